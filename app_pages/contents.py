"""The contents of a long page: ways down to its parts."""

from collections.abc import Sequence
from typing import NamedTuple

from app_pages.desk import Desk
from app_pages.markup import NOTHING, Html, element


class Part(NamedTuple):
    """A part of a page."""

    id: str | None
    """Its id in the page; None: it leads nowhere, and is only told."""
    words: str
    mark: str | None = None
    """`alarm` or `doubt`, for what must not be overlooked."""


def contents(parts: Sequence[Part], here: Desk) -> Html:
    """The parts as links to them; nothing for a page of one part."""
    if len(parts) < 2:
        return NOTHING
    links = [
        element("a", part.words, href=f"#{part.id}", target="_self", class_=part.mark)
        if part.id
        else element("span", part.words, class_=part.mark)
        for part in parts
    ]
    return element("nav", links, class_="down", aria_label=here.say("contents.label"))
