"""Articles of the law in a question: what a list is narrowed by, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.question.listing.reference import references
from dataflow.question.listing.senses import Sense
from dataflow.question.terms import Terms
from dataflow.question.wanted import Column
from registry.vocabulary import vocabulary

WRITTEN = [
    "article {n}", "art. {n}", "art {n}", "arts. {n}", "article {n} du rgpd", "article {n} of the gdpr",
    "art. {n} uk gdpr",
]  # fmt: skip


def narrowed(said: str) -> tuple[Column, tuple[str, ...]] | None:
    ((start, end, sense),) = references(said)
    assert (start, end) <= (0, len(said))
    return (sense.condition.column, sense.condition.values) if sense.condition else None


@pytest.mark.parametrize("letter", "abcdef")
@pytest.mark.parametrize(
    "shape",
    [
        "article 6(1)({})",
        "art. 6 (1) ({})",
        "article 6.1 {}",
        "article 6, paragraphe 1, point {})",
        "art. 6 §1 {}",
    ],
)
def test_each_letter_of_article_6_is_a_legal_basis(letter: str, shape: str) -> None:
    column, values = narrowed(shape.replace("6.1", "6 1").format(letter)) or (None, ())
    assert column is Column.BASIS and values[0] == f"6_1_{letter}"
    assert {*values} <= vocabulary().legal_bases.keys()


@pytest.mark.parametrize("shape", WRITTEN)
@pytest.mark.parametrize(
    ("number", "column", "value"),
    [
        (9, Column.SENSITIVITY, "special_art9"),
        (10, Column.SENSITIVITY, "criminal_art10"),
        (45, Column.MECHANISM, "adequacy"),
        (49, Column.MECHANISM, "derogation_49_1_a"),
    ],
)
def test_an_article_that_is_a_value_narrows_by_it(
    shape: str, number: int, column: Column, value: str
) -> None:
    made = narrowed(shape.format(n=number))
    assert made and made[0] is column and value in made[1]
    assert {*made[1]} <= {*Terms({}, vocabulary(), {}).values(column)}


@pytest.mark.parametrize("shape", WRITTEN)
@pytest.mark.parametrize("number", [5, 12, 13, 28, 30, 32, 35, 89, 99])
def test_any_other_says_under_which_rule_one_asks(shape: str, number: int) -> None:
    assert narrowed(shape.format(n=number)) is None


@pytest.mark.parametrize("said", ["particle 6", "les articles", "article", "art nouveau", "6(1)(a)"])
def test_no_article_is_none(said: str) -> None:
    assert [*references(said)] == []


@given(st.text(alphabet="article 0123456789()§.,abcdefgh’'du rgpd", max_size=60))
def test_any_text_has_articles_side_by_side(text: str) -> None:
    end = 0
    for start, after, sense in references(text):
        assert end <= start < after <= len(text) and isinstance(sense, Sense)
        end = after
