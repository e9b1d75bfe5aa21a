"""The details of a list: what was asked of each, what is not known and why, what is missing; after its sentence."""

from collections.abc import Iterable, Iterator, Sequence

from dataflow.facts.lists import apart
from dataflow.lists.answer import ListAnswer, Row
from dataflow.lists.cell_words import cell_of, cell_words
from dataflow.lists.limits import column_words
from dataflow.lists.names import MOST, in_a_row, lines, names_of
from dataflow.lists.sentences import WORDS
from dataflow.question.wanted import Column
from dataflow.words.paragraph import Paragraph
from dataflow.words.speech import Speech, capitalised
from registry.records.text import Lang


def details(found: ListAnswer, lang: Lang) -> tuple[Paragraph, ...]:
    """What else there is to say of a list, each kind under its title."""
    return tuple(_paragraphs(found, lang))


def _paragraphs(found: ListAnswer, lang: Lang) -> Iterator[Paragraph]:
    names = names_of(found, lang)
    sure = tuple(row for row in found.rows if not row.unstated)
    if len(sure) > 1:
        for column in found.wanted.asked:
            said = [
                WORDS.say(lang, "line.value", value=value, n=len(rows), names=in_a_row(rows, names, lang))
                for value, rows in _by_value(sure, column, lang).items()
            ]
            title = WORDS.say(lang, "title.asked", column=capitalised(column_words(column, lang)))
            yield Paragraph(kind="asked", title=title, lines=_cut(said, lang))
    doubtful = tuple(row for row in found.open if not row.unstated)
    if doubtful:
        told = lines(doubtful, lambda row: _open(row, names[row.id], lang), lang)
        yield Paragraph(kind="open", title=WORDS.say(lang, "title.open"), lines=tuple(told))
    limits = tuple(Speech(lang).limits(found))
    if limits:
        yield Paragraph(kind="limits", title=WORDS.say(lang, "title.limits"), lines=limits)


def _by_value(rows: Iterable[Row], column: Column, lang: Lang) -> dict[str, list[Row]]:
    """The rows by what is known of each in a column, in the order the values are met."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(cell_words(cell_of(row, column), lang), []).append(row)
    return found


def _cut(said: Sequence[str], lang: Lang) -> tuple[str, ...]:
    rest = len(said) - MOST
    return (*said[:MOST], *([WORDS.say(lang, "more_lines", n=rest)] if rest > 0 else []))


def _open(row: Row, name: str, lang: Lang) -> str:
    """What of a row is not known: the columns that decide, with what is stated there."""
    said = (
        WORDS.say(
            lang, "line.unknown",
            column=column_words(column, lang), values=cell_words(cell_of(row, column), lang),
        )
        for column in row.undecided
    )  # fmt: skip
    told = apart(said, lang)
    return WORDS.say(lang, "line.open", name=name, columns=told) if told else name
