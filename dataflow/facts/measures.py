"""Measures: the security measures that are said to be taken on a day, and what each of them stands on."""

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dataflow.facts.facts import Facts
from dataflow.facts.known import Cited
from dataflow.facts.lists import apart
from dataflow.facts.sentences import WORDS
from registry.records.evidence import Evidence, Status, evidence_of
from registry.records.measure import Measure
from registry.records.record import Record
from registry.records.text import Lang, Text, text
from registry.vocabulary import Vocabulary


class Taken(NamedTuple):
    """A measure that holds on the day."""

    measure: Measure
    entry: Evidence
    """How it is known: by itself, else by what it stands on."""
    actor: str
    """Who is said to take it."""
    path: tuple[str | int, ...]
    """Where it stands in the registry."""
    place: str = ""
    """The place of the actor that it stands on."""
    engagement: str = ""
    """The engagement of the actor that it stands on."""
    activity: str = ""
    """The activity of the organisation that it stands on."""
    stands_on: Text | None = None
    """What that is called; None: it is said of the actor as a whole."""

    @property
    def id(self) -> str:
        """The id of what it stands on."""
        part = self.place or self.engagement
        return f"{self.actor}.{part}" if part else self.activity or self.actor


_NONE = Measure(kind="other")
"""Stands where the measure comes."""


class MeasureKnown(Record):
    """A security measure that is said to be taken."""

    measure: Text
    """What is done; its kind, where nobody has said more."""
    kind: str | None = None
    """Its kind; None: unknown."""
    kind_label: Text | None = None
    cnil: str | None = None
    """The kind it is in the list of the CNIL’s register template."""
    scope: Text | None = None
    """What it covers."""
    evidence: str | None = None
    """Where it can be seen to be taken."""
    document: Text | None = None
    """The document that shows it."""
    place: Text | None = None
    """The place it stands on."""
    engagement: Text | None = None
    activity: Text | None = None
    note: Text | None = None
    status: Status
    reason: Text | None = None
    citations: tuple[Cited, ...]


def title_of(measure: Measure, words: Vocabulary) -> Text:
    """What a measure is called: its own words, else its kind."""
    return measure.measure or words.measures[measure.kind or ""].label


def measures_of(actor: str, facts: Facts) -> Iterator[Taken]:
    """Those of an actor as a whole, then of its places and its engagements, in the order they are written; of the
    organisation those of its activities too."""
    registry, on = facts.registry, facts.on
    known = registry.actors[actor]
    own = actor == registry.organisation.id
    root: tuple[str, ...] = ("organisation",) if own else ("third_parties", actor)
    yield from _held(known.measures, Taken(_NONE, known, actor, root), on)
    for name, spot in known.places.items():
        if spot.holds_on(on):
            entry, path = evidence_of(spot, known), (*root, "places", name)
            yield from _held(
                spot.measures, Taken(_NONE, entry, actor, path, place=name, stands_on=spot.label), on
            )
    for name, engaged in known.engagements.items():
        if engaged.holds_on(on):
            entry, path = evidence_of(engaged, known), (*root, "engagements", name)
            label = engaged.label or text(name, name)
            yield from _held(
                engaged.measures, Taken(_NONE, entry, actor, path, engagement=name, stands_on=label), on
            )
    if own:
        for name in registry.activities:
            yield from measures_for(name, facts)


def measures_for(activity: str, facts: Facts) -> Iterator[Taken]:
    """Those that the organisation takes for one of its declared activities."""
    known, own = facts.registry.activities[activity], facts.registry.organisation.id
    if known.holds_on(facts.on):
        on = Taken(_NONE, known, own, ("activities", activity), activity=activity, stands_on=known.label)
        yield from _held(known.measures, on, facts.on)


def _held(measures: Iterable[Measure], on: Taken, day: datetime.date) -> Iterator[Taken]:
    """Those of a list that hold on the day; `on`: what they stand on, with its evidence and its path."""
    for index, each in enumerate(measures):
        if each.holds_on(day):
            entry = evidence_of(each, on.entry)
            yield on._replace(measure=each, entry=entry, path=(*on.path, "measures", index))


def known_of(taken: Taken, facts: Facts) -> MeasureKnown:
    """A measure with everything the registry has on it."""
    measure = taken.measure
    term = facts.words.measures[measure.kind] if measure.kind else None
    document = facts.registry.documents[measure.document] if measure.document else None
    return MeasureKnown(
        measure=title_of(measure, facts.words),
        kind=measure.kind,
        kind_label=term.label if term else None,
        cnil=_cnil(measure.kind, facts.words) if measure.kind else None,
        scope=measure.scope,
        evidence=measure.evidence,
        document=text(document.title, document.title) if document else None,
        place=taken.stands_on if taken.place else None,
        engagement=taken.stands_on if taken.engagement else None,
        activity=taken.stands_on if taken.activity else None,
        note=measure.note,
        status=taken.entry.standing,
        reason=taken.entry.reason,
        citations=facts.cited(taken.entry.cite),
    )


def _cnil(kind: str, words: Vocabulary) -> str | None:
    """That of the kind, or of what it is a kind of."""
    return next(
        (found for each in words.lineage("measures", kind) if (found := words.measures[each].cnil)), None
    )


def measure_told(known: MeasureKnown, lang: Lang) -> str:
    """A measure with all that limits and shows it, without its status: « Sauvegarde (lieu : Hébergement) »."""
    said = {
        "kind": known.kind_label if known.kind_label != known.measure else None,
        "scope": known.scope,
        "place": known.place,
        "engagement": known.engagement,
        "activity": known.activity,
        "document": known.document,
    }
    beside = [
        WORDS.say(lang, f"measure-said.{name}", value=value.say(lang).rstrip("."))
        for name, value in said.items()
        if value is not None
    ]
    if known.evidence:
        beside.append(WORDS.say(lang, "measure-said.evidence", value=known.evidence))
    it = known.measure.say(lang).rstrip(".")
    return WORDS.say(lang, "measure-said.limited", it=it, beside=apart(beside, lang)) if beside else it
