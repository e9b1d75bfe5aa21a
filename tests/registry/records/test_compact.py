"""The compact record: what pydantic made, in less memory; and what records share, none of them can change."""

import copy
import pickle
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

import registry.records.compact
from registry.records.actor import Actor
from registry.records.compact import NOTHING
from registry.records.record import Record


class Plain(BaseModel):
    """The same record as pydantic makes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    a: int = 1
    b: str | None = None
    c: dict[str, int] = {}
    d: tuple[int, ...] = ()


class Compact(Record):
    a: int = 1
    b: str | None = None
    c: dict[str, int] = {}
    d: tuple[int, ...] = ()


WRITTEN = st.fixed_dictionaries(
    {},
    optional={
        "a": st.integers(), "b": st.none() | st.text(), "c": st.dictionaries(st.text(), st.integers(), max_size=2),
        "d": st.lists(st.integers(), max_size=2).map(tuple),
    },
)  # fmt: skip


@given(WRITTEN, WRITTEN)
def test_it_is_what_pydantic_makes(written: dict[str, Any], other: dict[str, Any]) -> None:
    plain, record = Plain(**written), Compact(**written)
    assert record.model_fields_set == plain.model_fields_set == written.keys()
    assert record.model_dump() == plain.model_dump()
    assert list(record.__dict__.items()) == list(plain.__dict__.items())
    assert record.model_dump_json(exclude_unset=True) == plain.model_dump_json(exclude_unset=True)
    assert (record == Compact(**other)) == (plain == Plain(**other))
    for again in (copy.copy(record), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):  # noqa: S301
        assert again == record and again.model_fields_set == record.model_fields_set
    changed = record.model_copy(update=other)
    assert changed.model_fields_set == written.keys() | other.keys()
    assert record.model_fields_set == written.keys()  # which others like it share


def test_nothing_can_be_written_where_nothing_was() -> None:
    assert Actor(name="A").places is Actor(name="B", places={}).places is NOTHING
    assert NOTHING == {} and hash(NOTHING) == hash(copy.deepcopy(NOTHING))
    for change in (
        lambda: NOTHING.__setitem__("x", 1), lambda: NOTHING.update(x=1), lambda: NOTHING.setdefault("x", 1),
        lambda: NOTHING.__ior__({"x": 1}),
    ):  # fmt: skip
        with pytest.raises(TypeError):
            change()
    assert not NOTHING


def test_what_is_remembered_of_ways_to_write_a_record_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[frozenset[str], set[str]] = {}
    monkeypatch.setattr(registry.records.compact, "_written", known)
    monkeypatch.setattr(registry.records.compact, "_MOST_WRITTEN", 1)
    assert [Compact(a=1).model_fields_set, Compact(b="x").model_fields_set] == [{"a"}, {"b"}]
    assert list(known) == [frozenset({"a"})]


def test_a_party_of_which_little_is_known_takes_little_memory() -> None:
    def taken(n: int) -> int:
        tracemalloc.start()
        held = [Actor.model_validate({"name": "V"}) for _ in range(n)]
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return size // len(held)

    taken(100)  # what is made once, and what Python learns of how many keys there are
    assert taken(1_000) < 900


def test_the_schema_tells_it_as_it_told_the_mapping() -> None:
    properties = Actor.model_json_schema()["properties"]
    assert [properties[key]["default"] for key in ("links", "places", "engagements")] == [{}, {}, {}]
