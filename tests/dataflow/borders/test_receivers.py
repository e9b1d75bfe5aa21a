"""Receivers: each party once, with all that it receives, against the passages read one by one."""

from collections import Counter
from typing import get_args

from hypothesis import given, settings

from dataflow.borders import Borders, borders
from dataflow.borders.border import UNKNOWN, Passage, State
from dataflow.borders.receivers import GROUPS, by_group, counted_again, receivers
from dataflow.graph.build import build
from registry.records.registry import Registry
from tests.dataflow.borders.test_borders import placed
from tests.dataflow.checks.registries import varied
from tests.dataflow.strategies import DAY

WORST = list(get_args(State))


def told(name: str) -> Borders:
    return borders(varied(name, {}).graph)


def party(passage: Passage) -> str:
    """Whose passage it is; what nobody has named is one."""
    return UNKNOWN if passage.importer.kind == "unknown" else passage.importer.id


@settings(max_examples=40)
@given(placed())
def test_every_passage_stands_with_its_party_and_no_party_twice(registry: Registry) -> None:
    made = borders(build(registry, DAY))
    found = receivers(made)
    places = [place for each in found for place in each.passages]
    assert sorted(places) == list(range(len(made.passages)))
    assert max(Counter(each.id for each in found).values(), default=1) == 1
    for each in found:
        mine = [made.passages[place] for place in each.passages]
        assert {party(passage) for _, passage in mine} == {each.id}
        assert set(each.flows) == {hop for _, passage in mine for hop in passage.hops}
        assert {one.country for one in each.hosted} == {
            border.target for border, passage in mine if passage.way != "returned"
        }
        assert each.id == UNKNOWN or all(passage.importer.seat == each.seat for _, passage in mine)


@settings(max_examples=40)
@given(placed())
def test_a_party_stands_as_its_worst_passage_does_and_the_worst_come_first(registry: Registry) -> None:
    made = borders(build(registry, DAY))
    found = receivers(made)
    for each in found:
        states = [made.passages[place][1].state for place in each.passages]
        known = [state for state in states if state is not None]
        assert each.state == (max(known, key=WORST.index) if known else "none")
        for law in each.laws:
            under = [
                standing.state
                for place in each.passages
                for standing in made.passages[place][1].standings
                if standing.regime == law.regime
            ]
            assert law.state == max(under, key=WORST.index)
    order = [GROUPS.index(each.group) for each in found]
    assert order == sorted(order)
    assert [each for group in by_group(made).values() for each in group] == list(found)


def test_a_country_that_nobody_has_stated_is_told_last_and_never_left_out() -> None:
    made = borders(
        varied("R04-good", {"third_parties": {"host": {"places": {"racks": {"country": ...}}}}}).graph
    )
    (host,) = [each for each in receivers(made) if each.id == "host"]
    assert [each.country for each in host.hosted] == [UNKNOWN]
    assert host.seat.label is not None


@settings(max_examples=40)
@given(placed())
def test_the_rows_add_up_to_the_flows_and_those_that_are_counted_again(registry: Registry) -> None:
    made = borders(build(registry, DAY))
    stands = {(party(passage), hop) for _, passage in made.passages for hop in passage.hops}
    assert sum(len(each.flows) for each in receivers(made)) == len(stands)
    assert counted_again(made) == len(stands) - len({hop for _, hop in stands})
