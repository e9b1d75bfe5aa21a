"""The division: of a flow that is stated from several sources, what comes from which of them.

« From the database and the logs: applications and connection logs » does not say which comes from where. A place
passes on what it holds: what one of the sources is shown to hold comes from there, from each of them if several
are. What none is shown to hold may come from any, and a source that is shown to hold nothing of it may pass on
anything: the statement says that each is a source, and not of what. Such a hop is drawn and not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from dataflow.graph.arc import Arc
from dataflow.graph.certainty import Certainty, floors
from dataflow.graph.instance import Instance
from registry.records.ends import End
from registry.records.evidence import Status
from registry.records.registry import Registry

_Path = tuple[str | int, ...]
_Shares = Mapping[End, Mapping[Instance, bool]]
"""By source: what comes from there, and whether that is sure."""


def divided(arcs: Iterable[Arc], registry: Registry) -> Iterator[Arc]:
    """The arcs, each with what its statement says, or leaves open, of where what it carries comes from.

    One source, or one thing: the statement says it itself. Several things that are computed from several are not
    said to be made each from each (`Arc.mingled`).
    """
    drawn = list(arcs)
    several = _of_several_sources(drawn)
    holdings = _Holdings(drawn, registry, several)
    shares = {path: _Shared(of, holdings) for path, of in several.items()}
    for arc in drawn:
        mingled = len(arc.carries or ()) > 1 and len(arc.derived_from) > 1
        shared = shares.get(arc.path)
        if shared is not None:
            yield replace(shared.share(arc), mingled=mingled)
        else:
            yield replace(arc, mingled=True) if mingled else arc


def _of_several_sources(arcs: Iterable[Arc]) -> Mapping[_Path, Sequence[Arc]]:
    """The arcs of each statement that names several sources and several things."""
    by_path: dict[_Path, list[Arc]] = defaultdict(list)
    for arc in arcs:
        if arc.carries is not None and max(len(arc.carries), len(arc.derived_from)) > 1:
            by_path[arc.path].append(arc)
    return {path: of for path, of in by_path.items() if len({arc.source for arc in of}) > 1}


class _Shared:
    """What comes from each source of one statement."""

    def __init__(self, arcs: Sequence[Arc], holdings: "_Holdings") -> None:
        self._sources = tuple(dict.fromkeys(arc.source for arc in arcs))
        one = arcs[0]
        self._carried = self._shares(one.carries or (), one.path, holdings)
        self._made_of = self._shares(one.derived_from, one.path, holdings)

    def share(self, arc: Arc) -> Arc:
        """The arc with what comes from its source alone."""
        carried, made_of = self._carried[arc.source], self._made_of[arc.source]
        unsaid = frozenset(
            each for several in (carried, made_of) for each, sure in several.items() if not sure
        )
        return replace(
            arc,
            carries=tuple(carried),
            derived_from=tuple(made_of),
            unsaid=unsaid,
            origins=self._sources if unsaid else (),
        )

    def _shares(self, things: Sequence[Instance], path: _Path, holdings: "_Holdings") -> _Shares:
        if len(things) < 2:
            return dict.fromkeys(self._sources, dict.fromkeys(things, True))
        sets = {each.data_set for each in things}
        held = {
            source: {each: holdings.held(source, each, path, alone=len(sets) == 1) for each in things}
            for source in self._sources
        }
        shown = {each for of in held.values() for each, sure in of.items() if sure}
        shares = {
            source: {
                each: sure is True for each, sure in of.items() if sure is not False or each not in shown
            }
            for source, of in held.items()
        }
        return {source: share or dict.fromkeys(things, False) for source, share in shares.items()}


class _Holdings:
    """What the sources of several flows are shown to hold, by what is stated to come to them or to be made there.

    What an arc brings is shown at its end wherever it came from: nothing is followed further, so that the order
    of flows and rings of them make no difference. A source that another statement has pass something on may hold
    it: nobody says how it came there.
    """

    def __init__(
        self, arcs: Sequence[Arc], registry: Registry, several: Mapping[_Path, Sequence[Arc]]
    ) -> None:
        self._registry, self._certainty = registry, Certainty(floors(registry))
        self._shown: dict[tuple[End, Instance], set[_Path]] = defaultdict(set)
        self._may: dict[tuple[End, Instance], set[_Path]] = defaultdict(set)
        self._unstated: dict[End, set[str]] = defaultdict(set)
        """By end: the data sets that something nobody has said the content of brings there; empty name: any."""
        made_at = _made_at(arcs)
        asked = {arc.source for arc in chain(*several.values())}
        for arc in arcs:
            if arc.target in asked:
                if arc.carries is None:
                    self._unstated[arc.target].update(arc.about or ("",))
                for each in arc.carries or ():
                    self._note(arc.target, each, arc.path, sure=self._known(arc, each))
            if arc.source in asked:
                for each in arc.carries or ():
                    made = bool(arc.derived_from) and made_at[arc.path] and self._known(arc, each)
                    if arc.derived_from or arc.path not in several:
                        self._note(arc.source, each, arc.path, sure=made)
                for each in () if arc.path in several else arc.derived_from:
                    self._note(arc.source, each, arc.path, sure=False)

    def held(self, end: End, instance: Instance, path: _Path, *, alone: bool) -> bool | None:
        """Whether an end is shown to hold an instance by other statements than one; None: it may hold it.

        People hold what is about them. Where nobody has said whom a data set is about, a statement that is of no
        other says so itself (`alone`).
        """
        if end.kind == "person":
            subjects = self._registry.data_sets[instance.data_set].subjects
            return end.name in subjects if subjects else (alone or None)
        at = end, instance
        if self._shown.get(at, set()) - {path}:
            return True
        unstated = self._unstated.get(end, set())
        may = self._may.get(at, set()) - {path} or not unstated.isdisjoint(("", instance.data_set))
        return None if may else False

    def _known(self, arc: Arc, instance: Instance) -> bool:
        return self._certainty.of(arc, instance) is not Status.UNKNOWN

    def _note(self, end: End, instance: Instance, path: _Path, *, sure: bool) -> None:
        # Two tell as much as any more: whether it is shown by another statement than the one that asks.
        paths = (self._shown if sure else self._may)[end, instance]
        if len(paths) < 2:
            paths.add(path)


def _made_at(arcs: Iterable[Arc]) -> Mapping[_Path, bool]:
    """By statement of what is computed: whether it names one place alone where that is done."""
    sources: dict[_Path, set[End]] = defaultdict(set)
    for arc in arcs:
        if arc.derived_from:
            sources[arc.path].add(arc.source)
    return {path: len(of) == 1 for path, of in sources.items()}
