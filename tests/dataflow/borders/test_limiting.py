"""Limiting: which borders pass, of countries, areas and unknown sides."""

import datetime
from itertools import product
from pathlib import Path

import pytest

from dataflow.borders import borders, sentence
from dataflow.borders.border import UNKNOWN, Border, Borders
from dataflow.borders.limiting import limited
from dataflow.facts.known import Known
from dataflow.facts.parties import Source
from dataflow.graph.build import build
from dataflow.pictures.borders_sketch import borders_dot
from registry.reading.load import load
from registry.records.text import text
from tests.dataflow.checks.registries import varied
from tests.dataflow.law.test_whereabouts import possible
from tests.dataflow.strategies import DAY

ROOT = Path(__file__).resolve().parents[3]

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
    assert limited(TOLD).limit is None


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


@pytest.mark.parametrize(
    ("pair", "leaving", "arriving"),
    product(
        (
            "FR>EU",
            "EU>FR",
            "EU>US",
            "US>EU",
            "EEA>EU",
            "EU>EEA",
            "EU>EU",
            "CI>ECOWAS",
            "ECOWAS>FR",
            "EU>ECOWAS",
        ),
        ("FR", "CI", "US", "EU", "EEA", "ECOWAS", None),
        ("FR", "CI", "US", None),
    ),
)
def test_of_an_area_passes_what_does_for_one_of_the_countries_it_may_be(
    pair: str, leaving: str | None, arriving: str | None
) -> None:
    limits = ((leaving,) if leaving else (), (arriving,) if arriving else ())
    worlds = tuple(
        border(f"{source}>{target}")
        for source, target in product(*(possible(side) for side in pair.split(">")))
    )
    passing = limited(TOLD.model_copy(update={"borders": worlds}), *limits).borders
    passes = bool(limited(TOLD.model_copy(update={"borders": (border(pair),)}), *limits).borders)
    # Two limits are looked at one by one: what each of them leaves open passes, though no one country meets both.
    assert passes is bool(passing) if None in (leaving, arriving) else passes >= bool(passing)


def test_what_arrives_in_a_country_or_may() -> None:
    assert left(arriving=("US",)) == {"FR>US", "unknown>US", "FR>unknown"}
    assert left(leaving=("FR",), arriving=("US",)) == {"FR>US", "unknown>US", "FR>unknown"}


def test_what_stays_in_a_country_does_not_leave_it() -> None:
    told = TOLD.model_copy(update={"borders": (border("CI>CI"), border("unknown>unknown"))})
    assert [each.source for each in limited(told, ("CI",)).borders] == ["unknown"]


def test_what_is_known_to_meet_the_limit_stands_first() -> None:
    told = limited(TOLD, (), ("CI",))
    assert [f"{each.source}>{each.target}" for each in told.borders] == ["people>CI", "US>CI", "FR>unknown"]
    assert told.limit is not None and told.limit.met


def test_that_no_flow_is_known_to_go_there_is_said_first() -> None:
    """Asked about China, thirty-six flows with an unknown side were counted without that being said."""
    shipped = load(ROOT / "data" / "processors.yaml").registry
    assert shipped is not None
    made = borders(build(shipped, DAY))
    told = limited(made, (), ("CN",))
    assert told.limit is not None and not told.limit.met
    assert {UNKNOWN} == {each.target for each in told.borders}
    assert sentence(told, "fr").startswith(
        "Au 22 novembre 2026, aucun flux n’est déclaré vers\u00a0: Chine. Ce n’est pas exclu pour autant. "
    )
    assert sentence(told, "en").startswith(
        "As of 22 November 2026, no flow is declared to: China. That does not rule it out. "
    )
    assert "may be concerned" in sentence(told, "en") and "the registry has" not in sentence(told, "en")
    out = sentence(limited(made, ("EU",), ("CN",)), "en")
    assert "no flow is declared out of: European Union; to: China. That does not rule it out." in out


def test_nothing_that_could_meet_the_limit_is_said_plainly_too() -> None:
    told = limited(TOLD.model_copy(update={"borders": (border("FR>DE"),)}), (), ("CN",))
    assert sentence(told, "en").endswith("no flow is declared to: China. That does not rule it out.")


def test_what_a_company_of_elsewhere_hosts_in_an_area_may_leave_it() -> None:
    """A company of the United States with its servers in Germany, and one of Ireland."""
    parties = {
        name: {
            "name": name.title(),
            "country": seat,
            "recipients": "none",
            "places": {"site": {"label": "Site", "country": "DE"}},
            "engagements": {"x": {"role": "processor", "receives": [{"from": "shop", "carries": "account"}]}},
        }
        for name, seat in (("cloud", "US"), ("mail", "IE"))
    }
    made = borders(varied("R04-bad", {"third_parties": {**parties, "helpdesk": ...}}).graph)
    told = limited(made, ("EEA",))
    assert told.limit is not None and not told.limit.met
    assert {passage.importer.id for _, passage in told.passages} == {"cloud"}
    assert {passage.importer.id for _, passage in limited(made, ("DE",)).passages} == set()
    assert "a recipient established elsewhere" in sentence(told, "en")
    assert "un destinataire établi ailleurs" in sentence(told, "fr")
    picture = borders_dot(made, "en").replace("\\l", " ")
    assert "Established in: United States" in picture and "Established in: Ireland" in picture
