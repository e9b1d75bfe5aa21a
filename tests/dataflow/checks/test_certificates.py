"""R24: what certificates prove of the service used, day by day."""

import datetime
from typing import Any

import pytest

from dataflow.checks.case import Found
from dataflow.checks.certificates import certification_scope
from dataflow.checks.sentences import WORDS
from tests.dataflow.checks.registries import DAY, GDPR, shipped, spoken, varied

GOOD = {"standard": "iso27001", "number": "42", "valid_to": "2027-12-31", "scope_kind": "service",
        "places": "racks"}  # fmt: skip


DEFECTS = ("proof", "attestation", "level", "undated", "of_a_service", "data_centre", "elsewhere")


def found_in(
    *held: dict[str, Any], host: dict[str, Any] | None = None, on: datetime.date = DAY
) -> list[Found]:
    changes = {"third_parties": {"host": {"certifications": list(held), **(host or {})}}}
    return list(certification_scope(varied("R24-good", changes, on), GDPR))


def defects(*held: dict[str, Any], host: dict[str, Any] | None = None, on: datetime.date = DAY) -> list[str]:
    """What is found wrong: the messages, and of those that tell several defects together each of these."""
    found = found_in(*held, host=host, on=on)
    told = list(zip(found, spoken("R24", found), strict=True))
    return [
        name
        for each, said in told
        for name in (named(said) if each.variant in ("main", "scope") else [each.variant])
    ]


def named(said: str) -> list[str]:
    """The defects that a message lists."""
    words = {each: WORDS.templates("en", f"certificate.{each}")[0].partition("{")[0] for each in DEFECTS}
    return [each for each in DEFECTS if words[each] in said]


def test_r24_with_number_dates_scope_and_place() -> None:
    assert list(certification_scope(shipped("R24-good"), GDPR)) == []


def test_r24_everything_that_can_be_wrong() -> None:
    found = list(certification_scope(shipped("R24-bad"), GDPR))
    assert [(each.verdict, each.subject, each.decides) for each in found] == [
        ("gap", "host:main", None),
        ("gap", "host:scope", None),
        ("gap", "host:expired", None),
        ("gap", "host:soon", None),
        ("undetermined", "host:scope_unsaid", "scope"),
        ("gap", "host:wrong_actor", None),
    ]
    said = spoken("R24", found)
    assert said[0] == (
        "Hostly, documents to ask for: a certificate, number or link (ISO/IEC 27001); the report or the period it"
        " covers, for an auditor’s report is no certificate (SOC 2 Type II); the level, without which a label proves"
        " no more than a self-assessment (CSA STAR (level not stated)); the end date (HDS (French health-data"
        " hosting))."
    )
    assert said[1].startswith(
        "Hostly, scope to be made clear: a scope of data centres proves nothing of the service used, Racks (ISO/IEC"
        " 27001); what attaches to a named service is shown for a company or for data centres (SecNumCloud (ANSSI));"
    )
    assert said[2:4] == [
        "Hostly: out of date since 21 November 2026: ISO/IEC 27017.",
        "Hostly: about to expire, on 31 January 2027: ISO/IEC 27018.",
    ]
    assert [each.entry[-1] for each in found] == [0, 0, 4, 5, 6, 7]
    assert found[0].actors == ("host",)
    assert found[0].entry == ("third_parties", "host", "certifications", 0)


@pytest.mark.parametrize(
    ("valid_to", "wanted"),
    [
        ("2026-11-21", ["expired"]),  # the day before
        ("2026-11-22", ["soon"]),  # the day itself
        ("2027-02-20", ["soon"]),  # ninety days on
        ("2027-02-21", []),
    ],
)
def test_r24_the_days_around_its_end(valid_to: str, wanted: list[str]) -> None:
    assert defects({**GOOD, "valid_to": valid_to}) == wanted


@pytest.mark.parametrize(
    ("valid_from", "wanted"), [("2026-11-21", []), ("2026-11-22", []), ("2026-11-23", ["not_yet"])]
)
def test_r24_the_days_around_its_beginning(valid_from: str, wanted: list[str]) -> None:
    assert defects({**GOOD, "valid_from": valid_from}) == wanted


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"number": None}, ["proof"]),
        ({"number": None, "evidence": "https://host.example"}, []),
        ({"number": None, "valid_to": "2020-01-01"}, ["proof"]),
        ({"valid_to": None}, ["undated"]),
        ({"places": "spare"}, ["elsewhere"]),
        ({"places": ["racks", "spare"]}, []),
        ({"places": [], "scope_kind": "company"}, []),
        ({"places": [], "scope_kind": "service"}, ["scope_unsaid"]),
        ({"places": [], "scope_kind": "unknown"}, ["scope_unsaid"]),
        ({"places": [], "scope_kind": "unknown", "number": None}, ["proof"]),
        ({"places": [], "scope_kind": "data_centre"}, ["data_centre"]),
        ({"scope_kind": "data_centre"}, []),
        ({"places": "acme.shop"}, ["wrong_actor"]),
        ({"standard": "secnumcloud", "scope_kind": "company"}, ["of_a_service"]),
        ({"standard": "cispe", "scope_kind": "data_centre"}, ["of_a_service"]),
        ({"standard": "eu_cloud_coc", "scope_kind": "company"}, ["of_a_service"]),
        ({"standard": "csa_star", "level": "2"}, []),
        ({"standard": "csa_star"}, ["level"]),
        ({"standard": "csa_star_l1", "scope_kind": "company"}, ["of_a_service"]),
        ({"standard": "soc2_t2", "valid_to": None}, ["attestation"]),
        ({"standard": "soc2_t2", "number": None}, ["attestation"]),
        ({"standard": "soc2_t2", "valid_to": "2025-11-22"}, []),
        ({"standard": "soc2_t2", "valid_to": "2025-11-21"}, ["stale"]),
        ({"standard": "c5", "valid_to": "2025-11-21"}, ["stale"]),
    ],
)
def test_r24_one_thing_at_a_time(changes: dict[str, Any], wanted: list[str]) -> None:
    held = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    assert defects(held) == wanted


def test_r24_one_finding_for_several_certificates_with_the_same_defect() -> None:
    case = varied("R24-good", {"third_parties": {"host": {"certifications": [
        {"standard": "iso27001"}, {"standard": "pci_dss"}]}}})  # fmt: skip
    assert spoken("R24", list(certification_scope(case, GDPR))) == [
        "Hostly, documents to ask for: a certificate, number or link (ISO/IEC 27001 and PCI DSS)."
    ]


@pytest.mark.parametrize(("country", "wanted"), [("US", []), (None, []), ("FR", ["wrong_actor"])])
def test_r24_the_framework_is_for_american_organisations(country: str | None, wanted: list[str]) -> None:
    for standard in ("dpf", "dpf_uk_extension"):
        assert defects({**GOOD, "standard": standard}, host={"country": country}) == wanted
    assert defects(GOOD, host={"country": country}) == [], "others are for whoever is certified"


def test_r24_a_host_that_is_no_longer_engaged_or_not_used_is_left_alone() -> None:
    assert defects({"standard": "iso27001"}, host={"valid_to": "2026-11-21"}) == []
    gone = {"engagements": {"hosting": {"valid_to": "2026-11-21", "role": "processor"}}}
    assert defects({"standard": "iso27001"}, host=gone) == []
    unused: dict[str, Any] = {"engagements": {"hosting": {"receives": []}}}
    assert defects({**GOOD, "places": [], "scope_kind": "data_centre"}, host=unused) == []


def test_r24_the_organisations_own_certificates_count_too() -> None:
    case = varied("R24-good", {"organisation": {"certifications": [{"standard": "iso27701"}]}})
    (found,) = certification_scope(case, GDPR)
    assert (found.subject, found.entry) == ("acme:main", ("organisation", "certifications", 0))
    hosts = [{**GOOD, "places": "host.racks"}]
    (found,) = certification_scope(varied("R24-good", {"organisation": {"certifications": hosts}}), GDPR)
    assert found.subject == "acme:wrong_actor", "a host's certificate never covers its tenant"


def test_r24_after_one_that_is_left_alone_the_next_is_looked_at() -> None:
    other = {
        "name": "Other", "recipients": "none", "certifications": [{"standard": "iso27001"}],
        "engagements": {"copies": {"role": "processor", "purposes": "backup"}},
    }  # fmt: skip
    changes = {"third_parties": {"host": {"valid_to": "2026-11-21"}, "other": other}}
    (found,) = certification_scope(varied("R24-good", changes), GDPR)
    assert found.entry == ("third_parties", "other", "certifications", 0)


def test_r24_the_organisations_own_certificate_of_its_own_place() -> None:
    own = {"certifications": [{**GOOD, "places": "shop"}]}
    assert list(certification_scope(varied("R24-good", {"organisation": own}), GDPR)) == []


@pytest.mark.parametrize("standard", ["dpf"])
@pytest.mark.parametrize("scope_kind", ["service", "unknown", "company", "data_centre"])
def test_r24_what_attaches_to_an_entity_has_no_places(standard: str, scope_kind: str) -> None:
    """The Data Privacy Framework covers the company, wherever its service runs."""
    held = {**GOOD, "standard": standard, "places": [], "scope_kind": scope_kind}
    assert defects(held, host={"country": "US"}) == []
    assert defects({**held, "places": "spare"}, host={"country": "US"}) == []


@pytest.mark.parametrize(
    ("standard", "wanted", "severity"),
    [
        ("dpf", "yearly", "low"),
        ("pci_dss", "yearly", "low"),
        ("csa_star_l1", "yearly", "low"),
        ("iso27001", "soon", None),
        ("ens", "soon", None),
        ("iso27017", "soon", None),
    ],
)
def test_r24_what_is_renewed_every_year_is_always_about_to_expire(
    standard: str, wanted: str, severity: str | None
) -> None:
    (found,) = found_in({**GOOD, "standard": standard, "valid_to": "2027-01-01"}, host={"country": "US"})
    assert (found.variant, found.severity) == (wanted, severity)
    spoken("R24", [found])


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ([{"standard": each} for each in ("iso27001", "soc2_t2", "pci_dss", "csa_star")], ["main"]),
        ([{"standard": "iso27001"}, {**GOOD, "places": "spare"}], ["main", "scope"]),
        (
            [
                {"standard": "iso27001", "scope_kind": "data_centre"},
                {"standard": "soc1_t2", "scope_kind": "data_centre"},
                {"standard": "secnumcloud", "scope_kind": "company"},
                {"standard": "csa_star", "scope_kind": "data_centre"},
            ],
            ["main", "scope"],
        ),
    ],
)
def test_r24_one_thing_to_do_is_one_finding(held: list[dict[str, Any]], wanted: list[str]) -> None:
    """Asking for six documents is one letter; a host with ten certificates is not ten findings."""
    assert [each.variant for each in found_in(*held)] == wanted


def test_r24_the_defect_and_what_is_open_are_never_in_one_finding() -> None:
    found = found_in({**GOOD, "places": [], "scope_kind": "service"}, {**GOOD, "places": "spare"})
    assert {(each.verdict, each.variant) for each in found} == {
        ("undetermined", "scope_unsaid"),
        ("gap", "scope"),
    }


def test_r24_of_a_replaced_version_it_is_said_since_when_and_on_what_source() -> None:
    hds = {**GOOD, "standard": "hds", "valid_from": "2024-06-01", "valid_to": "2027-05-31"}
    (found,) = found_in(hds)
    assert (found.verdict, found.variant) == ("gap", "superseded")
    (said,) = spoken("R24", [found])
    assert "16 May 2026" in said and "secondary source" in said and "to be checked" in said
    (found,) = found_in({**hds, "valid_from": None, "valid_to": "2027-05-31"})
    assert (found.verdict, found.decides, found.severity) == ("undetermined", "version", "low")
    assert "secondary source" in spoken("R24", [found])[0]
