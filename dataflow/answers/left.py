"""Left: what a party that receives nothing more may still hold of what it was given."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from dataflow.facts.facts import Facts
from dataflow.facts.known import Cited, Known, Retained
from dataflow.facts.parties import Party, party_of
from dataflow.facts.sentences import WORDS
from dataflow.facts.spans import Span, spans
from dataflow.facts.together import agreeing
from dataflow.graph.certainty import Certainty, floors
from dataflow.graph.instance import Instance, carried_instances
from registry.records.data_set import Retention
from registry.records.duration import due
from registry.records.ends import place
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text


class Left(Record):
    """What a party was given until a day, and may still hold."""

    party: Party
    ended: datetime.date
    """The last day it received them."""
    fields: tuple[Text, ...]
    """What it received; empty: nobody has said what."""
    instances: tuple[str, ...]
    data_sets: tuple[Text, ...]
    holds: Literal["until", "unknown", "perhaps"]
    """until: kept for a period that has not run out; unknown: kept, and nothing says until when; perhaps:
    nobody says that it was kept at all."""
    to: datetime.date | None = None
    """The last day of the period, counted from the last day it received them."""
    storage: Known
    rules: tuple[Retained, ...] = ()
    engagement: str | None = None
    """The engagement that is over: `host/hosting`."""
    citations: tuple[Cited, ...] = ()


class Remainder(NamedTuple):
    """The same by ids, with the span it was given in."""

    span: Span
    instances: tuple[Instance, ...]
    """None of them: nobody has said what."""
    rules: tuple[Retention, ...]
    holds: Literal["until", "unknown", "perhaps"]
    to: datetime.date | None


def remainders(facts: Facts) -> Iterator[Remainder]:
    """What third parties may still hold of flows that are over, in the order of the file.

    A period that has run out leaves nothing. One that counts from an event of its own may end on any day, and so
    does one that nobody states: the end of a flow erases nothing (GDPR Art. 28(3)(g) asks that it be erased or
    returned). What a flow of the day still brings to the same party is told by that.
    """
    registry, on = facts.registry, facts.on
    others = [span for span in spans(registry, on) if span.holder != registry.organisation.id]
    over = [span for span in others if span.ended is not None]
    bringing: set[tuple[str, Instance]] = set()
    engaged: set[tuple[str, str]] = set()
    # Most registries have nothing that is over: what still goes on is then nobody's question.
    for span in others if over else ():
        if span.ended is not None:
            continue
        if span.flow and span.flow.carries is not None and span.flow.storage.value != "not_stored":
            bringing |= {(span.holder, each) for each in carried_instances(registry, span.flow.carries)}
        if span.engaged and span.name:
            engaged.add((span.engaged, span.name))
    certainty = Certainty(floors(registry))
    seen: set[tuple[object, ...]] = set()
    for span in over:
        # Several places of one party are one party that holds it.
        if (once := (span.holder, span.path)) in seen:
            continue
        seen.add(once)
        if span.flow is None or span.flow.carries is None:
            if span.engaged is None or (span.engaged, span.name) not in engaged:
                yield Remainder(span, (), (), "perhaps", None)
        elif span.flow.storage.value != "not_stored":
            carried = carried_instances(registry, span.flow.carries)
            mine = [each for each in carried if (span.holder, each) not in bringing]
            yield from _of(span, mine, on, certainty)


def _of(
    span: Span, carried: Iterable[Instance], on: datetime.date, certainty: Certainty
) -> Iterator[Remainder]:
    flow, ended = span.flow, span.ended
    if flow is None or ended is None:
        return
    rules = [rule for rule in flow.retention if rule.holds_on(ended) and (rule.period or rule.criteria)]
    told: dict[tuple[bool, tuple[int, ...]], list[Instance]] = defaultdict(list)
    stored = flow.storage.value is not None and span.evidence.standing is not Status.UNKNOWN
    for instance in carried:
        mine_of = tuple(n for n, rule in enumerate(rules) if not rule.fields or instance.field in rule.fields)
        told[stored and certainty.floor(instance) is not Status.UNKNOWN, mine_of].append(instance)
    for (kept, numbers), instances in told.items():
        mine = tuple(rules[number] for number in numbers)
        to = _last_day(mine, ended)
        if to is None or to >= on:
            holds: Literal["until", "unknown", "perhaps"] = (
                "perhaps" if not kept else "unknown" if to is None else "until"
            )
            yield Remainder(span, tuple(instances), mine, holds, to)


def _last_day(rules: Collection[Retention], ended: datetime.date) -> datetime.date | None:
    """The last day that some rules allow, counted from the end; None: no rule tells."""
    days = [due(ended, rule.period) if rule.period and not rule.starts else None for rule in rules]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def left(
    facts: Facts, actor: str | None = None, instances: Collection[str] | None = None
) -> tuple[Left, ...]:
    """What may still be held: by one party, or by all, of some instances (`field@data_set`), or of all."""
    found: dict[Left, list[Left]] = defaultdict(list)
    for each in remainders(facts):
        if actor is not None and each.span.holder != actor:
            continue
        held = [one for one in each.instances if instances is None or str(one) in instances]
        if not held and (each.instances or instances is not None):
            continue
        told = _told(each, held, facts)
        found[_alike(told)].append(told)
    return tuple(map(_once, found.values()))


def _alike(told: Left) -> Left:
    """What is the same of two flows that ended and leave the same, in whatever order and wherever they name it."""
    return told.model_copy(
        update={
            "citations": (),
            "fields": (),
            "data_sets": (),
            "instances": tuple(sorted(told.instances)),
            "storage": told.storage.model_copy(update={"citations": ()}),
        }
    )


def _once(several: Sequence[Left]) -> Left:
    """What several flows leave alike, read wherever one of them can be."""
    cited = dict.fromkeys(citation for each in several for citation in each.citations)
    stored = agreeing([each.storage for each in several])
    return several[0].model_copy(update={"citations": tuple(cited), "storage": stored})


def _told(found: Remainder, instances: Collection[Instance], facts: Facts) -> Left:
    span = found.span
    sets = facts.registry.data_sets
    storage = span.flow.storage if span.flow else None
    return Left(
        party=party_of(place(span.holder, ""), facts),
        ended=span.ended or facts.on,
        fields=tuple(map(facts.field, dict.fromkeys(each.field for each in instances))),
        instances=tuple(map(str, instances)),
        data_sets=tuple(sets[name].label for name in dict.fromkeys(each.data_set for each in instances)),
        holds=found.holds,
        to=found.to,
        storage=facts.known(storage, span.evidence, lambda value: WORDS.both(f"storage.{value}")),
        rules=tuple(_rules(found, facts)),
        engagement=f"{span.engaged}/{span.name}" if span.engaged == span.holder else None,
        citations=facts.cited(span.evidence.cite),
    )


def _rules(found: Remainder, facts: Facts) -> Iterator[Retained]:
    """The rules as they held on the last day."""
    yield from Facts(facts.registry, found.span.ended or facts.on).retention(found.rules, found.span.evidence)
