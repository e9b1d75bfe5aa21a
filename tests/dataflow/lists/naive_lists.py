"""A naive reference for lists of third parties: written over the data of the file, with nothing of the lists.

What may be said of a column: `certain`, the values that are stated there; `open_`, those that may be there;
`anything`, whether any value may.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from dataflow.lists.sift import Met
from tests.dataflow.strategies import DAY

Data = dict[str, Any]
TODAY = DAY.isoformat()


class Said(NamedTuple):
    """What is said of one column."""

    certain: frozenset[str] = frozenset()
    open_: frozenset[str] = frozenset()
    anything: bool = False

    def met(self, wanted: Iterable[str]) -> Met:
        """Whether one of some values is there."""
        values = {*wanted}
        if values & self.certain:
            return Met.YES
        return Met.UNKNOWN if self.anything or values & self.open_ else Met.NO

    def __or__(self, other: "Said") -> "Said":
        return Said(self.certain | other.certain, self.open_ | other.open_, self.anything or other.anything)


def holds(entry: Data) -> bool:
    """Whether an entry holds on the day."""
    return bool(entry.get("valid_from", "") <= TODAY <= entry.get("valid_to", "9999"))


def status(entry: Data, *around: Data) -> str:
    """How an entry is known: as it says, else as what it stands in."""
    return str(next((each["status"] for each in (entry, *around) if each.get("status")), "declared"))


def series(stated: list[Data], *around: Data, several: bool = False) -> Said:
    """What one column says that is stated in a series. Several values: all of them, or that they disagree."""
    known = {
        each["value"]: min(
            (status(other, *around) for other in stated if other["value"] == each["value"]),
            key=["declared", "inferred", "enrichment", "unknown"].index,
        )
        for each in stated
    }
    if not known:
        return Said(anything=True)
    if len(known) > 1 and not several:
        return Said(open_=frozenset(known))
    doubted = frozenset(value for value, how in known.items() if how == "unknown")
    return Said(frozenset(known) - doubted, doubted, bool(doubted) or "undetermined" in known)


def actors(data: Data) -> dict[str, Data]:
    """Everybody, by id."""
    own = data["organisation"]
    return {own["id"]: own, **dict(sorted(data["third_parties"].items()))}


def parties(data: Data) -> dict[str, Data]:
    """The third parties of the day."""
    return {id_: actor for id_, actor in sorted(data["third_parties"].items()) if holds(actor)}


def engagements(data: Data) -> Iterator[tuple[str, str, str, Data]]:
    """Of the day: who is engaged, its name, who engages, and what stands there."""
    own = data["organisation"]["id"]
    for id_, actor in actors(data).items():
        for name, each in actor.get("engagements", {}).items():
            if holds(actor) and holds(each):
                yield id_, name, each.get("by", own), each


def of(data: Data, actor: str) -> list[tuple[str, Data]]:
    """The engagements of an actor: who engages, and what stands there."""
    return [(by, each) for id_, _, by, each in engagements(data) if id_ == actor]


def seat(actor: Data) -> Said:
    """The country of the seat."""
    return series(actor["country"], actor)


def hosting(actor: Data) -> Said:
    """The countries where data is."""
    spots = [spot for spot in actor.get("places", {}).values() if holds(spot)]
    told = [series(spot["country"], spot, actor, several=True) for spot in spots]
    found = Said(anything=not spots)
    for each in told:
        found = found | each
    return found


def role(engagement: Data, actor: Data) -> Said:
    """The role in an engagement."""
    return series(engagement["role"], engagement, actor)


def ends(name: str, within: str, data: Data) -> str:
    """Whose place it is that a flow names; empty: people."""
    owner, dot, spot = name.rpartition(".")
    if dot:
        return owner if spot in actors(data)[owner].get("places", {}) else ""
    for id_ in (within, data["organisation"]["id"]):
        if name in actors(data)[id_].get("places", {}):
            return id_
    return ""
