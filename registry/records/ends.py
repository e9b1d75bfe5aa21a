"""The ends of a flow: how the name of a place or of people is read."""

from typing import Literal, NamedTuple

from registry.records.registry import Registry


class End(NamedTuple):
    """One end of a flow: the people some data is about, a place of an actor, or nobody knows who."""

    kind: Literal["person", "place", "unknown"]
    """unknown: whoever an actor may pass data on to, nobody having said whom."""
    actor: str | None
    """The actor whose place it is, or whose recipients are unknown; None for people."""
    name: str
    """The place's id, or the data subject's."""

    @property
    def key(self) -> str:
        """The end's name in the graph: `cinetpay.payment`, `person:customer`, `unknown:cinetpay`."""
        return f"{self.actor}.{self.name}" if self.kind == "place" else f"{self.kind}:{self.name}"

    @property
    def holder(self) -> str | None:
        """The actor that holds data at this end; None for people and for recipients nobody has named."""
        return self.actor if self.kind == "place" else None


def place(actor: str, name: str) -> End:
    """The end that a place of an actor is."""
    return End("place", actor, name)


def person(subject: str) -> End:
    """The end that the people some data is about are."""
    return End("person", None, subject)


def unknown_recipients(actor: str) -> End:
    """The end that stands for whoever an actor may pass data on to, nobody having said whom."""
    return End("unknown", actor, actor)


def ends_named(registry: Registry, subjects: set[str], name: str, within: str) -> list[End]:
    """What a name in the entry of the actor `within` may mean; a good name means exactly one thing.

    `cinetpay.payment` is a place of CinetPay. A bare name is the nearest place of that id, that of the actor in whose
    entry it stands or else of the organisation, or people of the vocabulary (`customer`).
    """
    actor, dot, local = name.partition(".")
    if dot:
        known = registry.actor(actor)
        return [place(actor, local)] if known and local in known.places else []
    found = [place(owner, name) for owner in owners_of(registry, name, within)[:1]]
    return [*found, person(name)] if name in subjects else found


def owners_of(registry: Registry, name: str, within: str) -> list[str]:
    """Whose place a bare name may be in the entry of an actor, the nearest first."""
    owners = dict.fromkeys((within, registry.organisation.id))
    return [owner for owner in owners if (known := registry.actor(owner)) and name in known.places]
