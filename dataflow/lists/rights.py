"""Rights: what people may ask for and how, listed."""

from collections.abc import Iterator

from dataflow.answers.profile.recourse import rights as known_rights
from dataflow.facts.known import Known
from dataflow.facts.sentences import WORDS
from dataflow.lists.answer import Cell, Row
from dataflow.lists.material import Material
from dataflow.lists.record_cells import EMPTY, OPEN, or_every, written
from dataflow.question.wanted import Column
from registry.records.evidence import Status


def rights(material: Material) -> Iterator[Row]:
    """Every right that the registry names, way by way in which it is offered, and those that a law gives and of which
    it does not say how they are exercised; in the order of the vocabulary (GDPR Art. 12-22)."""
    facts = material.facts
    written_ = material.registry.rights
    for each in known_rights(facts):
        offered = [right for right in written_ if right.right == each.right]
        for number, right in enumerate(offered):
            yield Row(
                id=each.right if len(offered) == 1 else f"{each.right}#{number + 1}",
                label=each.label,
                cells={
                    Column.RIGHT: Cell(values=(facts.statement(right, each.right, each.label),)),
                    Column.HOW: written(right.how, right, facts),
                    Column.CONDITION: written(right.condition, right, facts),
                    Column.DATA_SET: or_every(
                        right.data_sets,
                        lambda id_: facts.registry.data_sets[id_].label,
                        right,
                        facts,
                        WORDS.both("every.data_set"),
                    ),
                },
                status=right.standing,
                unstated=right.standing is Status.UNKNOWN,
                citations=facts.cited(right.cite),
            )
        if not offered:
            known = Known(value=each.right, label=each.label, status=Status.DECLARED)
            yield Row(
                id=each.right,
                label=each.label,
                cells={
                    Column.RIGHT: Cell(values=(known,)),
                    Column.HOW: EMPTY,
                    Column.CONDITION: EMPTY,
                    Column.DATA_SET: OPEN,
                },
            )
