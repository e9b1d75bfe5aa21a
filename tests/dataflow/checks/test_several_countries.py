"""A place in several countries is judged in each of them: what is found of it is what would be found in any."""

from collections.abc import Iterable
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.judging import findings
from dataflow.facts.finding import VERDICTS, Finding
from dataflow.graph.build import build
from registry.records.registry import Registry
from tests.dataflow.strategies import DAY, registries

OF_TRANSFERS: Final = ("R04", "R05", "R06", "R07")
"""The checks that find something of a country of arrival, by its name in their subject."""
COUNTRIES: Final = ["CI", "DE", "FR", "GB", "JP", "SN", "US"]


@st.composite
def hosted(draw: st.DrawFn) -> dict[str, Any]:
    """A random registry with roles, mechanisms and laws, all places of which are in a country."""
    data: dict[str, Any] = draw(registries()).model_dump(mode="json", by_alias=True, exclude_unset=True)
    data["documents"] = {"policy": {"title": "Policy", "kind": "privacy_policy", "transfers": "silent"}}
    data["organisation"]["regimes"] = {
        "gdpr": {"applies": "confirmed"},
        "ci_2013_450": {"applies": "assumed"},
    }
    data["organisation"]["country"] = draw(st.sampled_from(["CI", "FR"]))
    for held in data["data_sets"].values():
        held["role"] = "controller"
    for actor in (data["organisation"], *data["third_parties"].values()):
        for spot in actor.get("places", {}).values():
            spot["country"] = [draw(st.sampled_from(COUNTRIES))]
        for engagement in actor.get("engagements", {}).values():
            for flow in engagement.get("receives", ()):
                flow["mechanism"] = draw(st.sampled_from([None, None, "scc_m2", "scc_m3", "adequacy"]))
    return data


@settings(max_examples=60)
@given(hosted(), st.lists(st.sampled_from(COUNTRIES), min_size=2, max_size=3, unique=True), st.data())
def test_what_is_found_is_what_would_be_found_in_any_of_them(
    data: dict[str, Any], countries: list[str], chosen: st.DataObject
) -> None:
    actors = [data["organisation"], *data["third_parties"].values()]
    spots = [spot for actor in actors for spot in actor.get("places", {}).values()]
    spot = chosen.draw(st.sampled_from(spots))
    alone = [_judged(data, spot, [country]) for country in countries]
    together = _judged(data, spot, countries)
    assert _gravest(together) == _gravest(finding for found in alone for finding in found)
    told = {
        each.verdict for found in alone for each in found if each.check == "R09" and each.regime == "gdpr"
    }
    assert (min(told, key=VERDICTS.index) if told else None) == next(
        (each.verdict for each in together if each.check == "R09" and each.regime == "gdpr"), None
    )


def _judged(data: dict[str, Any], spot: dict[str, Any], countries: list[str]) -> tuple[Finding, ...]:
    spot["country"] = countries
    found = findings(build(Registry.model_validate(data), DAY))
    return tuple(part for each in found for part in each.parts)


def _gravest(found: Iterable[Finding]) -> dict[str, str]:
    """The verdict on each transfer, by check, law and passage; of several the gravest."""
    gravest: dict[str, str] = {}
    for each in found:
        if each.check in OF_TRANSFERS:
            subject = each.id.partition("#")[0]
            verdicts = {each.verdict, gravest.get(subject, each.verdict)}
            gravest[subject] = min(verdicts, key=[*map(str, VERDICTS)].index)
    return gravest
