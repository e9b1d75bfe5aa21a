"""The deciding fact: what most findings wait for, held against judging the registry with the fact known."""

from pathlib import Path

import pytest

from dataflow.actions import deciding
from dataflow.checks.judging import findings
from dataflow.facts.finding import Finding
from dataflow.graph.build import build
from dataflow.law import laws
from registry.records.registry import Registry
from registry.source.reader import read_file
from tests.dataflow.actions.registries import CASES, SHIPPED, judged
from tests.dataflow.exports.examples import finding
from tests.dataflow.strategies import DAY


def with_law(path: Path, law: str, applies: str) -> tuple[Finding, ...]:
    """The findings of a file that says of one law whether it applies."""
    data = read_file(path).data
    data["organisation"].setdefault("regimes", {})[law] = {"applies": applies}
    return findings(build(Registry.model_validate(data), DAY))


def said(every: tuple[Finding, ...]) -> set[tuple[str, ...]]:
    """What is said of each fact, by subject, verdict, law and weight."""
    return {
        (part.check, part.regime, part.id.partition("#")[0], part.verdict, part.severity, part.applicability)
        for each in every
        for part in each.parts
    }


def test_whether_the_law_applies_decides_most_of_the_shipped_registry() -> None:
    case = judged(SHIPPED[0])
    found = deciding(case.findings, case.registry)
    assert found is not None
    assert (found.law, found.party, found.of) == ("gdpr", "minlessika", len(case.findings))
    assert found.question.fr == "Le RGPD s’applique-t-il à Minlessika\u202f?"
    assert found.entry == ("organisation", "regimes", "gdpr")
    told = {each.id: each for each in case.findings}
    assert all({part.regime for part in told[id_].parts} == {"gdpr"} for id_ in found.findings)
    assert all({part.regime for part in told[id_].parts} > {"gdpr"} for id_ in found.besides)


def test_what_rests_on_a_law_falls_with_it_and_what_stands_beside_it_stays() -> None:
    path = SHIPPED[0]
    case = judged(path)
    found = deciding(case.findings, case.registry)
    assert found is not None and found.law
    none, sure = with_law(path, found.law, "not_applicable"), with_law(path, found.law, "confirmed")
    for each in case.findings:
        parts = said((each,))
        if each.id in found.findings:
            assert not parts & said(none) and not parts & said(sure)
        elif each.id in found.besides:
            assert parts & said(none)
            assert not parts <= said(none) and not parts <= said(sure)
        elif {part.regime for part in each.parts}.isdisjoint(
            id_ for id_, law in laws().items() if law.beside
        ):
            assert parts <= said(none) and parts <= said(sure)


@pytest.mark.parametrize("path", [*SHIPPED, *CASES], ids=lambda path: path.stem)
def test_it_counts_findings_that_there_are_and_no_other_fact_decides_more(path: Path) -> None:
    case = judged(path)
    found = deciding(case.findings, case.registry)
    ids = {each.id for each in case.findings}
    unknown = {
        part.regime for each in case.findings for part in each.parts if part.applicability == "unknown"
    }
    counts = [sum({part.regime for part in each.parts} == {law} for each in case.findings) for law in unknown]
    if found is None:
        assert max(counts, default=0) < 3
        return
    assert len({*found.findings}) == len(found.findings) >= max(3, *counts, 0)
    assert {*found.findings, *found.besides} <= ids and found.of == len(ids)
    assert {*found.findings}.isdisjoint(found.besides)


def several(**parts: object) -> list[Finding]:
    """Three findings, each of a subject of its own."""
    return [finding(id=f"R04:gdpr:s{n}#1", **{"check": "R04", **parts}) for n in range(3)]


def test_a_fact_of_one_party_decides_where_no_law_does() -> None:
    case = judged(SHIPPED[0])
    made = several(verdict="undetermined", awaits="hosting", actors=("minlessika", "cinetpay"))
    found = deciding(made, case.registry)
    assert found is not None
    assert (found.id, found.party, found.law) == ("hosting:cinetpay", "cinetpay", None)
    assert found.entry == ("third_parties", "cinetpay")
    assert found.question.en == "Where is CinetPay established, and where does it host the data?"


def test_nothing_decides_where_nothing_waits_for_the_same_fact() -> None:
    case = judged(SHIPPED[0])
    made = several(verdict="undetermined", awaits="hosting", actors=("minlessika", "cinetpay"))
    assert deciding(made[:2], case.registry) is None
    assert deciding(several(actors=("minlessika", "cinetpay")), case.registry) is None
    assert deciding([], case.registry) is None
