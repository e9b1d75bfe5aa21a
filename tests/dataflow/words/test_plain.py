"""Plain words: one line of what letters stand for."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dataflow.words.plain import plain

_DIRECTIONS = {0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def test_every_character_is_kept_or_a_blank() -> None:
    """All of them, one by one."""
    for code in range(0x110000):
        letter = chr(code)
        hidden = unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} or code in _DIRECTIONS
        blank = hidden or code in {0x20, 0xFFFE, 0xFFFF}
        assert plain(f"a{letter}b") == ("a b" if blank else f"a{letter}b"), hex(code)


@given(st.text(alphabet=" \n\u202eaé\u00a0"))
def test_blanks_are_one_and_none_at_the_ends(words: str) -> None:
    told = plain(words)
    assert "  " not in told and told == told.strip(" ")
    assert plain(told) == told
