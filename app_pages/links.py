"""Links: from a page to the question or the page behind something it names."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from app_pages.address import changed, parameters
from app_pages.desk import Desk
from app_pages.markup import Content, Html, element, joined


def to_actor(here: Desk, actor: str, words: Content) -> Html:
    """The words, leading to the page of an actor."""
    return _link(f"actor?{urlencode(here.link(actor=actor))}", words)


def to_field(here: Desk, field: str, words: Content) -> Html:
    """The words, asking where a field goes."""
    return to_page(here, "ask", words, field=field)


def to_page(here: Desk, page: str, words: Content, at: str = "", **asked: Any) -> Html:
    """The words, leading to a page, by its path, with what is asked of it: words, several of them, or a day; `at`: to
    the part with that id."""
    return _link(address_of(here, page, at, **asked), words)


def address_of(here: Desk, page: str, at: str = "", **asked: Any) -> str:
    """The address of a page, by its path, with what is asked of it; `at`: the id of the part that is gone to."""
    return f"{page or './'}?{urlencode(here.link(**asked))}{f'#{at}' if at else ''}"


def to_same(
    here: Desk, page: str, words: Content, looks: Mapping[str, str] | None = None, **limits: Any
) -> Html:
    """The words, leading to the same page with other limits: those that are not named stay."""
    query = urlencode(parameters(changed(here.address, {"finding": (), "action": (), **limits})))
    return _link(f"{page or './'}?{query}", words, looks)


def linked(line: str, ways: Mapping[str, Html]) -> Html:
    """A line in words, with the way to each thing that it names, where it names it first. Of two names that begin at
    one letter the longer is meant, and a name within a word is none."""
    parts: list[Content] = []
    behind = at = 0
    left = sorted(ways, key=len, reverse=True)
    while at < len(line):
        within = at > 0 and line[at - 1].isalnum()
        name = None if within else next((each for each in left if _stands(each, line, at)), None)
        if name is None:
            at += 1
            continue
        parts += [line[behind:at], ways[name]]
        left.remove(name)
        behind = at = at + len(name)
    return joined([*parts, line[behind:]])


def _stands(name: str, line: str, at: int) -> bool:
    end = at + len(name)
    return bool(name) and line.startswith(name, at) and not line[end : end + 1].isalnum()


def _link(target: str, words: Content, looks: Mapping[str, str] | None = None) -> Html:
    return element("a", words, href=target, target="_self", **(looks or {}))
