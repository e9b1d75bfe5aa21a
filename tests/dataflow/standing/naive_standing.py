"""A naive reference for standings: the ten facts of a party, read straight from the data of the file.

Only what reaches whom is taken from the walk, that `tests/dataflow/naive.py` is the reference of.
"""

from collections.abc import Iterable
from typing import Any

from dataflow.graph.arc import Arc
from tests.dataflow.lists import naive_lists as naive
from tests.dataflow.lists.naive_lists import Data, Said

ACTING = {"processor", "sub_processor"}


def state(said: Said) -> str:
    """How far something is known of which that is said; a role that is undetermined is stated, and settles nothing."""
    settled = said.certain - {"undetermined"}
    if not settled:
        return "unknown"
    return "partly" if said.open_ or said.anything or "undetermined" in said.certain else "known"


def together(several: Iterable[Said]) -> Said:
    """What several things say that should each say something; of none nobody has said it."""
    found = list(several)
    each = [Said(anything=True) if not (one.certain or one.open_) else one for one in found]
    whole = Said(anything=not found)
    for one in each:
        whole = whole | one
    return whole


def agreeing(data: Data, id_: str) -> list[Data]:
    """The engagements by the organisation, where there are any; else all."""
    held = naive.of(data, id_)
    own = [each for by, each in held if by == data["organisation"]["id"]]
    return own or [each for _, each in held]


def contract(data: Data, id_: str) -> Said:
    """The contracts on record."""
    return together(_contract(each) for each in agreeing(data, id_))


def _contract(engagement: Data) -> Said:
    given = engagement.get("contract")
    if given is None:
        return Said(anything=True)
    if given.get("status") == "unknown":
        return Said(anything=True)
    return Said(frozenset({given.get("date") or given.get("title") or "contract"}))


def role(data: Data, id_: str, arcs: Iterable[Arc]) -> Said:
    """The roles of its engagements, and that of whatever reaches it otherwise, which nobody has said."""
    actor, held = data["third_parties"][id_], naive.of(data, id_)
    found = Said(anything=not held or any(arc.engaged != id_ for arc in arcs))
    for _, each in held:
        found = found | naive.role(each, actor)
    return found


def legal_name(actor: Data) -> Said:
    """The name of the legal entity."""
    return _one(actor.get("legal_name"), actor)


def breach_clock(data: Data, id_: str) -> Said:
    """Within how long it tells of a breach, engagement by engagement."""
    actor = data["third_parties"][id_]
    return together(_one(each.get("breach_clock"), each, actor) for each in agreeing(data, id_))


def onward(actor: Data) -> Said:
    """To whom it passes data on."""
    said = _one(actor.get("recipients"), actor)
    return Said(anything=True) if "unknown" in said.certain | said.open_ else said


def owes_nothing(data: Data, id_: str, arcs: Iterable[Arc], owing: set[str]) -> bool:
    """Whether all its roles are settled, and none of them asks for anything to be agreed."""
    said = role(data, id_, arcs)
    return state(said) == "known" and not said.certain & owing


def _one(stated: Any, *around: Data) -> Said:
    """A value that is stated once."""
    if stated is None or (isinstance(stated, dict) and stated.get("value") is None):
        return Said(anything=True)
    written = stated if isinstance(stated, dict) else {"value": stated}
    return naive.series([written], *around)
