"""Whereabouts: what is said of an area is what holds of every country that may be meant by it."""

from itertools import product

import pytest

from dataflow.law.whereabouts import belongs, same
from registry.records.countries import AREAS, codes
from tests.dataflow.strategies import DAY

KNOWN = ("FR", "NO", "CI", "GH", "US", "GB", "CH")


def possible(where: str) -> list[str]:
    """The countries that may be meant."""
    return (
        [each for each in sorted(codes()) if belongs(each, where.lower(), DAY)] if where in AREAS else [where]
    )


def told(worlds: set[bool | None]) -> bool | None:
    """What holds in each of several worlds; None where they differ."""
    return worlds.pop() if len(worlds) == 1 else None


@pytest.mark.parametrize(
    ("country", "areas"), [("FR", {"eu", "eea"}), ("NO", {"eea"}), ("CI", {"ecowas"}), ("US", set())]
)
def test_a_country_belongs_to_the_areas_of_the_tables(country: str, areas: set[str]) -> None:
    assert {area for area in ("eu", "eea", "ecowas") if belongs(country, area, DAY)} == areas


@pytest.mark.parametrize(("where", "area"), product((*KNOWN, *AREAS), map(str.lower, AREAS)))
def test_what_belongs_to_an_area_is_what_does_wherever_it_may_be(where: str, area: str) -> None:
    assert belongs(where, area, DAY) is told({belongs(each, area, DAY) for each in possible(where)})


@pytest.mark.parametrize(("one", "other"), product((*KNOWN, *AREAS), repeat=2))
def test_two_are_the_same_where_they_are_wherever_they_may_be(one: str, other: str) -> None:
    worlds: set[bool | None] = {a == b for a, b in product(possible(one), possible(other))}
    assert same(one, other, DAY) is told(worlds)
