"""Measuring: what keeps a tracker that measures an audience from doing without consent, and what is open (R22)."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.case import Regime
from dataflow.checks.measuring import measured
from dataflow.checks.trackers import tracker_without_consent
from dataflow.law import laws
from tests.dataflow.checks.registries import spoken, varied, verdicts

FRANCE = Regime("eprivacy_fr", "assumed")
ELSEWHERE = Regime("eprivacy", "assumed")
RULES = laws()["eprivacy_fr"].measuring
REUSE = "that Counter, a processor, reuses nothing for its own account"
ALONE = "that Counter acts for the account of the site’s publisher alone"
ANONYMOUS = "that only anonymous statistics are drawn from them, with nothing matched and nobody followed across sites"
LIVES = "their lifetime (13 months at most is recommended)"
KEPT = "how long the data are kept (25 months at most is recommended)"
VISITS = {"from": "visitor", "carries": "visits"}


def counting(
    *, tracker: Any = None, engagement: Any = None, visits: Any = None, **parties: Any
) -> dict[str, Any]:
    """One counter of visits, with what is changed of it."""
    whole = {"pattern": "visit", "set_by": "counter", "category": "analytics", "field": "analytics_cookie",
             "purposes": "audience_measurement", "lifetime": "P6M", "asked": "not_needed", "feeds": "counter.cloud",
             **(tracker or {})}  # fmt: skip
    engaged = {"role": "processor", "places": "cloud", "purposes": "audience_measurement", "receives": [VISITS],
               **(engagement or {})}  # fmt: skip
    return {
        "trackers": [{key: value for key, value in whole.items() if value is not None}],
        "data_sets": {"clicks": ..., "visits": visits or {}},
        "third_parties": {"counter": {"engagements": {"counting": engaged}}, **parties},
    }


def known(changes: dict[str, Any]) -> tuple[list[str], list[str], tuple[str, ...]]:
    case = varied("R22-open", changes)
    assert RULES is not None
    found = measured(case, FRANCE.law, RULES, case.registry.trackers[0])
    assert all(each.fr for each in (*found.against, *found.open))
    return [each.en or "" for each in found.against], [each.en or "" for each in found.open], found.consented


AD: dict[str, Any] = {"name": "Ad", "places": {"desk": {"label": "Desk"}},
      "engagements": {"ads": {"role": "independent_controller",
                              "receives": [{"from": "counter.cloud", "carries": "visits"}]}}}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "against"),
    [
        (counting(), []),
        (counting(tracker={"purposes": ["audience_measurement", "advertising"]}),
         ["they also serve other purposes: targeted advertising"]),
        (counting(tracker={"purposes": [{"purpose": "advertising", "status": "unknown"}]}), []),
        (counting(engagement={"purposes": ["audience_measurement", "hosting"]}), []),
        (counting(engagement={"receives": [{**VISITS, "purposes": "personalisation"}]}),
         ["they also serve other purposes: personalisation"]),
        (counting(engagement={"receives": [{**VISITS, "purposes": "personalisation", "status": "unknown"}]}), []),
        (counting(engagement={"role": "independent_controller"}), ["Counter uses them for its own account too"]),
        (counting(engagement={"role": "joint_controller"}), ["Counter uses them for its own account too"]),
        (counting(engagement={"reuse": "authorised"}), ["Counter uses them for its own account too"]),
        (counting(engagement={"reuse": {"value": "authorised", "valid_from": "2026-11-23"}}), []),
        (counting(engagement={"reuse": {"value": "authorised", "status": "unknown"}}), []),
        (counting(engagement={"reuse": "authorised", "status": "unknown"}), []),
        (counting(ad=AD), ["what they collect is passed on to Ad"]),
        (counting(ad={**AD, "engagements": {"ads": {**AD["engagements"]["ads"], "role": "sub_processor"}}}), []),
        (counting(ad={**AD, "engagements": {"ads": {"role": "controller", "receives": []}}}), []),
        (counting(tracker={"lifetime": "P2Y"}), []),
    ],
)  # fmt: skip
def test_what_is_known_decides_against_it(changes: dict[str, Any], against: list[str]) -> None:
    assert known(changes)[0] == against
    found = list(tracker_without_consent(varied("R22-open", changes), FRANCE))
    spoken("R22", found)
    wanted = ("violation", "counter/analytics:not_exempt", "not_exempt", None)
    assert (wanted in verdicts(found)) is bool(against)


@pytest.mark.parametrize(
    ("changes", "open_"),
    [
        (counting(), [REUSE, ANONYMOUS]),
        (counting(engagement={"reuse": "refused"}), [ANONYMOUS]),
        (counting(engagement={"role": "undetermined"}), [ALONE, ANONYMOUS]),
        (counting(tracker={"set_by": "acme", "feeds": "shop"}), [ANONYMOUS, KEPT]),
        (counting(tracker={"feeds": None}), [REUSE, ANONYMOUS]),
        (counting(tracker={"lifetime": None}), [REUSE, ANONYMOUS, LIVES]),
        (counting(tracker={"lifetime": "P13M"}), [REUSE, ANONYMOUS]),
        (counting(tracker={"lifetime": "P14M"}),
         [REUSE, ANONYMOUS, "their lifetime of 14 months, longer than recommended (13 months)"]),
        (counting(visits={"retention": {"period": "P25M"}}), [REUSE, ANONYMOUS]),
        (counting(visits={"retention": []}), [REUSE, ANONYMOUS, KEPT]),
        (counting(visits={"retention": {"period": "P3Y"}}),
         [REUSE, ANONYMOUS, "how long the data are kept, 3 years, longer than recommended (25 months)"]),
        (counting(engagement={"receives": []}), [REUSE, ANONYMOUS, KEPT]),
    ],
)  # fmt: skip
def test_what_is_not_known_is_named(changes: dict[str, Any], open_: list[str]) -> None:
    assert known(changes)[1] == open_


@pytest.mark.parametrize(
    ("role", "place", "own_account"),
    [
        ("independent_controller", "cloud", True),
        ("independent_controller", "lab", False),  # of what it does elsewhere nothing follows
        ("processor", "cloud", False),
    ],
)
def test_one_engagement_of_several_for_its_own_account_is_enough(
    role: str, place: str, own_account: bool
) -> None:
    changes = counting()
    own = {"role": role, "places": place, "purposes": "audience_measurement", "receives": []}
    changes["third_parties"]["counter"]["engagements"]["own"] = own
    changes["third_parties"]["counter"]["places"] = {"lab": {"label": "Lab"}}
    assert known(changes)[0] == (["Counter uses them for its own account too"] if own_account else [])


def test_the_data_sets_that_rest_on_consent_are_told_in_order_of_id() -> None:
    visit = {"label": "V", "role": "controller", "subjects": "visitor", "fields": "analytics_cookie",
             "purposes": {"purpose": "audience_measurement", "basis": {"gdpr": "6_1_a"}}}  # fmt: skip
    names = [f"v{letter}" for letter in "fbdace"]
    changes = counting(engagement={"receives": [{"from": "visitor", "carries": names}]})
    changes["data_sets"] |= dict.fromkeys(names, visit)
    assert known(changes)[2] == tuple(sorted(names))


def test_data_that_rest_on_consent_contradict_an_exemption() -> None:
    consent = {"purposes": {"purpose": "audience_measurement", "basis": {"gdpr": "6_1_a"}}}
    assert known(counting(visits=consent))[2] == ("visits",)
    doubtful = {
        "purposes": {"purpose": "audience_measurement", "basis": {"gdpr": "6_1_a"}, "status": "unknown"}
    }
    assert known(counting(visits=doubtful))[2] == ()
    other = {"purposes": {"purpose": "direct_marketing", "basis": {"gdpr": "6_1_a"}}}
    assert known(counting(visits=other))[2] == ()
    (found,) = (
        each
        for each in tracker_without_consent(varied("R22-open", counting(visits=consent)), FRANCE)
        if each.variant == "contradicted"
    )
    assert (found.verdict, found.decides, found.severity) == ("undetermined", "basis", "medium")
    assert spoken("R22", [found]) == [
        (
            "visit (analytics), of Counter: said to be exempt from consent, while the legal basis on record for "
            f"“Visits” is consent. If the exemption is kept, still to be shown: {REUSE}; {ANONYMOUS}."
        )
    ]


def test_where_no_list_of_conditions_is_known_the_claim_is_open() -> None:
    found = list(tracker_without_consent(varied("R22-open", counting()), ELSEWHERE))
    assert verdicts(found) == [("undetermined", "counter/analytics:exempt", "exempt", "exemption")]
    assert found[0].severity == "medium"


PURPOSES = ["audience_measurement", "aggregate_statistics", "advertising", "personalisation"]
ROLES = ["processor", "sub_processor", "joint_controller", "independent_controller", "undetermined"]


@settings(max_examples=150, deadline=None)
@given(
    purposes=st.lists(st.sampled_from(PURPOSES), min_size=1, unique=True),
    role=st.sampled_from(ROLES),
    reuse=st.sampled_from([None, "authorised", "refused"]),
    months=st.none() | st.integers(1, 30),
)
def test_a_violation_is_known_and_never_a_time(
    purposes: list[str], role: str, reuse: str | None, months: int | None
) -> None:
    """Against a reader who goes through the conditions one by one."""
    lifetime = f"P{months}M" if months else None
    answered = {"reuse": reuse} if reuse else {}
    changes = counting(
        tracker={"purposes": purposes, "lifetime": lifetime}, engagement={"role": role, **answered}
    )
    other = {*purposes} - {"audience_measurement", "aggregate_statistics"}
    own = role in ("joint_controller", "independent_controller") or reuse == "authorised"
    against, open_, _ = known(changes)
    assert len(against) == bool(other) + own
    assert (REUSE in open_) == (role in ("processor", "sub_processor") and reuse != "refused")
    assert (ALONE in open_) == (role not in ("processor", "sub_processor"))
    assert any(each.startswith("their lifetime") for each in open_) == (months is None or months > 13)
