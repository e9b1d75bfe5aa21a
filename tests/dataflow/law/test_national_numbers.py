"""The uses of the national number: every purpose stands somehow to the list."""

from dataflow.law.national_numbers import number_uses
from registry.vocabulary import vocabulary
from tests.test_words import french_fault

WORDS = vocabulary()


def test_every_purpose_of_the_vocabulary_stands_once_in_the_table() -> None:
    assert sorted(each.purpose for each in number_uses().uses) == sorted(WORDS.purposes)


def test_the_table_names_what_the_vocabulary_has() -> None:
    table = number_uses()
    assert any(table.flag in field.flags for field in WORDS.fields.values())
    assert {each for use in table.uses for each in use.subjects} <= set(WORDS.data_subjects)
    assert table.sources and table.basis.en and not french_fault(str(table.basis.fr))


def test_of_a_purpose_that_nobody_knows_and_of_other_people_nothing_is_known() -> None:
    stands = number_uses().stands
    assert stands("own_purpose", []) == "open"
    assert stands("hr_management", ["employee", "supplier"]) == "allowed"
    assert stands("hr_management", []) == "allowed"
    assert stands("hr_management", ["supplier"]) == "open"
    assert stands("direct_marketing", ["employee"]) == "outside"
