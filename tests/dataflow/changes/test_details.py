"""The details: nothing that a registry says can change without a comparison telling it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from itertools import chain
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError

from dataflow.changes import compare, sentence
from dataflow.changes.details import ELSEWHERE, LEFT, THINGS
from dataflow.changes.entry import Key
from dataflow.changes.snapshot import Snapshot
from dataflow.facts.leaves import keys_of, label_of
from dataflow.graph.build import build
from registry.records.duration import Duration
from registry.records.evidence import Citation
from registry.records.registry import Registry
from registry.records.text import LANGS, Text
from tests.dataflow.changes.everything import EVERYTHING, FIXED, Saying, others

DAY = datetime.date(2026, 11, 22)


def _records(
    record: type[BaseModel] = Registry, seen: set[type[BaseModel]] | None = None
) -> set[type[BaseModel]]:
    """Every record of the model but the three that are values."""
    seen = set() if seen is None else seen
    if record not in seen and record not in (Text, Citation, Duration):
        seen.add(record)
        for info in record.model_fields.values():
            for inner in _classes(info.annotation):
                _records(inner, seen)
    return seen


def _classes(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _classes(each)


def _rows(registry: Registry) -> dict[tuple[str, Key], str]:
    """What is compared of a registry: every row of every table of its snapshot."""
    tables = Snapshot(build(registry, DAY), ()).tables()
    return {(table, key): entry.value for table, rows in tables.items() for key, entry in rows.items()}


def _sayings() -> Mapping[tuple[str, str], list[Saying]]:
    """The ways to say something else under each key, from the first place it has to the last."""
    found: dict[tuple[str, str], list[Saying]] = {}
    for each in others():
        found.setdefault((each.record.__name__, each.key), []).append(each)
    return found


def _first(several: Iterable[Saying]) -> tuple[Saying, Registry]:
    """The first of them that may be said.

    Two keys may stand or fall together: the other way to change one is tried.
    """
    for each in several:
        with suppress(ValidationError):
            return each, Registry.model_validate(each.registry())
    raise AssertionError("nothing else can be said under this key")


SAYINGS = _sayings()


@cache
def _everything() -> Registry:
    return Registry.model_validate(EVERYTHING)


@cache
def _whole() -> Mapping[tuple[str, Key], str]:
    return _rows(_everything())


def test_the_registry_says_something_under_every_key() -> None:
    """And each of them can be said otherwise: the next test fails for one that cannot."""
    missing = {
        (record.__name__, key)
        for record in _records()
        for _, key, _ in keys_of(record)
        if (record.__name__, key) not in {*SAYINGS, *FIXED} and (record, key) not in THINGS
    }
    assert missing == set()


@pytest.mark.parametrize("key", SAYINGS, ids=".".join)
def test_what_is_said_otherwise_is_compared(key: tuple[str, str]) -> None:
    several = SAYINGS[key]
    left = (several[0].record, several[0].key) in LEFT
    first, registry = _first(several)
    last, other = _first(reversed(several))
    assert (_rows(registry) == _whole()) is left, first.path
    assert last is first or (_rows(other) == _whole()) is left, last.path


@pytest.mark.parametrize("record", sorted({name for name, _ in SAYINGS} - {"Registry"}))
def test_what_is_compared_is_told_in_both_languages(record: str) -> None:
    _, registry = _first(
        chain.from_iterable(several for (name, _), several in SAYINGS.items() if name == record)
    )
    changes = compare(build(_everything(), DAY), build(registry, DAY))
    assert changes.changes or changes.renamed
    for change in changes.changes:
        for lang in LANGS:
            assert sentence(change, lang)


def test_each_key_that_is_not_compared_has_its_reason_and_is_there() -> None:
    keys = {(record, key) for record in _records() for _, key, _ in keys_of(record)}
    assert LEFT.keys() <= keys
    assert ELSEWHERE.keys() <= keys
    assert keys >= THINGS
    assert all(LEFT.values())


def test_every_key_has_words_of_its_own() -> None:
    for record in _records():
        for _, key, _ in keys_of(record):
            for lang in LANGS if (record, key) not in LEFT and (record, key) not in THINGS else ():
                assert label_of(record, key).say(lang)
