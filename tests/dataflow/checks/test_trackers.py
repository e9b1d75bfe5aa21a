"""R22, R23: consent before trackers are set, and an inventory of them."""

import datetime
from typing import Any

import pytest

from dataflow.checks.case import Regime
from dataflow.checks.trackers import tracker_inventory, tracker_without_consent
from dataflow.law.trackers import longest
from tests.dataflow.checks.registries import GDPR, shipped, spoken, varied, verdicts


def tracker(**changes: Any) -> dict[str, Any]:
    whole = {"pattern": "visit", "set_by": "acme", "category": "analytics", "field": "analytics_cookie",
             "purposes": "audience_measurement", "lifetime": "P6M", **changes}  # fmt: skip
    return {"trackers": [{key: value for key, value in whole.items() if value is not None}]}


def test_r22_asked_before_or_not_needed() -> None:
    assert list(tracker_without_consent(shipped("R22-good"), GDPR)) == []


def test_r22_only_the_browser_and_nothing_known() -> None:
    found = list(tracker_without_consent(shipped("R22-bad"), GDPR))
    assert verdicts(found) == [
        ("violation", "acme/analytics", "main", None),
        ("gap", "acme/marketing:unknown", "unknown", None),
    ]
    assert spoken("R22", found) == [
        (
            "visit (analytics), of Acme: only browser settings are offered, and no consent is asked for before they"
            " are set."
        ),
        "Nothing says how consent is obtained before Acme sets advert (advertising and marketing).",
    ]
    assert [(each.entry, each.fields, each.actors) for each in found][1] == (
        ("trackers", 1),
        ("cookie_id",),
        ("acme",),
    )


@pytest.mark.parametrize(
    ("category", "asked", "wanted"),
    [
        ("analytics", "prior", None),
        ("analytics", "browser_only", ("violation", "main", None)),
        ("analytics", "none", ("violation", "none", None)),
        ("analytics", "not_needed", ("undetermined", "exempt", "exemption")),
        ("analytics", None, ("gap", "unknown", None)),
        ("anti_abuse", "none", ("violation", "none", None)),
        ("anti_abuse", "not_needed", ("undetermined", "exempt", "exemption")),
        ("marketing", "not_needed", ("violation", "never_exempt", None)),
        ("social", "not_needed", ("violation", "never_exempt", None)),
        ("social", "browser_only", ("violation", "main", None)),
        ("preferences", "browser_only", ("undetermined", "perhaps", "exemption")),
        ("preferences", "none", ("undetermined", "perhaps", "exemption")),
        ("preferences", "not_needed", ("undetermined", "exempt", "exemption")),
        ("preferences", None, ("gap", "unknown", None)),
        ("session_security", None, None),
        ("session_security", "none", None),
        ("other", "prior", None),
        ("other", "none", ("undetermined", "category", "category")),
        ("unknown", None, ("undetermined", "category", "category")),
    ],
)
def test_r22_by_category_and_way_of_asking(category: str, asked: str | None, wanted: Any) -> None:
    found = list(tracker_without_consent(varied("R22-good", tracker(category=category, asked=asked)), GDPR))
    assert [(each.verdict, each.variant, each.decides) for each in found] == ([wanted] if wanted else [])
    assert len(spoken("R22", found)) == len(found)


CONDITIONS = ("undetermined", "conditional", "conditions")


@pytest.mark.parametrize(
    ("category", "asked", "day", "wanted"),
    [
        ("analytics", "none", "2026-02-05", CONDITIONS),
        ("analytics", "none", "2026-02-04", ("violation", "none", None)),
        ("analytics", None, "2026-02-05", CONDITIONS),
        ("analytics", "prior", "2026-02-05", None),
        ("preferences", "browser_only", "2026-02-05", CONDITIONS),
        ("marketing", "none", "2026-02-05", ("violation", "none", None)),
    ],
)
def test_r22_what_the_united_kingdom_lets_be_set_under_conditions_since_its_day(
    category: str, asked: str | None, day: str, wanted: Any
) -> None:
    """PECR, Schedule A1: statistics and appearance, where people are told and can object."""
    case = varied("R22-good", tracker(category=category, asked=asked), datetime.date.fromisoformat(day))
    found = list(tracker_without_consent(case, Regime("pecr", "assumed")))
    assert [(each.verdict, each.variant, each.decides) for each in found] == ([wanted] if wanted else [])
    assert len(spoken("R22", found)) == len(found)


def test_r22_one_finding_for_each_setter_category_and_way() -> None:
    rows = [tracker(pattern=name, category=category)["trackers"][0] for name, category in
            (("a", "analytics"), ("b", "analytics"), ("c", "marketing"))]  # fmt: skip
    found = list(tracker_without_consent(varied("R22-good", {"trackers": rows}), GDPR))
    assert spoken("R22", found)[0] == (
        "Nothing says how consent is obtained before Acme sets a and b (analytics)."
    )
    assert [each.subject for each in found] == ["acme/analytics:unknown", "acme/marketing:unknown"]


def test_r23_name_lifetime_and_purpose() -> None:
    assert list(tracker_inventory(shipped("R23-good"), GDPR)) == []


def test_r23_everything_that_can_be_missing() -> None:
    found = list(tracker_inventory(shipped("R23-bad"), GDPR))
    assert [(each.verdict, each.subject, each.decides) for each in found] == [
        ("gap", "acme/*", None),
        ("gap", "acme/*shop", None),
        ("gap", "acme/visit", None),
        ("undetermined", "acme/_gid", "scan"),
        ("gap", "acme/_gac_*", None),
    ]
    assert spoken("R23", found) == [
        "Tracker *: it has no name.",
        "Tracker *shop: only a part of its name is given.",
        "Tracker visit: its lifetime is not stated and no purpose is stated.",
        (
            "Tracker _gid: it comes from an old library (Google Analytics before version 4) and may no longer be"
            " set."
        ),
        (
            "Tracker _gac_*: it also serves a purpose that no source of the registry states (targeted"
            " advertising)."
        ),
    ]
    assert [each.entry for each in found] == [("trackers", index) for index in range(5)]
    assert (found[3].fields, found[3].actors) == (("analytics_cookie",), ("acme",))


ELSEWHERE = {"status": "enrichment", "dated": "2026-11-01"}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"lifetime": {"value": "P2Y", **ELSEWHERE}},
         "Tracker visit: its lifetime is known from its maker only (2 years), not from the source."),
        ({"purposes": ["audience_measurement", {"purpose": "advertising", **ELSEWHERE}]},
         "Tracker visit: it also serves a purpose that no source of the registry states (targeted advertising)."),
        ({"pattern": "_gac_*", "purposes": ["audience_measurement", "advertising"]}, None),
        ({"pattern": "_gac_1", "purposes": ["audience_measurement", "advertising"]}, None),
        ({"pattern": "_gac_1", "purposes": None}, "Tracker _gac_1: no purpose is stated."),
        ({"pattern": "_ga_*"}, None),
        ({"pattern": "_pk_id*"}, None),
        ({"pattern": "_pk_ses.*"}, None),
        ({"pattern": "_pk*"}, "Tracker _pk*: only a part of its name is given."),
        ({"lifetime": "session"}, None),
        ({"lifetime": None, "criteria": "Until the account is closed"}, None),
        ({"lifetime": {"value": "session", **ELSEWHERE}},
         ("Tracker visit: its lifetime is known from its maker only (until the browser is closed), not from the"
         " source.")),
        ({"pattern": "_g*"}, "Tracker _g*: only a part of its name is given."),
        ({"pattern": "_ga"}, None),
        ({"pattern": "_gat", "lifetime": None},
         ("Tracker _gat: its lifetime is not stated; it comes from an old library (Google Analytics before"
         " version 4) and may no longer be set.")),
        ({"pattern": "_"}, "Tracker _: it has no name."),
        ({"pattern": "X*"}, "Tracker X*: only a part of its name is given."),
        ({"valid_to": "2026-11-21", "lifetime": None}, None),
        ({"valid_to": "2026-11-22", "lifetime": None}, "Tracker visit: its lifetime is not stated."),
    ],
)  # fmt: skip
def test_r23_one_thing_at_a_time(changes: dict[str, Any], says: str | None) -> None:
    said = spoken("R23", list(tracker_inventory(varied("R23-good", tracker(**changes)), GDPR)))
    if says is not None and ";" in says:
        said = [each.replace(" and it comes", "; it comes") for each in said]
    assert said == ([says] if says else [])


def test_of_several_verdicts_the_gravest_is_the_trackers() -> None:
    (found,) = tracker_inventory(varied("R23-good", tracker(pattern="_gid", lifetime=None)), GDPR)
    assert (found.verdict, found.decides) == ("gap", None)


@pytest.mark.parametrize(
    ("name", "best"),
    [("_ga", "_ga"), ("_ga_X", "_ga_*"), ("_gax", "_ga*"), ("_gb", None), ("a?c", "a?c"), ("abc", None),
     ("[x]", "[x]"), ("x", None), ("zz", "z*")],
)  # fmt: skip
def test_the_longest_pattern_that_fits_wins(name: str, best: str | None) -> None:
    assert longest(name, ["_ga*", "_ga", "_ga_*", "a?c", "[x]", "z*", "*z"]) == (
        "*z" if name == "zz" else best
    )
