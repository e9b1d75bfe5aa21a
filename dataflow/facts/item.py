"""The item: one value of a record in words: a thing of the registry, a term, a day, one of a few fixed words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel

from dataflow.facts.citations import cited
from dataflow.facts.facts import Facts
from dataflow.facts.sentences import WORDS
from registry.records.actor import Authorisation
from registry.records.data_set import PurposeUse
from registry.records.document import Document
from registry.records.duration import Duration
from registry.records.evidence import Citation
from registry.records.lifetime import Lifetime
from registry.records.prose import day_text
from registry.records.reference import Kind
from registry.records.statements import Formality
from registry.records.text import LANGS, Text, both, text

Key = tuple[type[BaseModel], str]
"""A key of a record, as the file has it."""

_TERMS: Mapping[Kind, str] = {
    "subject": "data_subjects", "purpose": "purposes", "role": "roles", "legal_basis": "legal_bases",
    "mechanism": "transfer_mechanisms", "certification": "certifications", "right": "rights",
    "tracker_category": "tracker_categories", "place_kind": "place_kinds", "flow_kind": "flow_kinds",
    "regime": "regimes", "field": "fields", "category": "categories", "measure_kind": "measures",
}  # fmt: skip
"""The kind of term in the vocabulary that a reference names."""
_CHOICES: Mapping[Key | str, str] = {
    "storage": "storage", "recipients": "listing", "applies": "applies", "asked": "tracker-asked",
    "scope_kind": "scope", "states": "notice", "provision": "provision", "transfers": "transfers", "state": "drift",
    "origin": "origin", "automated": "automated", "nature": "nature",
    "reuse": "reuse", "channel": "channel", (PurposeUse, "audience"): "audience",
    "renewal": "renewal", "term": "term", "describes": "describes",
    (Authorisation, "value"): "authorisation", (Formality, "kind"): "formality", (Document, "kind"): "document",
}  # fmt: skip
"""Where the words of a key stand that takes one of a few."""


class Item(NamedTuple):
    """One of the values under a key."""

    value: str
    """What is compared. A thing of the registry has its kind before its id: `data_set:account`."""
    told: Text


def item(value: Any, kind: Kind | None, key: Key, facts: Facts) -> Item:
    """A value in words; `kind`: what it names, `key`: where it stands."""
    if isinstance(value, Text):
        return Item("|".join(value.say(lang) for lang in LANGS), value)
    if isinstance(value, Citation):
        (read,) = facts.cited([value])
        return Item(value.model_dump_json(), both(lambda lang: cited(read, lang, "cell")))
    if kind in _OWN:
        return Item(f"{kind}:{value}", _OWN[kind](facts, value))
    if kind is not None:
        terms = getattr(facts.words, _TERMS[kind]) if kind in _TERMS else {}
        return Item(value, terms[value].label if value in terms else text(value, value))
    if isinstance(value, date):
        return Item(value.isoformat(), day_text(value))
    if isinstance(value, Duration):
        return Item(str(value), facts.duration(value))
    if isinstance(value, Lifetime):
        return Item(str(value), facts.lived(value))
    return Item(str(value), _choice(value, key, facts))


def _choice(value: Any, key: Key, facts: Facts) -> Text:
    """One of a few fixed words, a country, a yes; any other text or number as it is written."""
    name, words = key[1], facts.words
    if name in ("country", "countries"):
        return facts.country(value)
    if name == "outside":
        return facts.outside(value)
    terms: Mapping[str, Mapping[str, Any]] = {
        "status": words.statuses, "sensitivity": words.sensitivities, "states": words.rights,
    }  # fmt: skip
    if value in terms.get(name, {}):
        label: Text = terms[name][value].label
        return label
    group = _CHOICES.get(key) or _CHOICES.get(name)
    if group is not None:
        return WORDS.both(f"{group}.{value}")
    return WORDS.both("yes" if value else "no") if isinstance(value, bool) else text(str(value), str(value))


def _actor(facts: Facts, id_: str) -> Text:
    return facts.registry.actors[id_].name


def _data_set(facts: Facts, id_: str) -> Text:
    return facts.registry.data_sets[id_].label


def _system(facts: Facts, id_: str) -> Text:
    return facts.registry.systems[id_].label


def _controller(facts: Facts, id_: str) -> Text:
    """A third party, or one of the companies that the organisation is."""
    organisation = facts.registry.organisation
    if id_ in facts.registry.third_parties:
        return facts.registry.third_parties[id_].name
    return text(organisation.entities[id_].legal_name, organisation.entities[id_].legal_name)


def _document(facts: Facts, id_: str) -> Text:
    title = facts.registry.documents[id_].title
    return text(title, title)


def _carried(facts: Facts, name: str) -> Text:
    field, _, data_set = name.rpartition("@")
    held = _data_set(facts, data_set)
    return both(lambda lang: f"{facts.field(field).say(lang)} ({held.say(lang)})") if field else held


def _spot(facts: Facts, name: str) -> Text:
    """A place by the name the file gives it; people are named as in the vocabulary."""
    owner, dot, spot = name.rpartition(".")
    actor = facts.registry.actor(owner) if dot else facts.registry.organisation
    if actor is not None and spot in actor.places:
        return actor.places[spot].label
    people = facts.words.data_subjects.get(name)
    return people.label if people else text(name, name)


_OWN: Mapping[Kind | None, Callable[[Facts, str], Text]] = {
    "actor": _actor, "data_set": _data_set, "document": _document, "carried": _carried, "place": _spot, "end": _spot,
    "system": _system, "controller": _controller,
}  # fmt: skip
"""What the things of the registry itself are called."""
