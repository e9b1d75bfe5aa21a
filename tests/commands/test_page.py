"""The page: widths, tables, and words that would move the cursor."""

import pytest

from commands.page import Page, columns, plain


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
