"""What the shipped registries declare: the words of every declared fact are found on the line it is cited from."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from registry.reading.load import load
from registry.records.evidence import Evidence, Status
from registry.records.registry import Registry
from registry.records.text import Text
from registry.source.reader import read_file
from tests.data.declared import LOOSE, UNSAID, Part, content, parts
from tests.data.statements import Statement, statements
from tools.policy_words import PolicyWords

HERE = Path(__file__).resolve().parent / "lines"
DATA = Path(__file__).resolve().parents[2] / "data"
FILES = {"minlessika": DATA / "processors.yaml", "mantano_assimil": DATA / "mantano-assimil.yaml"}
LEAST = {"minlessika": 330, "mantano_assimil": 150}

of_both = pytest.mark.parametrize("name", sorted(FILES))


@cache
def _registry(name: str) -> Registry:
    registry = load(FILES[name]).registry
    assert registry is not None
    return registry


@cache
def _words(name: str) -> PolicyWords:
    return PolicyWords.read(HERE / f"{name}.txt")


@cache
def _witnesses() -> dict[str, dict[str, list[str]]]:
    """By registry, and under `usual` for both: the words in which a source says what we say in ours."""
    return {key: dict(found) for key, found in read_file(HERE / "witnesses.yaml").data.items()}


def _on(words: PolicyWords, part: Part, phrase: str) -> set[int]:
    """The lines of a part on which all the words of a phrase stand."""
    told = content(phrase)
    return {line for line in part.lines if told and words.has(line, told)}


def _lines(words: PolicyWords, part: Part) -> set[int]:
    """The lines of a part on which words for it stand."""
    usual = _witnesses()["usual"].get(part.key.rpartition(":")[2], [])
    given = [*_witnesses()[words.policy].get(part.key, []), *usual]
    found = {line for phrase in given for line in _on(words, part, phrase)}
    for phrase in part.phrases:
        if not part.prose:
            found |= _on(words, part, phrase)
            continue
        there = [{line for line in part.lines if words.has(line, [word])} for word in content(phrase)]
        if sum(map(bool, there)) * LOOSE >= len(there):
            found |= {line for lines in there for line in lines}
    return found


def _lost(name: str, found: list[Part]) -> list[str]:
    return [part.key for part in found if not _lines(_words(name), part)]


@of_both
def test_the_words_of_every_declared_fact_are_on_its_line(name: str) -> None:
    found = list(parts(_registry(name)))
    assert len(found) >= LEAST[name]
    assert _lost(name, found) == []


@of_both
def test_every_line_that_a_declared_fact_cites_says_some_of_it(name: str) -> None:
    found = [(part.key, _lines(_words(name), part)) for part in parts(_registry(name))]
    idle = {}
    for statement in _declared(_registry(name)):
        cited = {cite.line for cite in statement.said.cite}
        within = (f"{statement.name}:", f"{statement.name}.")
        said = {line for key, lines in found if key.startswith(within) for line in lines}
        if cited - said:
            idle[statement.name] = cited - said
    assert idle == {}


@of_both
def test_nothing_that_is_declared_goes_unasked(name: str) -> None:
    """Every key with a value is asked of its line, or is listed with the reason why it is not."""
    asked = {part.key.partition("=")[0] for part in parts(_registry(name))}
    unasked = {
        (statement.name, key)
        for statement in _declared(_registry(name))
        for key in _given(statement.said)
        if key not in UNSAID and f"{statement.name}:{_as_asked(statement, key)}" not in asked
    }
    assert unasked == set()


@of_both
def test_no_words_are_given_that_are_not_needed(name: str) -> None:
    """Each phrase given for a part stands on one of its lines: what is no fact any more has no words either."""
    known = {part.key: part for part in parts(_registry(name))}
    wrong = [
        (key, phrase)
        for key, phrases in _witnesses()[name].items()
        for phrase in phrases
        if not any(_on(_words(name), part, phrase) for part in parts(_registry(name)) if part.key == key)
    ]
    assert wrong == [] and set(_witnesses()[name]) <= set(known)


@of_both
def test_words_of_other_lines_are_no_witnesses(name: str) -> None:
    """With every citation one line with words further on, most facts are lost: the test can fail."""
    held = sorted(_words(name).lines)
    after = dict(zip(held, [*held[1:], held[0]], strict=True))
    moved = [
        part._replace(lines=tuple(after.get(line, line) for line in part.lines))
        for part in parts(_registry(name))
    ]
    assert len(_lost(name, moved)) > len(moved) * 0.75


WRONG = {
    "people give CinetPay their phone number": (
        "third_parties", "cinetpay", "engagements", "payment_instruments", "receives", 0,
        {"status": None, "reason": None, "cite": ["policy L99"]},
    ),
    "Google personalises": (
        "third_parties", "google", "engagements", "audience", "purposes", 1,
        {"purpose": "personalisation", "condition": None, "cite": ["policy L127"]},
    ),
    "customers have a right of access": ("rights", 4, {"right": "access", "cite": ["policy L73"]}),
    "linking the IP address is denied": ("denials", 2, {"fields": ["ip_address"]}),
    "reCAPTCHA gets an IP address": (
        "third_parties", "google", "engagements", "form_protection", "receives", 1,
        {"status": None, "reason": None, "cite": ["policy L37"]},
    ),
    "what is analysed becomes statistics": ("flows", 2, {"status": None, "reason": None, "cite": ["policy L53"]}),
    "server-side sessions": ("organisation", "places", "sessions", {"cite": ["policy L31"]}),
}  # fmt: skip


@pytest.mark.parametrize("claim", sorted(WRONG))
def test_what_was_claimed_too_much_is_found(claim: str) -> None:
    """Claims that stood in the first version of the registry, and that no line says."""
    registry = _registry("minlessika").model_dump(mode="json", by_alias=True, exclude_none=True)
    *path, changes = WRONG[claim]
    entry: Any = registry
    for step in path:
        entry = entry[step]
    entry.update(changes)
    for key in [key for key, value in entry.items() if value is None]:
        del entry[key]
    assert _lost("minlessika", list(parts(Registry.model_validate(registry)))) != []


def _declared(registry: Registry) -> list[Statement]:
    return [each for each in statements(registry) if each.status is Status.DECLARED]


def _given(said: Evidence) -> list[str]:
    """The keys of a statement that hold something of its own: not what has evidence, or stands, by itself."""
    given = {name: getattr(said, name) for name in type(said).model_fields}
    return [name for name, value in given.items() if value not in (None, (), {}, False) and not _inner(value)]


def _inner(value: Any) -> bool:
    held = tuple(value.values()) if isinstance(value, dict) else value
    first = held[0] if isinstance(held, tuple) else held
    return isinstance(first, BaseModel) and not isinstance(first, Text)


def _as_asked(statement: Statement, key: str) -> str:
    """`value` is asked for by the name of the key that it is the value of."""
    if key != "value":
        return key
    return next(each for each in reversed(statement.name.split(".")) if not each.isdigit())
