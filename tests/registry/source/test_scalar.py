"""The scalar: which unquoted words are numbers or truths, and that others stay as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.source.reader import read
from registry.source.scalar import plain


@pytest.mark.parametrize(
    "word",
    [
        *("NO", "no", "on", "off", "yes", "Yes", "True", "TRUE", "Null", "-", "--", "1-2", "٣"),
        *("+22507080910", "01000", "00", "-0", "1_000", "0x1F", "0o17", ".inf", ".nan", "1e3", "1.5e3"),
        *("2024-01-02", "12:30", "12:30:45", "+1", "+1.5", "1.", ".5", "1.10", "01.5"),
        *("9999999999999999999", "-1234567890123456789", "1234567890.5"),
    ],
)
def test_an_unquoted_word_stays_as_it_was_written(word: str) -> None:
    assert read(f"a: {word}".encode() if word != "-" else b"a: '-'", "f").data == {"a": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [("true", True), ("false", False), ("0", 0), ("-12", -12), ("4.1", 4.1), ("-0.5", -0.5)],
)
def test_a_plain_number_or_truth_is_one(word: str, value: object) -> None:
    assert read(f"a: {word}".encode(), "f").data == {"a": value}
    assert read(f"a: '{word}'\nb: \"{word}\"".encode(), "f").data == {"a": word, "b": word}


@given(st.from_regex(r"[-+]?[0-9_]{1,20}(\.[0-9]{0,8})?", fullmatch=True))
def test_a_number_is_written_back_as_it_was(word: str) -> None:
    assert str(plain(word)) == word
