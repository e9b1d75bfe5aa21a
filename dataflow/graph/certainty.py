"""The certainty: how it is known that a flow carries something. Nobody else reads the status of a flow."""

from collections.abc import Iterable, Mapping
from typing import Literal

from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.evidence import Status
from registry.records.registry import Registry

Unsaid = Literal["source", "input"]
"""What a statement leaves open of something it carries. source: of the several places it names it may come from
another; input: several things are computed from several, and it may be computed from others."""


class Certainty:
    """How flows are known to carry what they are taken with: the one rule that answers, checks and pictures ask."""

    def __init__(self, weaker: Mapping[Instance, Status] | None = None) -> None:
        """`weaker`: the status of each field of each data set, where it is not as sure as its flows."""
        self._weaker = weaker or {}

    def floor(self, instance: Instance) -> Status:
        """Nothing is known better of an instance than this: that its data set holds it at all."""
        return self._weaker.get(instance, Status.DECLARED)

    def of(self, arc: Arc, instance: Instance, came: Instance | None = None) -> Status:
        """How it is known that a flow brings an instance to its end; `came`: computed from this, where it was.

        No better than the flow is known, nor than that the instance is there at all. Unknown where nobody has
        said what the flow carries, or from which of several places or data items this comes (`Arc.unsaid`,
        `Arc.mingled`).
        """
        if arc.carries is None or self.unsaid(arc, instance, came) is not None:
            return Status.UNKNOWN
        return Status.weakest(arc.stated_status, self.floor(instance))

    def unsaid(self, arc: Arc, instance: Instance, came: Instance | None = None) -> Unsaid | None:
        """What the statement of a flow leaves open of an instance that it brings to its end; None: nothing."""
        if not (arc.unsaid or arc.mingled):
            return None
        derived = came is not None and came != instance
        if instance in arc.unsaid or (derived and came in arc.unsaid):
            return "source"
        return "input" if derived and arc.mingled else None

    def whole(self, arc: Arc) -> Status:
        """How it is known that a flow happens: as well as of any one thing it is said to carry.

        A flow of which nobody has said what it carries happens as surely as it is said to.
        """
        if arc.carries is None:
            return arc.stated_status
        return self.best(arc, arc.carries)

    def best(self, arc: Arc, instances: Iterable[Instance]) -> Status:
        """How it is known of a flow that it brings any of some instances; unknown of none."""
        known = (self.of(arc, each) for each in instances)
        return min(known, key=lambda status: status.weakness, default=Status.UNKNOWN)

    def best_of(self, arcs: Iterable[Arc]) -> dict[Instance, Status]:
        """How it is known of flows together that they bring each instance: as the one that is known best."""
        found: dict[Instance, Status] = {}
        for arc in arcs:
            for each in arc.carries or ():
                status = self.of(arc, each)
                found[each] = min(status, found.get(each, status), key=lambda known: known.weakness)
        return found

    def known(self, arc: Arc, instances: Iterable[Instance] | None = None) -> tuple[Instance, ...]:
        """Those of some instances, else of all it carries, that a flow is known to bring: no check is to rest
        on the others."""
        chosen = arc.carries or () if instances is None else instances
        return tuple(each for each in chosen if self.of(arc, each) is not Status.UNKNOWN)


def floors(registry: Registry) -> dict[Instance, Status]:
    """How it is known of each field of each data set that it is there at all."""
    return {
        Instance(use.field, name): use.standing
        for name, held in registry.data_sets.items()
        for use in held.fields
    }
