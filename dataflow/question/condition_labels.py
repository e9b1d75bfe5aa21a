"""What the values of a condition are called, so that a list can be told as it was asked for."""

from collections.abc import Mapping
from typing import Final

from dataflow.question.lexicon import Lexicon
from dataflow.question.meaning import Kind, Meaning
from dataflow.question.reading import AREAS, place_name
from dataflow.question.wanted import Column, Condition, Op
from registry.records.countries import codes
from registry.records.days import day_written
from registry.records.prose import day_in_words
from registry.records.text import Text, both
from registry.vocabulary import Term, Vocabulary

THINGS: Final[Mapping[Column, Kind]] = {
    Column.PARTY: "actor",
    Column.BY: "actor",
    Column.FIELD: "field",
    Column.DATA_SET: "data_set",
    Column.PEOPLE: "people",
}
"""The columns whose values are things of the registry that a question may name."""
COUNTRIES: Final = frozenset({Column.COUNTRY, Column.SEAT, Column.HOSTING})
"""The columns whose values are countries, and unions where it is asked what lies within them."""


def labelled(condition: Condition, lexicon: Lexicon, words: Vocabulary) -> Condition:
    """The condition with what each of its values is called; without, where one of them has no name."""
    found = [label_of(condition.column, condition.op, value, lexicon, words) for value in condition.values]
    known = tuple(each for each in found if each is not None)
    return condition.model_copy(update={"labels": known if len(known) == len(found) else ()})


def label_of(column: Column, op: Op, value: str, lexicon: Lexicon, words: Vocabulary) -> Text | None:
    """What one value is called; None where it has no name: it is told as it is written."""
    if op in (Op.BEFORE, Op.FROM):
        day = day_written(value)
        return both(lambda lang: day_in_words(day, lang)) if day else None
    if column in THINGS:
        return lexicon.titles.of(Meaning(THINGS[column], value))
    if column in COUNTRIES:
        return both(lambda lang: place_name(value, lang)) if value in codes() or value in AREAS else None
    for terms in _terms(column, words):
        if value in terms:
            return terms[value].label
    return None


def _terms(column: Column, words: Vocabulary) -> tuple[Mapping[str, Term], ...]:
    """The terms of the vocabulary that a column’s values are."""
    match column:
        case Column.ROLE:
            return (words.roles,)
        case Column.PURPOSE:
            return (words.purposes,)
        case Column.BASIS:
            return (words.legal_bases,)
        case Column.LAW:
            return (words.regimes,)
        case Column.SENSITIVITY:
            return (words.sensitivities,)
        case Column.CATEGORY:
            return (words.categories, words.tracker_categories)
        case Column.MECHANISM:
            return (words.transfer_mechanisms,)
        case Column.CERTIFICATE:
            return (words.certifications,)
        case Column.RIGHT:
            return (words.rights,)
        case Column.ACT:
            return (words.denial_acts,)
        case Column.STATUS:
            return (words.statuses,)
    return ()
