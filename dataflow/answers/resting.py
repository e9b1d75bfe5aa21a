"""Resting: the places that keep what was asked about, each flow once with everything asked that it brings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import networkx as nx

from dataflow.answers.answer import Carried, Contradiction, Hop
from dataflow.answers.contradictions import Comparing
from dataflow.answers.periods import two_periods
from dataflow.answers.trace import Tracing
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.evidence import Status


class Resting:
    """The flows that bring fields of some data sets to where they may be kept."""

    def __init__(
        self, graph: "nx.MultiDiGraph[str]", fields: Iterable[str], sets: Mapping[str, Sequence[str]]
    ) -> None:
        """`fields` asked for; `sets` with those of their fields that answer to them."""
        self._tracing, self._sets = Tracing(graph), sets
        self._fields = [field for fields in sets.values() for field in fields]
        self._asked = {name: frozenset(fields) for name, fields in sets.items()}
        self._found: dict[str, tuple[Arc, Hop]] = {}
        for field in fields:
            self._follow(field)

    @property
    def hops(self) -> Iterator[tuple[Arc, Hop]]:
        """Each flow to a place with what it brings there, in the order in which they are met."""
        yield from self._found.values()

    def unsaid(self, arc: Arc, hop: Hop) -> list[str]:
        """The fields asked about that a flow brings and that its rules leave out, where they speak of others."""
        rules = [rule for rule in arc.retention if rule.holds_on(self._tracing.facts.on)]
        if not rules or not all(rule.fields for rule in rules):
            return []
        said = {field for rule in rules for field in rule.fields}
        brought = (Instance.named(each.instance) for each in hop.carries)
        asked = (each.field for each in brought if each.field in self._asked.get(each.data_set, ()))
        return [field for field in dict.fromkeys(asked) if field not in said]

    def two_periods(self) -> tuple[Contradiction, ...]:
        """The rules of the data sets, and of these flows, that give the same data several periods."""
        arrived = (
            (hop.number, arc, dict.fromkeys(Instance.named(each.instance).field for each in hop.carries))
            for arc, hop in self._found.values()
        )
        told = two_periods(self._tracing.facts, self._sets, arrived)
        # The flows of a trace are numbered, and those of this answer are not.
        return tuple(each.model_copy(update={"hops": ()}) for each in told)

    def not_stored_at_all(self) -> tuple[Contradiction, ...]:
        """What is said to be stored by one alone, or not at all, and rests somewhere all the same.

        What may be two instances of a field is no matter of how long one of them is kept.
        """
        hops = [hop.model_copy(update={"number": n}) for n, (_, hop) in enumerate(self._found.values(), 1)]
        told = Comparing(self._tracing.facts, hops).contradictions({*self._fields}, act="store")
        return tuple(each.model_copy(update={"hops": ()}) for each in told if each.hint != "two_instances")

    def _follow(self, field: str) -> None:
        followed = self._tracing.follow(field)
        telling = self._tracing.telling(followed)
        for number, steps in enumerate(telling.in_order(followed.walked.steps), 1):
            arc = steps[0].arc
            if arc.target.holder is None or arc.storage.value == "not_stored":
                continue
            if any(step.went.instance.data_set in self._sets for step in steps):
                hop = telling.hop(number, steps)
                known = self._found.get(arc.key)
                self._found[arc.key] = arc, hop if known is None else _together(known[1], hop)


def _together(first: Hop, more: Hop) -> Hop:
    """One flow as two traces tell it: what either carries, the rules and sources of both."""
    carried = {each.instance: each for each in first.carries}
    for each in more.carries:
        held = carried.get(each.instance)
        carried[each.instance] = each if held is None else _better(held, each)
    return first.model_copy(
        update={
            "carries": tuple(carried[instance] for instance in sorted(carried)),
            "retention": tuple(dict.fromkeys((*first.retention, *more.retention))),
            "citations": tuple(dict.fromkeys((*first.citations, *more.citations))),
            "status": _stronger(first.status, more.status),
            "path_status": _stronger(first.path_status, more.path_status),
        }
    )


def _better(one: Carried, other: Carried) -> Carried:
    return Carried(
        instance=one.instance,
        status=_stronger(one.status, other.status),
        path_status=_stronger(one.path_status, other.path_status),
    )


def _stronger(one: Status, other: Status) -> Status:
    return min(one, other, key=lambda status: status.weakness)
