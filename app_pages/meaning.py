"""Meanings: what a role, a status or a verdict means, at hand where it stands: as its title, and at the foot of a page.

A title is seen by whoever has a mouse. For keyboard, touch and screen readers the same words stand at the foot of every
page behind one click, each leading to its entry: a chip that were a link of its own would be one more stop of the
keyboard in every row.
"""

from functools import cache
from typing import Final

from app_pages.desk import Desk
from app_pages.links import to_page
from app_pages.markup import Html, element
from dataflow.glossary import Entry, glossary
from registry.records.text import Lang

AT_HAND: Final = ("roles", "statuses", "verdicts")
"""The groups whose words stand on chips."""


@cache
def meaning(group: str, id_: str, lang: Lang) -> str | None:
    """What a word means, in a sentence; None where the glossary has no such word."""
    return next(
        (each.term.means.say(lang) for each in _entries() if each[0] == group and each.term.id == id_), None
    )


def at_hand(here: Desk) -> Html:
    """What roles, statuses and verdicts mean, each leading to its entry: closed until it is asked for."""
    told = [
        element(
            "div",
            element("dt", to_page(here, "glossary", here.tell(each.term.name), at=each.anchor)),
            element("dd", here.tell(each.term.means)),
        )
        for each in _entries()
    ]
    return element(
        "details",
        element("summary", here.say("glossary.here")),
        element("dl", told, class_="words-near"),
        class_="at-hand",
    )


@cache
def _entries() -> tuple[Entry, ...]:
    return tuple(Entry(group.id, term) for group in glossary() if group.id in AT_HAND for term in group.terms)
