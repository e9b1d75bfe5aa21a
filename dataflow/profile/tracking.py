"""The trackers that an actor sets."""

from collections.abc import Iterator

from dataflow.answer import PurposeKnown
from dataflow.known import UNKNOWN, Cited, Known
from dataflow.parties import stop_of
from dataflow.speaking import Speaking, say
from registry.ends import ends_named
from registry.evidence import Status
from registry.record import Record
from registry.statements import Tracker
from registry.text import Text


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
    status: Status
    reason: Text | None = None
    citations: tuple[Cited, ...]
    note: Text | None = None


def trackers(actor: str, speaking: Speaking) -> Iterator[Set]:
    """The trackers of an actor on the day, in the order they are written."""
    for tracker in speaking.registry.trackers:
        if tracker.set_by == actor and tracker.holds_on(speaking.on):
            yield Set(
                pattern=tracker.pattern,
                category=speaking.words.tracker_categories[tracker.category].label,
                field=speaking.field(tracker.field),
                purposes=speaking.purposes(tracker.purposes, tracker, {}),
                lifetime=speaking.known(tracker.lifetime, tracker, speaking.duration),
                consent=speaking.known(tracker.consent, tracker, lambda words: words),
                asked=speaking.known(tracker.asked, tracker, lambda value: say(f"tracker-asked.{value}")),
                feeds=tuple(_feeds(tracker, speaking)),
                status=tracker.standing,
                reason=tracker.reason,
                citations=speaking.cited(tracker.cite),
                note=tracker.note,
            )


def _feeds(tracker: Tracker, speaking: Speaking) -> Iterator[Text]:
    own = speaking.registry.organisation.id
    if tracker.feeds:
        for end in ends_named(speaking.registry, set(), tracker.feeds, own):
            yield stop_of(end, speaking).label
