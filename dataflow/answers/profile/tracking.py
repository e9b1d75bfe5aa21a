"""The trackers that an actor sets."""

from collections.abc import Iterator

from dataflow.facts.engaging import Engaging, Unengaged
from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Cited, Known, PurposeKnown
from dataflow.facts.parties import stop_of
from dataflow.facts.sentences import WORDS
from registry.records.ends import ends_named
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.statements import Tracker
from registry.records.text import Text


class Set(Record):
    """A cookie or the like that an actor sets."""

    pattern: str
    category: Text
    field: Text
    purposes: tuple[PurposeKnown, ...]
    lifetime: Known
    consent: Known
    asked: Known = UNKNOWN
    """How consent is asked for."""
    feeds: tuple[Text, ...] = ()
    """The place it sends data to."""
    unengaged: Unengaged | None = None
    """That nobody engages whom it leads to, where that is so."""
    status: Status
    reason: Text | None = None
    citations: tuple[Cited, ...]
    note: Text | None = None


def trackers(actor: str, facts: Facts) -> Iterator[Set]:
    """The trackers of an actor on the day, in the order they are written."""
    engaging = Engaging(facts.registry, facts.on)
    for tracker in facts.registry.trackers:
        if tracker.set_by == actor and tracker.holds_on(facts.on):
            yield Set(
                pattern=tracker.pattern,
                category=facts.words.tracker_categories[tracker.category].label,
                field=facts.field(tracker.field),
                purposes=facts.purposes(tracker.purposes, tracker, {}),
                lifetime=facts.lifetime(tracker),
                consent=facts.known(tracker.consent, tracker, lambda words: words),
                asked=facts.known(tracker.asked, tracker, lambda value: WORDS.both(f"tracker-asked.{value}")),
                feeds=tuple(_feeds(tracker, facts)),
                unengaged=engaging.unengaged(tracker),
                status=tracker.standing,
                reason=tracker.reason,
                citations=facts.cited(tracker.cite),
                note=tracker.note,
            )


def _feeds(tracker: Tracker, facts: Facts) -> Iterator[Text]:
    own = facts.registry.organisation.id
    if tracker.feeds:
        for end in ends_named(facts.registry, set(), tracker.feeds, own):
            yield stop_of(end, facts).label
