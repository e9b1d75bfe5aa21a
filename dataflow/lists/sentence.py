"""The sentence of a list: how many there are and which, and of how many it is not known."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from dataflow.facts.finding import SEVERITIES
from dataflow.facts.lists import apart
from dataflow.lists.answer import ListAnswer, Row
from dataflow.lists.cell_words import cell_of, cell_words
from dataflow.lists.limits import column_words, counted, limits, none_of
from dataflow.lists.names import FEWER, in_a_row, names_of
from dataflow.lists.sentences import WORDS
from dataflow.lists.sift import Met, met
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from dataflow.words.speech import Speech, capitalised
from registry.records.evidence import Status
from registry.records.text import Lang
from registry.sentences import stopped

_FEW = 6
"""Rows of which a sentence says what was asked of each; of more the details do."""
_GRAVEST = 3
_WANTING: Mapping[Listed, Column] = {
    Listed.CONTRACTS: Column.CONTRACT,
    Listed.TRANSFERS: Column.MECHANISM,
    Listed.RETENTION: Column.PERIOD,
    Listed.PURPOSES: Column.BASIS,
}
"""What a list is about and may not be on record: a mission is listed among contracts whether it has one or not."""


def sentence(found: ListAnswer, lang: Lang) -> str:
    """The list in a few sentences: the count, the names, what was asked of each, and the unknown apart."""
    return " ".join(_sentences(found, lang))


def _sentences(found: ListAnswer, lang: Lang) -> Iterator[str]:
    names = names_of(found, lang)
    sure = tuple(row for row in found.rows if not row.unstated)
    yield _count(found, sure, names, lang)
    if found.wanted.listed is Listed.DENIALS and not sure:
        yield WORDS.say(lang, "no_denials")
    if found.wanted.listed is Listed.FINDINGS and sure:
        yield from _gravity(sure, names, lang)
    yield from _asked(found, sure, names, lang)
    yield from _missing(found, sure, names, lang)
    for status in (Status.INFERRED, Status.ENRICHMENT, Status.UNKNOWN):
        shaky = [row for row in sure if row.footing is status]
        if shaky:
            yield WORDS.say(lang, f"shaky.{status}", names=in_a_row(shaky, names, lang, most=FEWER))
    doubtful = tuple(row for row in found.open if not row.unstated)
    if doubtful:
        key = "open" if sure else "open_alone"
        yield WORDS.say(lang, key, n=len(doubtful), names=in_a_row(doubtful, names, lang))
    unstated = tuple(row for row in (*found.rows, *found.open) if row.unstated)
    if unstated:
        named = in_a_row(unstated, names, lang, most=FEWER)
        key = "unstated_transfers" if found.wanted.listed is Listed.TRANSFERS else "unstated"
        yield WORDS.say(lang, key, n=len(unstated), names=named)


def _count(found: ListAnswer, sure: Sequence[Row], names: Mapping[str, str], lang: Lang) -> str:
    wanted, findings = found.wanted, found.wanted.listed is Listed.FINDINGS
    told = {"limits": limits(wanted, lang), "total": total(found, lang)}
    speech = Speech(lang)
    told |= {"lead": speech.lead(found)} if findings else {"subject": speech.subject(found)}
    if not sure:
        key = "none_findings" if findings else "none_found"
        return WORDS.say(lang, key, none=none_of(wanted, lang), **told)
    if findings:
        return WORDS.say(lang, "found_findings", found=counted(wanted, len(sure), lang), **told)
    said = in_a_row(sure, names, lang, behind(found, len(sure), lang))
    return WORDS.say(lang, "found", found=counted(wanted, len(sure), lang), names=said, **told)


def behind(found: ListAnswer, rows: int, lang: Lang) -> Callable[[Row], str]:
    """What is said of each of a few rows behind its name: what was asked; of what is denied, what that leaves out."""
    if found.wanted.listed is Listed.DENIALS and not found.wanted.asked:
        return lambda row: _values(
            row, (Column.CONDITION,) if cell_of(row, Column.CONDITION).values else (), lang
        )
    return (lambda row: _values(row, found.wanted.asked, lang)) if 1 < rows <= _FEW else (lambda _: "")


def total(found: ListAnswer, lang: Lang) -> str:
    """Of how many, where there are conditions; what they are called, where what is counted has a name of its own."""
    wanted = found.wanted
    if not wanted.conditions or not found.of:
        return ""
    bare = Wanted(listed=wanted.listed)
    named = none_of(wanted, lang) != none_of(bare, lang)
    return WORDS.say(lang, "total", total=counted(bare, found.of, lang) if named else str(found.of))


def _values(row: Row, columns: Sequence[Column], lang: Lang) -> str:
    """What was asked of one row: the value of one column, several by their names."""
    said = [cell_words(cell_of(row, each), lang) for each in columns]
    if len(said) < 2:
        return "".join(said)
    named = zip(columns, said, strict=True)
    each = (
        WORDS.say(lang, "line.unknown", column=column_words(column, lang), values=values)
        for column, values in named
    )
    return apart(each, lang)


def _asked(found: ListAnswer, sure: Sequence[Row], names: Mapping[str, str], lang: Lang) -> Iterator[str]:
    """What was asked of the only row there is."""
    if len(sure) != 1:
        return
    for column in found.wanted.asked:
        yield WORDS.say(
            lang, "asked", column=capitalised(column_words(column, lang)), name=names[sure[0].id],
            values=cell_words(cell_of(sure[0], column), lang),
        )  # fmt: skip


def absent(found: ListAnswer, sure: Sequence[Row]) -> tuple[Column, list[Row]] | None:
    """Of what the list is about the rows of which nothing is on record; None where it was limited by that already."""
    limited = {each.column for each in found.wanted.conditions}
    column = _WANTING.get(found.wanted.listed)
    if column is None or column in limited:
        return None
    condition = Condition(column=column, op=Op.MISSING)
    return column, [row for row in sure if met(cell_of(row, column), condition, found.on) is Met.YES]


def _missing(found: ListAnswer, sure: Sequence[Row], names: Mapping[str, str], lang: Lang) -> Iterator[str]:
    column, rows = absent(found, sure) or (None, [])
    if column and rows:
        named = in_a_row(rows, names, lang, most=FEWER)
        yield WORDS.say(lang, "missing", column=column_words(column, lang), n=len(rows), names=named)


def _gravity(sure: Sequence[Row], names: Mapping[str, str], lang: Lang) -> Iterator[str]:
    """How many of each severity, and the gravest."""
    order: dict[str, int] = {severity: place for place, severity in enumerate(SEVERITIES)}
    graded = sorted(sure, key=lambda row: order.get(_severity(row), len(order)))
    counts: dict[str, int] = {}
    for row in graded:
        said = cell_words(cell_of(row, Column.SEVERITY), lang)
        counts[said] = counts.get(said, 0) + 1
    told = (WORDS.say(lang, "severity", severity=said, n=n) for said, n in counts.items())
    if len(counts) > 1:
        yield WORDS.say(lang, "severities", counts=apart(told, lang))
    gravest = [row for row in graded if _severity(row) == _severity(graded[0])]
    said = " ".join(stopped(_message(row, names, lang)) for row in gravest[:_GRAVEST])
    if len(gravest) > _GRAVEST:
        yield WORDS.say(lang, "among", names=said)
    else:
        yield WORDS.say(lang, "gravest", n=len(gravest), names=said)


def _severity(row: Row) -> str:
    values = cell_of(row, Column.SEVERITY).values
    return (values[0].value or "") if values else ""


def _message(row: Row, names: Mapping[str, str], lang: Lang) -> str:
    """What a finding says: its message, else its name."""
    cell = row.cells.get(Column.MESSAGE)
    return cell_words(cell, lang) if cell and cell.values else names[row.id]
