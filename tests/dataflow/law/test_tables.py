"""The tables of the law: who belongs where on a day, which decision covers whom, which clauses fit."""

import datetime

import pytest

from dataflow.law import Tables, tables

DAY = datetime.date(2026, 11, 22)


def _codes(words: str) -> set[str]:
    return set(words.split())


def members(law: Tables, area: str, day: datetime.date) -> set[str]:
    return {row.country for row in law.memberships if law.member(area, row.country, day)}


def test_the_members_of_the_areas_on_the_day_of_the_tables() -> None:
    eea = _codes("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK")
    assert members(tables(), "eea", DAY) == eea | {"AX", "GF", "GP", "MF", "MQ", "RE", "YT"}
    assert members(tables(), "ecowas", DAY) == _codes("BJ CV CI GM GH GN GW LR NG SN SL TG")


@pytest.mark.parametrize(
    ("area", "country", "last"),
    [
        ("eea", "GB", "2020-12-31"),
        ("ecowas", "ML", "2025-01-28"),
        ("ecowas", "BF", "2025-01-28"),
        ("ecowas", "NE", "2025-01-28"),
    ],
)
def test_who_left_is_a_member_to_the_last_day(area: str, country: str, last: str) -> None:
    day = datetime.date.fromisoformat(last)
    assert tables().member(area, country, day)
    assert not tables().member(area, country, day + datetime.timedelta(days=1))


def test_a_country_joins_on_its_day() -> None:
    assert not tables().member("eea", "HR", datetime.date(2013, 6, 30))
    assert tables().member("eea", "HR", datetime.date(2013, 7, 1))
    assert not tables().member("eea", "CI", DAY)
    assert not tables().member("ecowas", "FR", DAY)


@pytest.mark.parametrize(
    ("country", "day", "decision"),
    [
        ("US", "2015-10-05", "2000/520/EC"),
        ("US", "2015-10-06", None),
        ("US", "2016-07-12", "(EU) 2016/1250"),
        ("US", "2020-07-15", "(EU) 2016/1250"),
        ("US", "2020-07-16", None),
        ("US", "2023-07-09", None),
        ("US", "2023-07-10", "(EU) 2023/1795"),
        ("GB", "2020-12-31", None),
        ("GB", "2021-06-27", "EU-UK Trade and Cooperation Agreement, Art. FINPROV.10A"),
        ("GB", "2021-06-28", "(EU) 2021/1772"),
        ("GB", "2031-12-28", None),
        ("BR", "2026-01-26", None),
        ("BR", "2026-01-27", "(EU) 2026/179"),
        ("CI", "2026-11-22", None),
        ("KE", "2026-11-22", None),
    ],
)
def test_adequacy_on_a_day(country: str, day: str, decision: str | None) -> None:
    found = tables().under("gdpr").adequacy(country, datetime.date.fromisoformat(day))
    assert (found.decision if found else None) == decision


@pytest.mark.parametrize(
    ("country", "scope"),
    [
        ("CH", "whole"),
        ("CA", "sector"),
        ("JP", "sector"),
        ("KR", "sector"),
        ("IL", "sector"),
        ("FO", "sector"),
        ("US", "listed_entities"),
        *((territory, "overseas") for territory in ("BL", "NC", "PF", "PM", "TF", "WF")),
    ],
)
def test_a_decision_has_a_scope(country: str, scope: str) -> None:
    found = tables().under("gdpr").adequacy(country, DAY)
    assert found is not None and found.scope == scope


def test_every_decision_has_its_number_and_a_part_says_which() -> None:
    for row in tables().adequacies:
        assert any(letter.isdigit() for letter in row.decision) or row.id == "gb_bridge", row.id
        assert (row.covers is not None) == (row.scope == "sector" or row.id in ("us_dpf", "uk_us", "gb")), (
            row.id
        )
    organisation = next(row for row in tables().adequacies if row.organisation)
    assert (organisation.decision, organisation.country) == ("(EU) 2025/1382", None)


def test_the_last_decision_that_is_over() -> None:
    day = datetime.date(2021, 1, 1)
    found = tables().under("gdpr").past_adequacy("US", day)
    assert found is not None and found.id == "us_privacy_shield"
    assert tables().under("gdpr").past_adequacy("CH", DAY) is None
    on_the_day = tables().under("gdpr").past_adequacy("GB", datetime.date(2021, 6, 27))
    assert on_the_day is None


@pytest.mark.parametrize(
    ("exporter", "importer", "module"),
    [
        ("controller", "independent_controller", "scc_m1"),
        ("joint_controller", "processor", "scc_m2"),
        ("sub_processor", "sub_processor", "scc_m3"),
        ("processor", "controller", "scc_m4"),
        ("undetermined", "processor", None),
        ("controller", "recipient", None),
        (None, "processor", None),
        ("controller", None, None),
    ],
)
def test_the_module_for_a_pair_of_roles(
    exporter: str | None, importer: str | None, module: str | None
) -> None:
    assert tables().under("gdpr").expected_module(exporter, importer) == module


@pytest.mark.parametrize(
    ("day", "sets"),
    [
        ("2010-05-14", ["scc_2001"]),
        ("2021-06-26", ["scc_2001", "scc_2010"]),
        ("2021-06-27", ["scc_2001", "scc_2010", "scc_2021"]),
        ("2021-09-26", ["scc_2001", "scc_2010", "scc_2021"]),
        ("2021-09-27", ["scc_2021"]),
    ],
)
def test_which_clauses_a_contract_of_a_day_can_hold(day: str, sets: list[str]) -> None:
    assert [row.id for row in tables().under("gdpr").clauses_signed(datetime.date.fromisoformat(day))] == sets


def test_a_law_without_decisions_has_none_of_another() -> None:
    nothing = tables().under("ci_2013_450")
    assert nothing.adequacy("CH", DAY) is None
    assert nothing.past_adequacy("US", datetime.date(2021, 1, 1)) is None
    assert nothing.expected_module("controller", "processor") is None
    assert nothing.clauses_signed(DAY) == ()
    assert tables().under("mars") == nothing
