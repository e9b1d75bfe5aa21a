"""Handing: who hands data on by a flow, and to whom."""

from collections.abc import Iterator
from datetime import date

from dataflow.graph.arc import Arc
from dataflow.graph.certainty import Certainty
from registry.records.evidence import Status
from registry.records.registry import Registry


class Handing:
    """Says of the flows of one registry on one day who passes data on by them, and to whom.

    A recipient is whoever data is disclosed to (GDPR Art. 4(9)). Whoever engages an actor and gets from it what it
    holds for them gets nothing passed on.
    """

    def __init__(self, registry: Registry, on: date, certainty: Certainty) -> None:
        self._registry, self._certainty = registry, certainty
        self._own = registry.organisation.id
        self._engaging = {
            (engagement.by or self._own, id_)
            for id_, actor in registry.actors.items()
            for engagement in actor.engagements.values()
            if actor.holds_on(on) and engagement.holds_on(on)
        }
        """Who engages whom."""

    def of(self, arc: Arc) -> Iterator[tuple[str, str]]:
        """Who passes data on by a flow, each with who gets them; nobody by one that nobody says happens.

        It is whoever holds them where it starts; and whoever engages the receiver, wherever its provider gets them.
        """
        other = arc.target.holder
        if other is None or arc.kind == "return":
            return
        passing = [arc.source.holder] if arc.origin == "stated" and self._happens(arc) else []
        passing += [self._provided(arc)]
        for actor in dict.fromkeys(passing):
            if actor is not None and actor != other and (other, actor) not in self._engaging:
                yield actor, other

    def _provided(self, arc: Arc) -> str | None:
        """Whose provider gets data by a flow, other than from the people themselves; None: nobody's."""
        if arc.engaged is None or arc.engaged != arc.target.holder or arc.source.kind == "person":
            return None
        engagement = self._registry.actors[arc.engaged].engagements[str(arc.engagement)]
        stated = arc.origin == "unstated_flows" or self._happens(arc)
        return engagement.by or self._own if stated and engagement.standing is not Status.UNKNOWN else None

    def _happens(self, arc: Arc) -> bool:
        """Whether anybody says that a flow brings anything."""
        return self._certainty.whole(arc) is not Status.UNKNOWN
