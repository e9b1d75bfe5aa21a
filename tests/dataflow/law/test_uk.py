"""A third law by records: the UK GDPR judges by its own decisions, clauses and bases, and changes nothing elsewhere."""

import datetime
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.borders.borders import borders
from dataflow.breach.exposure import breach
from dataflow.checks.judging import findings
from dataflow.facts.finding import Finding
from dataflow.graph.build import build
from dataflow.law import laws, tables
from dataflow.law.entries import FOLDER
from registry.reading.load import load
from registry.records.registry import Registry
from registry.source.reader import read_file
from tests.dataflow.checks.registries import merged
from tests.dataflow.law.another import without
from tests.dataflow.law.test_law import HARD, read, told

HERE = Path(__file__).parent
DAY = datetime.date(2026, 11, 27)
UK = ("uk_gdpr", "pecr")
LAW = ("R04", "R05", "R06", "R21", "R22", "R23")
"""The checks that turn on what only these laws say."""


def acme(name: str, changes: dict[str, Any] | None = None) -> Registry:
    """Acme of the United Kingdom, in one of the three registries, with parts of it replaced."""
    loaded = load(HERE / f"uk-{name}.yaml")
    assert loaded.problems == ()
    return Registry.model_validate(merged(read_file(HERE / f"uk-{name}.yaml").data, changes or {}))


def found_in(registry: Registry, day: datetime.date = DAY) -> list[Finding]:
    """What the checks of these laws find, each law by itself."""
    found = [one for each in findings(build(registry, day)) for one in (each, *each.also)]
    return [each for each in found if each.check in LAW]


def test_the_good_the_bad_and_the_open_registry() -> None:
    assert found_in(acme("good")) == []
    bad = {(each.check, each.verdict, each.regime) for each in found_in(acme("bad"))}
    assert bad >= {
        ("R06", "violation", "uk_gdpr"),
        ("R06", "gap", "uk_gdpr"),
        ("R21", "violation", "uk_gdpr"),
    }
    opened = found_in(acme("open"))
    assert {each.check for each in opened} == {"R04", "R06", "R22"}
    assert {each.verdict for each in opened} == {"undetermined"} and all(each.decides for each in opened)


def helped(mechanism: str, regimes: dict[str, str] | None = None) -> Registry:
    """Acme hands data to a help desk in India by a mechanism."""
    registry = read_file(HERE / "uk-good.yaml").data
    engagement = registry["third_parties"]["desk"]["engagements"]["support"]
    engagement["receives"] = [{"from": "shop", "carries": "full_name@account", "mechanism": mechanism}]
    named = {id_: {"applies": each} for id_, each in (regimes or {"uk_gdpr": "confirmed"}).items()}
    registry["organisation"] = {**registry["organisation"], "regimes": named}
    return Registry.model_validate(merged(registry, {}))


@pytest.mark.parametrize("module", ["scc_m1", "scc_m2", "scc_m3", "scc_m4"])
def test_the_clauses_of_the_union_do_not_hold_alone(module: str) -> None:
    (alone,) = found_in(helped(module))
    assert (alone.check, alone.verdict) == ("R06", "violation")
    # An organisation under both laws may have recorded them for the other: what is missing is the Addendum.
    both = found_in(helped(module, {"gdpr": "assumed", "uk_gdpr": "confirmed"}))
    assert [each.verdict for each in both if each.regime == "uk_gdpr" and each.check == "R06"] == ["gap"]
    states = {
        s.state for _, passage in borders(build(helped(module), DAY)).passages for s in passage.standings
    }
    assert "invalid" in states


@pytest.mark.parametrize("mechanism", ["uk_addendum", "uk_idta"])
def test_the_addendum_and_the_agreement_hold_from_their_day(mechanism: str) -> None:
    assert found_in(helped(mechanism)) == []
    before = [each for each in found_in(helped(mechanism), datetime.date(2022, 3, 20)) if each.check == "R06"]
    assert [each.verdict for each in before if "desk" in each.id] == ["violation"]


def test_the_mechanisms_of_this_law_are_none_of_another() -> None:
    for mechanism in ("uk_addendum", "uk_idta", "uk_bcr_c"):
        registry = helped(mechanism, {"gdpr": "confirmed"})
        assert ("R04", "gap") in {
            (each.check, each.verdict) for each in found_in(registry) if "desk" in each.id
        }


def test_a_processor_of_the_united_kingdom_that_returns_data_makes_no_transfer() -> None:
    """ICO, 15 January 2026: it does not initiate one. Under the GDPR a processor of the EEA does (module four)."""
    own = {"country": "IN", "places": {"shop": {"label": "Shop", "kind": "form", "country": "IN"}}}
    for law, seat, makes in (("uk_gdpr", "GB", False), ("gdpr", "FR", True)):
        data = merged(read_file(HERE / "uk-good.yaml").data, {"organisation": own})
        data["organisation"]["regimes"] = {law: {"applies": "unknown"}}
        del data["third_parties"]["desk"]
        data["documents"]["notice"]["mentions"] = []
        mailer = data["third_parties"]["mailer"]
        mailer["country"], mailer["certifications"] = seat, []
        mailer["places"] = {"press": {"label": "Press", "kind": "service", "country": seat}}
        mailer["engagements"]["letters"]["receives"] = [{"from": "shop", "carries": "full_name@account"}]
        registry = Registry.model_validate(data)
        about = [
            each
            for each in found_in(registry)
            if each.check == "R04" and each.id.startswith(f"R04:{law}:mailer>")
        ]
        assert bool(about) == makes, law


@pytest.mark.parametrize(("law", "seat", "makes"), [("uk_gdpr", "GB", False), ("gdpr", "FR", True)])
@pytest.mark.parametrize("mechanism", [None, "scc_m4", "derogation_49_1_a"])
@pytest.mark.parametrize("whose", ["processor", "own"])
def test_a_return_that_is_stated_is_judged_as_one_that_is_not(
    law: str, seat: str, makes: bool, mechanism: str | None, whose: str
) -> None:
    """The processor is a third party that hands it back, or the organisation itself: R04, R06, R09 and the borders."""
    ours, theirs = (seat, "IN") if whose == "own" else ("IN", seat)
    data = merged(read_file(HERE / "uk-good.yaml").data, {"organisation": {"country": ours}})
    data["organisation"]["regimes"] = {law: {"applies": "confirmed"}}
    data["organisation"]["places"]["shop"]["country"] = ours
    data["data_sets"]["account"]["role"] = "processor" if whose == "own" else "controller"
    data["documents"]["notice"]["transfers"], data["documents"]["notice"]["mentions"] = "silent", []
    del data["third_parties"]["desk"]
    mailer = data["third_parties"]["mailer"]
    mailer["country"], mailer["certifications"] = theirs, []
    mailer["places"]["press"]["country"] = theirs
    there: dict[str, Any] = {"from": "shop", "to": "press", "carries": "full_name@account"}
    back: dict[str, Any] = {"from": "press", "to": "shop", "carries": "full_name@account"}
    letters = mailer["engagements"]["letters"]
    letters["role"] = "controller" if whose == "own" else "processor"
    letters["receives"], letters["returns"] = [there], [back]
    (there if whose == "own" else back)["mechanism"] = mechanism
    way = "acme>mailer/IN" if whose == "own" else "mailer>acme/IN"
    registry = Registry.model_validate(data)
    found = [one for each in findings(build(registry, DAY)) for one in (each, *each.also)]
    about = {each.check for each in found if way in each.id and each.check in ("R04", "R06")}
    noticed = [each for each in found if each.check == "R09" and "mailer" in each.actors and whose == "own"]
    states = {
        standing.state
        for border in borders(build(registry, DAY)).borders
        for passage in border.passages
        for standing in passage.standings
        if f"{passage.exporter.id}>{passage.importer.id}" == way.removesuffix("/IN")
    }
    if makes:
        assert states != {"no_transfer"} and (about or mechanism == "scc_m4")
    else:
        assert (about, noticed, states) == (set(), [], {"no_transfer"})


def test_a_basis_is_one_from_the_day_on_which_the_law_came_to_know_it() -> None:
    def on(day: datetime.date, basis: str, law: str = "uk_gdpr") -> list[str]:
        purposes = [{"purpose": "service_provision", "basis": {law: basis}}]
        own = {"regimes": {law: {"applies": "confirmed"}}}
        changes = {"data_sets": {"account": {"purposes": purposes}}, "organisation": own}
        return [
            each.verdict
            for each in found_in(acme("good", changes), day)
            if each.check == "R21" and each.regime == law
        ]

    assert on(datetime.date(2026, 2, 4), "6_1_ea") == ["violation"]
    assert on(datetime.date(2026, 2, 5), "6_1_ea") == on(DAY, "6_1_a") == on(DAY, "6_1_f") == []
    assert on(DAY, "9_2_a") == ["violation"], "a condition for special data is no basis, as under the GDPR"
    assert on(DAY, "6_1_ea", "gdpr") == ["violation"]


@pytest.mark.parametrize(
    ("day", "verdict"), [(datetime.date(2026, 2, 4), "violation"), (DAY, "undetermined")]
)
def test_statistics_of_one_s_own_site_may_do_without_consent_since_2026(
    day: datetime.date, verdict: str
) -> None:
    found = [each for each in found_in(acme("open"), day) if each.check == "R22"]
    assert [(each.verdict, each.regime, each.applicability) for each in found] == [
        (verdict, "pecr", "assumed")
    ]


def test_a_processor_is_told_of_by_the_law_of_its_seat_where_no_other_law_has_it_tell() -> None:
    def laws_of(regime: str) -> set[str]:
        changes: dict[str, Any] = {"third_parties": {"mailer": {"country": "GB"}}}
        registry = acme("good", changes)
        own = registry.organisation.model_copy(
            update={"regimes": {regime: acme("good").organisation.regimes["uk_gdpr"]}}
        )
        notices = breach(build(registry.model_copy(update={"organisation": own}), DAY), "mailer").notices
        return {each.law for each in notices if each.kind == "processor"}

    assert laws_of("gdpr") == {"gdpr"} and laws_of("uk_gdpr") == laws_of("ci_2013_450") == {"uk_gdpr"}


def test_where_no_registry_names_them_these_laws_change_nothing(tmp_path: Path) -> None:
    """Findings, borders, pictures, breaches and rights of every registry of the tests and of ours, byte for byte."""
    paths = (*HARD, *sorted((HERE.parents[2] / "data").glob("*.yaml")))
    others = [path for path in paths if "uk_gdpr" not in path.read_text("utf-8")]
    assert len(others) > 30
    with_ = {path: list(told(read(path))) for path in others}
    with without(tmp_path, *UK):
        assert set(UK).isdisjoint(laws())
        assert {path: list(told(read(path))) for path in others} == with_


ROWS = [
    {"law": read_file(path).data["id"], **row}
    for path in sorted((FOLDER / "laws").glob("*.yaml"))
    for row in read_file(path).data.get("adequacy", [])
] + [{"law": "gdpr", **row} for row in read_file(FOLDER / "adequacy.yaml").data["adequacy"]]
COUNTRIES = sorted({row["country"] for row in ROWS if "country" in row} | {"IN", "CI", "FO", "BR", "SN"})


@settings(max_examples=500)
@given(
    st.sampled_from([*laws()]),
    st.sampled_from(COUNTRIES),
    st.dates(datetime.date(1999, 1, 1), datetime.date(2035, 1, 1)),
)
def test_adequacy_by_law_country_and_day_against_the_rows_as_they_are_written(
    law: str, country: str, day: datetime.date
) -> None:
    holding = [
        row
        for row in ROWS
        if row["law"] == law
        and row.get("country") == country
        and str(row.get("valid_from", "")) <= str(day)
        and (not row.get("valid_to") or str(day) <= str(row["valid_to"]))
    ]
    found = tables().under(law).adequacy(country, day)
    assert (found is not None) == bool(holding)
    if found is not None:
        last = max(str(row.get("valid_from", "")) for row in holding)
        assert found.id in {row["id"] for row in holding if str(row.get("valid_from", "")) == last}
        assert found.law == law


@pytest.mark.parametrize(
    ("country", "day", "uk", "eu"),
    [
        ("FR", DAY, "whole", None),
        ("GI", DAY, "whole", None),
        ("KR", datetime.date(2022, 12, 18), None, "sector"),
        ("KR", datetime.date(2022, 12, 19), "sector", "sector"),
        ("US", datetime.date(2023, 10, 11), None, "listed_entities"),
        ("US", datetime.date(2023, 10, 12), "listed_entities", "listed_entities"),
        ("BR", DAY, None, "whole"),
        ("GB", DAY, None, "whole"),
    ],
)
def test_each_law_has_its_own_decisions(
    country: str, day: datetime.date, uk: str | None, eu: str | None
) -> None:
    scopes = [
        row and row.scope
        for row in (tables().under(law).adequacy(country, day) for law in ("uk_gdpr", "gdpr"))
    ]
    assert scopes == [uk, eu]


def test_every_row_says_how_far_it_was_checked_and_what_rests_on_secondary_sources_is_marked() -> None:
    marks = Counter(row.mark for row in tables().under("uk_gdpr").adequacies)
    assert marks["verified"] == 0 and marks["secondary"] > 40
    law = laws()["uk_gdpr"]
    assert {"R04", "R05", "R06"} <= {check for check in law.checks if law.rests_on_secondary(check)}
    assert not laws()["gdpr"].rests_on_secondary("R04")
