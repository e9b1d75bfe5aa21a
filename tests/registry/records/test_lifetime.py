"""Lifetimes: a time as durations are written, or until the browser is closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from registry.records.duration import Duration, compare
from registry.records.lifetime import Lifetime

READ = TypeAdapter(Lifetime)
TIMES = st.builds(Duration, *[st.integers(0, 99)] * 2, st.just(0), *[st.integers(0, 99)] * 4)


@given(TIMES)
def test_every_duration_is_a_lifetime_and_comes_back_as_it_was_written(time: Duration) -> None:
    read = READ.validate_python(str(time))
    assert read.period == Duration.parse(str(time)) and READ.dump_json(read).decode() == f'"{time}"'
    assert READ.validate_json(READ.dump_json(read)) == read


@given(TIMES)
def test_what_ends_with_the_browser_is_longer_than_nothing(time: Duration) -> None:
    assert READ.validate_python("session") == Lifetime(None)
    assert compare(Lifetime(None).at_most, time) in (-1, 0)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0", "session"),
        ("Session", "session"),
        ("cookie de session", "session"),
        ("13 mois", "P13M"),
        ("p1y", "P1Y"),
    ],
)
def test_what_was_meant_is_said(written: str, meant: str) -> None:
    with pytest.raises(ValidationError, match=f"bad-lifetime.suggestion={meant}"):
        READ.validate_python(written)


@pytest.mark.parametrize("written", ["", "always", "P", 13, None, ["P1Y"]])
def test_what_is_none_is_refused(written: object) -> None:
    with pytest.raises(ValidationError, match="bad-lifetime"):
        READ.validate_python(written)
