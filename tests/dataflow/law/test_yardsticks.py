"""The table of yardsticks: whole, true to the vocabulary, and no stricter than its sources."""

from dataflow.checks.rule import rules
from dataflow.law.yardsticks import yardsticks
from dataflow.question.fold import fold
from registry.records.duration import compare
from registry.vocabulary import vocabulary

WORDS = vocabulary()


def test_the_table_names_what_the_vocabulary_has_and_says_where_each_row_is_read() -> None:
    rows = yardsticks().yardsticks
    assert len({each.id for each in rows}) == len(rows)
    for each in rows:
        assert set(each.fields) <= set(WORDS.fields), each.id
        assert set(each.subjects) <= set(WORDS.data_subjects), each.id
        assert set(each.purposes) <= set(WORDS.purposes), each.id
        assert each.of_fields or each.purposes, "a yardstick for anything would measure everything"
        assert each.source and each.text.fr != each.text.en and each.basis.fr
        assert each.starts, each.id


def test_what_leaves_a_yardstick_open_has_words() -> None:
    assert {each.open for each in yardsticks().yardsticks if each.open} <= set(rules()["R39"].decides)


def test_words_of_events_and_names_are_found_however_they_are_spelt() -> None:
    for each in yardsticks().yardsticks:
        assert all(fold(phrase) for phrase in (*each.starts, *each.named)), each.id


def test_no_recommendation_of_an_authority_is_a_maximum() -> None:
    """Only a law sets a maximum; today the table has none that facts of a registry identify."""
    assert not [each.id for each in yardsticks().yardsticks if each.binding and "CNIL" in str(each.basis.fr)]


def test_a_purpose_is_measured_by_what_is_for_data_sets() -> None:
    assert [each.id for each in yardsticks().reaching(["billing_accounting", "payment_processing"])] == [
        "accounting"
    ]
    assert yardsticks().reaching([]) == ()


def test_a_yardstick_lasts_alike_on_every_calendar_or_is_nothing() -> None:
    assert all(compare(each.limit, each.limit) == 0 for each in yardsticks().yardsticks)
