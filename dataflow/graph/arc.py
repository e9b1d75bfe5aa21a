"""The arc: one flow from one end to one end, with everything its registry says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dataflow.graph.instance import Instance, carried_instances
from registry.records.actor import Actor, Engagement
from registry.records.data_set import PurposeUse, Retention
from registry.records.ends import End, ends_named, place, unknown_recipients
from registry.records.evidence import Evidence, Status, evidence_of
from registry.records.flow import Flow, Storage
from registry.records.registry import Registry
from registry.records.stated import Stated
from registry.records.text import Text

UNSTATED = "unstated"
"""The place of an actor that no place is stated of."""

Origin = Literal["stated", "unstated_flows", "unknown_recipients"]
"""stated: a flow of the registry; unstated_flows: an engagement that no data is stated for;
unknown_recipients: an actor that may pass data on to others nobody has named."""


@dataclass(frozen=True, kw_only=True, eq=False)
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
    """What it carries; None: nobody has said, so anything held at its source may go along."""
    about: tuple[str, ...] = ()
    """Where nobody has said what it carries: the data sets it is about; empty: any."""
    origin: Origin = "stated"
    derived_from: tuple[Instance, ...] = ()
    purposes: tuple[PurposeUse, ...] = ()
    condition: Text | None = None
    storage: Stated[Storage] = Stated()
    retention: tuple[Retention, ...] = ()
    mechanism: Stated[str] = Stated()
    evidence: Evidence = Evidence()
    """The status, citations and reason of the flow; those of the engagement where it has none of its own."""
    note: Text | None = None
    engaged: str | None = None
    """The actor engaged, when the flow belongs to an engagement."""
    engagement: str | None = None
    """The id of the engagement among those of the actor engaged."""

    @property
    def status(self) -> Status:
        """How the flow is known."""
        return self.evidence.standing


def arcs_of(registry: Registry, subjects: set[str], on: date) -> list[Arc]:
    """Every flow of the registry that holds on that day, one arc for each pair of its ends, in order of key.

    A flow also ends with the actor or the place at one of its ends, and with the data sets that it carries.
    """
    return sorted(_Drawing(registry, subjects, on).arcs(), key=lambda arc: arc.key)


class _Drawing:
    """Draws the arcs of one registry on one day."""

    def __init__(self, registry: Registry, subjects: set[str], on: date) -> None:
        self._registry, self._subjects, self._on = registry, subjects, on

    def arcs(self) -> Iterator[Arc]:
        registry = self._registry
        own = registry.organisation.id
        drawn: list[Arc] = []
        for index, flow in enumerate(registry.organisation.collects):
            drawn += self._of_flow(flow, own, ("organisation", "collects", index), None)
        for index, flow in enumerate(registry.flows):
            drawn += self._of_flow(flow, own, ("flows", index), None)
        for id_, actor in registry.actors.items():
            root = ("organisation",) if id_ == own else ("third_parties", id_)
            for name, engagement in actor.engagements.items():
                if actor.holds_on(self._on) and engagement.holds_on(self._on):
                    drawn += self._of_engagement(id_, actor, name, engagement, (*root, "engagements", name))
        yield from drawn
        yield from self._unknown_recipients({arc.target.actor for arc in drawn if arc.target.actor})

    def _of_engagement(
        self, id_: str, actor: Actor, name: str, engagement: Engagement, path: tuple[str | int, ...]
    ) -> Iterator[Arc]:
        named = engagement.places or self._places(actor)
        targets = [self._end(spot, id_) for spot in named]
        for part, flows in (("receives", engagement.receives or ()), ("returns", engagement.returns)):
            for index, flow in enumerate(flows):
                yield from self._of_flow(flow, id_, (*path, part, index), (id_, name, engagement), targets)
        sets = self._registry.data_sets
        about = tuple(name for name in engagement.data_sets if sets[name].holds_on(self._on))
        if engagement.receives is None and (about or not engagement.data_sets):
            by = engagement.by or self._registry.organisation.id
            upstream = self._registry.actors[by]
            for source in self._places(upstream) if upstream.holds_on(self._on) else ():
                for target in filter(self._holds, targets):
                    yield Arc(
                        key=_key(path, place(by, source), target),
                        path=path,
                        source=place(by, source),
                        target=target,
                        origin="unstated_flows",
                        kind="share",
                        carries=None,
                        about=about,
                        purposes=engagement.purposes,
                        evidence=Evidence(status=Status.UNKNOWN, cite=evidence_of(engagement, actor).cite),
                        note=engagement.note,
                        engaged=id_,
                        engagement=name,
                    )

    def _of_flow(
        self,
        flow: Flow,
        within: str,
        path: tuple[str | int, ...],
        engaged: tuple[str, str, Engagement] | None,
        targets: list[End] | None = None,
    ) -> Iterator[Arc]:
        """The arcs of a flow: one for each end it comes from and each it goes to."""
        if not flow.holds_on(self._on):
            return
        engagement = engaged[2] if engaged else None
        carries = None if flow.carries is None else self._held(flow.carries)
        if carries == ():
            return
        evidence = evidence_of(flow, engagement, self._registry.actors[within] if engaged else None)
        for source in filter(self._holds, [self._end(name, within) for name in flow.from_]):
            for target in filter(self._holds, [self._end(name, within) for name in flow.to] or targets or []):
                yield Arc(
                    key=_key(path, source, target),
                    path=path,
                    source=source,
                    target=target,
                    kind=flow.kind or ("collect" if source.kind == "person" else "share"),
                    carries=carries,
                    derived_from=self._held(flow.derived_from),
                    purposes=flow.purposes or (engagement.purposes if engagement else ()),
                    condition=flow.condition,
                    storage=flow.storage,
                    retention=flow.retention,
                    mechanism=flow.mechanism,
                    evidence=evidence,
                    note=flow.note,
                    engaged=engaged[0] if engaged else None,
                    engagement=engaged[1] if engaged else None,
                )

    def _unknown_recipients(self, receiving: set[str]) -> Iterator[Arc]:
        """From every actor that receives data and whose own recipients nobody has listed, to « unknown »."""
        for id_, actor in self._registry.actors.items():
            if id_ not in receiving or actor.recipients.value in ("listed", "none"):
                continue
            root = ("organisation",) if id_ == self._registry.organisation.id else ("third_parties", id_)
            reason, cite = actor.recipients.reason, actor.recipients.cite
            for held in self._places(actor):
                target = unknown_recipients(id_)
                yield Arc(
                    key=_key((*root, "recipients"), place(id_, held), target),
                    path=(*root, "recipients"),
                    source=place(id_, held),
                    target=target,
                    origin="unknown_recipients",
                    kind="forward",
                    carries=None,
                    evidence=Evidence(status=Status.UNKNOWN, reason=reason, cite=cite),
                )

    def _places(self, actor: Actor) -> tuple[str, ...]:
        """The places of an actor on the day, or that none is stated."""
        holding = tuple(name for name, spot in actor.places.items() if spot.holds_on(self._on))
        return holding or (UNSTATED,)

    def _holds(self, end: End) -> bool:
        """Whether an end is there on the day: a flow without dates of its own ends with what it joins."""
        if end.holder is None:
            return True
        actor = self._registry.actors[end.holder]
        spot = actor.places.get(end.name)
        return actor.holds_on(self._on) and (spot is None or spot.holds_on(self._on))

    def _held(self, names: Iterable[str]) -> tuple[Instance, ...]:
        """The instances that names stand for, of data sets that are held on the day."""
        sets = self._registry.data_sets
        found = carried_instances(self._registry, names)
        return tuple(each for each in found if sets[each.data_set].holds_on(self._on))

    def _end(self, name: str, within: str) -> End:
        if name == UNSTATED:
            return place(within, UNSTATED)
        return ends_named(self._registry, self._subjects, name, within)[0]


def _key(path: tuple[str | int, ...], source: End, target: End) -> str:
    # Indexes are padded so that the order of keys is the order of the file.
    at = "/".join(f"{step:04d}" if isinstance(step, int) else step for step in path)
    return f"{at}:{source.key}>{target.key}"
