"""Cycles: everything a person keeps current, on a day, with when it is to be gone through again."""

import datetime
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from dataflow.facts.facts import Facts
from dataflow.facts.measures import measures_of, title_of
from dataflow.facts.sentences import WORDS
from registry.records.activity import Activity
from registry.records.actor import Actor
from registry.records.contract import Contract
from registry.records.evidence import Evidence, evidence_of
from registry.records.kept import Kept, Reviewed
from registry.records.text import Text, text

Kind = Literal[
    "organisation",
    "actor",
    "activity",
    "data_set",
    "document",
    "engagement",
    "contract",
    "certificate",
    "measure",
]
ASKED: Final[frozenset[Kind]] = frozenset({"actor", "activity", "data_set", "document"})
"""What is expected to have a cycle: that nobody stated one is told, and never taken for nothing to do."""


class Cycle(NamedTuple):
    """One thing that is kept current."""

    kind: Kind
    id: str
    """`brevo`, `data_set:account`, `brevo/mailing`, `brevo/mailing:contract`, `brevo:iso27001.0`."""
    label: Text
    path: tuple[str | int, ...]
    """Its entry in the registry."""
    kept: Reviewed
    evidence: Evidence = Evidence()
    """How what is said of it is known."""
    actor: str | None = None
    """Whose it is."""

    @property
    def name(self) -> str:
        """Its id among things of its kind: `account`."""
        return self.id.partition(":")[2] if self.kind in ("activity", "data_set", "document") else self.id

    @property
    def stated(self) -> bool:
        """Whether anything is said of who keeps it, when it was gone through, or how often that is done."""
        return bool(self.owner or self.kept.reviewed or self.kept.review_every)

    @property
    def owner(self) -> Text | None:
        """Who keeps it current; None: unknown."""
        match self.kept:
            case Kept(owner=str() as owner) if owner:
                return text(owner, owner)
            case Activity():
                return self.kept.owner.value
        return None

    def is_due(self, on: datetime.date) -> bool:
        """Whether it is to be gone through by that day."""
        return self.kept.review_due is not None and self.kept.review_due <= on


def cycles(facts: Facts) -> Iterator[Cycle]:
    """Everything that is there on the day: actors with what stands in their entries, data sets, documents."""
    registry, on = facts.registry, facts.on
    for id_, actor in registry.actors.items():
        if actor.holds_on(on):
            own = id_ == registry.organisation.id
            root = ("organisation",) if own else ("third_parties", id_)
            yield Cycle("organisation" if own else "actor", id_, actor.name, root, actor, actor, id_)
            yield from _of_entry(id_, actor, root, facts)
    for name, held in registry.data_sets.items():
        if held.holds_on(on):
            yield Cycle("data_set", f"data_set:{name}", held.label, ("data_sets", name), held, held)
    for name, activity in registry.activities.items():
        if activity.holds_on(on):
            id_ = f"activity:{name}"
            yield Cycle("activity", id_, activity.label, ("activities", name), activity, activity)
    for name, document in sorted(registry.documents.items()):
        title = text(document.title, document.title)
        yield Cycle("document", f"document:{name}", title, ("documents", name), document)


def _of_entry(id_: str, actor: Actor, root: tuple[str | int, ...], facts: Facts) -> Iterator[Cycle]:
    for name, engagement in actor.engagements.items():
        if not engagement.holds_on(facts.on):
            continue
        entry = evidence_of(engagement, actor)
        label, path = engagement.label or text(name, name), (*root, "engagements", name)
        yield Cycle("engagement", f"{id_}/{name}", _of(actor, label), path, engagement, entry, id_)
        contract = engagement.contract
        if contract is not None:
            at = (*path, "contract")
            yield Cycle(
                "contract",
                f"{id_}/{name}:contract",
                _of(actor, _title(contract)),
                at,
                contract,
                contract,
                id_,
            )
    for index, held in enumerate(actor.certifications):
        label = facts.words.certifications[held.standard].label
        path = (*root, "certifications", index)
        of = evidence_of(held, actor)
        yield Cycle("certificate", f"{id_}:{held.standard}.{index}", _of(actor, label), path, held, of, id_)
    for taken in measures_of(id_, facts):
        label, name = _of(actor, title_of(taken.measure, facts.words)), f"{taken.id}:measure.{taken.path[-1]}"
        yield Cycle("measure", name, label, taken.path, taken.measure, taken.entry, id_)


def _title(contract: Contract) -> Text:
    return contract.title or WORDS.both("contract.untitled")


def _of(actor: Actor, label: Text) -> Text:
    """What it is called, with whose it is: « OVH (ISO 27001) »."""
    return WORDS.both("engaged_as", party=actor.name, engagement=label)
