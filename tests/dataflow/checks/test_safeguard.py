"""The safeguard: under each law, what a crossing rests on, why, and by which mechanism of the vocabulary."""

import datetime
from typing import Any

import pytest

from dataflow.checks.case import Case
from dataflow.checks.crossing import Crossing, Way, crossings
from dataflow.checks.safeguard import (
    Safeguard,
    authorisations,
    by_authorisation,
    by_mechanism,
    mechanism_of,
)
from dataflow.law import laws
from registry.vocabulary import vocabulary
from tests.dataflow.checks.registries import CI, DAY, GDPR, varied

ONE_DAY = datetime.timedelta(days=1)


def handed(case: Case, receiver: str, /, **changes: Any) -> Crossing:
    """The flow from Acme to a third party, with parts of it replaced."""
    (crossing,) = [each for each in crossings(case) if each.importer == receiver]
    return crossing._replace(**changes)


# GDPR


def under_gdpr(changes: dict[str, Any] | None = None, on: datetime.date = DAY, **crossing: Any) -> Safeguard:
    """How the flow from Acme in France to the help desk stands, whose seat is where it has the data."""
    seat = {"country": {"value": crossing.get("target", "IN")}}
    case = varied("R04-bad", {"third_parties": {"helpdesk": {**seat, **(changes or {})}}}, on)
    return by_mechanism(case, GDPR.law, handed(case, "helpdesk", **crossing))


def listed(**certificate: Any) -> dict[str, Any]:
    return {"certifications": [{"standard": "dpf", **certificate}]}


@pytest.mark.parametrize(
    ("crossing", "wanted"),
    [
        ({"way": "collected"}, Safeguard("no_transfer", "collected")),
        ({"way": "same_actor"}, Safeguard("no_transfer", "same_actor")),
        ({"target": "FR"}, Safeguard("inside", "eea")),
        ({"way": "unnamed", "target": None}, Safeguard("unknown", "unnamed")),
        ({"way": "collected_by_whom"}, Safeguard("unknown", "role")),
        ({"way": "collected_by_whom", "target": None}, Safeguard("unknown", "role_hosting")),
        ({"target": None}, Safeguard("unknown", "hosting")),
        ({"target": None, "importer": None}, Safeguard("unknown", "hosting")),
        ({"source": "IN"}, Safeguard("missing", "none")),
        ({"target": "CI"}, Safeguard("missing", "none")),
        ({"target": "CH"}, Safeguard("covered", "adequacy", "adequacy")),
        ({"target": "CA"}, Safeguard("unknown", "sector", "adequacy")),
        ({"target": "US"}, Safeguard("missing", "none")),
        ({"target": "US", "importer": None}, Safeguard("missing", "open")),
    ],
)
def test_gdpr_where_no_mechanism_is_recorded(crossing: dict[str, Any], wanted: Safeguard) -> None:
    assert under_gdpr(**crossing) == wanted


@pytest.mark.parametrize(
    ("crossing", "wanted"),
    [
        ({}, Safeguard("covered", "recorded", "scc_m2")),
        ({"target": None}, Safeguard("covered", "recorded", "scc_m2")),
        ({"way": "collected_by_whom"}, Safeguard("unknown", "role", "scc_m2")),
        ({"way": "collected_by_whom", "target": None}, Safeguard("unknown", "role_hosting", "scc_m2")),
        ({"way": "unnamed", "target": None}, Safeguard("unknown", "unnamed")),
        ({"target": "FR"}, Safeguard("inside", "eea")),
    ],
)
def test_gdpr_where_clauses_are_recorded(crossing: dict[str, Any], wanted: Safeguard) -> None:
    flow = {"from": "shop", "carries": "account", "mechanism": "scc_m2"}
    changes = {"engagements": {"support": {"role": "processor", "receives": [flow]}}}
    assert under_gdpr(changes, **crossing) == wanted


@pytest.mark.parametrize(
    ("inquiry", "target", "wanted"),
    [
        (True, None, Safeguard("unknown", "inquiry")),
        ({"value": True, "valid_to": "2026-11-22"}, None, Safeguard("unknown", "inquiry")),
        ({"value": True, "valid_to": "2026-11-21"}, None, Safeguard("unknown", "hosting")),
        (False, None, Safeguard("unknown", "hosting")),
        ({"value": True, "status": "unknown"}, None, Safeguard("unknown", "hosting")),
        (True, "IN", Safeguard("missing", "none")),
        (True, "DE", Safeguard("inside", "eea")),
    ],
)
def test_gdpr_where_an_authority_that_asks_keeps_the_data_is_not_asked(
    inquiry: Any, target: str | None, wanted: Safeguard
) -> None:
    asked = {"engagements": {"support": {"role": "public_authority", "inquiry": inquiry}}}
    assert under_gdpr(asked, target=target) == wanted


def test_gdpr_a_mechanism_of_another_law_is_none() -> None:
    """Each law knows its own and those it takes from another: an authorisation of the ARTCI is not of the GDPR."""

    def recorded(mechanism: str) -> Safeguard:
        flow = {"from": "shop", "carries": "account", "mechanism": mechanism}
        return under_gdpr({"engagements": {"support": {"role": "processor", "receives": [flow]}}})

    case = varied("R04-bad", {})
    assert mechanism_of(case, laws()["eprivacy"], handed(case, "helpdesk")) is None, "it rules on no transfer"
    for mechanism, term in vocabulary().transfer_mechanisms.items():
        if term.regime:
            wanted = Safeguard("covered", "recorded", mechanism) if term.regime == "gdpr" else NONE
            assert recorded(mechanism) == wanted, mechanism


@pytest.mark.parametrize(
    ("seat", "country", "wanted"),
    [
        ("IN", "IN", Safeguard("unknown", "domestic")),
        (None, "IN", Safeguard("unknown", "domestic")),
        ("GB", "GB", Safeguard("covered", "adequacy", "adequacy")),
        ("CA", "CA", Safeguard("unknown", "sector", "adequacy")),
        ("FR", "IN", Safeguard("missing", "none")),
        ("NO", "IN", Safeguard("missing", "none")),
    ],
)
def test_gdpr_within_one_third_country_the_seat_of_the_exporter_counts(
    seat: str | None, country: str, wanted: Safeguard
) -> None:
    """EDPB Guidelines 05/2021: they ask where the importer is and not whether a border is crossed."""
    changes = {
        "organisation": {"country": {"value": seat}, "places": {"shop": {"country": country}}},
        "third_parties": {"helpdesk": {"country": country}},
    }
    case = varied("R04-bad", changes)
    assert by_mechanism(case, GDPR.law, handed(case, "helpdesk", target=country)) == wanted
    elsewhere = varied("R04-bad", {"organisation": changes["organisation"]})
    gone = handed(elsewhere, "helpdesk", target="KE")
    assert by_mechanism(elsewhere, GDPR.law, gone) == Safeguard("missing", "none")


def test_gdpr_a_country_that_is_unknown_is_not_the_same_one() -> None:
    case = varied("R04-bad", {"organisation": {"country": {"value": None}}})
    nowhere = handed(case, "helpdesk", source=None)
    assert by_mechanism(case, GDPR.law, nowhere) == Safeguard("missing", "none")
    unplaced = nowhere._replace(target=None)
    assert by_mechanism(case, GDPR.law, unplaced) == Safeguard("unknown", "seat_unplaced")


def test_gdpr_of_receivers_that_are_many_nobody_has_said_who_they_are() -> None:
    assert under_gdpr({"collective": True}, target=None) == Safeguard("unknown", "who")


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ({"valid_to": "2026-11-22"}, Safeguard("covered", "listed", "adequacy_dpf")),
        ({"valid_to": "2026-11-21"}, Safeguard("missing", "none")),
        (
            {"valid_from": "2026-11-22", "valid_to": "2027-11-21"},
            Safeguard("covered", "listed", "adequacy_dpf"),
        ),
        ({"valid_from": "2026-11-23", "valid_to": "2027-11-22"}, Safeguard("missing", "none")),
        ({}, Safeguard("unknown", "listed", "adequacy_dpf")),
        ({"status": "unknown", "valid_to": "2027-11-22"}, Safeguard("missing", "none")),
    ],
)
def test_gdpr_an_importer_in_the_united_states_must_be_on_the_list(
    held: dict[str, str], wanted: Safeguard
) -> None:
    assert under_gdpr(listed(**held), target="US") == wanted


def test_gdpr_a_dated_entry_of_the_list_goes_before_an_undated_one() -> None:
    held = {"certifications": [{"standard": "dpf"}, {"standard": "dpf", "valid_to": "2026-11-22"}]}
    assert under_gdpr(held, target="US") == Safeguard("covered", "listed", "adequacy_dpf")
    assert under_gdpr(held, DAY + ONE_DAY, target="US") == Safeguard("unknown", "listed", "adequacy_dpf")


@pytest.mark.parametrize(
    ("days", "wanted"),
    [(-1, Safeguard("missing", "none")), (0, Safeguard("covered", "adequacy", "adequacy"))],
)
def test_gdpr_a_decision_covers_from_its_first_day(days: int, wanted: Safeguard) -> None:
    assert under_gdpr(None, datetime.date(2026, 1, 27) + days * ONE_DAY, target="BR") == wanted


# CI law 2013-450


def under_ci_law(
    *formalities: dict[str, Any], data_set: str | None = "account", seat: str | None = "FR", **crossing: Any
) -> Safeguard:
    """How the flow from Acme in Abidjan to the host in France stands."""
    home = {"third_parties": {"host": {"country": {"value": seat}}}}
    case = varied("R07-bad", {**home, "formalities": [{**GRANTED, **each} for each in formalities]})
    return by_authorisation(case, CI.law, handed(case, "host", **crossing), data_set)


GRANTED = {"regime": "ci_2013_450", "kind": "transfer_authorisation", "number": "1", "countries": "FR"}
COVERED = Safeguard("covered", "authorised", "ci_artci_authorisation")
NONE = Safeguard("missing", "none")


@pytest.mark.parametrize("way", ["collected", "same_actor", "returned"])
def test_ci_what_is_no_transfer(way: Way) -> None:
    assert under_ci_law(way=way) == Safeguard("no_transfer", way)
    assert under_ci_law(way=way, target="SN") == Safeguard("no_transfer", way)


@pytest.mark.parametrize(
    ("crossing", "wanted"),
    [
        ({"target": "SN", "seat": "SN"}, Safeguard("inside", "ecowas")),
        ({"target": "SN", "seat": "GH"}, Safeguard("inside", "ecowas")),
        ({"target": "SN", "seat": "US"}, Safeguard("unknown", "seat_abroad")),
        ({"target": "SN", "seat": None}, Safeguard("unknown", "seat")),
        ({"target": "CI", "source": "CI", "seat": "SN"}, Safeguard("inside", "ecowas")),
        ({"target": "CI", "source": "CI"}, Safeguard("no_transfer", "domestic")),
        ({"way": "unnamed", "target": None}, Safeguard("unknown", "unnamed")),
        ({"way": "unnamed"}, Safeguard("unknown", "unnamed")),
        ({"source": "FR"}, Safeguard("no_transfer", "domestic")),
        ({}, NONE),
        ({"target": None}, Safeguard("unknown", "seat_unplaced")),
        ({"target": None, "source": None}, Safeguard("unknown", "seat_unplaced")),
        ({"target": None, "seat": "SN"}, Safeguard("unknown", "hosting")),
        ({"target": None, "seat": None}, Safeguard("unknown", "hosting")),
        ({"way": "collected_by_whom"}, Safeguard("unknown", "role")),
        ({"way": "collected_by_whom", "target": None}, Safeguard("unknown", "role_hosting")),
        ({"way": "collected_for"}, NONE),
    ],
)
def test_ci_where_no_authorisation_is_recorded(crossing: dict[str, Any], wanted: Safeguard) -> None:
    assert under_ci_law(**crossing) == wanted


@pytest.mark.parametrize(
    ("formality", "crossing", "wanted"),
    [
        ({}, {}, COVERED),
        ({}, {"way": "collected_by_whom"}, COVERED),
        ({"actors": "host"}, {}, COVERED),
        ({"actors": "host"}, {"importer": "mailer"}, NONE),
        ({"countries": "DE"}, {}, NONE),
        ({"countries": ["DE", "FR"]}, {}, COVERED),
        ({"countries": "DE", "actors": "host"}, {}, NONE),
        ({"countries": [], "actors": "host"}, {}, COVERED),
        ({"countries": [], "actors": "host"}, {"target": None}, COVERED),
        ({"countries": []}, {}, NONE),
        ({}, {"target": None}, Safeguard("unknown", "seat_unplaced")),
        ({"countries": "US"}, {"target": "SN", "seat": "US"}, COVERED),
        ({"countries": "FR"}, {"target": "SN", "seat": "US"}, Safeguard("unknown", "seat_abroad")),
        ({"actors": "host", "countries": []}, {"target": "SN", "seat": "US"}, COVERED),
        ({"data_sets": "account"}, {}, COVERED),
        ({"data_sets": "orders"}, {}, NONE),
        ({"data_sets": ["orders", "account"]}, {}, COVERED),
        ({"number": None}, {}, Safeguard("missing", "unnumbered")),
        ({"valid_to": "2026-11-22"}, {}, COVERED),
        ({"valid_to": "2026-11-21"}, {}, Safeguard("missing", "outdated")),
        ({"valid_from": "2026-11-22"}, {}, COVERED),
        ({"valid_from": "2026-11-23"}, {}, Safeguard("missing", "outdated")),
        ({"number": None, "valid_to": "2026-11-21"}, {}, Safeguard("missing", "outdated")),
        ({"status": "unknown"}, {}, NONE),
    ],
)
def test_ci_with_an_authorisation(
    formality: dict[str, Any], crossing: dict[str, Any], wanted: Safeguard
) -> None:
    assert under_ci_law(formality, **crossing) == wanted


def test_ci_an_authorisation_for_some_data_is_none_for_data_nobody_has_stated() -> None:
    assert under_ci_law({"data_sets": "account"}, data_set=None) == NONE
    assert under_ci_law({}, data_set=None) == COVERED


def test_ci_of_several_authorisations_one_that_is_good_is_enough() -> None:
    over = {"number": "0", "valid_to": "2026-11-21"}
    assert under_ci_law(over, {"number": None}) == Safeguard("missing", "unnumbered")
    assert under_ci_law(over, {"number": None}, {}) == COVERED


def test_ci_authorisations_are_those_of_the_law_for_transfers_that_somebody_states() -> None:
    held = [
        {**GRANTED, "number": "good"},
        {**GRANTED, "number": "past", "valid_to": "2020-01-01"},
        {**GRANTED, "regime": "gdpr"},
        {**GRANTED, "kind": "authorisation"},
        {**GRANTED, "status": "unknown"},
    ]
    assert [each.number for each in authorisations(varied("R07-bad", {"formalities": held}), CI.law)] == [
        "good",
        "past",
    ]
