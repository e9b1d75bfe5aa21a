"""R41: who is too young to consent alone online; a reference says the same of each age, country and day."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.case import Case, Regime
from dataflow.checks.children import child_consent
from dataflow.graph.build import build
from dataflow.law import tables
from dataflow.law.ages import ages
from registry.records.registry import Registry
from tests.dataflow.checks.registries import CI, DAY, GDPR, shipped, spoken, varied, verdicts


def test_r41_old_enough_on_a_contract_with_parents_or_for_somebody_else() -> None:
    assert list(child_consent(shipped("R41-good"), GDPR)) == []


def test_r41_too_young_to_consent_alone() -> None:
    found = list(child_consent(shipped("R41-bad"), GDPR))
    assert verdicts(found) == [("gap", "players", "joint", None)]
    assert spoken("R41", found) == [
        (
            "“Players”: people from 12 years on consent to an online service (personalisation); below 15 years, the"
            " joint consent of the child and of the holder of parental authority is not on record (French Data"
            " Protection Act, Art. 45)."
        )
    ]
    assert (found[0].severity, found[0].data_sets, found[0].entry) == (
        None,
        ("players",),
        ("data_sets", "players"),
    )


def test_r41_what_leaves_it_open() -> None:
    found = list(child_consent(shipped("R41-open"), GDPR))
    assert [(*each, found[at].severity) for at, each in enumerate(verdicts(found))] == [
        ("undetermined", "kids", "perhaps", "age", "medium"),
        ("undetermined", "players", "perhaps_from", "basis", "low"),
        ("undetermined", "choir", "perhaps_from", "online", "low"),
    ]
    assert len(spoken("R41", found)) == 3


def test_r41_elsewhere_whoever_holds_parental_responsibility_consents_or_allows() -> None:
    (found,) = child_consent(varied("R41-bad", {"organisation": {"country": "DE"}}), GDPR)
    assert spoken("R41", [found]) == [
        (
            "“Players”: people from 12 years on consent to an online service (personalisation); below 16 years, the"
            " consent or authorisation of the holder of parental responsibility is not on record (age set in this"
            " country: Germany; secondary source)."
        )
    ]


def test_r41_the_law_of_the_united_kingdom_has_an_age_of_its_own() -> None:
    uk, basis = Regime("uk_gdpr", "confirmed"), {"uk_gdpr": "6_1_a"}
    uses = [{"purpose": "personalisation", "basis": basis}]
    for age, told in ((12, ["main"]), (13, [])):
        held = {"minimum_age": age, "purposes": uses}
        case = varied("R41-bad", {"organisation": {"country": "GB"}, "data_sets": {"players": held}})
        assert [each.variant for each in child_consent(case, uk)] == told


def test_r41_a_law_without_ages_asks_nothing() -> None:
    assert list(child_consent(shipped("R41-bad"), CI)) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"data_sets": {"players": {"fields": ["pseudonym", "leave"]}}, "fields": {
            "leave": {"label": "Parental consent", "parent": "consent_record"}}}, 0),
        ({"data_sets": {"players": {"fields": ["pseudonym", "leave"]}}, "fields": {
            "leave": {"label": "Parental consent"}}}, 1),
        ({"data_sets": {"players": {"fields": ["pseudonym", "leave"]}}, "fields": {
            "leave": {"label": "Newsletter", "parent": "consent_record"}}}, 1),
        ({"data_sets": {"players": {"purposes": [{"purpose": "personalisation", "basis": {"gdpr": "6_1_a"},
            "condition": "accord parental"}]}}}, 0),
        ({"data_sets": {"players": {"purposes": [{"purpose": "personalisation", "basis": {"gdpr": "6_1_a"},
            "condition": "on request"}]}}}, 1),
        ({"data_sets": {"players": {"purposes": [{"purpose": "personalisation",
            "condition": "accord d’un parent"}]}}}, 0),
        ({"data_sets": {"players": {"purposes": [{"purpose": "personalisation", "condition": "on request"}]}}}, 1),
        ({"data_sets": {"players": {"purposes": [{"purpose": "personalisation", "basis": {"gdpr": "6_1_f"}}]}}}, 0),
        ({"data_sets": {"players": {"valid_to": "2020-01-01"}}}, 0),
        ({"data_sets": {"players": {"minimum_age": {"value": 12, "status": "unknown"}}}}, 0),
        ({"data_sets": {"players": {"minimum_age": {"value": 12, "valid_to": "2020-01-01"}}}}, 0),
    ],
)  # fmt: skip
def test_r41_where_parents_consent_or_nothing_rests_on_consent(change: dict[str, Any], told: int) -> None:
    assert len(list(child_consent(varied("R41-bad", change), GDPR))) == told


@pytest.mark.parametrize(
    ("field", "open_"),
    [
        ("first_name", True),
        ("ip_address", False),
        ("password", False),
        ("username", False),
        ("cookie_id", False),
    ],
)
def test_r41_data_that_only_an_online_service_has(field: str, open_: bool) -> None:
    places = {"organisation": {"places": {"game": {"kind": "team"}}}}
    changed = {**places, "data_sets": {"players": {"fields": [field]}}}
    (found,) = child_consent(varied("R41-bad", changed), GDPR)
    assert (found.decides == "online") == open_


COUNTRIES = ("FR", "RE", "DE", "BE", "DK", "SI", "GB", "CI", None)
DAYS = tuple(
    map(datetime.date.fromisoformat, ("2018-05-25", "2018-07-01", "2022-06-01", "2024-02-01", "2026-11-22"))
)
BASES = (("6_1_a",), ("6_1_b",), (None,), ("6_1_a", "6_1_b"), ("6_1_b", None), ("6_1_a", None), ())


def reference(
    age: int | None, child: bool, country: str | None, day: datetime.date, bases: tuple[str | None, ...],
    *, online: bool, role: str | None,
) -> str | None:  # fmt: skip
    """What is found: gap, or what decides it; None: nothing."""
    known = {
        "FR": 15, "RE": 15, "DE": 16, "BE": 13,
        "DK": 15 if day >= datetime.date(2024, 1, 1) else 13,
        "SI": 15 if day >= datetime.date(2023, 1, 26) else 16,
    }  # fmt: skip
    before_own = {
        "FR": datetime.date(2018, 6, 21),
        "RE": datetime.date(2018, 6, 21),
        "BE": datetime.date(2018, 9, 5),
    }
    limit = known.get(country or "")
    if (
        country == "GB"
    ):  # in the area until the end of 2020, and the table has no age of it under the regulation
        limit = 16 if day <= datetime.date(2020, 12, 31) else None
    if country in before_own and day < before_own[country]:
        limit = 16
    if role == "processor" or (age is None and not child) or (age is not None and age >= (limit or 16)):
        return None
    if bases and not {"6_1_a", None} & set(bases):
        return None
    if "6_1_a" not in bases:
        return "basis"
    if age is None:
        return "age"
    if limit is None and age >= 13:
        return "country"
    return "online" if not online else "role" if role is None else "gap"


@settings(max_examples=800, deadline=None)
@given(
    age=st.one_of(st.none(), st.integers(8, 18)),
    child=st.booleans(),
    country=st.sampled_from(COUNTRIES),
    day=st.sampled_from(DAYS),
    bases=st.sampled_from(BASES),
    online=st.booleans(),
    role=st.sampled_from(["controller", "processor", None]),
)
def test_r41_a_reference_says_the_same_of_each_age_country_day_and_basis(
    age: int | None, child: bool, country: str | None, day: datetime.date, bases: tuple[str | None, ...],
    online: bool, role: str | None,
) -> None:  # fmt: skip
    names = ("service_provision", "personalisation")
    uses = [{"purpose": n, "basis": {"gdpr": b} if b else {}} for n, b in zip(names, bases, strict=False)]
    people = "child" if child else "user"
    data = {
        "sillage": 1, "title": "T", "version": "1",
        "organisation": {"id": "acme", "name": "Acme", "country": country or [],
                         "places": {"in": {"label": "In", "kind": "application" if online else "team"}},
                         "collects": [{"from": people, "to": "in", "carries": "it"}]},
        "data_sets": {"it": {"label": "It", "role": role or [], "subjects": people, "fields": "pseudonym",
                             "purposes": uses, **({"minimum_age": age} if age is not None else {})}},
    }  # fmt: skip
    case = Case(build(Registry.model_validate(data), day), tables())
    found = [each.decides or each.verdict for each in child_consent(case, GDPR)]
    expected = reference(age, child, country, day, bases, online=online, role=role)
    assert found == ([expected] if expected else [])


def test_r41_an_age_is_known_to_be_too_low_or_high_in_any_country() -> None:
    table = ages()
    for age, told in ((table.lowest - 1, "gap"), (table.lowest, "country"), (table.highest, None)):
        changed = {"organisation": {"country": ...}, "data_sets": {"players": {"minimum_age": age}}}
        found = [
            each.decides or each.verdict for each in child_consent(varied("R41-bad", changed, DAY), GDPR)
        ]
        assert found == ([told] if told else [])
