"""Certificates: what parties show, until when, and how that stands on the day."""

from collections import Counter
from collections.abc import Iterator

from dataflow.facts.parties import certificate
from dataflow.facts.sentences import WORDS
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import NOTHING, UNSAID, cell, stated
from dataflow.lists.day_cells import day_cell
from dataflow.lists.material import Material
from dataflow.question.columns import HIDDEN
from dataflow.question.wanted import Column, Listed
from registry.records.actor import Certification
from registry.records.evidence import Evidence, Status, evidence_of
from registry.records.text import both, text


def certificates(material: Material) -> Iterator[Row]:
    """Every certificate of everybody who is there on the day; one that is over is told with its state."""
    for id_, actor in material.registry.actors.items():
        if actor.holds_on(material.on):
            numbers = Counter[str]()
            for held in sorted(actor.certifications, key=_order):
                numbers[held.standard] += 1
                number = numbers[held.standard]
                key = f"{id_}.{held.standard}" + (f".{number}" if number > 1 else "")
                yield _row(key, id_, held, material)


def _order(held: Certification) -> tuple[str, str, str]:
    """An order that is that of no list in a file."""
    return held.standard, str(held.valid_to or ""), repr(held)


def _row(key: str, id_: str, held: Certification, material: Material) -> Row:
    facts, actor = material.facts, material.registry.actors[id_]
    entry = evidence_of(held, actor)
    told = certificate(held, id_, None, facts)
    party = material.parties.of(id_)
    return Row(
        id=key,
        label=both(
            lambda lang: WORDS.say(
                lang, "engaged_as", party=actor.name.say(lang), engagement=told.name.say(lang)
            )
        ),
        subject_kind="actor",
        subject=id_,
        cells={
            Column.PARTY: Cell(values=(stated(id_, actor.name, told.status),)),
            Column.CERTIFICATE: Cell(values=(told.known,)),
            Column.LEVEL: _level(held, entry, material),
            Column.SCOPE: _scope(held, entry, material),
            Column.SINCE: day_cell(held.valid_from, entry, facts, more=True),
            Column.UNTIL: day_cell(held.valid_to, entry, facts, more=True),
            Column.STATE: cell(
                [stated(told.state, facts.certificate_state(told.state, held.valid_to), told.status)]
            ),
            **{column: party[column] for column in HIDDEN[Listed.CERTIFICATES]},
        },
        status=told.status,
        unstated=told.status is Status.UNKNOWN,
        citations=told.citations,
    )


def _level(held: Certification, entry: Evidence, material: Material) -> Cell:
    if held.level is None:
        return NOTHING
    return Cell(values=(material.facts.statement(entry, held.level, text(held.level, held.level)),))


def _scope(held: Certification, entry: Evidence, material: Material) -> Cell:
    """What it covers: the kind of thing, in the words of the source where it has some."""
    facts = material.facts
    said = facts.known(held.scope, entry, lambda words: words)
    if said.label is None and held.scope_kind == "unknown":
        return cell([said], more=True) if said.reason or said.citations else UNSAID
    label = said.label or WORDS.both(f"scope.{held.scope_kind}")
    status = said.status if said.label is not None else entry.standing
    cited = said.citations or facts.cited(entry.cite)
    return cell([stated(held.scope_kind, label, status, cited)])
