"""Reviews: what a person keeps current, by when it is to be gone through again; without a stated cycle, unknown."""

from collections.abc import Iterator

from dataflow.facts.cycles import ASKED, Cycle, cycles
from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.sentences import WORDS
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import NOTHING, UNSAID, stated
from dataflow.lists.material import Material
from dataflow.question.wanted import Column
from registry.records.evidence import Evidence
from registry.records.prose import day_text


def reviews(material: Material) -> Iterator[Row]:
    """Every third party, data set and document; of the organisation and of what stands inside, what says it."""
    for each in cycles(material.facts):
        if each.stated or each.kind in ASKED:
            yield _row(each, material)


def _row(each: Cycle, material: Material) -> Row:
    facts = material.facts
    kept, of = each.kept, each.evidence
    due, since, every = kept.review_due, kept.gone_through, kept.review_every
    return Row(
        id=each.id,
        label=each.label,
        subject_kind="actor" if each.actor else "data_set" if each.kind == "data_set" else "",
        subject=each.actor or (each.name if each.kind == "data_set" else ""),
        cells={
            Column.KIND: Cell(values=(stated(each.kind, WORDS.both(f"upkeep.{each.kind}")),)),
            Column.REVIEW: _one(facts.statement(of, due.isoformat(), day_text(due)) if due else None),
            Column.STATE: _one(_state(each, of, facts)),
            Column.OWNER: _one(
                facts.statement(of, str(each.owner.fr or each.owner.en), each.owner) if each.owner else None
            ),
            Column.SINCE: _one(facts.statement(of, since.isoformat(), day_text(since)) if since else None),
            Column.PERIOD: _one(facts.statement(of, str(every), facts.duration(every)) if every else None),
            Column.PARTY: Cell(values=(stated(each.actor, facts.registry.actors[each.actor].name),))
            if each.actor
            else NOTHING,
            Column.ROLE: material.parties.of(each.actor)[Column.ROLE] if each.actor else NOTHING,
            Column.DATA_SET: Cell(values=(stated(each.name, each.label),))
            if each.kind == "data_set"
            else NOTHING,
        },
        status=of.standing,
        citations=facts.cited(of.cite),
    )


def _state(each: Cycle, of: Evidence, facts: Facts) -> Known | None:
    due = each.kept.review_due
    if due is None:
        return None
    state = "expired" if each.is_due(facts.on) else "valid"
    return facts.statement(of, state, WORDS.both(f"upkeep.{state}", day=day_text(due)))


def _one(known: Known | None) -> Cell:
    return UNSAID if known is None else Cell(values=(known,))
