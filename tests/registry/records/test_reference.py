"""The references: what the search that was prepared finds is what a plain walk over each value finds."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from pydantic import BaseModel

from registry.reading.load import load
from registry.records.record import Record
from registry.records.reference import ActorRef, DataSetRef, FieldRef, Named, Ref, references, without_none

ROOT = Path(__file__).resolve().parents[3]
REGISTRIES = sorted([*(ROOT / "data").glob("*.yaml"), *(ROOT / "tests").rglob("cases/*.yaml")])


def walked(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[Named]:
    """Every reference, looked for in each value anew."""
    for name, info in type(value).model_fields.items():
        kind = next((mark.kind for mark in info.metadata if isinstance(mark, Ref)), None)
        yield from _inside(info.annotation, kind, getattr(value, name), (*path, info.alias or name))


def _inside(annotation: Any, kind: Any, value: Any, path: tuple[str | int, ...]) -> Iterator[Named]:
    annotation = without_none(annotation)
    if get_origin(annotation) is Annotated:
        annotation, *marks = get_args(annotation)
        kind = next((mark.kind for mark in marks if isinstance(mark, Ref)), kind)
    if isinstance(value, BaseModel):
        yield from walked(value, path)
    elif isinstance(value, str) and kind:
        yield Named(path, kind, value)
    elif isinstance(value, Mapping):
        of_key, of_value = get_args(annotation)
        for key, item in value.items():
            if get_origin(of_key) is Annotated:
                yield from _inside(of_key, None, key, (*path, key))
            yield from _inside(of_value, None, item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(get_args(annotation)[0], kind, item, (*path, index))


@pytest.mark.parametrize("path", REGISTRIES, ids=lambda path: path.stem)
def test_the_references_of_a_registry_are_those_of_a_plain_walk(path: Path) -> None:
    registry = load(path).registry
    assert registry is not None
    found = list(references(registry))
    assert found == list(walked(registry))
    assert found


class Inner(Record):
    actor: ActorRef | None = None


class Outer(Record):
    plain: str = "x"
    by_field: dict[FieldRef, Inner] = {}
    sets: tuple[DataSetRef, ...] = ()
    inner: tuple[Inner, ...] = ()


def test_keys_lists_and_records_inside_are_searched_and_plain_text_is_not() -> None:
    record = Outer(
        by_field={"email": Inner(actor="acme"), "": Inner()}, sets=("account", ""), inner=(Inner(actor="b"),)
    )
    assert list(references(record, ("top",))) == [
        Named(("top", "by_field", "email"), "field", "email"),
        Named(("top", "by_field", "email", "actor"), "actor", "acme"),
        Named(("top", "by_field", ""), "field", ""),
        Named(("top", "sets", 0), "data_set", "account"),
        Named(("top", "sets", 1), "data_set", ""),
        Named(("top", "inner", 0, "actor"), "actor", "b"),
    ]
    assert list(references("no record")) == []
