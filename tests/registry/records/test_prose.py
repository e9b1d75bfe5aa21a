"""Days and lists in words, as each language writes them."""

import datetime

import pytest

from registry.records.prose import day_in_words, list_in_words


@pytest.mark.parametrize(
    ("day", "fr", "en"),
    [
        ("2026-11-22", "22 novembre 2026", "22 November 2026"),
        ("2026-05-01", "1er mai 2026", "1 May 2026"),
        ("2026-05-11", "11 mai 2026", "11 May 2026"),
        ("2021-12-31", "31 décembre 2021", "31 December 2021"),
    ],
)
def test_a_day(day: str, fr: str, en: str) -> None:
    written = datetime.date.fromisoformat(day)
    assert (day_in_words(written, "fr"), day_in_words(written, "en")) == (fr, en)


def test_a_list() -> None:
    assert list_in_words([], "fr") == ""
    assert list_in_words(["un"], "fr") == "un"
    assert list_in_words(["un", "deux"], "fr") == "un et deux"
    assert list_in_words(iter(["one", "two", "three"]), "en") == "one, two and three"
