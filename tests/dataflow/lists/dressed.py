"""Random registries with all that lists of third parties tell: contracts, roles, countries, certificates, days."""

from typing import Any

from hypothesis import strategies as st

from registry.records.registry import Registry
from tests.dataflow.strategies import ROLES, registries

STATED: list[dict[str, Any]] = [
    {},
    {},
    {"status": "inferred", "reason": "it follows"},
    {"status": "enrichment", "dated": "2026-01-01"},
    {"status": "unknown"},
]
DAYS: list[dict[str, str]] = [
    {}, {}, {}, {"valid_to": "2025-01-01"}, {"valid_from": "2026-01-01"}, {"valid_from": "2027-01-01"},
]  # fmt: skip
CONTRACTS: list[dict[str, Any] | None] = [
    None,
    {"title": "DPA"},
    {"title": "DPA", "date": "2024-05-01", "clauses": ["a", "b"]},
    {"status": "unknown"},
    {"title": "DPA", "date": "2024-05-01", "status": "inferred", "reason": "it follows"},
    {"title": "DPA", "ends": "2026-06-30"},
    {"title": "DPA", "ends": "2026-12-31", "renewal": "tacit", "renews_every": "P1Y", "notice": "P1M"},
    {"title": "DPA", "ends": "2025-12-31", "renewal": "none", "term": "fixed"},
    {"title": "DPA", "term": "service", "notice": "P3M"},
]
COUNTRIES = ["FR", "US", "CI"]
LAWS = {"gdpr": {"applies": "confirmed"}, "ci_2013_450": {"applies": "assumed"}}


@st.composite
def dressed(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a random registry, as a file has it."""
    data: dict[str, Any] = draw(registries()).model_dump(mode="json", by_alias=True, exclude_unset=True)
    data["organisation"]["regimes"] = LAWS
    for actor in (data["organisation"], *data["third_parties"].values()):
        actor["country"] = draw(_series(COUNTRIES))
        for spot in actor.get("places", {}).values():
            spot["country"] = draw(_series(COUNTRIES))
    for actor in data["third_parties"].values():
        actor.update(draw(st.sampled_from(DAYS)) | draw(st.sampled_from(STATED)))
        if draw(st.booleans()):
            del actor["recipients"]
        actor["certifications"] = draw(st.lists(_certificates(), max_size=2))
        for engagement in actor["engagements"].values():
            engagement.update(draw(st.sampled_from(DAYS)) | draw(st.sampled_from(STATED)))
            engagement["role"] = draw(_series(ROLES))
            contract = draw(st.sampled_from(CONTRACTS))
            engagement.update({"contract": contract} if contract is not None else {})
            engagement["purposes"] = draw(
                st.lists(st.sampled_from(["hosting", "direct_marketing"]), max_size=2)
            )
            for flow in engagement.get("receives") or ():
                flow.update({"mechanism": "scc_m2"} if draw(st.booleans()) else {})
    return data


def read(data: dict[str, Any]) -> Registry:
    """The registry of that data."""
    return Registry.model_validate(data)


def _series(values: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Nothing, a value, or two statements that agree or do not."""
    one = st.builds(
        lambda value, evidence: {"value": value, **evidence}, st.sampled_from(values), st.sampled_from(STATED)
    )
    return st.lists(one, max_size=2)


def _certificates() -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(
        lambda standard, days, evidence: {"standard": standard, **days, **evidence},
        st.sampled_from(["iso27001", "pci_dss"]),
        st.sampled_from([*DAYS, {"valid_to": "2027-01-01"}]),
        st.sampled_from(STATED),
    )
