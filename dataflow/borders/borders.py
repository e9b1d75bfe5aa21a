"""Borders made from a graph: every flow of the day, by the country it leaves and the one it arrives in."""

from collections.abc import Iterable, Sequence
from functools import cache

import networkx as nx

from dataflow.borders.border import PEOPLE, UNKNOWN, Border, Borders, Crosser, Passage, Standing
from dataflow.borders.sentences import WORDS
from dataflow.borders.sides import Sides
from dataflow.borders.standing import passing, standings
from dataflow.checks.case import Case
from dataflow.checks.chain import onward
from dataflow.checks.crossing import Crossing, Way, crossings, returns
from dataflow.checks.shortfall import by_module, returned
from dataflow.facts.known import UNKNOWN as NOTHING
from dataflow.facts.known import Known
from dataflow.facts.parties import party_of, source_of
from dataflow.facts.values import doubted
from dataflow.law import Law, Tables, laws, tables
from dataflow.law.whereabouts import same
from registry.records.ends import End, place
from registry.records.evidence import Status
from registry.records.text import Text, both

_Key = tuple[str, str]


def borders(graph: "nx.MultiDiGraph[str]", using: Tables | None = None) -> Borders:
    """What leaves the country on the graph's day: flows by border, with mechanism, state and gaps.

    Every flow stands in one border, or in several where a place it joins is in several countries: one for each of
    them. An unknown country is a side of its own. What processors make available to the organisation without a flow
    being stated is there as `returned`.
    """
    case = Case(graph, using or tables())
    making = _Making(case)
    organisation = case.registry.organisation
    return Borders(
        on=case.on,
        source=source_of(case.facts),
        home=case.facts.single(organisation.country, organisation, case.facts.country),
        law_known=case.tables.known,
        borders=tuple(making.borders()),
    )


class _Making:
    """Makes the borders of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._about = Sides(case)
        self._onward = {passing(step.crossing): step.crossing for step in onward(case)}

    def borders(self) -> Iterable[Border]:
        together: dict[_Key, dict[tuple[str, ...], list[tuple[Crossing, tuple[Standing, ...]]]]] = {}
        for crossing in (*crossings(self._case), *self._returned()):
            held = standings(self._case, crossing, self._onward)
            told = tuple(f"{each.regime}:{each.state}:{each.reason.en}" for each in held)
            source = PEOPLE if crossing.arc.source.kind == "person" else crossing.source or UNKNOWN
            sides = self._sides(crossing)
            roles = (crossing.exporter_role or "", crossing.importer_role or "")
            mechanism = ",".join(str(each.value or "") for each in crossing.arc.mechanisms)
            key = (sides[0].key, sides[1].key, crossing.way, *roles, mechanism, *told)
            border = together.setdefault((source, crossing.target or UNKNOWN), {})
            border.setdefault(key, []).append((crossing, held))
        for source, target in sorted(together, key=_order):
            passages = sorted(together[source, target].items(), key=lambda each: each[0])
            yield Border(
                source=source,
                target=target,
                source_label=self._where(source),
                target_label=self._where(target),
                crossed=self._crossed(source, target),
                passages=tuple(self._passage([each for each, _ in held], held[0][1]) for _, held in passages),
            )

    def _returned(self) -> Iterable[Crossing]:
        """What is made available to the organisation where that is, or is recorded as, a transfer."""
        for crossing in returns(self._case):
            if any(self._transferred(law, crossing) for law in laws().values()):
                yield crossing

    def _transferred(self, law: Law, crossing: Crossing) -> bool:
        """Whether what a processor makes available is a transfer under a law, or recorded as one."""
        return by_module(self._case, law, crossing) or any(returned(self._case, law, crossing))

    def _sides(self, crossing: Crossing) -> tuple[End, End]:
        """The ends that stand for the two parties."""
        arc = crossing.arc
        if crossing.way == "returned":
            return place(str(crossing.exporter), ""), place(str(crossing.importer), "")
        return _party(arc.source), _party(arc.target)

    def _crossed(self, source: str, target: str) -> bool | None:
        if UNKNOWN in (source, target) or source == PEOPLE:
            return None
        stays = same(source, target, self._case.on)
        return None if stays is None else not stays

    def _where(self, key: str) -> Text:
        if key in (PEOPLE, UNKNOWN):
            return both(lambda lang: WORDS.say(lang, f"side.{key}"))
        return self._case.facts.country(key)

    def _passage(self, held: Sequence[Crossing], told: tuple[Standing, ...]) -> Passage:
        case, first = self._case, held[0]
        carried = [instance for each in held for instance in each.arc.carries or ()]
        fields = tuple(dict.fromkeys(instance.field for instance in carried))
        sets = tuple(dict.fromkeys(instance.data_set for instance in carried))
        source, target = self._sides(first)
        known = case.certainty.best_of(each.arc for each in held)
        status = min((case.certainty.whole(each.arc) for each in held), key=lambda sure: sure.weakness)
        best = dict.fromkeys(fields, Status.UNKNOWN)
        for instance, sure in known.items():
            best[instance.field] = min(best[instance.field], sure, key=lambda each: each.weakness)
        flows = dict(sorted((each.arc.key, case.certainty.whole(each.arc)) for each in held))
        cited = [citation for each in held for citation in each.arc.evidence.cite]
        return Passage(
            exporter=self._crosser(
                source, first.exporter_role if first.way != "collected_for" else None, sets
            ),
            importer=self._crosser(target, first.importer_role, sets),
            way=first.way,
            way_label=_said(first.way),
            hops=tuple(flows),
            known=tuple(flows.values()),
            fields=fields,
            field_labels=tuple(doubted(case.field(each), best[each], status) for each in fields),
            stated=all(each.arc.carries is not None for each in held),
            data_sets=sets,
            data_set_labels=tuple(case.registry.data_sets[each].label for each in sets),
            leaves=self._about.leaves(held),
            arrives=self._about.arrives(held),
            mechanism=self._mechanism(first),
            standings=told,
            status=status,
            citations=case.facts.cited(dict.fromkeys(cited)),
        )

    def _mechanism(self, crossing: Crossing) -> Known:
        return self._case.facts.mechanisms(crossing.arc.mechanisms, crossing.arc.evidence)

    def _crosser(self, end: End, role: str | None, data_sets: Sequence[str]) -> Crosser:
        party = party_of(end, self._case.facts)
        return Crosser(
            id=party.id,
            kind=party.kind,
            label=party.label,
            role=role,
            role_known=self._about.role(end.holder, role, data_sets),
            seat=party.country if end.kind == "place" else NOTHING,
        )


@cache
def _said(way: Way) -> Text:
    """A way to hand data over in words."""
    return both(lambda lang: WORDS.say(lang, f"way.{way}"))


def _party(end: End) -> End:
    """The end without its place."""
    return place(str(end.actor), "") if end.kind == "place" else end


def _order(key: _Key) -> tuple[bool, bool, bool, str, str]:
    """Borders between two countries first, then those of which one is unknown, then those within one."""
    source, target = key
    return source == PEOPLE, UNKNOWN in key, source == target, source, target
