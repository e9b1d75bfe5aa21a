"""Changes: what became different at third parties, by day, and when a notice is due to be looked at again."""

import datetime
from collections.abc import Callable, Iterator
from typing import NamedTuple

from dataflow.checks import phrases
from dataflow.checks.case import Case, Engaged
from dataflow.checks.sentences import WORDS
from registry.records.stated import Stated, turns
from registry.records.text import Text


class Happened(NamedTuple):
    """Something that became different on a day."""

    on: datetime.date
    actor: str
    what: Text
    entry: tuple[str | int, ...]


def happened(case: Case) -> list[Happened]:
    """What changed up to the day: engagements begun, roles, countries, and changes written down. In order.

    Of third parties that are there on the day; one whose engagements are all over is R03's to tell of.
    """
    found = [
        Happened(change.on, change.actor, change.what, ("changes", index))
        for index, change in enumerate(case.registry.changes)
        if _there(case, change.actor)
    ]
    for engaged in case.engagements():
        found += _of_engagement(case, engaged)
    for id_, actor in case.registry.actors.items():
        root = ("organisation",) if id_ == case.registry.organisation.id else ("third_parties", id_)
        for name, place in actor.places.items() if _there(case, id_) else ():
            said = phrases.in_quotes(place.label)
            for on, before, after in _turns(place.country, case.facts.country):
                what = WORDS.both("change.country", place=said, before=before, after=after)
                found.append(Happened(on, id_, what, (*root, "places", name)))
    return sorted((each for each in found if each.on <= case.on), key=lambda each: (each.on, each.entry))


def _there(case: Case, actor: str) -> bool:
    """Whether an actor is still there on the day: what became of one that is gone makes no notice stale."""
    known = case.actor(actor)
    engaged = list(known.engagements.values())
    return known.holds_on(case.on) and (not engaged or any(each.holds_on(case.on) for each in engaged))


def _of_engagement(case: Case, engaged: Engaged) -> Iterator[Happened]:
    engagement = engaged.engagement
    said = phrases.in_quotes(engaged.label)
    if engagement.valid_from is not None:
        what = WORDS.both("change.began", engagement=said)
        yield Happened(engagement.valid_from, engaged.actor, what, engaged.path)
    roles = case.facts.words.roles
    for on, before, after in _turns(engagement.role, lambda id_: phrases.in_quotes(roles[id_].label)):
        what = WORDS.both("change.role", before=before, after=after, engagement=said)
        yield Happened(on, engaged.actor, what, engaged.path)


def _turns(
    series: tuple[Stated[str], ...], label: Callable[[str], Text]
) -> Iterator[tuple[datetime.date, Text, Text]]:
    """The days on which values gave way to other ones, with both in words."""
    for began, before, after in turns(series):
        yield began, phrases.listed(map(label, before)), phrases.listed(map(label, after))
