"""R25, R26, R29 and R30: what notices refer to and rest on, and how old they are."""

import datetime
from typing import Any

import pytest

from dataflow.checks.notices import (
    dangling_reference,
    notice_stale,
    quote_drift,
    source_incomplete,
)
from registry.records.duration import Duration, due
from tests.dataflow.checks.registries import DAY, GDPR, shipped, spoken, varied, verdicts


def notice(**changes: Any) -> dict[str, Any]:
    return {"documents": {"notice": changes}}


def test_r25_nothing_rests_on_the_line() -> None:
    assert list(quote_drift(shipped("R25-good"), GDPR)) == []


def test_r25_what_rested_on_a_line_that_is_gone() -> None:
    [found] = quote_drift(shipped("R25-bad"), GDPR)
    assert verdicts([found]) == [("gap", "notice/L9", "main", None)]
    assert spoken("R25", [found]) == [
        "“Privacy notice”, line 9: what supported “Account” and Hostly is not in version 2 any more."
    ]
    assert found.entry == ("data_sets", "account")
    assert (found.actors, found.data_sets, found.severity) == (("host",), ("account",), None)


@pytest.mark.parametrize(
    ("line", "resting"), [(2, 0), (3, 1), (4, 0), (7, 0), (8, 1), (9, 2), (10, 1), (11, 0)]
)
def test_r25_lines_and_ranges(line: int, resting: int) -> None:
    drift = {"line": line, "version": "2", "state": "gone"}
    found = list(quote_drift(varied("R25-bad", notice(drifts=[drift])), GDPR))
    assert sum(len(each.actors) + len(each.data_sets) for each in found) == resting


@pytest.mark.parametrize(
    ("state", "variant", "severity"),
    [("gone", "main", None), ("fuzzy", "fuzzy", None), ("moved", "moved", "low")],
)
def test_r25_what_became_of_it(state: str, variant: str, severity: str | None) -> None:
    drifts = [{"line": 9, "version": "2", "state": "gone"}, {"line": 9, "version": "3", "state": state}]
    [found] = quote_drift(varied("R25-bad", notice(drifts=drifts)), GDPR)
    assert (found.variant, found.severity, found.values["version"]) == (variant, severity, "3")
    spoken("R25", [found])


def test_r25_every_part_of_a_registry_has_a_name() -> None:
    cited = {"cite": "notice L9"}
    changes = {
        "organisation": cited,
        "third_parties": {"host": {"cite": ["notice"]}},
        "data_sets": {"account": {"cite": []}},
        "flows": [{"from": "shop", "to": "shop", **cited}],
        "trackers": [
            {"pattern": "a", "set_by": "acme", "category": "analytics", "field": "cookie_id", **cited}
        ],
        "denials": [{"who": "acme", "act": "sell", **cited}],
        "rights": [{"right": "access", **cited}],
        "formalities": [{"regime": "gdpr", "kind": "officer", **cited}],
        "changes": [{"actor": "host", "on": "2026-01-01", "what": "x", **cited}],
        "accepted": [
            {"finding": "x", "by": "x", "on": "2026-01-01", "until": "2026-01-01", "why": "x", **cited}
        ],
    }
    [found] = quote_drift(varied("R25-bad", changes), GDPR)
    named = "Acme, flows, trackers, denials, rights, formalities, changes and accepted findings"
    assert spoken("R25", [found]) == [
        f"“Privacy notice”, line 9: what supported {named} is not in version 2 any more."
    ]
    assert (found.entry, found.actors) == (("organisation",), ())


def test_r25_of_another_document() -> None:
    changes = {"documents": {"notice": {"drifts": []}, "other": {
        "title": "Other", "kind": "terms", "drifts": [{"line": 9, "version": "2", "state": "gone"}]}}}  # fmt: skip
    assert list(quote_drift(varied("R25-bad", changes), GDPR)) == []
    changes["third_parties"] = {"host": {"cite": "other L9"}}
    [found] = quote_drift(varied("R25-bad", changes), GDPR)
    assert found.subject == "other/L9"


def test_r26_what_is_referred_to_is_there() -> None:
    assert list(dangling_reference(shipped("R26-good"), GDPR)) == []


def test_r26_referred_to_and_not_there() -> None:
    [found] = dangling_reference(shipped("R26-bad"), GDPR)
    assert verdicts([found]) == [("gap", "notice/L12", "main", None)]
    assert found.entry == ("documents", "notice", "pointers", 0)
    assert spoken("R26", [found]) == [
        "“Privacy notice” refers to “Security policy” (lines 12 and 20), which cannot be found."
    ]


def test_r26_a_reference_without_a_line_and_another_one() -> None:
    pointers = [
        {"to": "Cookies", "found": True},
        {"to": "Here", "found": False},
        {"to": "A", "line": 3, "found": False},
        {"to": "B", "line": 3, "found": False},
    ]
    found = list(dangling_reference(varied("R26-bad", notice(pointers=pointers)), GDPR))
    assert [each.subject for each in found] == ["notice/pointers/1", "notice/L3", "notice/L3/3"]
    assert (
        spoken("R26", found)[0] == "“Privacy notice” refers to “Here” (no line given), which cannot be found."
    )


def test_r26_what_was_not_read_may_hold_it() -> None:
    found = list(dangling_reference(varied("R26-bad", notice(incomplete="Cut.")), GDPR))
    assert verdicts(found) == [("undetermined", "notice/L12", "partial", "whole")]
    spoken("R26", found)


@pytest.mark.parametrize("changes", [notice(kind="terms"), notice(date="2026-11-23")])
def test_r26_notices_of_the_day_alone(changes: dict[str, Any]) -> None:
    assert list(dangling_reference(varied("R26-bad", changes), GDPR)) == []


def test_r29_younger_than_every_change() -> None:
    assert list(notice_stale(shipped("R29-good"), GDPR)) == []


def test_r29_changes_since_and_a_review_that_is_overdue() -> None:
    found = list(notice_stale(shipped("R29-bad"), GDPR))
    assert verdicts(found) == [("gap", "notice/host", "main", None), ("gap", "notice", "review", None)]
    assert spoken("R29", found) == [
        (
            "“Privacy notice” dates from 15 January 2026; Hostly has changed since: on 2 April 2026, "
            "role changed from “Controller” to “Processor” for “hosting”; on 1 June 2026, country of "
            "“Racks” changed from France to Canada; on 1 July 2026, new terms."
        ),
        "“Privacy notice” dates from 15 January 2026 and was to be reviewed by 15 July 2026.",
    ]
    assert [each.entry for each in found] == [
        ("third_parties", "host", "engagements", "hosting"),
        ("documents", "notice"),
    ]
    assert [each.actors for each in found] == [("host",), ()]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-04-01", []),
        ("2026-04-02", ["role"]),
        ("2026-05-31", ["role"]),
        ("2026-06-01", ["role", "country"]),
        ("2026-06-30", ["role", "country"]),
        ("2026-07-01", ["role", "country", "terms"]),
        ("2026-07-15", ["role", "country", "terms"]),
        ("2026-07-16", ["role", "country", "terms", "review"]),
    ],
)
def test_r29_changes_count_from_their_day(day: str, said: list[str]) -> None:
    found = list(notice_stale(varied("R29-bad", {}, datetime.date.fromisoformat(day)), GDPR))
    told = " ".join(spoken("R29", found))
    assert [word for word in ("role", "country", "terms", "review") if word in told] == said


@pytest.mark.parametrize(
    ("date", "later"), [("2026-03-31", True), ("2026-04-01", True), ("2026-04-02", False)]
)
def test_r29_a_change_on_the_notices_own_day_is_in_it(date: str, later: bool) -> None:
    found = list(notice_stale(varied("R29-bad", notice(date=date)), GDPR))
    assert ("role changed" in spoken("R29", found)[0]) is later


NEW_TERMS = {"changes": [{"actor": "host", "on": "2026-06-01", "what": "new terms"}]}


def hosting(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"host": {"engagements": {"hosting": changes}}}}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (hosting(valid_from="2026-01-16"), ["on 16 January 2026, engagement “hosting” began"]),
        (hosting(valid_from="2026-01-15"), []),
        (hosting(valid_from="2026-11-23"), []),
        (hosting(valid_from="2026-01-16", valid_to="2026-11-21"), []),
        (hosting(role=[{"value": "processor", "valid_from": "2026-06-01"}]), []),
        (hosting(role=[{"valid_to": "2026-05-31"}, {"value": "processor", "valid_from": "2026-06-01"}]), []),
        (hosting(role=[{"value": "processor", "valid_to": "2026-05-31"}, {"valid_from": "2026-06-01"}]), []),
        (hosting(role=["processor", {"value": "processor", "valid_from": "2026-06-01"}]), []),
        ({"changes": [{"actor": "host", "on": "2026-11-22", "what": "a new product"}]},
         ["on 22 November 2026, a new product"]),
        ({"changes": [{"actor": "host", "on": "2026-11-23", "what": "a new product"}]}, []),
        ({"organisation": {"places": {"shop": {"country": ["CI", {"value": "FR", "valid_from": "2026-06-01"}]}}}},
         ["on 1 June 2026, country of “Shop” changed from Côte d’Ivoire to France"]),
        ({"third_parties": {"host": {"valid_to": "2026-11-21"}}, **NEW_TERMS}, []),
        ({"third_parties": {"host": {"valid_to": "2026-11-22"}}, **NEW_TERMS}, ["on 1 June 2026, new terms"]),
        (hosting(valid_to="2026-11-21") | NEW_TERMS, []),
        (hosting(valid_to="2026-11-22") | NEW_TERMS, ["on 1 June 2026, new terms"]),
    ],
)  # fmt: skip
def test_r29_what_counts_as_a_change(changes: dict[str, Any], said: list[str]) -> None:
    found = list(notice_stale(varied("R29-good", changes | notice(review_every=...)), GDPR))
    assert [each.partition("since: ")[2].rstrip(".") for each in spoken("R29", found)] == said


@pytest.mark.parametrize("series", [["2026-06-01", "2026-08-01"], ["2026-08-01", "2026-06-01"]])
def test_r29_changes_are_told_in_order(series: list[str]) -> None:
    changes = {"changes": [{"actor": "host", "on": day, "what": f"terms of {day}"} for day in series]}
    [found] = notice_stale(varied("R29-good", changes), GDPR)
    assert "terms of 2026-06-01; on 1 August 2026, terms of 2026-08-01" in spoken("R29", [found])[0]
    assert found.entry == ("changes", series.index("2026-06-01"))


def test_r29_each_third_party_by_itself() -> None:
    changes = {
        "third_parties": {"bank": {"name": "Bank"}},
        "changes": [{"actor": actor, "on": "2026-06-01", "what": "terms"} for actor in ("host", "bank")],
    }
    found = notice_stale(varied("R29-good", changes), GDPR)
    assert [each.subject for each in found] == ["notice/bank", "notice/host"]


@pytest.mark.parametrize(
    ("changes", "count"),
    [({}, 1), ({"changes": [], **hosting(role="processor")}, 1), ({"changes": [], **hosting(role="processor"),
      "documents": {"notice": {"review_every": ...}}}, 0),
     ({"documents": {"notice": {"review_every": ...}}}, 1)],
)  # fmt: skip
def test_r29_a_notice_without_a_date(changes: dict[str, Any], count: int) -> None:
    changes = {
        **changes,
        "documents": {"notice": {**changes.get("documents", {}).get("notice", {}), "date": ...}},
    }
    found = list(notice_stale(varied("R29-good", changes), GDPR))
    assert verdicts(found) == [("undetermined", "notice", "undated", "date")] * count
    spoken("R29", found)


def test_r29_an_undated_notice_names_who_changed() -> None:
    [found] = notice_stale(varied("R29-good", notice(date=...)), GDPR)
    assert found.actors == ("host",)


@pytest.mark.parametrize(
    ("since", "every", "wanted"),
    [
        ("2026-01-15", "P1Y", "2027-01-15"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2026-08-31", "P1M", "2026-09-30"),
        ("2026-12-01", "P1M", "2027-01-01"),
        ("2026-11-30", "P13M", "2027-12-30"),
        ("2026-01-31", "P1Y1M", "2027-02-28"),
        ("2026-01-01", "P2W", "2026-01-15"),
        ("2026-01-01", "P1M3D", "2026-02-04"),
        ("2026-01-01", "PT48H", "2026-01-03"),
        ("2026-01-01", "PT47H", "2026-01-02"),
        ("2026-01-01", "P9999Y", "9999-12-31"),
        ("9999-12-30", "P3D", "9999-12-31"),
    ],
)
def test_a_review_is_due_on_the_calendar(since: str, every: str, wanted: str) -> None:
    assert due(datetime.date.fromisoformat(since), Duration.parse(every)).isoformat() == wanted


def test_r30_read_whole() -> None:
    assert list(source_incomplete(shipped("R30-good"), GDPR)) == []


def test_r30_read_in_part() -> None:
    [found] = source_incomplete(shipped("R30-bad"), GDPR)
    assert verdicts([found]) == [("gap", "notice", "main", None)]
    assert found.entry == ("documents", "notice")
    assert spoken("R30", [found]) == [
        (
            "Document “Privacy notice” is incomplete: what it does not say is unknown, not absent. "
            "Only the first page was received."
        )
    ]


@pytest.mark.parametrize(
    ("changes", "count"),
    [({"date": "2026-11-22"}, 1), ({"date": "2026-11-23"}, 0), ({"date": ...}, 1), ({"kind": "contract"}, 1)],
)
def test_r30_documents_of_the_day(changes: dict[str, Any], count: int) -> None:
    assert len(list(source_incomplete(varied("R30-bad", notice(**changes), DAY), GDPR))) == count


@pytest.mark.parametrize(
    ("changes", "entry"),
    [
        ({"organisation": {"places": {"shop": {"country": ["CI", {"value": "FR", "valid_from": "2026-06-01"}]}}}},
         ("organisation", "places", "shop")),
        ({"third_parties": {"host": {"places": {"racks": {
            "country": ["CI", {"value": "FR", "valid_from": "2026-06-01"}]}}}}},
         ("third_parties", "host", "places", "racks")),
        (hosting(valid_from="2026-06-01"), ("third_parties", "host", "engagements", "hosting")),
        ({"changes": [{"actor": "host", "on": "2026-06-01", "what": "terms"}]}, ("changes", 0)),
    ],
)  # fmt: skip
def test_r29_a_change_is_where_it_was_written(changes: dict[str, Any], entry: tuple[str | int, ...]) -> None:
    [found] = notice_stale(varied("R29-good", changes | notice(review_every=...)), GDPR)
    assert found.entry == entry


def test_r29_what_is_undetermined_stands_at_the_notice() -> None:
    [undated] = notice_stale(varied("R29-good", notice(date=...)), GDPR)
    assert undated.entry == ("documents", "notice")


def test_r29_after_a_notice_without_a_date_the_next_is_looked_at() -> None:
    found = list(notice_stale(varied("R29-bad", {"documents": {"app": {"title": "App notice"}}}), GDPR))
    assert [each.subject for each in found] == ["app", "notice/host", "notice"]


def test_r29_a_place_of_somebody_who_is_gone_has_not_moved() -> None:
    country = ["CI", {"value": "FR", "valid_from": "2026-06-01"}]
    host = {"places": {"racks": {"country": country}}, "valid_to": "2026-11-21"}
    changes = {"third_parties": {"host": host}} | notice(review_every=...)
    assert list(notice_stale(varied("R29-good", changes), GDPR)) == []


def test_r29_changes_of_one_day_are_told_in_order_of_their_entry() -> None:
    """The order of engagements in the file is nobody's concern: it would change the finding's id."""
    begun = {name: {"valid_from": "2026-06-01", "receives": []} for name in ("printing", "backup")}
    service = {name: {**each, "by": "host"} for name, each in begun.items()}
    for changes in (
        {"third_parties": {"host": {"engagements": begun}}},
        {"organisation": {"engagements": service}},
    ):
        [found] = notice_stale(varied("R29-good", changes | notice(review_every=...)), GDPR)
        said = spoken("R29", [found])[0]
        assert said.index("backup") < said.index("printing")
