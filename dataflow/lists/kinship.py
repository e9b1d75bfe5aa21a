"""Kinship: the fields that answer to a field a condition names, as in a trace, and those that perhaps do."""

from collections.abc import Iterable

from dataflow.facts.facts import Facts
from dataflow.graph.instance import Relation, related_fields
from dataflow.lists.sift import Perhaps
from dataflow.question.wanted import Column, Condition, Op

NEAR = frozenset({Relation.SAME, Relation.PART, Relation.ALSO})
"""What is the field: a first name where names are asked for, a mobile-money account where phone numbers are."""


def widened(conditions: Iterable[Condition], facts: Facts) -> tuple[tuple[Condition, ...], Perhaps]:
    """The conditions with every field that is one of those they name.

    What may hold the field (a full name where first names are asked for, a container) is perhaps it, and stands apart.
    """
    made: list[Condition] = []
    perhaps: dict[Condition, frozenset[str]] = {}
    for each in conditions:
        if each.column is not Column.FIELD or each.op not in (Op.IS, Op.NOT):
            made.append(each)
            continue
        near: dict[str, None] = dict.fromkeys(each.values)
        far: dict[str, None] = {}
        for asked in each.values:
            for field, relation in related_fields(asked, facts.words).items():
                (near if relation in NEAR else far)[field] = None
        wide = each.model_copy(update={"values": tuple(near)})
        perhaps[wide] = frozenset(far) - near.keys()
        made.append(wide)
    return tuple(made), perhaps
