"""Periods: two rules for the same data in the same case, and rules that something tells apart."""

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.keeping import keeping_of_data_set, keeping_of_field
from dataflow.answers.periods import disagreements
from dataflow.answers.trace import trace
from dataflow.checks.case import Case
from dataflow.checks.periods import several_periods
from dataflow.facts.facts import Facts
from dataflow.graph.build import build
from dataflow.law import tables
from dataflow.words import keeping_paragraphs, paragraphs
from registry.records.data_set import Retention
from registry.records.duration import compare
from registry.records.evidence import Evidence
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY

YEAR, YEARS = {"period": "P1Y"}, {"period": "P3Y"}
NAME = {"fields": "full_name"}


def _with(rules: list[dict[str, Any]], at_host: bool = False) -> Registry:
    account = {"label": "Account", "fields": ["full_name", "phone_number"], "subjects": "customer"}
    flow = {"from": "site", "carries": "account", "storage": "stored", "cite": "policy L8"}
    return acme(
        data_sets={"account": account if at_host else {**account, "retention": rules}},
        third_parties={
            "host": party("Host", {"receives": [{**flow, "retention": rules if at_host else []}]})
        },
    )


@pytest.mark.parametrize("at_host", [False, True], ids=["of the data set", "of the flow"])
@pytest.mark.parametrize(
    ("rules", "hint"),
    [
        ([YEAR, YEARS], "correct_source"),
        ([YEARS, YEAR, YEARS], "correct_source"),
        ([YEAR, {"period": "P12M"}], None),
        ([{"period": "P1M"}, {"period": "P30D"}], None),
        ([YEAR], None),
        ([YEAR, {"criteria": "as needed"}], None),
        ([YEAR, {**YEARS, "condition": "an invoice"}], None),
        ([YEAR, {**YEARS, "criteria": "accounting"}], None),
        ([{**YEAR, "starts": "order"}, {**YEARS, "starts": "closure"}], None),
        ([{**YEAR, "starts": "order"}, {**YEARS, "starts": "Order"}], "correct_source"),
        ([{**YEAR, "starts": "order"}, YEARS], "tell_apart"),
        ([{**YEAR, "then": "archived"}, {**YEARS, "then": "destroyed"}], None),
        ([{**YEAR, "then": "archived"}, YEARS], "tell_apart"),
        ([YEAR, {**YEARS, **NAME}], None),
        ([{**YEAR, **NAME}, {**YEARS, **NAME}], "correct_source"),
        ([{**YEAR, "fields": "phone_number"}, {**YEARS, **NAME}], None),
        ([{**YEAR, "valid_to": "2020-01-01"}, YEARS], None),
        ([{**YEAR, "status": "unknown"}, YEARS], None),
    ],
)
def test_rules_that_cannot_both_hold(rules: list[dict[str, Any]], hint: str | None, at_host: bool) -> None:
    registry = _with(rules, at_host)
    graph = build(registry, DAY)
    for told in (
        trace(graph, "full_name").contradictions,
        keeping_of_field(graph, "full_name").contradictions,
        keeping_of_data_set(graph, "account").contradictions,
    ):
        assert [each.hint for each in told if each.kind == "two_periods"] == ([hint] if hint else [])
    found = list(several_periods(Case(build(registry, DAY), tables())))
    verdict = {"correct_source": "violation", "tell_apart": "undetermined"}
    assert [each.verdict for each in found] == ([verdict[hint]] if hint else [])


def test_both_are_named_with_where_they_can_be_read() -> None:
    registry = _with([{**YEAR, "cite": "policy L4"}, {**YEARS, "cite": "policy L9"}])
    graph = build(registry, DAY)
    for lang in LANGS:
        told = [*paragraphs(trace(graph, "full_name"), lang)]
        told += keeping_paragraphs(keeping_of_field(graph, "full_name"), lang)
        lines = [line for each in told if each.kind == "contradictions" for line in each.lines]
        assert len(lines) == 2
        years = ("1\u00a0an", "3\u00a0ans") if lang == "fr" else ("1 year", "3 years")
        assert all(year in line for line in lines for year in years), lines
        assert all("4" in line and "9" in line for line in lines)


def test_a_rule_for_some_fields_stands_before_one_for_all() -> None:
    registry = _with([YEAR, YEARS, {"period": "P2M", **NAME}])
    graph = build(registry, DAY)
    assert keeping_of_field(graph, "full_name").contradictions == ()
    (found,) = keeping_of_field(graph, "phone_number").contradictions
    assert found.field_label is not None
    assert found.field_label.en == "Phone number"


RULES = st.lists(
    st.fixed_dictionaries(
        {"period": st.sampled_from(["P1Y", "P12M", "P3Y", "P1M", "P30D", "P31D", "P1Y1D", None])},
        optional={
            "starts": st.sampled_from(["order", "closure"]),
            "then": st.sampled_from(["archived", "destroyed"]),
            "condition": st.just("an invoice"),
            "fields": st.sampled_from([["full_name"], ["full_name", "phone_number"]]),
            "status": st.just("unknown"),
        },
    ),
    max_size=6,
)


@given(RULES, st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_it_is_what_its_definition_says_in_any_order(rules: list[dict[str, Any]], chance: Any) -> None:
    facts = Facts(acme(), DAY)
    made = [Retention.model_validate(rule) for rule in rules]
    found = disagreements(made, Evidence(), facts)
    for field in ("full_name", "phone_number", "email_address"):
        told = {each.sure for each in found if each.touched([field])}
        assert told == _by_definition(made, field), (field, found)
    chance.shuffle(made)
    again = disagreements(made, Evidence(), facts)
    assert {(each.rules, each.sure, frozenset(each.fields)) for each in again} == {
        (each.rules, each.sure, frozenset(each.fields)) for each in found
    }


def _by_definition(rules: list[Retention], field: str) -> set[bool]:
    """Each pair: for sure (True) where everything else is said alike, perhaps (False) where one does not say."""
    said = [rule for rule in rules if rule.period and rule.status is None]
    narrow = any(field in rule.fields for rule in said)
    found = set()
    for one, other in itertools.combinations(said, 2):
        assert one.period and other.period
        both = [field in rule.fields if narrow else not rule.fields for rule in (one, other)]
        if (
            not all(both)
            or one.condition != other.condition
            or compare(one.period, other.period) in (0, None)
        ):
            continue
        pairs = [(one.starts, other.starts), (one.then, other.then)]
        if all(mine == theirs for mine, theirs in pairs):
            found |= {True}
        elif all(mine == theirs or None in (mine, theirs) for mine, theirs in pairs):
            found |= {False}
    return found
