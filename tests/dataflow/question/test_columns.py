"""The columns of lists: each list has its own, each is called something, each is made by whoever makes the rows."""

import pytest

from dataflow.question.columns import HIDDEN, SHOWN, columns_of, shown
from dataflow.question.sentences import WORDS
from dataflow.question.wanted import Column, Listed, Op
from registry.records.text import LANGS


@pytest.mark.parametrize("listed", Listed)
def test_no_column_stands_twice(listed: Listed) -> None:
    every = columns_of(listed)
    assert len({*every}) == len(every)
    assert every[: len(SHOWN[listed])] == SHOWN[listed] and {*HIDDEN[listed]} <= {*every}
    assert {Column.ITSELF, Column.STATUS} <= {*every}


def test_every_column_is_of_some_list_and_every_list_has_columns() -> None:
    assert {*SHOWN} == {*HIDDEN} == {*Listed}
    assert {column for listed in Listed for column in columns_of(listed)} == {*Column}


@pytest.mark.parametrize("listed", Listed)
def test_what_is_asked_for_stands_first_and_nothing_is_lost(listed: Listed) -> None:
    for asked in columns_of(listed):
        for filtered in columns_of(listed):
            told = shown(listed, (asked,), (filtered,))
            assert told[0] is asked and {*SHOWN[listed]} <= {*told} and len({*told}) == len(told)
            assert filtered in told or filtered in (Column.STATUS, Column.ITSELF)


@pytest.mark.parametrize("lang", LANGS)
def test_all_are_called_something_and_no_two_alike(lang: str) -> None:
    keys = [f"column.{each}" for each in Column]
    keys += [f"{group}.{each}" for group in ("listed", "asks") for each in Listed]
    keys += [f"op.{each}" for each in Op]
    templates = {key: WORDS.templates("fr" if lang == "fr" else "en", key) for key in keys}
    for group in ("column", "listed", "asks", "op"):
        said = [each for key, each in templates.items() if key.startswith(f"{group}.")]
        assert len({*said}) == len(said), group
