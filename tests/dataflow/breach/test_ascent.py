"""The ascent: against every way up written out, and where those are too many to be."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.breach.ascent import Ascent
from dataflow.breach.times import Times
from dataflow.checks.cascade import summed
from dataflow.checks.case import Case, Engaged
from dataflow.checks.use import CONTROLLERS, PROCESSORS
from dataflow.graph.build import build
from dataflow.law import tables
from registry.records.duration import Duration, compare
from registry.records.registry import Registry
from tests.dataflow.checks.multiplied import chain, lattice
from tests.dataflow.strategies import DAY

SETS = ["account", "orders"]
PARTIES = ["acme", "one", "two", "three", "four"]
ROLES = ["processor", "processor", "sub_processor", "undetermined", "controller", "joint_controller"]
CLOCKS = [None, "PT24H", "PT24H", "PT72H", "P1M", "P30D"]
_ANSWERING = (*CONTROLLERS, "public_authority")


@st.composite
def cases(draw: st.DrawFn, *, rings: bool) -> Case:
    """Some engagements; without rings each party is engaged by an earlier one."""
    parties: dict[str, dict[str, Any]] = {id_: {} for id_ in PARTIES}
    # In rings the ways that the reference writes out are many more.
    for number in range(draw(st.integers(1, 5 if rings else 7))):
        pairs = st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(
            lambda each: rings or each[0] > each[1]
        )
        actor, by = draw(pairs)
        clock = draw(st.sampled_from(CLOCKS))
        parties[PARTIES[actor]][f"e{number}"] = {
            "by": PARTIES[by],
            "role": draw(st.sampled_from(ROLES)),
            "data_sets": draw(st.lists(st.sampled_from(SETS), unique=True)),
            **({"receives": []} if draw(st.booleans()) else {}),
            **({"breach_clock": clock} if clock else {}),
        }
    roles = st.sampled_from(["controller", "processor", "undetermined", "joint_controller"])
    registry = Registry.model_validate(
        {
            "sillage": 1,
            "title": "Acme",
            "version": "1",
            "organisation": {"id": "acme", "name": "Acme", "engagements": parties.pop("acme")},
            "data_sets": {
                name: {"label": name, "role": draw(roles), "fields": ["full_name"]} for name in SETS
            },
            "third_parties": {id_: {"name": id_, "engagements": each} for id_, each in parties.items()},
        }
    )
    return Case(build(registry, DAY), tables())


class Told(NamedTuple):
    """What ways up say of a party or an engagement."""

    data_sets: frozenset[str]
    total: Duration | None
    settled: bool = True


class Naive:
    """Every way up for one data set after the other, each engagement once on a way."""

    def __init__(self, case: Case, actor: str) -> None:
        self._case = case
        self.links: list[tuple[str, str, Duration | None]] = []
        self.tops: list[tuple[tuple[str | None, str, bool], str, Duration | None, bool]] = []
        for name in SETS:
            self._climb(actor, name, Duration(), (), settled=True)

    def _climb(
        self, party: str, name: str, total: Duration | None, seen: tuple[str, ...], *, settled: bool
    ) -> None:
        covered = False
        for each in self._about(name):
            role = self._case.role(each)
            if each.actor != party or role in _ANSWERING or each.subject in seen:
                continue
            covered = True
            if role not in PROCESSORS:
                self.tops.append(((party, "unsettled", False), name, total, True))
            clock = each.engagement.breach_clock.value
            onward = None if total is None or clock is None else summed([total, clock])
            self.links.append((each.subject, name, onward))
            sure = settled and role in PROCESSORS
            self._climb(each.by, name, onward, (*seen, each.subject), settled=sure)
        if not covered:
            self.tops += self._top(party, name, total, settled=settled)

    def _about(self, name: str) -> Iterator[Engaged]:
        for each in self._case.engagements():
            about = self._case.engaged_for[each.subject]
            if each.engagement.receives is None or not about or name in about:
                yield each

    def _top(self, party: str, name: str, total: Duration | None, *, settled: bool) -> Iterator[Any]:
        said = [
            each
            for each in self._case.engagements()
            if not (about := self._case.engaged_for[each.subject]) or name in about
        ]
        role = self._case.role
        mine = [each for each in said if role(each) == "joint_controller" and party in (each.actor, each.by)]
        others = {each.by if each.actor == party else each.actor for each in mine} - {party}
        own = self._case.own_role(name)
        if party != "acme":
            sure = settled and any(
                (each.actor == party and role(each) in _ANSWERING)
                or (each.by == party and role(each) == "processor")
                for each in said
            )
            yield (party, "stated" if sure else "unsettled", bool(others)), name, total, True
        elif own in CONTROLLERS or others:
            yield (party, "stated", bool(others) or own == "joint_controller"), name, total, settled
        elif own in PROCESSORS:
            yield (None, "unknown", False), name, None, True
        else:
            yield (party, "unsettled", False), name, total, True
        for other in others:
            yield (other, "stated", True), name, None, settled


def longest(totals: Iterable[Duration | None]) -> Duration | None:
    """The longest of all, when every one is known and it can be told."""
    several = list(totals)
    known = [each for each in several if each is not None]
    if len(known) < len(several):
        return None
    return next((one for one in known if all(compare(one, each) in (0, 1) for each in known)), None)


def alike(one: Told, other: Told) -> bool:
    """Whether both say the same: `P30D` and `PT720H` last alike."""
    if one.total is None or other.total is None:
        lasting = one.total is other.total
    else:
        lasting = compare(one.total, other.total) == 0
    return lasting and (one.data_sets, one.settled) == (other.data_sets, other.settled)


def same(told: dict[Any, Told], wanted: dict[Any, Told]) -> bool:
    return told.keys() == wanted.keys() and all(alike(told[key], wanted[key]) for key in wanted)


def links_of(found: Ascent) -> dict[str, Told]:
    return {each.engaged.subject: Told(each.data_sets, each.times.total) for each in found.links}


def tops_of(found: Ascent) -> dict[tuple[str | None, str, bool], Told]:
    together: dict[tuple[str | None, str, bool], list[Any]] = {}
    for top in found.tops:
        together.setdefault((top.party, top.sure, top.joint), []).append(top)
    return {
        key: Told(
            frozenset().union(*(top.data_sets for top in tops)),
            Times.of(top.times for top in tops).total,
            any(top.settled for top in tops),
        )
        for key, tops in together.items()
    }


def naive_links(naive: Naive) -> dict[str, Told]:
    return {
        key: Told(
            frozenset(name for subject, name, _ in naive.links if subject == key),
            longest(total for subject, _, total in naive.links if subject == key),
        )
        for key, _, _ in naive.links
    }


def naive_tops(naive: Naive) -> dict[tuple[str | None, str, bool], Told]:
    return {
        key: Told(
            frozenset(name for each, name, *_ in naive.tops if each == key),
            longest(total for each, _, total, _ in naive.tops if each == key),
            any(settled for each, _, _, settled in naive.tops if each == key),
        )
        for key, *_ in naive.tops
    }


@settings(max_examples=150, deadline=None)
@given(cases(rings=False), st.sampled_from(PARTIES))
def test_it_says_what_every_way_up_says(case: Case, actor: str) -> None:
    found, naive = Ascent(case, actor, None, SETS), Naive(case, actor)
    assert same(links_of(found), naive_links(naive))
    assert same(tops_of(found), naive_tops(naive))


@settings(max_examples=150, deadline=None)
@given(cases(rings=True), st.sampled_from(PARTIES))
def test_in_rings_nobody_is_left_out_and_no_time_is_told_shorter(case: Case, actor: str) -> None:
    found, naive = Ascent(case, actor, None, SETS), Naive(case, actor)
    told, wanted = links_of(found), naive_links(naive)
    assert told.keys() == wanted.keys()
    for key, each in wanted.items():
        assert told[key].data_sets == each.data_sets
        total = told[key].total
        assert total is None or each.total is None or compare(total, each.total) in (0, 1)
    answered = {name for each in found.tops for name in each.data_sets}
    assert answered == set(SETS), "somebody answers for every data set, or nobody knows who"


@pytest.mark.parametrize("size", [40, 400])
def test_the_number_of_ways_costs_nothing(size: int) -> None:
    """Each level of two doubles the ways; the longest of them is the sum of the clocks of all levels."""
    found = Ascent(Case(build(lattice(size), DAY), tables()), f"a{size - 1}", None, ["account"])
    assert len(found.links) == 4 * (size - 1)
    assert [top.times.total for top in found.tops] == [Duration(hours=24 * size)]


def test_a_chain_of_thousands_is_climbed() -> None:
    found = Ascent(Case(build(chain(2000), DAY), tables()), "c1999", None, ["account"])
    assert len(found.links) == 2000
    assert [(top.party, top.times.total) for top in found.tops] == [("acme", Duration(hours=48000))]
