"""The drawing: every flow of a registry on one day, drawn as arcs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dataflow.graph.arc import UNSTATED, Arc
from dataflow.graph.division import divided
from dataflow.graph.instance import Instance, carried_instances
from registry.records.actor import Actor, Engagement
from registry.records.ends import End, ends_named, place, unknown_recipients
from registry.records.evidence import Evidence, Status, evidence_of
from registry.records.flow import Flow
from registry.records.registry import Registry
from registry.records.stated import in_order_on


def arcs_of(registry: Registry, subjects: set[str], on: date) -> list[Arc]:
    """Every flow of the registry that holds on that day, one arc for each pair of its ends, in order of key.

    A flow also ends with the actor or the place at one of its ends, and with the data sets that it carries.
    """
    return sorted(divided(as_stated(registry, subjects, on), registry), key=lambda arc: arc.key)


def as_stated(registry: Registry, subjects: set[str], on: date) -> Iterator[Arc]:
    """The same before what is stated of several sources is divided among them: each arc with all its statement says."""
    return _Drawing(registry, subjects, on).arcs()


class _Drawing:
    """Draws the arcs of one registry on one day.

    What names stand for is looked up once: flows by the thousand name the same few ends and data sets.
    """

    def __init__(self, registry: Registry, subjects: set[str], on: date) -> None:
        self._registry, self._subjects, self._on = registry, subjects, on
        self._ends: dict[tuple[str, str], End] = {}
        self._standing: dict[End, bool] = {}
        self._carried: dict[tuple[str, ...], tuple[Instance, ...]] = {}

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
        targets = self._joined(named, id_)
        for part, flows in (("receives", engagement.receives or ()), ("returns", engagement.returns)):
            for index, flow in enumerate(flows):
                yield from self._of_flow(flow, id_, (*path, part, index), (id_, name, engagement), targets)
        sets = self._registry.data_sets
        about = tuple(name for name in engagement.data_sets if sets[name].holds_on(self._on))
        if engagement.receives is None and (about or not engagement.data_sets):
            by = engagement.by or self._registry.organisation.id
            upstream = self._registry.actors[by]
            for source in self._places(upstream) if upstream.holds_on(self._on) else ():
                for target in targets:
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
                        since=engagement.valid_from,
                        engaged=id_,
                        engagement=name,
                    )

    def _of_flow(
        self,
        flow: Flow,
        within: str,
        path: tuple[str | int, ...],
        engaged: tuple[str, str, Engagement] | None,
        targets: Sequence[End] = (),
    ) -> Iterator[Arc]:
        """The arcs of a flow: one for each end it comes from and each it goes to, else each of `targets`."""
        if not flow.holds_on(self._on):
            return
        engagement = engaged[2] if engaged else None
        carries = None if flow.carries is None else self._held(flow.carries)
        if carries == ():
            return
        evidence = evidence_of(flow, engagement, self._registry.actors[within] if engaged else None)
        days = (each.valid_from for each in (flow, engagement) if each is not None)
        since = max((day for day in days if day is not None), default=None)
        to = self._joined(flow.to, within) if flow.to else targets
        for source in self._joined(flow.from_, within):
            for target in to:
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
                    mechanisms=in_order_on(flow.mechanism, self._on),
                    evidence=evidence,
                    note=flow.note,
                    since=since,
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

    def _joined(self, names: Iterable[str], within: str) -> list[End]:
        """The ends that names stand for in the entry of an actor, those that are there on the day."""
        return [end for end in (self._end(name, within) for name in names) if self._holds(end)]

    def _end(self, name: str, within: str) -> End:
        if (name, within) not in self._ends:
            self._ends[name, within] = (
                place(within, UNSTATED)
                if name == UNSTATED
                else ends_named(self._registry, self._subjects, name, within)[0]
            )
        return self._ends[name, within]

    def _holds(self, end: End) -> bool:
        """Whether an end is there on the day: a flow without dates of its own ends with what it joins."""
        if end not in self._standing:
            actor = self._registry.actors[end.holder] if end.holder else None
            spot = actor.places.get(end.name) if actor else None
            self._standing[end] = all(each is None or each.holds_on(self._on) for each in (actor, spot))
        return self._standing[end]

    def _held(self, names: tuple[str, ...]) -> tuple[Instance, ...]:
        """The instances that names stand for, of data sets that are held on the day."""
        if names not in self._carried:
            sets = self._registry.data_sets
            found = carried_instances(self._registry, names)
            self._carried[names] = tuple(each for each in found if sets[each.data_set].holds_on(self._on))
        return self._carried[names]


def _key(path: tuple[str | int, ...], source: End, target: End) -> str:
    # Indexes are padded so that the order of keys is the order of the file.
    at = "/".join(f"{step:04d}" if isinstance(step, int) else step for step in path)
    return f"{at}:{source.key}>{target.key}"
