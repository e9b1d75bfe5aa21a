"""A stated value: written bare or whole, its evidence or its entry's, and the one of several that holds."""

import datetime
import random
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.records.evidence import Citation, Evidence, Status
from registry.records.stated import Stated, settled_on, statements_on, turns, values_on
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


def test_of_several_that_hold_those_that_began_last_count() -> None:
    old = Stated[str](value="old")
    new = Stated[str](value="new", valid_from=DAY)
    past = Stated[str](
        value="past", valid_from=datetime.date(2026, 1, 1), valid_to=datetime.date(2026, 11, 21)
    )
    for series in ([old, new, past], [past, new, old]):
        assert statements_on(series, DAY) == (new,)
        assert statements_on(series, DAY - datetime.timedelta(days=1)) == (past,)
        assert statements_on(series, datetime.date(2025, 1, 1)) == (old,)
    assert statements_on([past], DAY) == ()
    assert statements_on([], DAY) == ()


def test_of_several_that_hold_equally_none_is_the_first() -> None:
    series = [
        Stated[str](value="US"),
        Stated[str](value="DE"),
        Stated[str](value="US", cite=(POLICY,)),
        Stated[str](),
    ]
    for order in permutations(series):
        assert values_on(order, DAY) == ("DE", "US")
        assert settled_on(order, DAY) is None
        assert [each.value for each in statements_on(order, DAY)] == ["DE", "US", "US"]


def test_two_that_say_the_same_settle_it_and_one_that_says_nothing_takes_nothing_away() -> None:
    assert (
        settled_on([Stated[str](value="US"), Stated[str](), Stated[str](value="US", cite=(POLICY,))], DAY)
        == "US"
    )
    assert (
        settled_on([Stated[str](), Stated[str](value="US", valid_to=datetime.date(2026, 1, 1))], DAY) is None
    )
    assert values_on([Stated[str](value="US"), Stated[str](valid_from=DAY)], DAY) == ()


DAYS = [datetime.date.min, *(datetime.date(2026, 1, day) for day in range(1, 8)), datetime.date.max]


@st.composite
def series(draw: st.DrawFn) -> list[Stated[str]]:
    """Statements of a few values over a few days, in any order."""
    found = []
    for _ in range(draw(st.integers(0, 6))):
        first, last = sorted((draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))))
        found.append(
            Stated[str](
                value=draw(st.sampled_from([None, "DE", "FR", "US"])),
                valid_from=draw(st.sampled_from([first, first, None])),
                valid_to=draw(st.sampled_from([last, last, None])),
            )
        )
    return found


@given(series(), st.randoms(use_true_random=False))
def test_whatever_the_order_the_same_holds_and_the_same_turns(
    stated: list[Stated[str]], chance: random.Random
) -> None:
    shuffled = chance.sample(stated, len(stated))
    for day in DAYS:
        assert statements_on(shuffled, day) == statements_on(stated, day)
    assert list(turns(shuffled)) == list(turns(stated))


@given(series())
def test_values_turn_where_those_of_a_day_are_not_those_of_its_eve(stated: list[Stated[str]]) -> None:
    wanted = []
    for began in sorted({each.valid_from for each in stated if each.valid_from}):
        if began > datetime.date.min:
            before = values_on(stated, began - datetime.timedelta(days=1))
            after = values_on(stated, began)
            if before and after and before != after:
                wanted.append((began, before, after))
    assert list(turns(stated)) == wanted
