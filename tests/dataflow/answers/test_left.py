"""Left: what a party may still hold after the end, in answers, in a breach and as a finding."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.left import left
from dataflow.answers.trace import received_by, trace
from dataflow.breach import breach
from dataflow.breach.breach_words import sentence
from dataflow.checks.case import Case
from dataflow.checks.endings import ended_not_gone
from dataflow.facts.facts import Facts
from dataflow.graph.build import arcs, build
from dataflow.law import tables
from dataflow.words import headline, paragraphs, verdict
from registry.records.duration import Duration, due
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.acme import acme, party
from tests.dataflow.checks.registries import GDPR, shipped, spoken, verdicts
from tests.dataflow.strategies import DAY

END = datetime.date(2026, 6, 30)


def _host(*flows: dict[str, Any], **engagement: Any) -> Registry:
    receives = [
        {"from": "site", "carries": "account", "storage": "stored", "cite": "policy L7", **each}
        for each in flows
    ]
    return acme(
        third_parties={
            "host": party("Host", {"role": "processor", "valid_to": END, "receives": receives, **engagement})
        }
    )


ONE_YEAR = {"period": "P1Y"}


@pytest.mark.parametrize(
    ("flow", "on", "wanted", "finding"),
    [
        ({}, DAY, ("unknown", None), "main"),
        ({}, END, None, None),
        ({"retention": ONE_YEAR}, DAY, ("until", "2027-06-30"), "until"),
        ({"retention": {**ONE_YEAR, "then": "destroyed"}}, DAY, ("until", "2027-06-30"), None),
        ({"retention": ONE_YEAR}, datetime.date(2027, 6, 30), ("until", "2027-06-30"), "until"),
        ({"retention": ONE_YEAR}, datetime.date(2027, 7, 1), None, None),
        (
            {"retention": {**ONE_YEAR, "starts": "closure"}},
            datetime.date(2029, 1, 1),
            ("unknown", None),
            "main",
        ),
        ({"retention": {"criteria": "as needed"}}, DAY, ("unknown", None), "main"),
        (
            {"retention": {**ONE_YEAR, "fields": "full_name"}},
            datetime.date(2028, 1, 1),
            ("unknown", None),
            "main",
        ),
        ({"retention": [ONE_YEAR, {"period": "P2Y"}]}, DAY, ("until", "2028-06-30"), "until"),
        ({"retention": {**ONE_YEAR, "valid_to": "2026-07-31"}}, DAY, ("until", "2027-06-30"), "until"),
        ({"retention": {**ONE_YEAR, "valid_from": "2026-07-31"}}, DAY, ("unknown", None), "main"),
        ({"storage": "not_stored"}, DAY, None, None),
        ({"storage": {}}, DAY, ("perhaps", None), "perhaps"),
        ({"status": "unknown"}, DAY, ("perhaps", None), "perhaps"),
        ({"valid_to": "2026-03-31", "retention": ONE_YEAR}, DAY, ("until", "2027-03-31"), "until"),
    ],
)
def test_what_may_still_be_held(
    flow: dict[str, Any], on: datetime.date, wanted: tuple[str, str | None] | None, finding: str | None
) -> None:
    graph = build(_host(flow), on)
    told = [
        [(each.holds, each.to.isoformat() if each.to else None) for each in answer.left]
        for answer in (received_by(graph, "host"), trace(graph, "phone_number"), breach(graph, "host"))
    ]
    assert told == [[wanted] if wanted else []] * 3
    found = list(ended_not_gone(Case(graph, tables()), GDPR))
    assert [each.variant for each in found] == ([finding] if finding else [])


def test_what_it_still_receives_is_told_by_that() -> None:
    registry = _host({"carries": "account"})
    base = registry.model_dump(mode="json", by_alias=True, exclude_none=True)
    base["third_parties"]["host"]["engagements"]["again"] = {
        "receives": [{"from": "site", "carries": "phone_number@account"}]
    }
    (over,) = received_by(build(Registry.model_validate(base), DAY), "host").left
    assert over.instances == ("full_name@account",)


def test_an_engagement_without_stated_data_leaves_nobody_knows_what() -> None:
    registry = acme(third_parties={"host": party("Host", {"valid_to": END})})
    (over,) = received_by(build(registry, DAY), "host").left
    assert (over.holds, over.instances) == ("perhaps", ())
    assert trace(build(registry, DAY), "phone_number").left == ()
    (found,) = ended_not_gone(Case(build(registry, DAY), tables()), GDPR)
    assert spoken("R35", [found])[0].endswith("is not known: data that are not specified.")


def test_whoever_answers_for_itself_keeps_by_its_own_rules() -> None:
    graph = build(_host({}, role="independent_controller"), DAY)
    assert list(ended_not_gone(Case(graph, tables()), GDPR)) == []
    assert len(received_by(graph, "host").left) == 1


def test_it_is_said_in_every_answer_and_in_the_breach() -> None:
    graph = build(_host({"retention": ONE_YEAR}), DAY)
    for lang, day, ended in zip(
        LANGS, ("30 juin 2027", "30 June 2027"), ("30 juin 2026", "30 June 2026"), strict=True
    ):
        goes, held = trace(graph, "phone_number"), received_by(graph, "host")
        (line,) = [each for told in paragraphs(goes, lang) if told.kind == "left" for each in told.lines]
        for told in (line, headline(held, lang), " ".join(sentence(breach(graph, "host"), lang))):
            assert day in told and ended in told and "Host" in told, told
        assert "Host" in headline(goes, lang)
        assert ended in verdict(goes, "host", goes.asked_label, lang)
        assert "not_reached" not in {told.kind for told in paragraphs(goes, lang)}


def test_r35_gone_by_its_own_rule_and_not_said_to_be_gone() -> None:
    assert list(ended_not_gone(shipped("R35-good"), GDPR)) == []
    found = list(ended_not_gone(shipped("R35-bad"), GDPR))
    assert verdicts(found) == [("gap", "host/hosting", "main", None)]
    assert spoken("R35", found) == [
        (
            "Hostly: the engagement ended on 30 June 2026, and nothing says that the data kept there were erased or"
            " returned: full name and e-mail address."
        )
    ]
    assert found[0].entry == ("third_parties", "host", "engagements", "hosting")


DAYS = st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
SPAN = st.fixed_dictionaries({}, optional={"valid_from": DAYS, "valid_to": DAYS}).filter(
    lambda each: each.get("valid_from", datetime.date.min) <= each.get("valid_to", datetime.date.max)
)
FLOWS = st.fixed_dictionaries(
    {
        "dates": SPAN,
        "carries": st.sampled_from(["full_name@account", "phone_number@account"]),
        "storage": st.sampled_from([{}, "stored", "not_stored"]),
        "retention": st.sampled_from(
            [[], [{"period": "P1M"}], [{"period": "P3M"}], [{"period": "P1M", "starts": "x"}]]
        ),
    }
)


@given(st.lists(st.tuples(SPAN, st.lists(FLOWS, min_size=1, max_size=2)), min_size=1, max_size=3), DAYS)
@settings(max_examples=150)
def test_it_is_what_the_graphs_of_the_days_before_say(
    drawn: list[tuple[dict[str, Any], list[dict[str, Any]]]], on: datetime.date
) -> None:
    engagements = [
        {**dates, "receives": [
            {"from": "site", **{key: each[key] for key in ("carries", "storage", "retention")}, **each["dates"]}
            for each in flows
        ]}
        for dates, flows in drawn
    ]  # fmt: skip
    registry = acme(third_parties={"host": party("Host", *engagements)})
    made = {
        (name, each.ended, each.holds, each.to)
        for each in left(Facts(registry, on))
        for name in each.instances
    }
    assert made == _by_definition(registry, on)


def _by_definition(registry: Registry, on: datetime.date) -> set[tuple[Any, ...]]:
    """Day by day: the last day on which the graph draws a flow to the host that it does not draw on the day asked."""
    last: dict[str, datetime.date] = {}
    for number in range((on - datetime.date(2025, 12, 31)).days + 1):
        day = datetime.date(2025, 12, 31) + datetime.timedelta(days=number)
        for arc in arcs(build(registry, day)):
            if arc.target.holder == "host" and arc.origin == "stated":
                last[arc.key] = day
    now = [arc for arc in arcs(build(registry, on)) if arc.target.holder == "host"]
    bringing = {each for arc in now if arc.storage.value != "not_stored" for each in arc.carries or ()}
    found = set()
    for key, day in last.items():
        arc = next(each for each in arcs(build(registry, day)) if each.key == key)
        (instance,) = arc.carries or ()
        if day == on or arc.storage.value == "not_stored" or instance in bringing:
            continue
        rule = arc.retention[0] if arc.retention else None
        to = due(day, Duration.parse(str(rule.period))) if rule and not rule.starts else None
        if to is None or to >= on:
            holds = "perhaps" if arc.storage.value is None else "until" if to else "unknown"
            found.add((str(instance), day, holds, to))
    return found


def test_what_two_flows_leave_alike_is_left_once_whatever_order_they_name_it_in() -> None:
    one, other = "full_name@account", "phone_number@account"
    registry = _host(
        {"carries": [one, other], "cite": "policy L1"}, {"carries": [other, one], "cite": "policy L2"}
    )
    (told,) = left(Facts(registry, DAY))
    assert {*told.instances} == {one, other}
    assert [cited.line for cited in told.citations] == [1, 2]
