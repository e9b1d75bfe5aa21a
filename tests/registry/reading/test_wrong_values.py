"""Wrong values: whatever is written under any key of any record, loading ends, and tells it or reads it."""

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from registry.reading.contents import Contents
from registry.reading.fresh import read_afresh
from registry.reading.loaded import Loaded
from registry.reading.report import hint, sentence
from registry.records.docs import records_of
from registry.records.duration import Duration
from registry.records.lifetime import Lifetime
from registry.records.record import OneOrMany
from registry.records.reference import Ref, without_none
from registry.records.registry import Registry
from registry.records.text import LANGS, Text
from tests.growth import LIMIT, calls

HERE = "@here@"
WRONG = {
    "number": "3", "below zero": "-1", "decimal": "1.5", "list": "[]", "list of anything": "[a, 3, [b], {c: d}]",
    "mapping": "{}", "mapping of anything": "{zz: 1, yy: [2]}", "long text": "x" * 5_000, "empty text": "''",
    "words": "'no [such] {thing}: #1 §'", "null": "~", "day": "2024-03-07", "no day": "2024-02-30",
    "true": "true", "no": "NO", "nested": "[[[{a: [{b: [1]}]}]]]", "stated thrice": "{value: {value: {value: x}}}",
    "text in a language": "{fr: 3}", "list of null": "[~, ~]", "odd letters": "'\\u0000 é\U0001f600'",
}  # fmt: skip
"""What is written, as YAML."""
NAMES = {
    "field": "phone_number", "subject": "customer", "end": "customer", "purpose": "hr_management", "role": "processor",
    "legal_basis": "6_1_b", "mechanism": "scc_m2", "certification": "iso27001", "tracker_category": "analytics",
    "right": "access", "place_kind": "form", "flow_kind": "share", "denial_act": "sell", "regime": "gdpr",
    "actor": "acme", "document": "doc", "data_set": "set", "place": "db", "carried": "set",
}  # fmt: skip
BASE: dict[str, Any] = {
    "sillage": 1,
    "title": "T",
    "version": "1",
    "documents": {"doc": {"title": "D"}},
    "organisation": {"id": "acme", "name": "Acme", "places": {"db": {"label": "D"}}},
    "data_sets": {"set": {"label": "S", "fields": ["phone_number"]}},
}


def sample(annotation: Any, marks: tuple[Any, ...] = ()) -> Any:
    """A good value for an annotation, as short as can be."""
    bare = without_none(annotation)
    origin, inner = get_origin(bare), get_args(bare)
    if origin is Annotated:
        return sample(inner[0], (*marks, *inner[1:]))
    if origin is tuple:
        return [sample(inner[0])]
    if origin is dict:
        return {sample(inner[0]): sample(inner[1])}
    if origin is Literal:
        return inner[0]
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return record(bare)
    kind = next((mark.kind for mark in marks if isinstance(mark, Ref)), None)
    plain = {int: 1, bool: True, Duration: "P1Y", Lifetime: "session", date: "2024-03-07"}
    return NAMES[kind] if kind else plain.get(bare, "x1")


def record(kind: type[BaseModel]) -> dict[str, Any]:
    """A record with what it needs."""
    if kind is Text:
        return {"fr": "T"}
    return {
        key: sample(info.annotation, tuple(info.metadata)) for key, info in keys(kind) if info.is_required()
    }


def keys(kind: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The keys of a record, as they are written."""
    return [(info.alias or name, info) for name, info in kind.model_fields.items()]


def holes(annotation: Any, seen: set[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """For each key of each record in what stands at an annotation, the data with a hole at that key, once."""
    bare = without_none(annotation)
    origin, inner = get_origin(bare), get_args(bare)
    if origin is Annotated:
        yield from holes(inner[0], seen)
    elif origin is tuple:
        yield from ((name, [data]) for name, data in holes(inner[0], seen))
    elif origin is dict:
        for name, data in holes(inner[1], seen):
            yield name, {sample(inner[0]): data}
    elif isinstance(bare, type) and issubclass(bare, BaseModel):
        whole = record(bare)
        kind = bare.__name__.partition("[")[0]
        for key, _ in keys(bare):
            if (kind, key) not in seen:
                seen.add((kind, key))
                yield f"{kind}.{key}", {**whole, key: HERE}
        for key, info in keys(bare):
            yield from ((name, {**whole, key: data}) for name, data in holes(info.annotation, seen))


def laid_over(base: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """A registry with what is in another one, its hole included."""
    both = dict(base)
    for key, value in data.items():
        inner = isinstance(value, dict) and isinstance(both.get(key), dict)
        both[key] = laid_over(both[key], value) if inner else value
    return both


HOLES = {
    name: laid_over(
        BASE, {key: value for key, value in data.items() if key not in BASE or HERE in json.dumps(value)}
    )
    for name, data in holes(Registry, set())
}


def written(data: dict[str, Any], value: str) -> str:
    """The registry as YAML with something in its hole, each part on lines of its own."""
    parts = (f"{key}: {json.dumps(part, ensure_ascii=False)}\n" for key, part in data.items())
    return "".join(parts).replace(f'"{HERE}"', value)


def contents(text: str) -> Contents:
    """What a file would hold: thousands are read, and none is written."""
    path = Path("r.yaml")
    return Contents(path, is_folder=False, files={path: text.encode()})


def loaded(text: str) -> Loaded:
    return read_afresh(contents(text))


def test_every_key_of_every_record_is_tried() -> None:
    assert len(HOLES) > 200
    assert {
        "Registry.sillage",
        "Flow.from",
        "Denial.act",
        "Stated.value",
        "Text.fr",
        "Citation.line",
    } <= HOLES.keys()


@pytest.mark.parametrize("name", HOLES)
def test_nothing_but_what_stands_in_the_hole_is_wrong(name: str) -> None:
    data = json.loads(json.dumps(HOLES[name]), object_hook=_without_hole)
    assert HERE not in json.dumps(data)
    needed = {
        "missing-key",
        "no-organisation",
        "flow-from-nowhere",
        "text-empty",
        "missing-id",
        "measure-unsaid",
    }
    assert {each.code for each in loaded(written(data, "")).problems} <= needed


def _without_hole(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value != HERE}


@pytest.mark.parametrize("name", HOLES)
def test_whatever_is_written_under_a_key_is_told_or_read(name: str) -> None:
    for value in WRONG.values():
        text = written(HOLES[name], value)
        found = loaded(text)
        assert found.registry is not None or found.problems, value
        assert len(found.problems) <= 12, value
        for problem in found.problems:
            assert 1 <= problem.line <= text.count("\n") + 1 and problem.column >= 1
            assert all(sentence(problem, lang) and hint(problem, lang) for lang in LANGS)
        if found.registry is None:
            assert {each.code for each in found.problems} & {
                "no-organisation", "bad-value", "wrong-type", "missing-key", "unknown-key", "not-a-mapping",
                "one-only",
            }  # fmt: skip


def _takes_one(name: str) -> bool:
    """Whether the records say that one value stands under the key: no list, nothing by id, and no list of one."""
    kind, _, key = name.partition(".")
    info = FIELDS[kind][key]
    bare, *marks = _unmarked(info.annotation)
    return get_origin(bare) not in (tuple, dict) and not any(isinstance(each, OneOrMany) for each in marks)


def _unmarked(annotation: Any) -> tuple[Any, ...]:
    annotation = without_none(annotation)
    return get_args(annotation) if get_origin(annotation) is Annotated else (annotation,)


FIELDS = {name.partition("[")[0]: dict(keys(kind)) for name, kind in records_of(Registry).items()}
NO_VALUE = {"Stated.value"}
"""Where what stands in a list is a short way to write what holds it."""


@pytest.mark.parametrize("name", [name for name in HOLES if _takes_one(name) and name not in NO_VALUE])
def test_a_list_where_one_value_is_allowed_says_so_and_which_were_written(name: str) -> None:
    key = name.partition(".")[2]
    for value, written_are in (
        ("[aa, bb]", ("aa", "bb")),
        ("[2024-03-07]", ("2024-03-07",)),
        ("[{a: 1}, b]", ("b",)),
    ):
        told = [each for each in loaded(written(HOLES[name], value)).problems if each.code == "one-only"]
        assert [each.values["key"] for each in told] == [key], value
        for lang in LANGS:
            assert all(each in sentence(told[0], lang) for each in (key, *written_are))


SECTIONS = {"documents", "data_sets", "third_parties", "fields"}
SAMPLED = sorted(HOLES)[::5]


@pytest.mark.parametrize("number", range(len(SAMPLED)), ids=SAMPLED)
def test_twice_as_many_wrong_values_are_twice_the_work(number: int) -> None:
    data, value = HOLES[SAMPLED[number]], list(WRONG.values())[number % len(WRONG)]
    [key] = [key for key, part in data.items() if HERE in json.dumps(part)]

    def made(n: int) -> str:
        """The part that has the hole, again and again."""
        part = data[key]
        if isinstance(part, list):
            part = part * n
        elif key in SECTIONS and isinstance(part, dict):
            [own] = [each for each in part.values() if HERE in json.dumps(each)]
            part = {f"n{i}": own for i in range(n)}
        elif isinstance(part, dict):  # one organisation: what stands in it as often
            part = {**part, "places": {f"n{i}": {"label": "L", "note": HERE} for i in range(n)}}
        else:
            part = [part] * n
        return written({**data, key: part}, value)

    few, many = (calls(partial(read_afresh, contents(made(n)))) for n in (60, 120))
    assert many <= LIMIT * few
