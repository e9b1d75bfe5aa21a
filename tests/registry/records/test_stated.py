"""A stated value: written bare or whole, its evidence or its entry's, and the one of several that holds."""

import datetime
from typing import Any

import pytest

from registry.records.evidence import Citation, Evidence, Status
from registry.records.stated import Stated, value_on
from registry.records.text import Text, text

DAY = datetime.date(2026, 11, 22)
POLICY, CONTRACT = Citation(document="policy"), Citation(document="contract")


def test_a_bare_value_is_the_value() -> None:
    assert Stated[str].model_validate("FR") == Stated[str](value="FR")
    assert Stated[str].model_validate({"value": "FR", "cite": "policy"}).cite == (POLICY,)
    assert Stated[str].model_validate({}).value is None


def test_a_mapping_without_keys_of_ours_is_the_value_itself() -> None:
    assert Stated[Text].model_validate({"fr": "oui", "en": "yes"}).value == text("oui", "yes")


ENRICHED = Evidence(status=Status.ENRICHMENT, dated=DAY, cite=(CONTRACT,))


@pytest.mark.parametrize(
    ("parts", "entry", "status"),
    [
        ({}, ENRICHED, Status.UNKNOWN),
        ({"status": "declared"}, ENRICHED, Status.UNKNOWN),  # without a value there is nothing to declare
        ({"value": "FR"}, ENRICHED, Status.ENRICHMENT),
        ({"value": "FR"}, Evidence(), Status.DECLARED),
        ({"value": "FR"}, None, Status.DECLARED),
        ({"value": "FR", "status": "declared"}, ENRICHED, Status.DECLARED),
    ],
)
def test_the_status_is_its_own_else_that_of_its_entry(
    parts: dict[str, Any], entry: Evidence | None, status: Status
) -> None:
    assert Stated[str](**parts).standing_in(entry) is status


@pytest.mark.parametrize(
    ("parts", "entry", "cited"),
    [
        ({"value": "FR"}, ENRICHED, (CONTRACT,)),
        ({"value": "FR"}, None, ()),
        ({"value": "FR", "cite": (POLICY,)}, ENRICHED, (POLICY,)),
        ({"value": "FR", "status": "declared"}, ENRICHED, ()),  # of its own, and cited nowhere
        ({}, ENRICHED, ()),
        ({"cite": (POLICY,)}, ENRICHED, (POLICY,)),  # where one would have expected it
    ],
)
def test_where_it_can_be_read(
    parts: dict[str, Any], entry: Evidence | None, cited: tuple[Citation, ...]
) -> None:
    assert Stated[str](**parts).citations_in(entry) == cited


def test_of_several_that_hold_the_one_that_began_last_counts() -> None:
    old = Stated[str](value="old")
    new = Stated[str](value="new", valid_from=DAY)
    past = Stated[str](
        value="past", valid_from=datetime.date(2026, 1, 1), valid_to=datetime.date(2026, 11, 21)
    )
    for series in ([old, new, past], [past, new, old]):
        assert value_on(series, DAY) is new
        assert value_on(series, DAY - datetime.timedelta(days=1)) is past
        assert value_on(series, datetime.date(2025, 1, 1)) is old
    assert value_on([past], DAY) is None
    assert value_on([], DAY) is None
