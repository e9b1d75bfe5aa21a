"""The details: every key of every thing a registry declares, as entries to be laid side by side.

Each is compared unless its value stands in a table of its own (`ELSEWHERE`) or is not compared at all
(`LEFT`, with the reason): a key that the format gains is compared from the day it is there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from dataflow.changes.entry import Entry, Key, Row
from dataflow.changes.terms import denial_key, flow_key, right_key
from dataflow.facts.facts import Facts
from dataflow.facts.item import Item, item
from dataflow.facts.item import Key as RecordKey
from dataflow.facts.leaves import Leaf, Leaves
from dataflow.facts.lists import apart, beside
from dataflow.facts.sentences import WORDS as FACT_WORDS
from dataflow.graph.arc import Arc
from registry.records.actor import (
    Actor,
    Certification,
    Contact,
    Engagement,
    Organisation,
    Place,
    Regime,
)
from registry.records.contract import Contract
from registry.records.data_set import DataSet, PurposeUse, Retention
from registry.records.ends import End
from registry.records.evidence import Status
from registry.records.flow import Flow
from registry.records.own_term import OWN
from registry.records.registry import Registry
from registry.records.statements import Change, Denial, Formality, Right, Tracker
from registry.records.text import Text, both, text

ELSEWHERE: Final[Mapping[RecordKey, str]] = {
    **{
        (kind, key): table
        for kind in (Actor, Organisation)
        for key, table in (
            ("country", "seat"), ("legal_name", "legal_name"), ("contacts", "contact"),
        )
    },
    **{(Contact, key): "contact" for key in ("what", "email", "phone", "address", "url")},
    **{
        (Retention, key): "retention" for key in ("period", "criteria", "starts", "condition", "then", "fields")
    },
    (Place, "country"): "place_country",
    (Engagement, "role"): "role", (Engagement, "purposes"): "purposes", (Engagement, "breach_clock"): "breach_clock",
    (Contract, "date"): "contract",
    (PurposeUse, "basis"): "basis", (PurposeUse, "special"): "basis",
    (DataSet, "role"): "data_set_role", (DataSet, "fields"): "data_set", (DataSet, "retention"): "retention",
    (Flow, "from"): "flow", (Flow, "to"): "flow", (Flow, "kind"): "flow", (Flow, "carries"): "flow",
    (Flow, "status"): "flow", (Flow, "retention"): "flow_retention",
    (Certification, "standard"): "certificate", (Certification, "level"): "certificate",
    (Certification, "scope_kind"): "certificate", (Certification, "valid_to"): "certificate",
    (Tracker, "pattern"): "tracker", (Tracker, "set_by"): "tracker", (Tracker, "lifetime"): "tracker",
    (Denial, "who"): "denial", (Denial, "act"): "denial", (Denial, "fields"): "denial",
    (Denial, "data_sets"): "denial",
    (Right, "right"): "right", (Right, "data_sets"): "right", (Right, "how"): "right",
    (Right, "condition"): "right",
    (Regime, "applies"): "law",
    (Formality, "regime"): "formality", (Formality, "kind"): "formality",
    (Change, "actor"): "reported_change", (Change, "on"): "reported_change",
}  # fmt: skip
"""The keys whose values stand in a table of their own, which tells them in words of its own."""
THINGS: Final[frozenset[RecordKey]] = frozenset(
    {
        *((kind, key) for kind in (Actor, Organisation) for key in ("places", "engagements", "certifications")),
        *((Organisation, key) for key in ("collects", "regimes", "entities")),
        *((Engagement, key) for key in ("receives", "returns")),
        *((Registry, key) for key in (
            "documents", "organisation", *OWN, "data_sets", "third_parties", "flows", "trackers", "denials",
            "rights", "formalities", "changes", "accepted", "systems", "activities",
        )),
    }
)  # fmt: skip
"""The keys that hold things, each of which is compared by itself."""
_NEW: Final = frozenset(
    {
        "document",
        "own_field",
        "own_purpose",
        "own_people",
        "own_measure",
        "entity",
        "formality",
        "reported_change",
        "system",
        "activity",
    }
)
"""The tables of things that are told here alone."""
_OWN_TABLES: Final[Mapping[str, tuple[str, str]]] = {
    "fields": ("own_field", "field"), "purposes": ("own_purpose", "purpose"), "subjects": ("own_people", "people"),
    "measures": ("own_measure", "measure_kind"),
}  # fmt: skip
"""By the key under which words of the registry’s own stand: their table, and what they are."""
_NO_BASES: Final = frozenset({"engagement", "data_set"})
"""The tables of things whose legal bases stand in a table of their own."""
LEFT: Final[Mapping[RecordKey, str]] = {
    (Registry, "sillage"): "the version of the format: there is one",
    (Registry, "title"): "told in the headline, of both sides",
    (Registry, "version"): "told in the headline, of both sides",
    (Registry, "updated"): "the day the file was changed, not what it says",
    (Registry, "language"): "the language most texts are written in; each text is compared itself",
    (Organisation, "id"): "an id: what has another one is told as renamed",
}
"""The keys that are not compared, with the reason."""


class _Thing(NamedTuple):
    """Something a registry declares, as the tables of changes name it."""

    table: str
    key: Key
    label: Text
    record: BaseModel
    ends: tuple[str, ...] = ()
    carries: Item | None = None
    """For a flow: what tells it from others between the same ends."""


def details(facts: Facts, arcs: Iterable[tuple[Arc, Status]], labels: Mapping[End, Text]) -> Iterator[Row]:
    """What each key of each thing says, those things that have no other table too; `arcs`: with how each is known."""
    bases = {key for key in ELSEWHERE if key[0] is PurposeUse}
    with_bases = Leaves(facts, ELSEWHERE.keys() - bases, THINGS)
    without = Leaves(facts, ELSEWHERE.keys(), THINGS)
    found: dict[tuple[str, Key], list[tuple[Leaf, _Thing]]] = {}
    sharing: dict[Key, set[str | None]] = {}
    for thing in (*_things(facts), *_flows(facts, arcs, labels)):
        if thing.table in _NEW:
            yield thing.table, thing.key, Entry("", None, (thing.label,))
        sharing.setdefault(thing.key, set()).add(thing.carries.value if thing.carries else None)
        for leaf in (without if thing.table in _NO_BASES else with_bases).of(thing.record):
            at: Key = (*thing.key, ("key", ".".join(leaf.path)))
            found.setdefault((thing.table, at), []).append((leaf, thing))
    for (table, at), several in found.items():
        yield f"{table}:detail", at, _entry(several, len(sharing[several[0][1].key]) > 1)


def _entry(several: Sequence[tuple[Leaf, _Thing]], shared: bool) -> Entry:
    """What several of a name say under one key, each once: their order in the file means nothing.

    `shared`: there are several flows between those ends; each value is told with what its flow carries.
    """
    thing = several[0][1]
    items: dict[str, Item] = {}
    for leaf, of in several:
        for each in leaf.items:
            told = _carried(each, of.carries) if shared and of.carries else each
            items.setdefault(told.value, told)
    ordered: list[Item] = [items[value] for value in sorted(items)]
    return Entry(
        value="\n".join(each.value for each in ordered),
        told=ordered[0].told
        if len(ordered) == 1
        else both(lambda lang: apart((each.told.say(lang) for each in ordered), lang)),
        labels=(thing.label, _way(several[0][0].labels)),
        ends=thing.ends,
        items=tuple(ordered) if len(ordered) > 1 else (),
    )


def _way(labels: tuple[Text, ...]) -> Text:
    return labels[0] if len(labels) == 1 else both(lambda lang: " › ".join(each.say(lang) for each in labels))


def _carried(said: Item, carries: Item) -> Item:
    if not carries.value:
        return said
    told = both(lambda lang: f"{said.told.say(lang)} ({carries.told.say(lang)})")
    return Item(f"{said.value} <{carries.value}>", told)


def _things(facts: Facts) -> Iterator[_Thing]:
    registry, on = facts.registry, facts.on
    for id_, document in registry.documents.items():
        yield _Thing("document", (("document", id_),), text(document.title, document.title), document)
    for named, (table, kind) in _OWN_TABLES.items():
        for id_, own in getattr(registry, named).items():
            yield _Thing(table, ((kind, id_),), own.label, own)
    for id_, actor in registry.actors.items():
        if actor.holds_on(on):
            yield from _of_actor(id_, actor, facts)
    for law, regime in registry.organisation.regimes.items():
        yield _Thing("law", (("law", law),), facts.words.regimes[law].label, regime)
    for id_, entity in registry.organisation.entities.items():
        yield _Thing("entity", (("entity", id_),), text(entity.legal_name, entity.legal_name), entity)
    for name, held in registry.data_sets.items():
        if held.holds_on(on):
            yield _Thing("data_set", (("data_set", name),), held.label, held)
    for name, system in registry.systems.items():
        if system.holds_on(on):
            yield _Thing("system", (("system", name),), system.label, system)
    for name, activity in registry.activities.items():
        if activity.holds_on(on):
            yield _Thing("activity", (("activity", name),), activity.label, activity)
    yield from _statements(facts)


def _of_actor(id_: str, actor: Actor, facts: Facts) -> Iterator[_Thing]:
    key: Key = (("actor", id_),)
    yield _Thing("third_party", key, actor.name, actor)
    for name, spot in actor.places.items():
        if spot.holds_on(facts.on):
            yield _Thing("place", (*key, ("place", f"{id_}.{name}")), _within(actor.name, spot.label), spot)
    for name, engagement in actor.engagements.items():
        if engagement.holds_on(facts.on):
            label = _within(actor.name, engagement.label or text(name, name))
            yield _Thing("engagement", (*key, ("engagement", name)), label, engagement)
    for held in actor.certifications:
        label = _within(actor.name, facts.words.certifications[held.standard].label)
        yield _Thing("certificate", (*key, ("certificate", held.standard)), label, held)


def _statements(facts: Facts) -> Iterator[_Thing]:
    registry, words, on = facts.registry, facts.words, facts.on
    for tracker in registry.trackers:
        if tracker.holds_on(on):
            label = _within(registry.actors[tracker.set_by].name, text(tracker.pattern, tracker.pattern))
            yield _Thing("tracker", (("actor", tracker.set_by), ("tracker", tracker.pattern)), label, tracker)
    for denial in registry.denials:
        if denial.holds_on(on):
            label = _within(registry.actors[denial.who].name, words.denial_acts[denial.act].label)
            yield _Thing("denial", denial_key(denial), label, denial)
    for right in registry.rights:
        yield _Thing("right", right_key(right), words.rights[right.right].label, right)
    for formality in registry.formalities:
        if formality.holds_on(on):
            law, kind = words.regimes[formality.regime].label, FACT_WORDS.both(f"formality.{formality.kind}")
            key: Key = (("law", formality.regime), ("formality", formality.kind))
            yield _Thing("formality", key, _within(law, kind), formality)
    for change in registry.changes:
        if change.holds_on(on):
            key = (("actor", change.actor), ("day", change.on.isoformat()))
            yield _Thing("reported_change", key, registry.actors[change.actor].name, change)
    for accepted in registry.accepted:
        yield _Thing(
            "finding", (("finding", accepted.finding),), text(accepted.finding, accepted.finding), accepted
        )


def _flows(facts: Facts, arcs: Iterable[tuple[Arc, Status]], labels: Mapping[End, Text]) -> Iterator[_Thing]:
    """The flows of the day between each pair of ends they join, as the table of flows names them."""
    for arc, status in arcs:
        if arc.origin == "stated":
            flow: Flow = _entry_at(facts.registry, arc.path)
            ends = arc.source.key, arc.target.key
            label = _within(labels[arc.source], labels[arc.target], " → ")
            yield _Thing("flow", flow_key(arc, status), label, flow, ends, _what(flow, facts))


def _what(flow: Flow, facts: Facts) -> Item | None:
    """What a flow is said to carry; None: nobody has said."""
    names = sorted(flow.carries or ())
    said = [item(name, "carried", (Flow, "carries"), facts).told for name in names]
    return Item(",".join(names), both(lambda lang: beside(said, lang))) if said else None


def _entry_at(registry: Registry, path: Iterable[str | int]) -> Any:
    """The entry at a path of keys and places in lists."""
    at: Any = registry
    for step in path:
        at = getattr(at, str(step)) if isinstance(at, BaseModel) else at[step]
    return at


def _within(owner: Text, it: Text, mark: str = " › ") -> Text:
    return both(lambda lang: f"{owner.say(lang)}{mark}{it.say(lang)}")
