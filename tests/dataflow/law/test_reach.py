"""Which laws an organisation is judged under: those it names, and those of one subject presumed beside them."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.borders.borders import borders
from dataflow.breach.exposure import breach
from dataflow.checks.judging import findings
from dataflow.graph.build import build
from dataflow.law import Beside, applying, laws, of_one_subject, tables
from registry.records.actor import Organisation
from registry.records.registry import Registry
from registry.source.reader import read_file
from tests.dataflow.checks.registries import CASES, merged

DAY = datetime.date(2026, 11, 27)
SPECIAL = [id_ for id_ in laws() if of_one_subject(id_)]
GENERAL = [id_ for id_ in laws() if not of_one_subject(id_)]
SEATS = ["FR", "RE", "DE", "IS", "GB", "CH", "CI", "US", "NC"]


def record_of(law: str) -> Beside:
    """Beside which laws a law stands, and where it is presumed."""
    record = laws()[law].beside
    assert record is not None
    return record


def organisation(regimes: dict[str, str], seat: Any = None, **parts: Any) -> Organisation:
    """Acme under some laws, with its seat somewhere."""
    named = {id_: {"applies": each} for id_, each in regimes.items()}
    whole = {"id": "acme", "name": "Acme", "regimes": named, **parts}
    return Organisation.model_validate(whole if seat is None else {**whole, "country": seat})


def told(regimes: dict[str, str], seat: Any = None, **parts: Any) -> dict[str, str]:
    """How sure it is that each law applies."""
    return dict(applying(organisation(regimes, seat, **parts), DAY, tables()))


@pytest.mark.parametrize(
    ("seat", "wanted"),
    [
        ("FR", {"eprivacy_fr": "assumed"}),
        ("RE", {"eprivacy_fr": "assumed"}),
        ("DE", {"eprivacy": "assumed"}),
        ("NO", {"eprivacy": "assumed"}),
        ("CI", {"eprivacy": "unknown"}),
        ("US", {"eprivacy": "unknown"}),
        (None, {"eprivacy": "unknown"}),
    ],
)
def test_beside_the_gdpr_the_law_of_trackers_is_that_of_the_seat(seat: Any, wanted: dict[str, str]) -> None:
    for applies in ("confirmed", "assumed", "unknown"):
        assert told({"gdpr": applies}, seat) == {"gdpr": applies, **wanted}
    assert told({"gdpr": "not_applicable"}, seat) == {}
    assert told({}, seat) == {} and told({"ci_2013_450": "assumed"}, seat) == {"ci_2013_450": "assumed"}


def test_a_registry_that_names_it_decides() -> None:
    for applies in ("confirmed", "unknown"):
        assert told({"gdpr": "confirmed", "eprivacy_fr": applies}, "FR")["eprivacy_fr"] == applies
    assert told({"gdpr": "confirmed", "eprivacy_fr": "not_applicable"}, "FR") == {"gdpr": "confirmed"}
    assert told({"gdpr": "confirmed", "eprivacy": "not_applicable"}, "CI") == {"gdpr": "confirmed"}
    # Named alone it is judged, with no general law beside it.
    assert told({"eprivacy_fr": "confirmed"}) == {"eprivacy_fr": "confirmed"}


def test_what_nobody_knows_to_apply_is_not_shown_beside_a_law_named_for_the_same_subject() -> None:
    named = {"gdpr": "confirmed", "eprivacy_fr": "confirmed"}
    assert told(named) == told(named, "CI") == told(named, "FR") == named
    assert told(named, "DE") == {**named, "eprivacy": "assumed"}


def test_the_seat_is_that_of_the_day_and_of_all_companies() -> None:
    moved = [{"value": "FR", "valid_to": "2026-06-30"}, {"value": "DE", "valid_from": "2026-07-01"}]
    assert set(told({"gdpr": "confirmed"}, moved)) == {"gdpr", "eprivacy"}
    two = {key: {"legal_name": key, "country": "FR"} for key in ("one", "two")}
    assert set(told({"gdpr": "confirmed"}, entities=two)) == {"gdpr", "eprivacy_fr"}
    two["two"] = {"legal_name": "two"}
    assert told({"gdpr": "confirmed"}, entities=two)["eprivacy"] == "unknown"


@settings(max_examples=300)
@given(
    st.dictionaries(
        st.sampled_from([*laws()]), st.sampled_from(["confirmed", "assumed", "unknown", "not_applicable"])
    ),
    st.sampled_from([None, *SEATS]),
)
def test_against_a_plain_reading_of_the_records(regimes: dict[str, str], seat: str | None) -> None:
    found = told(regimes, seat)
    named = {id_: each for id_, each in regimes.items() if each != "not_applicable"}
    assert {id_: found[id_] for id_ in named} == named and list(found)[: len(named)] == list(named)
    for id_ in SPECIAL:
        record = record_of(id_)
        if id_ in regimes:
            assert found.get(id_) == named.get(id_)
        elif found.get(id_) == "assumed":
            area = record.area is not None and seat is not None and tables().member(record.area, seat, DAY)
            assert (area or seat in record.countries) and seat not in record.save
            assert set(record.laws) & set(named)
        elif found.get(id_) == "unknown":
            assert record.elsewhere and set(record.laws) & set(named)
    assert set(found) - set(named) <= set(SPECIAL)
    # Beside each general law that applies somebody’s law of trackers is told, if it has any: at most one is assumed.
    for general in set(GENERAL) & set(named):
        here = [id_ for id_ in SPECIAL if general in record_of(id_).laws]
        assert len([id_ for id_ in here if id_ not in regimes and found.get(id_) == "assumed"]) <= 1


def registry(name: str, seat: str | None, **regimes: str) -> Registry:
    """A registry of the folder under those laws."""
    own: dict[str, Any] = {"regimes": {id_: {"applies": each} for id_, each in regimes.items()}}
    data = read_file(CASES / f"{name}.yaml").data
    data["organisation"] = {**data["organisation"], **own, **({"country": seat} if seat else {})}
    return Registry.model_validate(merged(data, {}))


@pytest.mark.parametrize("number", ["R22", "R23"])
@pytest.mark.parametrize(
    ("seat", "law", "sure"),
    [("FR", "eprivacy_fr", "assumed"), ("DE", "eprivacy", "assumed"), ("CI", "eprivacy", "unknown")],
)
def test_what_is_wrong_with_a_tracker_is_told_once_and_under_its_own_law(
    number: str, seat: str, law: str, sure: str
) -> None:
    graph = build(registry(f"{number}-bad", seat, gdpr="confirmed"), DAY)
    found = [each for each in findings(graph) if each.check == number]
    assert found and {(each.regime, each.applicability) for each in found} == {(law, sure)}
    assert len({each.id.split(":", 2)[2] for each in found}) == len(found)


@pytest.mark.parametrize("law", SPECIAL)
def test_a_law_of_one_subject_leaves_borders_and_breaches_to_the_law_beside_it(law: str) -> None:
    general = record_of(law).laws[0]
    for name in ("R04-bad", "R31-bad"):
        with_, without = (
            build(registry(name, "FR", **named), DAY)
            for named in ({general: "confirmed", law: "confirmed"}, {general: "confirmed"})
        )
        assert borders(with_) == borders(without)
        actor = next(iter(with_.graph["registry"].third_parties))
        both = [breach(each, actor).model_copy(update={"laws": {}}) for each in (with_, without)]
        assert both[0] == both[1]
