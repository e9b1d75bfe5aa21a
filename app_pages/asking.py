"""Asking: from an address to the answer it asks for, and from a question in words to an address."""

from typing import Any, Literal

from app_pages.address import Address
from dataflow.answer import Answer
from dataflow.keeping import Keeping, keeping_of_data_set, keeping_of_field
from dataflow.profile import Profile, profile
from dataflow.question import Intent, Lexicon, Reading
from dataflow.trace import received_by, trace
from registry.model import Registry
from registry.record import Record
from registry.resolve import vocabulary_of
from registry.text import Text


class Unknown(Record):
    """Something an address names that the registry does not have."""

    kind: Literal["field", "data_set", "actor", "about"]
    name: str


def changes_of(reading: Reading) -> dict[str, Any]:
    """What a reading changes of the address."""
    changes: dict[str, Any] = {reading.subject_kind: reading.subject, "about": str(reading.intent)}
    if reading.about_actor:
        changes["actor"] = reading.about_actor
    if reading.data_set:
        changes["data_set"] = reading.data_set
    if reading.on:
        changes["on"] = reading.on
    return changes


def reading_of(address: Address, registry: Registry) -> Reading | Unknown | None:
    """The question an address asks; what it names and the registry lacks; None when it asks nothing."""
    fields = vocabulary_of(registry).fields
    names: dict[str, Text] = {}
    for kind, id_, label in (
        ("field", address.field, lambda id_: fields[id_].label if id_ in fields else None),
        ("data_set", address.data_set, lambda id_: registry.data_sets[id_].label if id_ in registry.data_sets else None),
        ("actor", address.actor, lambda id_: known.name if (known := registry.actor(id_)) else None),
    ):
        if id_:
            found = label(id_)
            if found is None:
                return Unknown(kind=kind, name=id_)  # type: ignore[arg-type]  # one of the three above
            names[kind] = found
    if not names:
        return None
    subject: Literal["field", "data_set", "actor"] = next(
        kind for kind in ("field", "data_set", "actor") if kind in names  # type: ignore[misc]  # literals
    )
    usual = Intent.RECEIVES if subject == "actor" else Intent.GOES
    if address.about and address.about not in [str(intent) for intent in Intent]:
        return Unknown(kind="about", name=address.about)
    return Reading(
        intent=Intent(address.about) if address.about else usual,
        subject_kind=subject,
        subject=getattr(address, subject),
        label=names[subject],
        about_actor=address.actor if subject != "actor" else None,
        about_label=names.get("actor") if subject != "actor" else None,
        data_set=address.data_set if subject == "field" else None,
        data_set_label=names.get("data_set") if subject == "field" else None,
        matched="",
        score=1.0,
    )


def answer(reading: Reading, graph: Any) -> Answer | Keeping | Profile | None:
    """What the registry says to a question. None: a data set as a whole is asked by its fields."""
    if reading.subject_kind == "actor":
        if reading.intent in (Intent.CERTIFICATIONS, Intent.SHOW):
            return profile(graph, reading.subject)
        return received_by(graph, reading.subject)
    if reading.intent is Intent.RETENTION:
        asked = keeping_of_field if reading.subject_kind == "field" else keeping_of_data_set
        return asked(graph, reading.subject)
    return trace(graph, reading.subject) if reading.subject_kind == "field" else None


def lexicon(registry: Registry) -> Lexicon:
    """The names a question may use for what is in a registry."""
    present = {use.field for held in registry.data_sets.values() for use in held.fields}
    return Lexicon.of(
        vocabulary_of(registry).fields,
        {id_: (actor.name.say("fr"), actor.name.say("en"), *actor.also_called) for id_, actor in registry.actors.items()},
        {id_: (held.label, *held.also_called) for id_, held in registry.data_sets.items()},
        present,
    )


def fields_by_category(registry: Registry) -> dict[str, tuple[str, ...]]:
    """The fields a registry holds, by category, both in the order of the vocabulary."""
    words = vocabulary_of(registry)
    present = {use.field for held in registry.data_sets.values() for use in held.fields}
    return {
        category: fields
        for category in words.categories
        if (fields := tuple(id_ for id_, term in words.fields.items() if id_ in present and term.category == category))
    }
