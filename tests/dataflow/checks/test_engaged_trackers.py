"""R36: trackers that lead to whom nobody engages, and the answers about them."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.keeping import keeping_of_field
from dataflow.answers.profile import profile
from dataflow.checks.case import Case
from dataflow.checks.engaged_trackers import tracker_nobody_engaged
from dataflow.graph.build import build
from dataflow.law import tables
from dataflow.words import keeping_paragraphs, profile_paragraphs
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.acme import acme, party
from tests.dataflow.checks.registries import GDPR, shipped, spoken, verdicts
from tests.dataflow.strategies import DAY

OVER = "2026-06-30"
VISIT = {"pattern": "visit", "category": "analytics", "field": "analytics_cookie"}


def test_r36_a_party_that_is_engaged_and_a_cookie_of_ones_own() -> None:
    assert list(tracker_nobody_engaged(shipped("R36-good"), GDPR)) == []


def test_r36_nobody_engages_it_or_nobody_does_any_more() -> None:
    found = list(tracker_nobody_engaged(shipped("R36-bad"), GDPR))
    assert verdicts(found) == [("gap", "stats", "main", None), ("gap", f"host:over:{OVER}", "over", None)]
    assert spoken("R36", found) == [
        (
            "visit: data may go to Stats (analytics cookie / client ID), for whom neither an engagement nor a flow is"
            " on record."
        ),
        (
            "rack: said to be still set (analytics cookie / client ID), while every engagement of and flow to Hostly"
            " ended on 30 June 2026."
        ),
    ]
    assert [each.actors for each in found] == [("stats",), ("host", "acme")]


def _registry(trackers: list[dict[str, Any]], flows: list[dict[str, Any]], **parties: Any) -> Registry:
    return acme(trackers=trackers, flows=flows, third_parties=parties)


FLOW = {"from": "site", "to": "stats.desk", "carries": "account"}


@pytest.mark.parametrize(
    ("engagements", "flows", "feeds", "wanted"),
    [
        ([], [], None, "main"),
        ([], [], "stats.desk", "main"),
        ([{}], [], None, None),
        ([{"receives": []}], [], "stats.desk", "main"),
        ([{"valid_to": OVER}], [], "stats.desk", "over"),
        ([{"valid_to": OVER}, {}], [], "stats.desk", None),
        ([{"valid_from": "2027-01-01"}], [], None, "main"),
        ([], [FLOW], None, None),
        ([], [{**FLOW, "status": "unknown"}], None, "main"),
        ([], [{**FLOW, "valid_to": OVER}], "stats.desk", "over"),
        ([], [], "site", None),
    ],
)
def test_r36_an_engagement_or_a_flow_of_the_day_explains_it(
    engagements: list[dict[str, Any]], flows: list[dict[str, Any]], feeds: str | None, wanted: str | None
) -> None:
    tracker = {**VISIT, "set_by": "stats", **({"feeds": feeds} if feeds else {})}
    registry = _registry([tracker], flows, stats=party("Stats", *engagements))
    graph = build(registry, DAY)
    found = list(tracker_nobody_engaged(Case(graph, tables()), GDPR))
    assert [each.variant for each in found] == ([wanted] if wanted else [])
    for lang in LANGS:
        said = {
            "main": {"fr": "ni prestation ni flux", "en": "neither an engagement nor a flow"},
            "over": {"fr": "ont pris fin le 30 juin 2026", "en": "ended on 30 June 2026"},
        }
        for told in (
            keeping_paragraphs(keeping_of_field(graph, "analytics_cookie"), lang),
            profile_paragraphs(profile(graph, "stats"), lang),
        ):
            (line,) = [line for each in told if each.kind == "trackers" for line in each.lines]
            for variant, words in said.items():
                assert (words[lang] in line) is (variant == wanted)


DAYS = [datetime.date(2026, month, 1) for month in (3, 6, 9, 12)]
DATES = st.fixed_dictionaries(
    {}, optional={"valid_from": st.sampled_from(DAYS[:2]), "valid_to": st.sampled_from(DAYS[2:])}
)


@given(st.lists(DATES, max_size=3), DATES, DATES, st.sampled_from([*DAYS, datetime.date(2026, 1, 1)]))
@settings(max_examples=120)
def test_r36_is_what_the_graph_of_the_day_says(
    engagements: list[dict[str, Any]], whole: dict[str, Any], spot: dict[str, Any], on: datetime.date
) -> None:
    """A current engagement with a flow is one whose flow is drawn on the day."""
    receives = [{"from": "site", "carries": "account"}]
    made = [{**each, "receives": receives} for each in engagements]
    stats = party("Stats", *made, **whole)
    stats["places"]["desk"] |= spot
    registry = _registry([{**VISIT, "set_by": "stats"}], [], stats=stats)
    graph = build(registry, on)
    reached = any(target == "stats.desk" for _, target in graph.edges())
    assert (list(tracker_nobody_engaged(Case(graph, tables()), GDPR)) == []) is reached
