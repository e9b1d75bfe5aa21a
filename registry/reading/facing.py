"""The facing place: which of two places of one id an end of a flow is, where the flow itself leaves one."""

from typing import Any

from registry.reading.holding import Holding, listed


def face(data: dict[str, Any]) -> None:
    """Writes out in full each bare name of the organisation's place that a third party has one of too, where the flow
    would otherwise go from a place to itself: what `app` of a third party receives from `app` comes from the other one.

    Where both could be meant the name stays as it is, which is told as what it is: a name that can mean two places.
    """
    parties = data.get("third_parties")
    holding = Holding(data)
    for id_, actor in parties.items() if isinstance(parties, dict) else ():
        shared = {*holding.places_of(id_)} & {*holding.places_of(holding.own)}
        engagements = actor.get("engagements") if shared else None
        for engagement in engagements.values() if isinstance(engagements, dict) else ():
            if isinstance(engagement, dict):
                _face(engagement, id_, shared, holding)


def _face(engagement: dict[str, Any], id_: str, shared: set[str], holding: Holding) -> None:
    """The same for the flows of one engagement."""
    every = listed(engagement.get("places")) or [*holding.places_of(id_)]
    for key, far, near in (("receives", "from", "to"), ("returns", "to", "from")):
        for flow in listed(engagement.get(key)):
            if isinstance(flow, dict):
                own = {str(name).removeprefix(f"{id_}.") for name in listed(flow.get(near)) or every}
                if len(own) == 1 and (written := flow.get(far)) is not None:
                    flow[far] = _other(written, own & shared, holding.own)


def _other(written: Any, own: set[str], organisation: str) -> Any:
    """A name, or several, with the organisation's place in full in place of the one that is at the other end."""
    if isinstance(written, list):
        return [_other(each, own, organisation) for each in written]
    return f"{organisation}.{written}" if isinstance(written, str) and written in own else written
