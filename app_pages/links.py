"""Links: from a page to the question or the page behind something it names."""

from typing import Any
from urllib.parse import urlencode

from app_pages.desk import Desk
from app_pages.markup import Content, Html, element


def to_actor(here: Desk, actor: str, words: Content) -> Html:
    """The words, leading to the page of an actor."""
    return _link(f"actor?{urlencode(here.link(actor=actor))}", words)


def to_field(here: Desk, field: str, words: Content) -> Html:
    """The words, asking where a field goes."""
    return to_page(here, "ask", words, field=field)


def to_page(here: Desk, page: str, words: Content, **asked: Any) -> Html:
    """The words, leading to a page, by its path, with what is asked of it: words, several of them, or a day."""
    return _link(address_of(here, page, **asked), words)


def address_of(here: Desk, page: str, at: str = "", **asked: Any) -> str:
    """The address of a page, by its path, with what is asked of it; `at`: the id of the part that is gone to."""
    return f"{page or './'}?{urlencode(here.link(**asked))}{f'#{at}' if at else ''}"


def _link(target: str, words: Content) -> Html:
    return element("a", words, href=target, target="_self")
