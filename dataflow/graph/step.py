"""The step: an arc taken with one instance, from a state to a state."""

from typing import NamedTuple

from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.ends import End


class State(NamedTuple):
    """An instance being at an end."""

    end: End
    instance: Instance

    @property
    def name(self) -> tuple[str, Instance]:
        """What states are put in order by: the end's key, then the instance."""
        return self.end.key, self.instance


class Step(NamedTuple):
    """An arc that a walk takes with one instance, which leaves it as another when data is derived."""

    arc: Arc
    came: State
    went: State

    @property
    def derives(self) -> bool:
        """Whether what arrives was computed from what left."""
        return self.came.instance != self.went.instance
