"""Widening: what else answers to a field, a purpose or people that a list is asked for."""

from collections.abc import Mapping
from typing import Final

from dataflow.graph.instance import Relation, related_fields
from dataflow.lists.sift import Widened
from dataflow.question.wanted import Column, Condition, Listed, Op
from registry.vocabulary import Vocabulary

IT: Final = (Relation.SAME, Relation.PART, Relation.ALSO)
"""Whoever has its parts and kinds, or what is that field at the same time, has it."""
_KINDS: Final[Mapping[Column, str]] = {
    Column.PURPOSE: "purposes",
    Column.PEOPLE: "data_subjects",
    Column.MEASURE: "measures",
}
"""What has kinds: who pursues one of them pursues it."""
_SAID: Final = (Listed.DENIALS,)
"""Lists of what is said of fields and not of who has them: not sharing card numbers is not to share no payment data."""


def widened(condition: Condition, listed: Listed, words: Vocabulary) -> Condition:
    """The condition on a field, a purpose or people with everything that answers to it; any other as it is.

    What the field is a part or a kind of may be there with it or without (`first_name` for whoever has a `full_name`
    as a whole). Containers say by themselves that they may hold anything.
    """
    if condition.column in _KINDS and condition.op in (Op.IS, Op.NOT) and listed not in _SAID:
        return _by_kind(condition, _KINDS[condition.column], words)
    known = [each for each in condition.values if each in words.fields]
    if condition.column is not Column.FIELD or condition.op not in (Op.IS, Op.NOT) or listed in _SAID:
        return condition
    related = [related_fields(each, words) for each in known]
    meant = {field for each in related for field, relation in each.items() if relation in IT}
    maybe = {field for each in related for field, relation in each.items() if relation is Relation.WHOLE}
    return Widened(
        column=condition.column,
        op=condition.op,
        values=tuple(sorted({*condition.values, *meant})),
        labels=condition.labels,
        possible=frozenset(maybe - meant),
    )


def _by_kind(condition: Condition, kind: str, words: Vocabulary) -> Condition:
    """Who pursues a kind of a purpose pursues it; who states only what it is a kind of may, or may not.

    A name for both, « paie » for managing staff too, asks for that kind, and for nothing else that is one.
    """
    asked = condition.values
    above = {one for each in asked for one in words.lineage(kind, each)[1:]}
    below = {one for each in asked if each not in above for one in words.kinds_of(kind, each)} - {*asked}
    above -= {*asked}
    if not below | above:
        return condition
    return Widened(
        column=condition.column,
        op=condition.op,
        values=(*asked, *sorted(below)),
        labels=condition.labels,
        possible=frozenset(above - below),
    )
