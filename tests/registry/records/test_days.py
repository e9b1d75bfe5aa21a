"""Days: what is taken for one, and the first and the last day that something holds."""

import datetime
from typing import Annotated, Any, get_args

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from dataflow.law.law import Law
from dataflow.law.tables import Tables
from registry.records.days import Dated, day_meant, day_written, moment_written
from registry.records.docs import records_of
from registry.records.registry import Registry


def test_both_ends_are_included() -> None:
    held = Dated.model_validate({"valid_from": "2026-03-01", "valid_to": "2026-03-31"})
    days = [datetime.date(2026, 2, 28) + datetime.timedelta(days=n) for n in range(33)]
    assert [day.day for day in days if held.holds_on(day)] == list(range(1, 32))


def test_an_open_end_is_not_limited() -> None:
    assert Dated().holds_on(datetime.date.min) and Dated().holds_on(datetime.date.max)
    day = datetime.date(2026, 3, 1)
    assert Dated(valid_from=day).holds_on(datetime.date.max)
    assert Dated(valid_to=day).holds_on(datetime.date.min)


def test_one_day_is_long_enough_and_an_end_before_the_beginning_is_refused() -> None:
    assert Dated.model_validate({"valid_from": "2026-03-01", "valid_to": "2026-03-01"}).valid_to
    with pytest.raises(ValidationError, match=r"dates-reversed\|from=2026-03-02\|to=2026-03-01"):
        Dated.model_validate({"valid_from": "2026-03-02", "valid_to": "2026-03-01"})


@pytest.mark.parametrize(
    "written", ["2026-02-30", "20260301", "2026-W09-1", "2026-3-1", 20260301, 1.5, "", True]
)
def test_what_is_no_day_is_refused_and_never_read_as_seconds(written: object) -> None:
    with pytest.raises(ValidationError, match="bad-date"):
        Dated.model_validate({"valid_from": written})


def test_a_day_that_is_written() -> None:
    assert day_written("2024-02-29") == datetime.date(2024, 2, 29)
    assert day_written("2026-02-29") is day_written("2026-W09-1") is day_written("20260301") is None
    assert day_written("") is day_written("2026-03-01 ") is day_written("٢٠٢٦-03-01") is None


WRONG = (
    "20240307", "2024-3-7", "2024-W10-4", "2024-067", "2024-03-07T00:00:00", "2024-03-07 12:00", "07/03/2024",
    " 2024-03-07", "2024-03-07\n", "2024-03", "2024-02-30", "0000-01-01", "٢٠٢٤-03-07", "2024‐03‐07", "", 20240307,
    1709769600, 2024.5, True, datetime.datetime(2024, 3, 7, 12, tzinfo=datetime.UTC),
)  # fmt: skip


def day_keys() -> list[tuple[str, TypeAdapter[Any]]]:
    """Every key that takes a day, of a registry and of the tables of the law."""
    records = {**records_of(Registry), **records_of(Law), **records_of(Tables)}
    every = [
        (f"{name}.{key}", info) for name, each in records.items() for key, info in each.model_fields.items()
    ]
    return [
        (name, adapter_of(info))
        for name, info in every
        if datetime.date in (info.annotation, *dated_in(info.annotation))
    ]


def adapter_of(info: FieldInfo) -> TypeAdapter[Any]:
    """What reads a key alone."""
    kind: Any = info.annotation
    return TypeAdapter(Annotated[kind, *info.metadata] if info.metadata else kind)


def dated_in(annotation: Any) -> list[Any]:
    """What an annotation is made of, to the bottom."""
    inner = list(get_args(annotation))
    return inner + [each for part in inner for each in dated_in(part)]


@pytest.mark.parametrize(
    ("key", "adapter"), day_keys(), ids=lambda each: each if isinstance(each, str) else ""
)
def test_every_key_takes_a_day_in_one_form_alone(key: str, adapter: TypeAdapter[Any]) -> None:
    assert adapter.validate_python("2024-03-07") == datetime.date(2024, 3, 7)
    for wrong in WRONG:
        with pytest.raises(ValidationError, match="bad-date"):
            adapter.validate_python(wrong)


def test_there_are_as_many_keys_as_are_known() -> None:
    assert {"Contract.date", "Retention.dated", "Acceptance.until", "Law.known", "Registry.updated"} <= {
        key for key, _ in day_keys()
    }


@pytest.mark.parametrize(
    ("written", "meant"),
    [("20240307", "2024-03-07"), ("2024-3-7", "2024-03-07"), ("2024-03-07T12:00:00Z", "2024-03-07"),
     ("2024-03-07 12:00", "2024-03-07"), (" 2024-03-07", "2024-03-07"), ("2024-02-30", ""), ("07/03/2024", ""),
     ("2024-W10-4", ""), ("2024137", ""), ("2024-067", "")],
)  # fmt: skip
def test_the_day_that_was_meant(written: str, meant: str) -> None:
    assert day_meant(written) == meant


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-11-27T14:30", datetime.datetime(2026, 11, 27, 14, 30)),  # noqa: DTZ001
        ("2026-11-27 00:00", datetime.datetime(2026, 11, 27)),  # noqa: DTZ001
        ("2026-11-27", None),
        ("2026-11-27T24:01", None),
        ("2026-02-30T10:00", None),
        ("2026-11-27T14:30:00", None),
        ("2026-11-27T14:30Z", None),
        ("٢٠٢٦-11-27T14:30", None),
        ("", None),
    ],
)
def test_a_moment_is_a_day_and_a_time_and_nothing_else(words: str, moment: datetime.datetime | None) -> None:
    assert moment_written(words) == moment
