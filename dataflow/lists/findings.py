"""Findings: what the checks found, the gravest first, listed."""

from collections.abc import Iterable, Iterator, Mapping

from dataflow.facts.facts import Facts
from dataflow.facts.finding import SAID, SEVERITIES, Finding
from dataflow.facts.known import Known
from dataflow.facts.lists import beside
from dataflow.facts.sentences import WORDS
from dataflow.lists.answer import Cell, Row
from dataflow.lists.cells import union
from dataflow.lists.material import Material
from dataflow.lists.record_cells import worded
from dataflow.question.wanted import Column
from registry.records.evidence import Status
from registry.records.text import Text, both


def findings(material: Material) -> Iterator[Row]:
    """Every finding, the gravest first, those that somebody answers for last: told as accepted and never left out.

    One under several laws or of several checks is in parts: a violation under one law is none under another.
    """
    for each in sorted(material.findings, key=_order):
        yield _row(each, material.facts)


def _order(finding: Finding) -> tuple[bool, int, int, int, str]:
    return (
        finding.accepted is not None,
        SEVERITIES.index(finding.severity),
        SAID.index(finding.said),
        int(finding.check[1:]),
        finding.id,
    )


def _row(finding: Finding, facts: Facts) -> Row:
    parts = [_cells(part, facts) for part in finding.parts]
    # What it is told as is its own gravity; what it is about, that of all that is told with it.
    own = {Column.SEVERITY, Column.VERDICT, Column.MESSAGE}
    cells = {
        column: cell if column in own else union(part[column] for part in parts)
        for column, cell in parts[0].items()
    }
    return Row(
        id=finding.id,
        label=_label(finding, facts),
        cells={
            **cells,
            Column.STATUS: _one(_standing(finding), WORDS.both(f"finding.standing.{_standing(finding)}")),
        },
        parts=tuple(parts) if len(parts) > 1 else (),
    )


def _cells(part: Finding, facts: Facts) -> Mapping[Column, Cell]:
    registry, sets = facts.registry, facts.registry.data_sets
    return {
        Column.SEVERITY: _one(part.severity, WORDS.both(f"finding.severity.{part.severity}")),
        Column.VERDICT: _one(part.said, WORDS.both(f"finding.said.{part.said}")),
        Column.MESSAGE: _one(part.id, part.message),
        Column.LAW: _one(part.regime, part.regime_label),
        Column.CHECK: _one(part.check, Text(fr=part.check, en=part.check)),
        Column.PARTY: _several((id_, registry.actors[id_].name) for id_ in part.actors),
        Column.FIELD: _fields(part, facts),
        Column.DATA_SET: Cell(
            values=_several((id_, sets[id_].label) for id_ in part.data_sets).values,
            # Of a field in no data set in particular it may be about that of any.
            more=bool(part.fields) and not part.data_sets,
        ),
    }


def _fields(part: Finding, facts: Facts) -> Cell:
    """The fields it names; where it names none, those of the data sets it is about, any of which it may be about."""
    if part.fields:
        return _several((id_, facts.field(id_)) for id_ in part.fields)
    held = dict.fromkeys(use.field for id_ in part.data_sets for use in facts.registry.data_sets[id_].fields)
    values = tuple(Known(value=id_, label=facts.field(id_), status=Status.UNKNOWN) for id_ in held)
    return Cell(values=values, more=bool(part.hops) and not part.data_sets)


def _standing(finding: Finding) -> str:
    """Whether it is open, accepted, or open although somebody had accepted it."""
    return "accepted" if finding.accepted else "lapsed" if finding.lapsed else "open"


def _label(finding: Finding, facts: Facts) -> Text:
    """The check and whom or what it is about, and that it is accepted."""
    registry = facts.registry
    about = [registry.actors[id_].name for id_ in finding.actors]
    about = about or [registry.data_sets[id_].label for id_ in finding.data_sets]
    told = Text(fr=finding.check, en=finding.check)
    if about:
        told = worded("of", what=told, whose=both(lambda lang: beside(about, lang)))
    if finding.accepted is None:
        return told
    return worded("of", what=told, whose=WORDS.both("finding.standing.accepted"))


def _one(value: str, label: Text) -> Cell:
    return _several([(value, label)])


def _several(values: Iterable[tuple[str, Text]]) -> Cell:
    return Cell(values=tuple(Known(value=id_, label=label, status=Status.DECLARED) for id_, label in values))
