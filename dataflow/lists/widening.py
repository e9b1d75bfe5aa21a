"""Widening: what else answers to a field, a purpose or people that a list is asked for."""

from collections.abc import Mapping
from typing import Final

from dataflow.graph.instance import Relation, related_fields
from dataflow.lists.sift import Widened
from dataflow.question.wanted import Column, Condition, Listed, Op
from registry.vocabulary import Vocabulary

IT: Final = (Relation.SAME, Relation.PART, Relation.ALSO)
"""Whoever has its parts and kinds, or what is that field at the same time, has it."""
_KINDS: Final[Mapping[Column, str]] = {Column.PURPOSE: "purposes", Column.PEOPLE: "data_subjects"}
"""What has kinds: who pursues one of them pursues it."""
_SAID: Final = (Listed.DENIALS,)
"""Lists of what is said of fields and not of who has them: not sharing card numbers is not to share no payment data."""


def widened(condition: Condition, listed: Listed, words: Vocabulary) -> Condition:
    """The condition on a field, a purpose or people with everything that answers to it; any other as it is.

    What the field is a part or a kind of may be there with it or without (`first_name` for whoever has a `full_name`
    as a whole). Containers say by themselves that they may hold anything.
    """
    if condition.column in _KINDS and condition.op in (Op.IS, Op.NOT):
        kinds = (words.kinds_of(_KINDS[condition.column], each) for each in condition.values)
        below = {one for each in kinds for one in each} - {*condition.values}
        return (
            condition.model_copy(update={"values": (*condition.values, *sorted(below))})
            if below
            else condition
        )
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
