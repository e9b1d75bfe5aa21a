"""The list of transfers: what crosses a border, what may, and what stays."""

from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.borders import borders
from dataflow.graph.build import build
from dataflow.lists.sift import Met
from dataflow.question.wanted import Column, Condition, Listed, Op
from registry.records.registry import Registry
from tests.dataflow.acme import party
from tests.dataflow.lists.dressed import dressed, read
from tests.dataflow.lists.test_parties import asked, places_of
from tests.dataflow.strategies import DAY


@settings(max_examples=60)
@given(dressed())
def test_what_crosses_is_listed_and_what_is_known_to_stay_is_not(data: dict[str, Any]) -> None:
    registry = read(data)
    found = asked(registry, listed=Listed.TRANSFERS)
    certain, maybe = 0, 0
    for border, passage in borders(build(registry, DAY)).passages:
        known = passage.status.value != "unknown"
        if border.source == "people":
            certain += known and passage.state in ("covered", "missing", "invalid")
            maybe += passage.state == "unknown" or (
                not known and passage.state in ("covered", "missing", "invalid")
            )
        elif border.source == border.target and "unknown" not in (border.source, border.target):
            continue
        else:
            both = "unknown" not in (border.source, border.target)
            # Wherever it starts, the law has settled that it is a transfer to there.
            settled = border.target != "unknown" and passage.state in ("covered", "missing", "invalid")
            certain += (both or settled) and known
            maybe += not ((both or settled) and known)
    assert (len(found.rows), len(found.open)) == (certain, maybe)


def _registry(**flow: Any) -> Registry:
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": "Acme",
            "version": "1",
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "country": "FR",
                "recipients": "listed",
                "regimes": {"gdpr": {"applies": "confirmed"}},
                "places": {"site": {"label": "Site", "country": "FR"}},
                "collects": [{"from": "customer", "to": "site", "carries": "account"}],
            },
            "data_sets": {"account": {"label": "Account", "role": "controller", "fields": ["phone_number"]}},
            "third_parties": {
                "host": {
                    **party(
                        "Host",
                        {"role": "processor", "receives": [{"from": "site", "carries": "account", **flow}]},
                    ),
                    "country": "US",
                    "places": {"desk": {"label": "Desk", "country": "US"}},
                },
                "near": {
                    **party(
                        "Near", {"role": "processor", "receives": [{"from": "site", "carries": "account"}]}
                    ),
                    "country": "FR",
                    "places": {"desk": {"label": "Desk", "country": "FR"}},
                },
                "blind": party(
                    "Blind", {"role": "processor", "receives": [{"from": "site", "carries": "account"}]}
                ),
            },
        }
    )


def test_one_of_a_party_whose_country_is_unknown_may_be_one() -> None:
    found = places_of(asked(_registry(), listed=Listed.TRANSFERS))
    assert found == {"acme>host:FR>US": Met.YES, "acme>blind:FR>unknown": Met.UNKNOWN}


@pytest.mark.parametrize(("mechanism", "missing", "state"), [
    ({}, Met.YES, "missing"),
    ({"mechanism": "scc_m2"}, Met.NO, "covered"),
    ({"mechanism": {"status": "unknown"}}, Met.UNKNOWN, "missing"),
])  # fmt: skip
def test_mechanism_and_state(mechanism: dict[str, Any], missing: Met, state: str) -> None:
    registry = _registry(**mechanism)
    there = Condition(column=Column.COUNTRY, values=("US",))
    without = asked(
        registry, there, Condition(column=Column.MECHANISM, op=Op.MISSING), listed=Listed.TRANSFERS
    )
    assert places_of(without).get("acme>host:FR>US", Met.NO) is missing
    (row,) = asked(registry, there, listed=Listed.TRANSFERS).rows
    assert [each.value for each in row.cells[Column.STATE].values] == [state]
    assert row.label.fr == "Acme → Host"


def test_by_what_goes_along() -> None:
    carries = Condition(column=Column.FIELD, values=("phone_number",))
    abroad = Condition(column=Column.HOSTING, op=Op.OUTSIDE, values=("EEA",))
    found = asked(_registry(), carries, abroad, listed=Listed.TRANSFERS)
    assert places_of(found) == {"acme>host:FR>US": Met.YES, "acme>blind:FR>unknown": Met.UNKNOWN}


@settings(max_examples=60)
@given(dressed())
def test_without_a_mechanism_is_what_lacks_one_and_what_needs_none_is_told_so(data: dict[str, Any]) -> None:
    """It names no transfer that the law lets pass as it is, and each that it does not."""
    registry = read(data)
    missing = Condition(column=Column.MECHANISM, op=Op.MISSING)
    found = asked(registry, missing, listed=Listed.TRANSFERS)
    every = asked(registry, listed=Listed.TRANSFERS)
    for row in (*every.rows, *every.open):
        cell = row.cells[Column.MECHANISM]
        states = {each.value for each in row.cells[Column.STATE].values}
        assert not (cell.needless and cell.values)
        if cell.needless:
            assert states <= {"inside", "no_transfer", "covered"} and row.id not in {
                each.id for each in found.rows
            }
        elif "missing" in states and not cell.values and row in every.rows:
            assert row.id in {each.id for each in found.rows}
