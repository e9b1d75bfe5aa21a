"""The arc: one flow from one end to one end, with everything its registry says of it."""

import datetime
from dataclasses import dataclass
from typing import Final, Literal

from dataflow.graph.instance import Instance
from registry.records.data_set import PurposeUse, Retention
from registry.records.ends import End
from registry.records.evidence import Evidence, Status
from registry.records.flow import Storage
from registry.records.stated import Stated
from registry.records.text import Text

UNSTATED = "unstated"
"""The place of an actor that no place is stated of."""

Origin = Literal["stated", "unstated_flows", "unknown_recipients"]
"""stated: a flow of the registry; unstated_flows: an engagement that no data is stated for;
unknown_recipients: an actor that may pass data on to others nobody has named."""


_NO_MECHANISM: Final = Stated[str]()


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Arc:
    """An edge of the graph: a flow between two ends on one day."""

    key: str
    """Stable for the same registry: the entry's path and the two ends."""
    path: tuple[str | int, ...]
    """The entry it comes from, by its path in the registry."""
    source: End
    target: End
    kind: str
    carries: tuple[Instance, ...] | None
    """What it carries, each once; None: nobody has said, so anything held at its source may go along."""
    about: tuple[str, ...] = ()
    """Where nobody has said what it carries: the data sets it is about; empty: any."""
    origin: Origin = "stated"
    derived_from: tuple[Instance, ...] = ()
    """What it was computed from, each once, where what it carries is derived data."""
    unsaid: frozenset[Instance] = frozenset()
    """Of what it carries or was computed from: what its statement names several sources for, without saying,
    and without anything else showing, that it comes from this one (`dataflow.graph.division`)."""
    origins: tuple[End, ...] = ()
    """Where `unsaid` has anything: all the sources that the statement names."""
    mingled: bool = False
    """Whether several things are computed from several, and the statement does not say which from which."""
    purposes: tuple[PurposeUse, ...] = ()
    condition: Text | None = None
    storage: Stated[Storage] = Stated()
    retention: tuple[Retention, ...] = ()
    mechanisms: tuple[Stated[str], ...] = ()
    """The transfer mechanisms in order, each for when those before it do not hold: those of the day, else all."""
    evidence: Evidence = Evidence()
    """The status, citations and reason of the flow; those of the engagement where it has none of its own."""
    note: Text | None = None
    since: datetime.date | None = None
    """The first day it is said to hold: its own, or that of its engagement, the later; None: no day is said."""
    engaged: str | None = None
    """The actor engaged, when the flow belongs to an engagement."""
    engagement: str | None = None
    """The id of the engagement among those of the actor engaged."""

    @property
    def mechanism(self) -> Stated[str]:
        """The transfer mechanism that comes first."""
        return self.mechanisms[0] if self.mechanisms else _NO_MECHANISM

    @property
    def stated_status(self) -> Status:
        """How the flow itself is stated. How it is known that it carries something: `dataflow.graph.certainty`."""
        return self.evidence.standing
