"""The importer: seat and place together, held against the table of the law, in checks, borders and notices alike."""

from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.borders import borders
from dataflow.borders.sentences import WORDS
from dataflow.checks.case import Case, Found
from dataflow.checks.crossing import crossings
from dataflow.checks.importer import WEIGHTS, Footing, footing, group_of, outside, parent, standing
from dataflow.checks.rule import rules
from dataflow.checks.transfers import (
    chain_transfer_without_mechanism,
    ci_transfer_without_authorisation,
    transfer_not_in_notice,
    transfer_without_mechanism,
)
from dataflow.law import laws
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, told, varied

CLASSES = {
    "eea": ("FR", "DE", "NO"),
    "adequate": ("CH", "GB"),
    "part": ("CA", "JP"),
    "overseas": ("NC", "PF"),
    "third": ("IN", "KE"),
    "unknown": (None,),
}
COUNTRIES = [country for countries in CLASSES.values() for country in countries]
CLASS_OF = {country: name for name, countries in CLASSES.items() for country in countries}

TABLE = """
            eea    adequate  part    overseas  third     unknown
eea         -      -         medium  low       GAP       medium
adequate    -      -         medium  low       GAP       medium
part        medium medium    medium  medium    GAP       medium
overseas    low    low       medium  low       GAP       medium
third       high   high      high    high      CRITICAL  high
unknown     low    low       medium  low       GAP       medium
"""
"""By the importer's seat and by where it has the data, nothing recorded: nothing to say (-), undetermined and how
grave, a gap that is high (GAP) or as grave as its rule (CRITICAL)."""


def cells() -> dict[tuple[str, str], str]:
    head, *lines = [line.split() for line in TABLE.strip().splitlines()]
    return {(line[0], place): cell for line in lines for place, cell in zip(head, line[1:], strict=True)}


CELLS = cells()


def naive(seats: list[str | None], place: str | None) -> str:
    """What the table says of one seat or of none; of several what it says of each, if that is the same."""
    said = {CELLS[CLASS_OF[seat], CLASS_OF[place]] for seat in seats or [None]}
    if len(said) == 1:
        return said.pop()
    return "GAP" if said <= {"GAP", "CRITICAL"} else "medium"


def handing(
    seats: list[str | None], place: str | None, mechanism: str | None = None, **more: Any
) -> dict[str, Any]:
    """Acme in France hands data to the help desk."""
    flow = {"from": "shop", "carries": "account", **({"mechanism": mechanism} if mechanism else {})}
    return {
        "documents": {"notice": {"title": "Notice", "kind": "privacy_policy", "transfers": "silent"}},
        "third_parties": {
            "helpdesk": {
                "country": [{"value": seat} for seat in seats] or ...,
                "places": {"calls": {"label": "Calls", "country": {"value": place}}},
                "engagements": {"support": {"role": "processor", "receives": [flow]}},
                **more,
            }
        },
    }


def r04(case: Case) -> list[Found]:
    return list(transfer_without_mechanism(case, GDPR))


def state_of(case: Case, importer: str = "helpdesk") -> str:
    """The worst state under the GDPR of what reaches a party."""
    (state,) = {
        each.state
        for _, passage in borders(case.graph, case.tables).passages
        if passage.importer.id == importer
        for each in passage.standings
        if each.regime == "gdpr"
    }
    return state


seats_of = st.lists(st.sampled_from([each for each in COUNTRIES if each]), max_size=2, unique=True)


@settings(max_examples=250, deadline=None)
@given(
    seats_of, st.sampled_from(COUNTRIES), st.sampled_from([None, "scc_m2"]), st.sampled_from([None, "Alpha"])
)
def test_checks_borders_and_notices_say_what_the_table_says(
    seats: list[str | None], place: str | None, mechanism: str | None, group: str | None
) -> None:
    more = {"group": group} if group else {}
    case = varied("R04-bad", handing(seats, place, mechanism, **more))
    wanted = naive(seats, place)
    found = [each for each in r04(case) if each.variant != "parent"]
    spoken("R04", found)
    if wanted == "-" or mechanism:
        assert found == []
        assert state_of(case) in ("inside", "covered", *(["undetermined", "unknown"] if mechanism else []))
    elif wanted in ("GAP", "CRITICAL"):
        (one,) = found
        assert (one.verdict, one.severity) == ("gap", "high" if wanted == "GAP" else None)
        assert state_of(case) == "missing"
    else:
        (one,) = found
        assert (one.verdict, one.severity) == ("undetermined", wanted)
        # Where the country is known, what is open is whether the law is met.
        assert state_of(case) == "unknown" or (state_of(case) == "undetermined" and place is not None)

    homes = {CLASS_OF[seat] for seat in seats or [None]}
    stays = homes == {"eea"} and CLASS_OF[place] == "eea"
    open_ = CLASS_OF[place] in ("unknown", "overseas", "eea")
    verdicts = [each.verdict for each in transfer_not_in_notice(case, GDPR)]
    assert verdicts == ([] if stays else ["undetermined"] if open_ else ["violation"])


@settings(max_examples=100, deadline=None)
@given(seats_of, st.sampled_from(COUNTRIES))
def test_a_hop_of_a_chain_is_judged_as_a_transfer_of_ones_own(
    seats: list[str | None], place: str | None
) -> None:
    watch = {
        "country": [{"value": seat} for seat in seats] or ...,
        "places": {"desk": {"label": "Desk", "country": {"value": place}}},
    }
    case = varied("R05-bad", {"third_parties": {"night_watch": watch}})
    chain = list(chain_transfer_without_mechanism(case, GDPR))
    spoken("R05", chain)
    first = [each for each in r04(varied("R04-bad", handing(seats, place))) if each.variant != "parent"]
    assert [(each.verdict, each.variant, each.severity) for each in chain] == [
        (each.verdict, each.variant, each.severity) for each in first
    ]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(COUNTRIES), st.lists(st.sampled_from(COUNTRIES), max_size=2, unique=True))
def test_between_places_of_one_company_there_is_no_transfer(
    seat: str | None, places: list[str | None]
) -> None:
    desks = {f"desk{n}": {"label": "D", "country": {"value": each}} for n, each in enumerate(places)}
    flows = [{"from": "shop", "to": name, "carries": "account"} for name in desks]
    changes: dict[str, Any] = {
        "organisation": {"country": {"value": seat}, "places": desks},
        "flows": flows,
        "third_parties": ...,
    }
    case = varied("R04-bad", changes)
    assert r04(case) == []
    made = borders(case.graph).passages
    assert {each.state for _, each in made if each.way == "same_actor"} <= {"no_transfer"}


@pytest.mark.parametrize(
    ("seat", "place", "held", "wanted"),
    [
        ("US", "US", {"valid_to": "2027-01-01"}, []),
        ("US", "DE", {"valid_to": "2027-01-01"}, []),
        ("US", "CH", {"valid_to": "2027-01-01"}, []),
        (None, "US", {"valid_to": "2027-01-01"}, []),
        ("US", "US", {}, [("undetermined", "listed", "medium")]),
        ("US", "DE", {}, [("undetermined", "listed", "medium")]),
        ("US", "US", {"valid_to": "2020-01-01"}, [("gap", "main", None)]),
        ("US", "DE", {"valid_to": "2020-01-01"}, [("undetermined", "seat_abroad", "high")]),
        ("US", "IN", {"valid_to": "2027-01-01"}, [("gap", "site_beyond", "high")]),
        ("US", None, {"valid_to": "2027-01-01"}, [("undetermined", "hosting", "medium")]),
        ("IE", "US", {"valid_to": "2027-01-01"}, [("undetermined", "entity", "medium")]),
        ("IN", "US", {"valid_to": "2027-01-01"}, [("undetermined", "entity", "medium")]),
        ("IE", "US", {"valid_to": "2020-01-01"}, [("gap", "site_abroad", "high")]),
    ],
)
def test_a_list_covers_a_company_of_its_country_wherever_the_data_is(
    seat: str | None, place: str | None, held: dict[str, str], wanted: list[Any]
) -> None:
    changes = handing([seat] if seat else [], place, certifications=[{"standard": "dpf", **held}])
    found = r04(varied("R04-bad", changes))
    assert [(each.verdict, each.variant, each.severity) for each in found] == wanted


def test_a_company_of_a_third_country_that_hosts_in_the_area_is_told_with_its_seat() -> None:
    (found,) = r04(varied("R04-bad", handing(["US"], "DE")))
    assert (found.subject, found.decides) == ("acme>helpdesk/DE", "seat_abroad")
    assert told("R04", found).endswith(
        "Helpdesk is established outside the EEA (United States): a transfer remains possible, since the importer is "
        "whoever receives the data and not the server."
    )
    assert "(États-Unis)" in told("R04", found, "fr")
    (found,) = r04(varied("R04-bad", handing(["FR"], "IN")))
    assert "Helpdesk is established in the EEA (France) and processes the data outside it." in told(
        "R04", found
    )
    (found,) = r04(varied("R04-bad", handing(["IE", "US"], "DE")))
    assert "several countries (Ireland and United States)" in told("R04", found)


def test_the_order_of_several_seats_changes_nothing() -> None:
    for one, other in product(("FR", "CH", "CA", "IN"), repeat=2):
        if one != other:
            first, second = (
                r04(varied("R04-bad", handing(list(each), "DE"))) for each in ((one, other), (other, one))
            )
            assert first == second


@pytest.mark.parametrize(
    ("seat", "place", "wanted"),
    [
        ("SN", "SN", []),
        ("US", "SN", [("undetermined", "seat_abroad", "high")]),
        ("FR", "SN", [("undetermined", "seat_abroad", "high")]),
        ("ML", "SN", [("undetermined", "seat_abroad", "high")]),
        (None, "SN", [("undetermined", "seat", "low")]),
        ("SN", "FR", [("gap", "main", None)]),
        ("US", "CI", []),  # nothing leaves the country
        ("US", None, [("undetermined", "seat_unplaced", "high")]),
    ],
)
def test_the_importer_counts_under_the_ivorian_law_too(
    seat: str | None, place: str | None, wanted: list[Any]
) -> None:
    racks = {"country": {"value": seat}, "places": {"racks": {"label": "R", "country": {"value": place}}}}
    found = list(ci_transfer_without_authorisation(varied("R07-bad", {"third_parties": {"host": racks}}), CI))
    spoken("R07", found)
    assert [(each.verdict, each.variant, each.severity) for each in found] == wanted


# The group


def grouped(seat: str, group: str | None = "Alpha") -> Case:
    """The help desk in Germany is of a group that has a company in another country."""
    changes = handing(["DE"], "DE", **({"group": group} if group else {}))
    changes["third_parties"]["mother"] = {
        "name": "Mother",
        "country": seat,
        "group": " alpha",
        "recipients": "none",
    }
    return varied("R04-bad", changes)


@pytest.mark.parametrize(
    ("seat", "group", "wanted"),
    [
        ("US", "Alpha", ["helpdesk:group"]),
        ("IN", "ALPHA ", ["helpdesk:group"]),
        ("FR", "Alpha", []),
        ("CH", "Alpha", []),
        ("CA", "Alpha", []),
        ("US", "Beta", []),
        ("US", None, []),
    ],
)
def test_a_company_of_the_group_in_a_third_country_is_told_once(
    seat: str, group: str | None, wanted: list[str]
) -> None:
    case = grouped(seat, group)
    found = r04(case)
    spoken("R04", found)
    assert [each.subject for each in found] == wanted
    assert all((each.verdict, each.severity) == ("undetermined", "low") for each in found)
    assert state_of(case) == "inside", "it is no transfer"


def test_a_group_is_told_of_once_for_all_that_reaches_its_company_and_not_inside_itself() -> None:
    more: dict[str, Any] = {"places": {"store": {"label": "Store", "country": "FR"}}, "engagements": {
        "files": {"role": "processor", "receives": [{"from": "shop", "to": "store", "carries": "full_name@account"}]},
        "support": {"role": "processor", "receives": [{"from": "shop", "to": "calls", "carries": "account"}]},
    }}  # fmt: skip
    changes = handing(["DE"], "DE", group="Alpha", **more)
    changes["third_parties"]["helpdesk"]["places"]["calls"] = {"label": "Calls", "country": "DE"}
    changes["third_parties"]["mother"] = {
        "name": "Mother",
        "country": "US",
        "group": "Alpha",
        "recipients": "none",
    }
    (found,) = r04(varied("R04-bad", changes))
    assert len(found.hops) == 2 and found.actors == ("helpdesk", "mother")
    assert "Mother, is established in a third country (United States)" in told("R04", found)
    changes["organisation"] = {"group": "alpha"}
    assert r04(varied("R04-bad", changes)) == [], "what it has to fear of a State, Acme has too"


def test_a_group_that_nobody_states_is_none() -> None:
    case = varied(
        "R04-bad", {"third_parties": {"helpdesk": {"group": {"value": "Alpha", "status": "unknown"}}}}
    )
    assert group_of(case, "helpdesk") is None and group_of(case, "acme") is None
    over = {"group": {"value": "Alpha", "valid_to": "2026-11-21"}}
    assert group_of(varied("R04-bad", {"third_parties": {"helpdesk": over}}), "helpdesk") is None
    crossing = crossings(case)[-1]
    assert parent(case, GDPR.law, crossing) is None


# Parts


def test_the_footing_of_a_country() -> None:
    case = shipped("R04-good")
    found = {
        country: footing(case, GDPR.law, country, "mailer")
        for country in ("FR", "GB", "CA", "US", "NC", "IN")
    }
    assert found == {
        "FR": "inside", "GB": "adequate", "CA": "part", "US": "listed", "NC": "overseas", "IN": "third",
    }  # fmt: skip
    assert footing(case, GDPR.law, "US", "helpdesk") == footing(case, GDPR.law, "US", None) == "third"
    assert footing(case, GDPR.law, None, "mailer") == "unknown"
    assert footing(case, CI.law, "GB", "mailer") == "third"
    assert (outside(case, GDPR.law, "mailer"), outside(case, GDPR.law, "acme")) == (("US",), ())
    assert outside(case, GDPR.law, None) == ()


def test_every_reason_has_its_words_in_every_place_that_says_it() -> None:
    every = [
        standing(seat, place, at_home=at_home)
        for seat, place, at_home in product(get_args(Footing), get_args(Footing), (True, False))
    ]
    every.append(every[0]._replace(state="unknown", reason="seats"))
    for law in laws().values():
        told_by = [number for number in ("R04", "R05") if number in law.checks]
        for each in every:
            if each.state == "unknown":
                for number in told_by:
                    assert each.reason in rules()[number].message and each.reason in rules()[number].decides
            if each.state != "inside":
                assert WORDS.both(f"reason.{each.reason}").fr
    assert set(WEIGHTS) <= {each.reason for each in every} | {"parent"}
