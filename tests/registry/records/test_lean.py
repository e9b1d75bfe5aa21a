"""The lean validator: takes what the record wrote of itself, and nothing else."""

import datetime
from typing import Literal

import pytest
from pydantic import Field, ValidationError

from registry.records.duration import Duration
from registry.records.evidence import Status
from registry.records.lean import lean_validator
from registry.records.record import Record
from registry.records.stated import Stated
from registry.records.text import Text, text


class Inner(Record):
    name: Text
    of: Stated[str] = Stated()


class Outer(Record):
    n: int
    from_: tuple[str, ...] = Field(default=(), alias="from")
    day: datetime.date | None = None
    lasts: Duration | None = None
    status: Status | None = None
    kind: Literal["a", "b"] = "a"
    inner: dict[str, Inner] = {}
    yes: bool = False


FULL = Outer.model_validate(
    {
        "n": 10**17, "from": ["x"], "day": "2026-11-27", "lasts": "P1Y6M", "status": "inferred", "kind": "b",
        "inner": {"i": Inner(name=text("é", "e"), of=Stated(value="v"))}, "yes": True,
    }
)  # fmt: skip


@pytest.mark.parametrize("record", [FULL, Outer(n=1)])
def test_a_record_comes_back_with_which_keys_were_written(record: Outer) -> None:
    written = record.model_dump_json(by_alias=True, exclude_unset=True)
    again = lean_validator(Outer).validate_json(written)
    assert again == record
    assert again.model_fields_set == record.model_fields_set
    assert again.model_dump() == record.model_dump()
    assert isinstance(again.lasts, type(record.lasts))


def test_a_default_that_is_shared_cannot_be_changed() -> None:
    one, other = (lean_validator(Outer).validate_json('{"n": 1}') for _ in range(2))
    assert one.inner is other.inner
    with pytest.raises(TypeError):
        one.inner["x"] = Inner(name=text("é", "e"))


@pytest.mark.parametrize(
    "written",
    [
        "{", "{}", "[]", '{"n": "1"}', '{"n": 1, "m": 2}', '{"n": 1, "from": "x"}', '{"n": 1, "kind": "c"}',
        '{"n": 1, "lasts": "a year"}', '{"n": 1, "lasts": 5}', '{"n": 1, "day": "tomorrow"}',
        '{"n": 1, "status": "sure"}', '{"n": 1, "yes": "true"}', '{"n": 1, "inner": {"i": {"of": {}}}}',
    ],
)  # fmt: skip
def test_any_other_shape_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        lean_validator(Outer).validate_json(written)
