"""Upkeep: who keeps an actor's entry current, and what stands in it, and when each is to be gone through again."""

import datetime
from collections.abc import Iterator

from dataflow.facts.cycles import Cycle, cycles
from dataflow.facts.facts import Facts
from dataflow.facts.known import Cited
from registry.records.record import Record
from registry.records.text import Text


class UpkeepKnown(Record):
    """What is said of how one thing is kept current. What is left out is unknown."""

    id: str
    label: Text
    owner: Text | None = None
    reviewed: datetime.date | None = None
    every: Text | None = None
    """How often it is meant to be reviewed."""
    due: datetime.date | None = None
    """By when it is to be reviewed again."""
    is_due: bool = False
    """Whether that day has come."""
    citations: tuple[Cited, ...] = ()


def upkeep(actor: str, facts: Facts) -> Iterator[UpkeepKnown]:
    """Everything of an actor that somebody is said to keep current; of the organisation its data sets and documents
    as well."""
    own = facts.registry.organisation.id
    for each in cycles(facts):
        if each.stated and (each.actor or own) == actor:
            yield _known(each, facts)


def _known(each: Cycle, facts: Facts) -> UpkeepKnown:
    kept = each.kept
    return UpkeepKnown(
        id=each.id,
        label=each.label,
        owner=each.owner,
        reviewed=kept.gone_through,
        every=facts.duration(kept.review_every) if kept.review_every else None,
        due=kept.review_due,
        is_due=each.is_due(facts.on),
        citations=facts.cited(each.evidence.cite),
    )
