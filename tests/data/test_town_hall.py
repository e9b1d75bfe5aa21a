"""The town hall: a registry for the tests, of another kind than the shipped ones, that says all in both languages."""

from pathlib import Path

from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import Text
from registry.vocabulary import vocabulary
from tests.data.statements import inner

PATH = Path(__file__).with_name("town_hall.yaml")


def town_hall() -> Registry:
    loaded = load(PATH)
    assert loaded.problems == ()
    assert loaded.registry is not None
    return loaded.registry


def test_its_fields_are_of_categories_that_there_are() -> None:
    assert {field.category for field in town_hall().fields.values()} <= set(vocabulary().categories)


def test_what_a_reader_is_shown_is_in_both_languages() -> None:
    assert [told for told in inner(town_hall(), Text) if bool(told.fr) != bool(told.en)] == []


def test_its_lines_are_short_enough_to_read() -> None:
    long = [line for line in PATH.read_text(encoding="utf-8").splitlines() if len(line) > 120]
    assert long == []
