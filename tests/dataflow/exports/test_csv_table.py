"""A table as CSV: as spreadsheets of both languages open it, and never as a formula."""

import csv
import io

import pytest

from dataflow.exports.csv_table import DELIMITERS, guarded, table
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
