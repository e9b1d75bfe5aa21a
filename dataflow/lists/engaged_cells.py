"""The cells of an engagement: who engages whom, in which role, what for, with which data, under which contract."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dataflow.checks.engagements import Engaged
from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Cited, Known, PurposeKnown
from dataflow.facts.receiver import purposes_known, receives_engaged
from dataflow.facts.sentences import WORDS
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.lists.answer import Cell
from dataflow.lists.cells import NOTHING, UNSAID, cell, merged, on_record, stated
from dataflow.lists.day_cells import day_cell
from dataflow.lists.holdings import Holdings
from dataflow.question.wanted import Column
from registry.records.data_set import PurposeUse
from registry.records.evidence import Evidence, Status, evidence_of

Cells = dict[Column, Cell]


class EngagedCells:
    """What is told of each engagement of one day; each is looked at once."""

    def __init__(self, facts: Facts, arcs: Iterable[Arc]) -> None:
        self._facts = facts
        self._arcs: dict[tuple[str, str], list[Arc]] = defaultdict(list)
        for arc in arcs:
            if arc.engaged is not None and arc.engagement is not None and receives_engaged(arc):
                self._arcs[arc.engaged, arc.engagement].append(arc)
        self._told: dict[tuple[str, str], Cells] = {}
        self._roles: dict[tuple[str, str], Cell] = {}

    def of(self, engaged: Engaged) -> Cells:
        """The cells of one engagement, but for those of its data and of what its contract says."""
        key = engaged.actor, engaged.name
        if key not in self._told:
            self._told[key] = self._cells(engaged, self._arcs.get(key, ()))
        return self._told[key]

    def _cells(self, engaged: Engaged, arcs: Sequence[Arc]) -> Cells:
        facts, engagement = self._facts, engaged.engagement
        entry = evidence_of(engagement, facts.registry.actors[engaged.actor])
        given = engagement.authorisation
        word = WORDS.both(f"authorisation.{given.value}") if given else None
        cited = facts.cited(entry.cite)
        return {
            Column.PARTY: self._actor(engaged.actor, entry.standing, cited),
            Column.ENGAGEMENT: self._itself(engaged, entry.standing, cited),
            Column.BY: self._actor(engaged.by, entry.standing, cited),
            Column.ROLE: self.role(engaged),
            **purpose_cells(self._purposes(engaged, entry, arcs), arcs),
            Column.CONTRACT: self._contract(engaged),
            Column.AUTHORISATION: cell([facts.statement(given, given.value, word)]) if given else UNSAID,
            Column.BREACH_CLOCK: cell([facts.known(engagement.breach_clock, entry, facts.duration)]),
            Column.ENGAGED: Cell(values=(self._engaging(engaged, entry.standing, cited),)),
            Column.SINCE: day_cell(engagement.valid_from, entry, facts, more=True),
            Column.UNTIL: day_cell(engagement.valid_to, entry, facts, more=False),
        }

    def role(self, engaged: Engaged) -> Cell:
        """In which role it is engaged."""
        key = engaged.actor, engaged.name
        if key not in self._roles:
            entry = evidence_of(engaged.engagement, self._facts.registry.actors[engaged.actor])
            self._roles[key] = cell([self._facts.role(engaged.engagement.role, entry)])
        return self._roles[key]

    def _engaging(self, engaged: Engaged, standing: Status, cited: tuple[Cited, ...]) -> Known:
        own = engaged.by == self._facts.registry.organisation.id
        which = "direct" if own else "onward"
        return stated(which, WORDS.both(f"engaged.{which}"), standing, cited)

    def _itself(self, engaged: Engaged, standing: Status, cited: tuple[Cited, ...]) -> Cell:
        return Cell(values=(stated(f"{engaged.actor}.{engaged.name}", engaged.label, standing, cited),))

    def _actor(self, id_: str, standing: Status, cited: tuple[Cited, ...]) -> Cell:
        return Cell(values=(stated(id_, self._facts.registry.actors[id_].name, standing, cited),))

    def _contract(self, engaged: Engaged) -> Cell:
        contract = engaged.engagement.contract
        return NOTHING if contract is None else on_record([self._facts.contract(contract)])

    def _purposes(self, engaged: Engaged, entry: Evidence, arcs: Sequence[Arc]) -> Iterator[PurposeKnown]:
        """What it is engaged for, and what its flows are said to be for where they say it themselves."""
        engagement = engaged.engagement
        carried = (each.data_set for arc in arcs for each in arc.carries or ())
        sets = dict.fromkeys([*self._named(engaged), *carried])
        elsewhere: dict[str, list[PurposeUse]] = defaultdict(list)
        for name in sets:
            for use in self._facts.registry.data_sets[name].purposes:
                elsewhere[use.purpose].append(use)
        yield from self._facts.purposes(engagement.purposes, entry, elsewhere)
        for arc in {arc.path: arc for arc in arcs if arc.purposes is not engagement.purposes}.values():
            yield from purposes_known(arc, sets_of(arc), self._facts)

    def _named(self, engaged: Engaged) -> Sequence[str]:
        """The data sets it is said to be about, those that are held on the day."""
        sets = self._facts.registry.data_sets
        return [name for name in engaged.engagement.data_sets if sets[name].holds_on(self._facts.on)]

    def arcs(self, engaged: Engaged) -> Sequence[Arc]:
        """The flows by which the engaged party receives."""
        return self._arcs.get((engaged.actor, engaged.name), ())

    def data(self, engaged: Engaged, holdings: Holdings) -> Cells:
        """What its flows bring; where nobody has said what they do, anything of the data sets it is about may be."""
        entry = evidence_of(engaged.engagement, self._facts.registry.actors[engaged.actor])
        data = holdings.brought(self.arcs(engaged))
        registry, named = self._facts.registry, self._named(engaged)
        unsaid = engaged.engagement.receives is None
        if unsaid and named:
            for name in named:
                for use in registry.data_sets[name].fields:
                    data.setdefault(Instance(use.field, name), (Status.UNKNOWN, {}))
        told = holdings.told(data, unsaid=unsaid and not engaged.engagement.data_sets)
        cited, held = self._facts.cited(entry.cite), told[Column.DATA_SET]
        about = (stated(each, registry.data_sets[each].label, entry.standing, cited) for each in named)
        return {**told, Column.DATA_SET: Cell(values=merged([*held.values, *about]), more=held.more)}


def purpose_cells(told: Iterable[PurposeKnown], arcs: Iterable[Arc]) -> Cells:
    """What for, and the bases claimed; unsettled where something is received and nobody says what for."""
    purposes = list(told)
    silent = any(not arc.purposes for arc in arcs)
    return {
        Column.PURPOSE: cell((each.purpose for each in purposes), more=silent),
        Column.BASIS: cell(
            (base for each in purposes for base in (each.basis.values() or (UNKNOWN,))), more=silent
        ),
    }


def sets_of(arc: Arc) -> Iterable[str]:
    """The data sets that a flow carries something of, or is about."""
    return dict.fromkeys(each.data_set for each in arc.carries or ()) or arc.about
