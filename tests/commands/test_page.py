"""The page: widths, tables, and words that would move the cursor."""

import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.page import ORDINARY, Page, columns, plain


def test_words_are_set_to_the_width_and_no_break_spaces_hold() -> None:
    page = Page(30, colour=False)
    page.paragraph("une donnée, puis une\u00a0autre\u00a0donnée qui\u00a0suit")
    assert page.text() == "une donnée, puis\nune\u00a0autre\u00a0donnée qui\u00a0suit\n"


def test_a_table_gives_way_where_it_is_too_wide() -> None:
    page = Page(30, colour=False)
    page.table(["N", "De"], [["1", "un mot puis un autre et encore un"], ["2", "deux"]])
    assert all(columns(line) <= 30 for line in page.text().splitlines())
    assert "deux" in page.text()


@pytest.mark.parametrize("words", ["\x1b[2Jx", "a\x07b", "a\u202eb"])
def test_a_registry_cannot_move_the_cursor(words: str) -> None:
    assert "�" in plain(words)
    page = Page(40, colour=False)
    page.paragraph(words)
    assert "\x1b" not in page.text()


def test_colour_only_where_it_is_wanted() -> None:
    for colour in (True, False):
        page = Page(40, colour)
        page.heading("Titre")
        assert ("\x1b[" in page.text()) is colour


def test_letters_of_two_columns_count_as_two() -> None:
    assert (columns("é"), columns("e\u0301"), columns("電話")) == (1, 1, 4)


@given(st.text(alphabet=" ab\n\t\r\u000b-é\u0301電\u200b\u00a0", max_size=16), st.integers(4, 18))
def test_words_that_fit_are_broken_as_all_others(words: str, width: int) -> None:
    page = Page(30, colour=False)
    whole = [
        line
        for part in words.split("\n")
        for line in textwrap.wrap(part, width, break_on_hyphens=False) or [""]
    ]
    made = page._wrapped(words, width)
    assert all(columns(line) <= width for line in made)
    if all(columns(line) <= width for line in whole):
        assert made == whole


def test_ordinary_characters_are_shown_and_take_one_column_each() -> None:
    ordinary = [chr(point) for point in range(0x2100) if ORDINARY.fullmatch(chr(point))]
    assert {"a", "é", "\u00a0", "’", "…", "€"} <= set(ordinary)
    for each in ordinary:
        assert unicodedata.category(each) not in ("Cc", "Cf")
        assert not unicodedata.combining(each)
        assert unicodedata.east_asian_width(each) not in "WF"
