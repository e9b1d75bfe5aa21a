"""The unheld: what a place is said to pass on and nothing is said to bring there.

One rule for the answer, which tells it as a contradiction or a gap, and for the check that finds it (R34).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import Literal, NamedTuple

from dataflow.answers.answer import Contradiction, Gap, Hop
from dataflow.answers.groups import grouped
from dataflow.facts.facts import Facts
from dataflow.facts.parties import party_of, stop_of
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.graph.walk import Arcs, Began, State
from registry.records.ends import End
from registry.records.evidence import Status

Why = Literal["not_among", "elsewhere", "unsaid"]
"""not_among: it is known what comes there, this is not among it, and it is no place that would make it.
elsewhere: nor is it, but another place of the same party gets it, and nobody has said how it goes from one to the
other. unsaid: nobody has said what comes there, or not all of it."""


class Unheld(NamedTuple):
    """An instance that a place passes on, or computes something from, with no way to hold it."""

    end: End
    instance: Instance
    arcs: tuple[Arc, ...]
    """The flows that are said to take it from there, in order of key."""
    why: Why


def unheld(arcs: Arcs, entries: Mapping[State, Began], own: str) -> tuple[Unheld, ...]:
    """Everything that the entries of a walk find at a place first, its origin not stated, and flows take from there.

    In order of place, then of instance. `own` is the organisation: it may make what is said to come from its places,
    as a third party may make what it gives back. Flows that nobody says happen, or that it may come from elsewhere
    by, say nothing of the place. Places that pass something on to each other in a ring that nothing leads into: the
    first by name has it from nowhere, as the walk begins there.
    """
    found = []
    arriving = _Arriving(arcs)
    for state, began in entries.items():
        if began == "not_stated" and state.end.kind == "place":
            taken = tuple(dict.fromkeys(_taking(arcs, state)))
            made = state.end.holder == own or all("returns" in arc.path for arc in taken)
            if taken:
                why = arriving.why(state)
                found.append(
                    Unheld(state.end, state.instance, taken, "unsaid" if made and why == "not_among" else why)
                )
    return tuple(sorted(found, key=lambda each: (each.end.key, each.instance)))


def _taking(arcs: Arcs, state: State) -> Iterator[Arc]:
    """The flows that are known to take an instance from an end, as itself or as what is computed from it."""
    for step in arcs.leaving(state):
        arc = step.arc
        computed = bool(arc.derived_from) and not step.derives
        if arc.carries is not None and not computed and arcs.status(step) is not Status.UNKNOWN:
            yield arc


class _Arriving:
    """What is said to come to places."""

    def __init__(self, arcs: Arcs) -> None:
        self._arcs = arcs
        self._open: dict[End, bool] = {}
        self._brought: dict[Instance, frozenset[tuple[str, End]]] = {}

    @cached_property
    def _to(self) -> Mapping[End, Sequence[Arc]]:
        """The flows by where they lead: looked through only where something has to be told of it."""
        return grouped(self._arcs.arcs, lambda arc: arc.target)

    def why(self, state: State) -> Why:
        """Why a place has no way to hold an instance."""
        end, instance = state.end, state.instance
        if end not in self._open:
            arriving = self._to.get(end, ())
            self._open[end] = not arriving or any(arc.carries is None for arc in arriving)
        brought = self._brought_in(instance)
        # What comes there only in a ring is said to come there: it is not known how it got into the ring.
        if self._open[end] or (str(end.holder), end) in brought:
            return "unsaid"
        return "elsewhere" if any(holder == end.holder for holder, _ in brought) else "not_among"

    def _brought_in(self, instance: Instance) -> frozenset[tuple[str, End]]:
        """The places that a flow is said to bring an instance to, with whose they are."""
        if instance not in self._brought:
            ends = {arc.target for arc in self._arcs.carrying(instance)}
            self._brought[instance] = frozenset((end.holder, end) for end in ends if end.holder)
        return self._brought[instance]


def told(
    found: Iterable[Unheld], hops: Sequence[Hop], fields: Collection[str], facts: Facts
) -> tuple[Sequence[Contradiction], Sequence[Gap]]:
    """What an answer says of it: contradictions, one for each place and field, and the open questions as one gap.

    `hops` are those of the answer, `fields` those it is about.
    """
    by_key = {hop.key: hop for hop in hops}
    about = [each for each in found if each.instance.field in fields]
    against = [
        each for each in about if each.why == "not_among" and any(arc.key in by_key for arc in each.arcs)
    ]
    contradictions = [
        _contradiction(end, field, list(several), by_key, facts)
        for (end, field), several in groupby(against, key=lambda each: (each.end, each.instance.field))
    ]
    open_: dict[End, None] = dict.fromkeys(each.end for each in about if each.why != "not_among")
    return contradictions, _gap(open_, facts)


def _contradiction(
    end: End, field: str, several: Sequence[Unheld], by_key: Mapping[str, Hop], facts: Facts
) -> Contradiction:
    keys = dict.fromkeys(arc.key for each in several for arc in each.arcs)
    hops = [by_key[key] for key in keys if key in by_key]
    targets = {arc.target: None for each in several for arc in each.arcs if arc.key in by_key}
    return Contradiction(
        kind="not_received",
        field_label=facts.field(field),
        who=party_of(end, facts).label,
        place=stop_of(end, facts).label,
        others=tuple(dict.fromkeys(party_of(target, facts).label for target in targets)),
        hops=tuple(sorted(hop.number for hop in hops)),
        citations=tuple(dict.fromkeys(cited for hop in hops for cited in hop.citations)),
        hint="how_received",
    )


def _gap(ends: Iterable[End], facts: Facts) -> Sequence[Gap]:
    """Of which places nobody has said how what they pass on came there, by party."""
    places: dict[str, list[End]] = defaultdict(list)
    for end in ends:
        places[party_of(end, facts).id].append(end)
    if not places:
        return ()
    return (
        Gap(
            about="arrival",
            parties=tuple(places),
            labels=tuple(party_of(of[0], facts).label for of in places.values()),
            within=tuple(tuple(stop_of(end, facts).label for end in of) for of in places.values()),
        ),
    )
