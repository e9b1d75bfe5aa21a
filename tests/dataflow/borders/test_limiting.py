"""Limiting: which borders pass, of countries, areas and unknown sides."""

import datetime

import pytest

from dataflow.answer import Source
from dataflow.borders.limiting import limited
from dataflow.borders.record import Border, Borders
from dataflow.known import Known
from registry.text import text

PAIRS = ("people>CI", "FR>DE", "FR>US", "NO>FR", "CI>SN", "CI>FR", "unknown>US", "FR>unknown", "US>CI")


def border(pair: str) -> Border:
    source, target = pair.split(">")
    return Border(
        source=source,
        target=target,
        source_label=text(source, source),
        target_label=text(target, target),
        crossed=None,
        passages=(),
    )


TOLD = Borders(
    on=datetime.date(2026, 11, 22),
    source=Source(title=text("R", "R"), version="1", organisation=text("N", "N"), organisation_id="us"),
    home=Known(),
    law_known=datetime.date(2026, 11, 22),
    borders=tuple(map(border, PAIRS)),
)


def left(leaving: tuple[str, ...] = (), arriving: tuple[str, ...] = ()) -> set[str]:
    """The borders that pass."""
    return {f"{each.source}>{each.target}" for each in limited(TOLD, leaving, arriving).borders}


def test_nothing_named_limits_nothing() -> None:
    assert left() == set(PAIRS)


@pytest.mark.parametrize(
    ("leaving", "passing"),
    [
        (("FR",), {"FR>DE", "FR>US", "unknown>US", "FR>unknown"}),
        (("CI",), {"CI>SN", "CI>FR", "unknown>US"}),
        (("FR", "CI"), {"FR>DE", "FR>US", "unknown>US", "FR>unknown", "CI>SN", "CI>FR"}),
        (("EEA",), {"FR>US", "unknown>US", "FR>unknown"}),
        (("EU",), {"FR>US", "unknown>US", "FR>unknown"}),
        (("ECOWAS",), {"CI>FR", "unknown>US"}),
    ],
)
def test_what_leaves_a_country_or_an_area(leaving: tuple[str, ...], passing: set[str]) -> None:
    assert left(leaving) == passing


def test_the_union_is_left_towards_norway_and_the_economic_area_is_not() -> None:
    told = TOLD.model_copy(update={"borders": (border("FR>NO"),)})
    assert limited(told, ("EU",)).borders == told.borders
    assert limited(told, ("EEA",)).borders == ()


def test_what_arrives_in_a_country_or_may() -> None:
    assert left(arriving=("US",)) == {"FR>US", "unknown>US", "FR>unknown"}
    assert left(leaving=("FR",), arriving=("US",)) == {"FR>US", "unknown>US", "FR>unknown"}
