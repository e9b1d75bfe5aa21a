"""Parties and stops: who and what an answer names."""

from dataflow.answer import Certificate, Party, Source, Stop
from dataflow.arc import UNSTATED
from dataflow.speaking import Speaking, both, say
from registry.actor import Certification
from registry.ends import End, ends_named
from registry.evidence import evidence_of


def source_of(speaking: Speaking) -> Source:
    """The registry an answer comes from."""
    registry = speaking.registry
    return Source(
        title=registry.title,
        version=registry.version,
        updated=registry.updated,
        organisation=registry.organisation.name,
        organisation_id=registry.organisation.id,
        incomplete=tuple(
            document.incomplete for document in registry.documents.values() if document.incomplete
        ),
    )


def party_of(end: End, speaking: Speaking) -> Party:
    """The party that an end belongs to."""
    registry = speaking.registry
    if end.kind == "person":
        return Party(id=end.key, kind="person", label=speaking.words.data_subjects[end.name].label)
    actor = registry.actors[str(end.actor)]
    name = actor.name
    if end.kind == "unknown":
        return Party(id=end.key, kind="unknown", label=say("recipients.unknown", actor=name))
    return Party(
        id=str(end.actor),
        kind="organisation" if end.actor == registry.organisation.id else "third_party",
        label=name,
        country=speaking.known(actor.country, actor, speaking.country),
        collective=actor.collective,
    )


def stop_of(end: End, speaking: Speaking) -> Stop:
    """The stop that an end is."""
    party = party_of(end, speaking)
    if end.kind != "place":
        return Stop(key=end.key, party=party.id, label=party.label)
    if end.name == UNSTATED:
        return Stop(key=end.key, party=party.id, label=say("place.unstated"))
    place = speaking.registry.actors[str(end.actor)].places[end.name]
    entry = evidence_of(place, speaking.registry.actors[str(end.actor)])
    country = speaking.series(place.country, entry, speaking.country)
    return Stop(key=end.key, party=party.id, label=place.label, place_kind=place.kind, country=country)


def certificates_at(end: End, speaking: Speaking) -> tuple[Certificate, ...]:
    """The certificates of the actor at an end, and what each is worth there on the day."""
    if end.holder is None:
        return ()
    actor = speaking.registry.actors[end.holder]
    return tuple(certificate(held, end.holder, end, speaking) for held in actor.certifications)


def certificate(held: Certification, holder: str, at: End | None, speaking: Speaking) -> Certificate:
    """A certificate of an actor on the day, and whether it is shown to cover the place at that end."""
    entry = evidence_of(held, speaking.registry.actors[holder])
    term = speaking.words.certifications[held.standard]
    named = {
        found.key for name in held.places for found in ends_named(speaking.registry, set(), name, holder)
    }
    scope = held.scope.value
    return Certificate(
        standard=held.standard,
        name=both(lambda lang: _leveled(term.label.say(lang), held.level)),
        kind=speaking.words.certification_kinds[term.kind].label,
        state=_state(held, speaking),
        scope=scope,
        scope_kind=held.scope_kind,
        covers="shown" if at is not None and at.key in named else "not_shown",
        evidence=held.evidence,
        status=entry.standing,
        citations=speaking.cited(entry.cite),
    )


def _leveled(name: str, level: str | None) -> str:
    return f"{name} ({level})" if level else name


def _state(held: Certification, speaking: Speaking) -> str:
    if held.valid_to is not None and held.valid_to < speaking.on:
        return "expired"
    if held.valid_from is not None and held.valid_from > speaking.on:
        return "not_yet"
    return "valid" if held.valid_to is not None else "undated"
