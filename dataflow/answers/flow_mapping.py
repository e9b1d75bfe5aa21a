"""Mapping: how a map is made from the graph, with or without filters."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

import networkx as nx

from dataflow.answers.flow_map import Filter, FlowMap, Parcel, Strand
from dataflow.facts.facts import Facts
from dataflow.facts.parties import party_of, source_of, stop_of
from dataflow.facts.receiver import purpose_ids, role_ids
from dataflow.facts.unsaid import unsaid
from dataflow.facts.values import doubted
from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs as arcs_of_graph
from dataflow.graph.build import indexed
from dataflow.graph.instance import Instance
from registry.records.evidence import Status
from registry.records.text import Text

UNKNOWN: Final = "unknown"
"""The filter value for a role, a country or a purpose that nobody has stated."""


def flow_map(
    graph: "nx.MultiDiGraph[str]",
    *,
    data_sets: Iterable[str] = (),
    roles: Iterable[str] = (),
    countries: Iterable[str] = (),
    purposes: Iterable[str] = (),
    parties: Iterable[str] = (),
    fold_beyond: int = 40,
) -> FlowMap:
    """The flows that pass every filter; an empty filter lets all pass.

    Values are ids: `account`, `processor`, `FR`, `billing_accounting`; `unknown` stands for what nobody has
    stated. A flow of which nobody has said what it carries is shown wherever it starts from a stop that a
    shown flow reaches or leaves: what is unknown is never filtered away silently. `parties`: actors, whatever
    reaches them and to whom nobody has said that they pass it on.
    """
    mapping = _Mapping(graph)
    return mapping.map(_Wanted(data_sets, roles, countries, purposes, parties), fold_beyond)


class _Wanted:
    """The values of the filters."""

    def __init__(
        self,
        data_sets: Iterable[str],
        roles: Iterable[str],
        countries: Iterable[str],
        purposes: Iterable[str],
        parties: Iterable[str] = (),
    ) -> None:
        self.data_sets = tuple(dict.fromkeys(data_sets))
        self.roles = tuple(dict.fromkeys(roles))
        self.countries = tuple(dict.fromkeys(countries))
        self.purposes = tuple(dict.fromkeys(purposes))
        self.parties = tuple(dict.fromkeys(parties))
        self._parties = frozenset(self.parties)

    def reaches(self, arc: Arc) -> bool:
        """Whether a flow goes to one of the parties, or on from one to recipients that nobody has named."""
        if not self.parties or arc.target.holder in self._parties:
            return True
        return arc.target.kind == "unknown" and arc.target.actor in self._parties

    @property
    def everything(self) -> bool:
        return not (self.data_sets or self.roles or self.countries or self.purposes)


class _Mapping:
    """Makes maps from one graph."""

    def __init__(self, graph: "nx.MultiDiGraph[str]") -> None:
        self._facts = Facts.of_graph(graph)
        self._arcs = arcs_of_graph(graph)
        self._certainty = indexed(graph).certainty
        self._ends = {key: data["end"] for key, data in graph.nodes(data=True)}
        self._stops = {key: stop_of(end, self._facts) for key, end in self._ends.items()}
        self._parties = {key: party_of(end, self._facts) for key, end in self._ends.items()}

    def map(self, wanted: _Wanted, fold_beyond: int) -> FlowMap:
        passing = self._arcs if wanted.everything else self._passing(wanted)
        kept = [arc for arc in passing if wanted.reaches(arc)]
        together: dict[tuple[str, str], list[Arc]] = defaultdict(list)
        for arc in self._outward(kept):
            together[arc.source.key, arc.target.key].append(arc)
        keys = list(dict.fromkeys(end for pair in together for end in pair))
        joined = {end.key for arc in self._arcs for end in (arc.source, arc.target)}
        parties = {self._parties[key].id: self._parties[key] for key in keys}
        return FlowMap(
            on=self._facts.on,
            source=source_of(self._facts),
            parties=tuple(parties.values()),
            stops=tuple(self._stops[key] for key in keys),
            strands=tuple(self._strand(pair, arcs) for pair, arcs in together.items()),
            apart=tuple(stop.label for key, stop in self._stops.items() if key not in joined),
            shown=len(kept),
            total=len(self._arcs),
            filters=self._told(wanted),
            fold_beyond=fold_beyond,
        )

    def _outward(self, arcs: Sequence[Arc]) -> Iterator[Arc]:
        """From people outwards, so that the picture runs from left to right; then all others."""
        leaving: dict[str, list[Arc]] = defaultdict(list)
        for arc in arcs:
            leaving[arc.source.key].append(arc)
        reached = {arc.target.key for arc in arcs}
        layer = sorted(
            (key for key in leaving if key not in reached),
            key=lambda key: (self._ends[key].kind != "person", key),
        )
        waiting = [*sorted(leaving, reverse=True), *reversed(layer)]
        done: set[str] = set()
        while waiting:
            key = waiting.pop()
            if key in done:
                continue
            done.add(key)
            yield from leaving[key]
            fresh = dict.fromkeys(arc.target.key for arc in leaving[key] if arc.target.key not in done)
            waiting += [each for each in reversed(fresh) if each in leaving]

    def _passing(self, wanted: _Wanted) -> list[Arc]:
        stated = {arc.key for arc in self._arcs if arc.carries is not None and self._passes(arc, wanted)}
        met = {end.key for arc in self._arcs if arc.key in stated for end in (arc.source, arc.target)}
        unstated: dict[str, list[Arc]] = defaultdict(list)
        for arc in self._arcs:
            if arc.carries is None and _meets(wanted.data_sets, arc.about or wanted.data_sets):
                unstated[arc.source.key].append(arc)
        waiting = list(met)
        while waiting:
            for arc in unstated.get(waiting.pop(), ()):
                stated.add(arc.key)
                if arc.target.key not in met:
                    met.add(arc.target.key)
                    waiting.append(arc.target.key)
        return [arc for arc in self._arcs if arc.key in stated]

    def _passes(self, arc: Arc, wanted: _Wanted) -> bool:
        carried = {instance.data_set for instance in arc.carries or ()}
        return (
            _meets(wanted.data_sets, carried)
            and _meets(wanted.roles, self._roles(arc))
            and _meets(wanted.countries, self._countries(arc))
            and _meets(wanted.purposes, self._purposes(arc) or (UNKNOWN,))
        )

    def _countries(self, arc: Arc) -> set[str]:
        """Where the receiver has its seat and where its data is."""
        seat, data = self._parties[arc.target.key].country, self._stops[arc.target.key].country
        return {each.value or UNKNOWN for known in (seat, data) for each in known.parts or (known,)}

    def _roles(self, arc: Arc) -> tuple[str, ...]:
        """The receiver's roles; one that nobody has stated is `unknown`."""
        return tuple(role or UNKNOWN for role in role_ids(arc, _data_sets(arc), self._facts))

    def _purposes(self, arc: Arc) -> tuple[str, ...]:
        return purpose_ids(arc, _data_sets(arc), self._facts.registry)

    def _strand(self, pair: tuple[str, str], arcs: Sequence[Arc]) -> Strand:
        words = self._facts.words
        fields: dict[str, dict[str, None]] = defaultdict(dict)
        for arc in arcs:
            for instance in arc.carries or ():
                fields[instance.data_set][instance.field] = None
        best = self._certainty.best_of(arcs)
        counted = dict.fromkeys(Status, 0)
        for arc in arcs:
            counted[self._certainty.whole(arc)] += 1
        surest = min((status for status, n in counted.items() if n), key=lambda status: status.weakness)
        return Strand(
            source=pair[0],
            target=pair[1],
            flows=tuple(arc.key for arc in arcs),
            kinds=tuple(words.flow_kinds[kind].label for kind in dict.fromkeys(arc.kind for arc in arcs)),
            parcels=tuple(
                Parcel(
                    data_set=name,
                    label=self._facts.registry.data_sets[name].label,
                    fields=tuple(
                        doubted(self._facts.field(each), best[Instance(each, name)], surest) for each in held
                    ),
                )
                for name, held in fields.items()
            ),
            unsaid=tuple(dict.fromkeys(said for arc in arcs for said in self._unsaid(arc))),
            recipients_unknown=all(arc.origin == "unknown_recipients" for arc in arcs),
            statuses=counted,
            roles=tuple(dict.fromkeys(role for arc in arcs for role in self._roles(arc))),
            purposes=tuple(dict.fromkeys(purpose for arc in arcs for purpose in self._purposes(arc))),
        )

    def _unsaid(self, arc: Arc) -> tuple[Text, ...]:
        return unsaid(arc, (each for each in arc.carries or () if each in arc.unsaid), (), self._facts)

    def _told(self, wanted: _Wanted) -> Filter:
        registry, words = self._facts.registry, self._facts.words
        unknown = words.statuses[UNKNOWN].label
        return Filter(
            data_sets=tuple(
                registry.data_sets[id_].label for id_ in wanted.data_sets if id_ in registry.data_sets
            ),
            roles=tuple(words.roles[id_].label if id_ in words.roles else unknown for id_ in wanted.roles),
            countries=tuple(
                unknown if id_ == UNKNOWN else self._facts.country(id_) for id_ in wanted.countries
            ),
            purposes=tuple(
                words.purposes[id_].label if id_ in words.purposes else unknown for id_ in wanted.purposes
            ),
            parties=tuple(registry.actors[id_].name for id_ in wanted.parties if id_ in registry.actors),
        )


def _data_sets(arc: Arc) -> tuple[str, ...]:
    """The data sets a flow is said to carry something of."""
    return tuple(dict.fromkeys(instance.data_set for instance in arc.carries or ()))


def _meets(wanted: Collection[str], found: Iterable[str]) -> bool:
    """Whether a filter is empty or holds one of the values."""
    return not wanted or any(value in wanted for value in found)
