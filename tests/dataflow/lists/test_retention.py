"""Retention: each rule is there, and what has none is missing one, as a naive reading of the records has it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.question.wanted import Column, Listed, Op
from registry.records.data_set import DataSet, Retention
from registry.records.duration import Duration, compare
from registry.records.registry import Registry
from tests.dataflow.lists.stated import asked, rows_of, stated, told, where
from tests.dataflow.strategies import DAY


def _rules(held: DataSet) -> list[tuple[int, Retention]]:
    """The rules of the day that say anything, with their number among those of the day."""
    of_the_day = [rule for rule in held.retention if rule.holds_on(DAY)]
    return [(at + 1, rule) for at, rule in enumerate(of_the_day) if rule.period or rule.criteria]


@given(stated())
@settings(max_examples=150)
def test_what_no_rule_is_about_is_missing_a_period(registry: Registry) -> None:
    sure, _ = told(asked(Listed.RETENTION, registry, where(Column.PERIOD, Op.MISSING)))
    for name, held in registry.data_sets.items():
        rules = [rule for _, rule in _rules(held)]
        bare = [
            use.field
            for use in held.fields
            if not any(not rule.fields or use.field in rule.fields for rule in rules)
        ]
        assert (name in sure) == (held.holds_on(DAY) and bool(bare))


@given(stated(), st.sampled_from(["P1M", "P30D", "P6M", "P2Y"]))
@settings(max_examples=150)
def test_periods_are_compared_where_they_can_be(registry: Registry, limit: str) -> None:
    """Criteria alone are on record, and how long they are nobody knows; a month and thirty days neither."""
    longer, perhaps = told(asked(Listed.RETENTION, registry, where(Column.PERIOD, Op.LONGER, limit)))
    shorter, _ = told(asked(Listed.RETENTION, registry, where(Column.PERIOD, Op.SHORTER, limit)))
    present, _ = told(asked(Listed.RETENTION, registry, where(Column.PERIOD, Op.PRESENT)))
    for name, held in registry.data_sets.items():
        for number, rule in _rules(held) if held.holds_on(DAY) else ():
            id_ = f"{name}#{number}"
            told_ = compare(rule.period, Duration.parse(limit)) if rule.period else None
            assert id_ in present
            assert (id_ in longer, id_ in perhaps, id_ in shorter) == (
                told_ == 1,
                told_ is None,
                told_ in (-1, 0),
            )


@given(stated())
def test_every_place_that_stores_something_is_there(registry: Registry) -> None:
    """With the rules that its flows give or without one; what passes through is not kept."""
    rows = rows_of(Listed.RETENTION, registry)
    places = {str(value.value) for row in rows for value in row.cells[Column.PLACE].values}
    for flow in registry.flows:
        ends = [end for end in flow.to if end.partition(".")[0] in registry.third_parties]
        carried = flow.carries is None or any(
            registry.data_sets[each.rpartition("@")[2]].holds_on(DAY) for each in flow.carries
        )
        if flow.holds_on(DAY) and carried and flow.storage.value != "not_stored":
            assert {*ends} <= places
