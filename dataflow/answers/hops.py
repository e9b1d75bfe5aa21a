"""Hops: the steps of a walk put together by flow, each with everything the registry says of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from dataflow.answers.answer import Carried, Hop
from dataflow.facts.activities import Activities
from dataflow.facts.facts import Facts
from dataflow.facts.known import Known, Retained
from dataflow.facts.parties import Certificate, certificates_at
from dataflow.facts.receiver import engagement_of, is_own, purposes_known, role_known
from dataflow.facts.sentences import WORDS
from dataflow.facts.unsaid import unsaid
from dataflow.graph.arc import Arc
from dataflow.graph.certainty import Unsaid
from dataflow.graph.instance import Instance, Relation
from dataflow.graph.walk import Arcs, Step, Walk
from registry.records.data_set import FieldUse, Retention
from registry.records.ends import End
from registry.records.evidence import Citation, Status
from registry.records.text import Text

_OPEN: tuple[Unsaid | None, ...] = ("source", "input", None)
_NEARNESS = {relation: place for place, relation in enumerate(Relation)}


class Telling:
    """Turns the steps of one walk into hops."""

    def __init__(
        self, facts: Facts, arcs: Arcs, walked: Walk, relation: Callable[[Instance], Relation]
    ) -> None:
        self._facts, self._arcs, self._walk, self._relation = facts, arcs, walked, relation
        self._activities = Activities(facts)
        rings = (states for states in walked.cycles if len(states) > 1)
        self._in_ring = {state: ring for ring, states in enumerate(rings) for state in states}
        # Of many hops to one place, and of many fields of one data set, each is looked up once.
        self._certificates: dict[End, tuple[Certificate, ...]] = {}
        self._uses: dict[str, dict[str, FieldUse]] = {}

    def hops(self, steps: Sequence[Step]) -> tuple[Hop, ...]:
        """One hop for each flow the steps take, numbered in the order of the walk."""
        return tuple(self.hop(number, taken) for number, taken in enumerate(self.in_order(steps), 1))

    def in_order(self, steps: Iterable[Step]) -> list[list[Step]]:
        """The steps by the flow they take, in the order in which hops are numbered."""
        by_arc: dict[str, list[Step]] = defaultdict(list)
        for step in steps:
            by_arc[step.arc.key].append(step)
        return sorted(by_arc.values(), key=self._nearness)

    def _nearness(self, steps: Sequence[Step]) -> int:
        """The field itself comes first, what may hold it or was computed from it last."""
        return min(_NEARNESS[self._relation(step.went.instance)] for step in steps)

    def hop(self, number: int, steps: Sequence[Step]) -> Hop:
        """The hop that the steps taken along one flow are."""
        arc, facts = steps[0].arc, self._facts
        carried = tuple(self._carried(steps))
        held = [step.went.instance for step in steps]
        sets = tuple(dict.fromkeys(instance.data_set for instance in held))
        engagement = engagement_of(arc, facts.registry)
        return Hop(
            number=number,
            key=arc.key,
            source=arc.source.key,
            target=arc.target.key,
            kind=arc.kind,
            kind_label=facts.words.flow_kinds[arc.kind].label,
            # A flow may be declared without a word on what it carries: that this goes along is a guess.
            origin="unstated_flows" if arc.carries is None and arc.origin == "stated" else arc.origin,
            carries=carried,
            role=role_known(arc, sets, facts),
            engaged_by=(engagement.by or facts.registry.organisation.id) if engagement else None,
            purposes=purposes_known(arc, sets, facts),
            condition=arc.condition,
            storage=facts.known(arc.storage, arc.evidence, lambda value: WORDS.both(f"storage.{value}")),
            retention=self._retention(arc, held),
            mechanism=facts.mechanisms(arc.mechanisms, arc.evidence),
            contract=self._facts.contract(engagement.contract if engagement else None),
            certificates=self._certificates_at(arc.target),
            status=strongest(each.status for each in carried),
            path_status=strongest(each.path_status for each in carried),
            citations=facts.cited(dict.fromkeys([*arc.evidence.cite, *self._citations_of_fields(arc, held)])),
            reason=arc.evidence.reason,
            note=arc.note,
            since=arc.since,
            unsaid=self._unsaid(arc, carried),
            activities=self._parts(steps),
            closes_ring=any(map(self._in_a_ring, steps)),
        )

    def _parts(self, steps: Sequence[Step]) -> tuple[Known, ...]:
        """The activities that the flow takes part in with these steps. Where none is declared each data set is one, and
        what it carries tells that already."""
        if not self._activities.declared:
            return ()
        return tuple(
            Known(
                value=part.processing.id,
                label=part.processing.label,
                status=part.status(self._arcs.status),
                citations=self._facts.cited(part.processing.entry.cite),
            )
            for part in self._activities.parts(steps)
        )

    def _certificates_at(self, end: End) -> tuple[Certificate, ...]:
        if end not in self._certificates:
            self._certificates[end] = certificates_at(end, self._facts)
        return self._certificates[end]

    def _in_a_ring(self, step: Step) -> bool:
        """Whether a step leads back to where it began, at once or by others of its ring."""
        ring = self._in_ring.get(step.came)
        return step.came == step.went or (ring is not None and ring == self._in_ring.get(step.went))

    def _carried(self, steps: Iterable[Step]) -> Iterable[Carried]:
        """The instances that arrive, each with the best of the statuses it arrives with."""
        best: dict[Instance, tuple[Status, Status]] = {}
        open_: dict[Instance, list[Unsaid | None]] = defaultdict(list)
        for step in steps:
            status = self._arcs.status(step)
            left = self._arcs.certainty.unsaid(step.arc, step.went.instance, step.came.instance)
            open_[step.went.instance].append(left)
            path = Status.weakest(self._walk.best[step.came], status)
            instance = step.went.instance
            known = best.get(instance, (status, path))
            best[instance] = strongest((status, known[0])), strongest((path, known[1]))
        for instance, (status, path) in sorted(best.items()):
            # What one way of arriving settles is not open, whatever another leaves.
            left = max(open_[instance], key=_OPEN.index)
            yield Carried(instance=str(instance), status=status, path_status=path, unsaid=left)

    def _unsaid(self, arc: Arc, carried: Iterable[Carried]) -> tuple[Text, ...]:
        open_: dict[Unsaid | None, list[Instance]] = defaultdict(list)
        for each in carried:
            open_[each.unsaid].append(Instance.named(each.instance))
        return unsaid(arc, open_.get("source", ()), open_.get("input", ()), self._facts)

    def _retention(self, arc: Arc, held: Iterable[Instance]) -> tuple[Retained, ...]:
        """How long it is kept there: as the flow says, else, at the organisation's own, as the data set says.

        What the organisation says of its own keeping says nothing of how long a third party keeps it.
        """
        wanted = {instance.field for instance in held}

        def about(rules: Iterable[Retention]) -> list[Retention]:
            return [rule for rule in rules if not rule.fields or wanted & set(rule.fields)]

        if arc.retention or not is_own(arc, self._facts.registry):
            return self._facts.retention(about(arc.retention), arc.evidence)
        sets = self._facts.registry.data_sets
        names = dict.fromkeys(instance.data_set for instance in held)
        rules = {name: self._facts.retention(about(sets[name].retention), sets[name]) for name in names}
        if len(rules) == 1 or not any(rules.values()):
            return tuple(told for several in rules.values() for told in several)
        # What is known of one data set says nothing of another on the same hop.
        return tuple(self._facts.kept(name, told) for name in rules for told in rules[name] or (None,))

    def _citations_of_fields(self, arc: Arc, held: Iterable[Instance]) -> Iterator[Citation]:
        """Where the fields themselves are told of: on collection, and where they are less sure than the flow."""
        for instance in held:
            use = self._use_of(instance)
            if use and (arc.source.kind == "person" or use.standing.weakness > arc.stated_status.weakness):
                yield from use.cite

    def _use_of(self, instance: Instance) -> FieldUse | None:
        """How the data set holds the field; None where it does not: what was computed may be of any."""
        if instance.data_set not in self._uses:
            held = self._facts.registry.data_sets[instance.data_set]
            self._uses[instance.data_set] = {use.field: use for use in reversed(held.fields)}
        return self._uses[instance.data_set].get(instance.field)


def strongest(statuses: Iterable[Status]) -> Status:
    """The best of them: how well a thing is known that is known in several ways."""
    return min(statuses, key=lambda status: status.weakness)
