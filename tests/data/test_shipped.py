"""The shipped registries: they load, statements say how they are known, no line of a policy is missed."""

from pathlib import Path

import pytest

from registry.reading.load import load
from registry.records.actor import Actor, LegalEntity, Place
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.records.text import Text
from registry.schema import json_schema
from tests.data.policy_lines import (
    MANTANO,
    MANTANO_CONTENT,
    MANTANO_ELSE,
    MINLESSIKA,
    MINLESSIKA_CONTENT,
    MINLESSIKA_ELSE,
)
from tests.data.statements import cited, inner, statements

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = {"minlessika": DATA / "processors.yaml", "mantano_assimil": DATA / "mantano-assimil.yaml"}
LAST_LINE = {"minlessika": 157, "mantano_assimil": 38}


@pytest.fixture(scope="module", params=sorted(FILES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def registries() -> dict[str, Registry]:
    found = {name: load(path).registry for name, path in FILES.items()}
    return {name: registry for name, registry in found.items() if registry is not None}


@pytest.fixture(scope="module")
def shipped(name: str, registries: dict[str, Registry]) -> Registry:
    return registries[name]


def test_both_load_without_a_problem(name: str) -> None:
    assert load(FILES[name]).problems == ()


def test_the_first_line_names_the_schema(name: str) -> None:
    first = FILES[name].read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=registry.schema.json"


def test_the_schema_is_that_of_the_records() -> None:
    shipped = (DATA / "registry.schema.json").read_text(encoding="utf-8")
    assert shipped == json_schema(), "./sillage schema --write"


def test_every_statement_says_how_it_is_known(shipped: Registry) -> None:
    unsupported = []
    for statement in statements(shipped):
        nearest = next((each for each in (statement.said, *statement.around) if each.status), None)
        supported = {
            Status.DECLARED: bool(statement.citations),
            Status.INFERRED: nearest is not None and bool(nearest.reason) and bool(statement.citations),
            Status.ENRICHMENT: nearest is not None and bool(nearest.dated) and bool(nearest.source),
            Status.UNKNOWN: nearest is not None and nearest.reason is not None,
        }
        if not supported[statement.status]:
            unsupported.append((statement.name, statement.status))
    assert unsupported == []


def test_every_cited_line_exists_and_lies_in_a_section(name: str, shipped: Registry) -> None:
    policy = shipped.documents["policy"]
    for line in cited(shipped):
        assert 1 <= line <= LAST_LINE[name]
        assert policy.section_at(line)


def test_sections_stand_in_order(shipped: Registry) -> None:
    lines = [section.line for section in shipped.documents["policy"].sections]
    assert lines == sorted(set(lines))


def test_no_country_is_declared(shipped: Registry) -> None:
    entries = [*inner(shipped, Actor), *inner(shipped, LegalEntity), *inner(shipped, Place)]
    for entry in entries:
        countries = (entry.country,) if isinstance(entry, LegalEntity) else entry.country
        for country in countries:
            assert country.standing_in(entry) is not Status.DECLARED


def test_every_text_is_in_both_languages(shipped: Registry) -> None:
    assert [text for text in inner(shipped, Text) if not (text.fr and text.en)] == []


@pytest.mark.parametrize(
    ("name_", "facts", "otherwise", "content"),
    [
        ("minlessika", MINLESSIKA, MINLESSIKA_ELSE, MINLESSIKA_CONTENT),
        ("mantano_assimil", MANTANO, MANTANO_ELSE, MANTANO_CONTENT),
    ],
)
def test_no_line_of_the_policy_is_missed(
    registries: dict[str, Registry],
    name_: str,
    facts: dict[int, list[str]],
    otherwise: dict[int, str],
    content: tuple[int, ...],
) -> None:
    found = cited(registries[name_])
    missing = {line: set(wanted) - found.get(line, set()) for line, wanted in facts.items()}
    assert {line: names for line, names in missing.items() if names} == {}
    assert set(content) <= set(facts) | set(otherwise)
    assert set(facts) & set(otherwise) == set()
    assert set(found) == set(facts)
