"""The holding: which places are shown to receive some data, in what files say and nobody has read yet."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any


class Holding:
    """What each place receives, in the data of a registry. What is not of the shape it should be holds nothing."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._held: dict[tuple[str, ...], Sequence[str]] = {}

    @cached_property
    def own(self) -> str:
        """The id of the organisation."""
        return str(_block(self._data.get("organisation")).get("id", ""))

    def places_of(self, actor: str) -> Sequence[str]:
        """The ids of the places of the organisation or of a third party, in the order they are written in."""
        return tuple(self._places.get(actor, ()))

    def is_defined(self, carried: str) -> bool:
        """Whether what is carried is a data set, or a field that one holds."""
        field, at, data_set = carried.rpartition("@")
        return data_set in self._fields and (not at or field in self._fields[data_set])

    def places_with(self, actor: str, carried: Sequence[str]) -> Sequence[str]:
        """The places of an actor that are shown to receive all of that. A part of a data set is in a place that the
        whole one goes to; the whole one is where its parts go, where nothing says that it goes anywhere whole."""
        asked = (actor, *carried)
        if asked not in self._held:
            found = [self._with(actor, each) for each in carried]
            common = set[str]().union(*found[:1]).intersection(*found)
            self._held[asked] = tuple(name for name in self._places.get(actor, ()) if name in common)
        return self._held[asked]

    def _with(self, actor: str, carried: str) -> set[str]:
        of_actor = self._received.get(actor, {})
        _, at, data_set = carried.rpartition("@")
        whole, parts = of_actor.get(data_set, set()), of_actor.get(f"@{data_set}", set())
        return whole | of_actor.get(carried, set()) if at else whole or parts

    @cached_property
    def _fields(self) -> dict[str, set[str]]:
        """The fields of each data set."""
        return {
            id_: {
                str(each.get("field") if isinstance(each, dict) else each)
                for each in listed(_block(held).get("fields"))
            }
            for id_, held in _block(self._data.get("data_sets")).items()
        }

    @cached_property
    def _received(self) -> dict[str, dict[str, set[str]]]:
        """By actor and by what is carried, the places it goes to; the parts of a data set also by `@` and that set."""
        found: dict[str, dict[str, set[str]]] = {}
        for actor, place, carried in self._arrivals():
            of_actor = found.setdefault(actor, {})
            of_actor.setdefault(carried, set()).add(place)
            _, at, data_set = carried.rpartition("@")
            if at:
                of_actor.setdefault(f"@{data_set}", set()).add(place)
        return found

    def _arrivals(self) -> Iterator[tuple[str, str, str]]:
        """For each flow and each thing it carries: the actor and place where it arrives."""
        organisation = _block(self._data.get("organisation"))
        for flow in (*listed(organisation.get("collects")), *listed(self._data.get("flows"))):
            yield from self._of_flow(flow, self.own, [])
        for id_, actor in ((self.own, organisation), *_block(self._data.get("third_parties")).items()):
            for engagement in map(_block, _block(_block(actor).get("engagements")).values()):
                at = [*map(str, listed(engagement.get("places")))] or [*self.places_of(id_)]
                for flow in listed(engagement.get("receives")):
                    yield from self._of_flow(flow, id_, at)
                for flow in listed(engagement.get("returns")):
                    yield from self._of_flow(flow, id_, [])

    def _of_flow(self, flow: Any, within: str, otherwise: list[str]) -> Iterator[tuple[str, str, str]]:
        written = flow if isinstance(flow, dict) else {"carries": flow}
        to = [*map(str, listed(written.get("to")))] or otherwise
        carried = carried_in(written)
        for name in to:
            actor, dot, place = name.rpartition(".")
            owner = actor if dot else within if name in self._places.get(within, ()) else self.own
            yield from ((owner, place, each) for each in carried)

    @cached_property
    def _places(self) -> dict[str, dict[str, Any]]:
        """The places of each actor, by id."""
        organisation, parties = self._data.get("organisation"), _block(self._data.get("third_parties"))
        actors = {self.own: organisation, **parties}
        return {id_: _block(_block(actor).get("places")) for id_, actor in actors.items()}

    def has(self, actor: str, place: str) -> bool:
        """Whether an actor has a place of that id."""
        return place in self._places.get(actor, ())


def carried_in(flow: dict[str, Any]) -> list[str]:
    """What a flow carries, by name; what is no name is left to whoever reads it."""
    return [each for each in listed(flow.get("carries")) if isinstance(each, str)]


def full_name(actor: str, place: str, within: str, holding: Holding) -> str:
    """The shortest name of a place that means it in the entry of a third party."""
    alone = actor == holding.own and not holding.has(within, place)
    return place if alone else f"{actor}.{place}"


def listed(value: Any) -> list[Any]:
    """The items of a list, or the one that is written without its dash."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _block(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
