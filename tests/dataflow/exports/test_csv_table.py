"""A table as CSV: as spreadsheets of both languages open it, and never as a formula."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.exports.csv_table import DELIMITERS, guarded, table
from dataflow.words.plain import plain
from registry.records.text import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_written_is_what_is_read_whatever_stands_in_it(lang: Lang) -> None:
    rows = [["a,b;c", 'say "x"'], ["", "é"]]
    made = table(["One", "Two"], rows, lang, ())
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\r\n") == made.count(b"\n") == 3
    read = csv.reader(io.StringIO(made.decode("utf-8-sig")), delimiter=DELIMITERS[lang])
    assert list(read) == [["One", "Two"], *rows]


def test_french_cells_stand_apart_by_semicolons() -> None:
    assert table(["a", "b"], [], "fr", ()) == "\ufeffa;b\r\n".encode()
    assert table(["a", "b"], [], "en", ()) == "\ufeffa,b\r\n".encode()


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@x", "＝1", "\t=1", "\r\n-1", "\u202e=1", " @x"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_text(formula: str) -> None:
    assert guarded(formula)[0] == "'"
    assert table([formula], [[formula]], "en", ()).decode("utf-8-sig").count("'") == 2


@pytest.mark.parametrize("words", ["", "1 = 1", "a@b.example", "'quoted'", "−1"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert guarded(words) == words


HOSTILE = st.text(st.sampled_from([*"=+-@＝＠;,\t\r\n\"' |a1!()éA\u00a0\u202e"]), max_size=14)
SIGNS = tuple("=+-@＝＋－＠\t")


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE), max_size=3), st.sampled_from(LANGS))
@settings(max_examples=400)
def test_wherever_a_spreadsheet_takes_cells_apart_none_is_a_formula(
    rows: list[tuple[str, str, str]], lang: Lang
) -> None:
    text = table(["=x", "b;-1", "c"], rows, lang, ()).decode("utf-8-sig")
    lines = text.split("\r\n")
    for separator in ";,\t":
        apart = [cell for line in lines for cell in line.split(separator)]  # whoever knows no quotes
        apart += [cell.strip('"') for cell in apart]
        apart += [
            cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) for cell in row
        ]
        # Behind a quote that another separator opens stands the end of a row: of ours, and no user's.
        assert [cell for cell in apart if cell.lstrip(' "\r\n').startswith(SIGNS)] == []


@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=3), st.sampled_from(LANGS))
def test_nothing_but_apostrophes_is_added(rows: list[tuple[str, str]], lang: Lang) -> None:
    def bare(words: str) -> str:
        return plain(words).replace("'", "")

    read = csv.reader(
        io.StringIO(table(["a", "b"], rows, lang, ()).decode("utf-8-sig"), newline=""),
        delimiter=DELIMITERS[lang],
    )
    assert [[bare(cell) for cell in row] for row in read] == [
        ["a", "b"],
        *([*map(bare, row)] for row in rows),
    ]
