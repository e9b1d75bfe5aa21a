"""One check is one id, one function, one rule, one section of the page, one good and one bad registry."""

import inspect
import re
from pathlib import Path

import pytest

from dataflow.checks.catalogue import CHECKS
from dataflow.checks.judging import findings
from dataflow.checks.rule import rules
from dataflow.graph.build import build
from registry.reading.load import load
from registry.vocabulary import vocabulary_of
from tests.dataflow.strategies import DAY

ROOT = Path(__file__).parents[3]
CASES = Path(__file__).parent / "cases"
NUMBERS = sorted(CHECKS)
OPEN = sorted(path.name for path in CASES.glob("R*-open.yaml"))
"""The registries where a check finds what the law, or what is known, leaves open."""


def test_every_check_has_a_rule_and_a_function_of_its_own() -> None:
    assert list(CHECKS) == NUMBERS
    assert list(rules()) == NUMBERS
    assert len({inspect.unwrap(check) for check in CHECKS.values()}) == len(NUMBERS)


def test_every_check_has_a_section_and_the_page_has_no_other() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (R\d\d_\w+)$", page, re.MULTILINE) == [rule.id for rule in rules().values()]


def test_every_check_has_its_two_registries_and_there_are_no_others() -> None:
    expected = {f"{number}-{kind}.yaml" for number in NUMBERS for kind in ("good", "bad")}
    assert {path.name for path in CASES.glob("*.yaml")} - set(OPEN) == expected
    assert set(OPEN) <= {f"{number}-open.yaml" for number in NUMBERS}


@pytest.mark.parametrize("name", OPEN)
def test_where_the_law_leaves_it_open_nothing_is_decided_and_the_fact_that_would_is_named(name: str) -> None:
    loaded = load(CASES / name)
    assert loaded.problems == ()
    assert loaded.registry is not None
    number = name.partition("-")[0]
    found = [each for each in findings(build(loaded.registry, DAY), loaded) if each.check == number]
    assert found
    for each in found:
        assert (each.verdict, each.severity) != ("undetermined", "critical")
        assert each.verdict == "undetermined", each.message.en
        assert each.decides is not None


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("kind", ["good", "bad"])
def test_the_bad_registry_is_found_and_the_good_one_is_not(number: str, kind: str) -> None:
    loaded = load(CASES / f"{number}-{kind}.yaml")
    assert loaded.problems == ()
    assert loaded.registry is not None
    found = [each for each in findings(build(loaded.registry, DAY), loaded) if each.check == number]
    assert bool(found) == (kind == "bad")
    for each in found:
        assert each.place is not None
        assert each.place.file.endswith(f"{number}-bad.yaml")


def test_every_rule_speaks_both_languages_and_names_laws_that_exist() -> None:
    loaded = load(ROOT / "data" / "processors.yaml")
    assert loaded.registry is not None
    laws = set(vocabulary_of(loaded.registry).regimes)
    for rule in rules().values():
        texts = [*rule.laws.values(), rule.detects, rule.fix, *rule.message.values(), *rule.decides.values()]
        assert all(text.fr and text.en for text in texts), rule.id
        assert rule.laws.keys() <= laws, rule.id
        assert "main" in rule.message or rule.message, rule.id
