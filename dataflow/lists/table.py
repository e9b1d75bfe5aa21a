"""The table of a list: a row for each thing listed, in the order of the list, in words."""

from collections.abc import Iterator, Sequence

from dataflow.facts.citations import cited
from dataflow.facts.known import Cited
from dataflow.facts.lists import apart
from dataflow.facts.values import status_word
from dataflow.lists.answer import ListAnswer, Row
from dataflow.lists.cell_words import cell_of, cell_words, cited_in
from dataflow.lists.limits import column_words
from dataflow.lists.sentences import WORDS
from dataflow.question.wanted import Column
from dataflow.words.speech import capitalised
from registry.records.record import Record
from registry.records.text import Lang


class Heading(Record):
    """A column of the table."""

    key: str
    """`id`, `name`, a `Column`, `meets`, `status` or `source`."""
    title: str


class Line(Record):
    """A thing listed, in words."""

    id: str
    meets: bool
    """Whether it is known to meet the conditions; otherwise nobody knows."""
    cells: dict[str, str]
    """What stands in each column, by its key. Nothing is empty."""
    cited: dict[str, tuple[Cited, ...]]
    """Where it can be read: that it is there under `name`, the value of each column under its key."""


class Table(Record):
    """A list in rows and columns."""

    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]


def table(found: ListAnswer, lang: Lang) -> Table:
    """What meets the conditions, then that of which it is not known, which a column tells apart."""
    headings = tuple(_headings(found, lang))
    return Table(
        headings=headings,
        lines=tuple(
            _line(row, meets, found, lang)
            for rows, meets in ((found.rows, True), (found.open, False))
            for row in rows
        ),
    )


def _headings(found: ListAnswer, lang: Lang) -> Iterator[Heading]:
    keys = ["id", "name", *found.columns, *(["meets"] if _limited(found) else []), "status", "source"]
    for key in dict.fromkeys(keys):
        told = column_words(key, lang) if isinstance(key, Column) else WORDS.say(lang, f"head.{key}")
        yield Heading(key=str(key), title=capitalised(told))


def _limited(found: ListAnswer) -> bool:
    """Whether there is something to meet."""
    return bool(found.wanted.conditions or found.open)


def _line(row: Row, meets: bool, found: ListAnswer, lang: Lang) -> Line:
    shown = {column: cell_of(row, column) for column in found.columns}
    places = {"name": row.citations, **{str(column): cited_in([cell]) for column, cell in shown.items()}}
    told = {str(column): cell_words(cell, lang) for column, cell in shown.items()}
    cells = {"id": row.id, "name": row.label.say(lang), **told}
    if _limited(found):
        cells["meets"] = WORDS.say(lang, "meets.yes" if meets else "meets.unknown")
    # What is told of it beside, where nothing that is shown can be read anywhere: that is no row without a source.
    hidden = () if any(places.values()) else tuple(row.cells)
    beside = {str(column): cited_in([row.cells[column]]) for column in hidden}
    said = _sources(places | beside, (*found.columns, *hidden), lang)
    cells |= {"status": status_word(row.status, lang), "source": said}
    return Line(
        id=row.id, meets=meets, cells=cells, cited={key: each for key, each in places.items() if each}
    )


def _sources(places: dict[str, tuple[Cited, ...]], columns: Sequence[Column], lang: Lang) -> str:
    """Where a row can be read: each place once, with the columns whose values it has; first that of the row itself."""
    read: dict[Cited, list[Column]] = {each: [] for each in places["name"]}
    for column in columns:
        for each in places[str(column)]:
            read.setdefault(each, []).append(column)
    said = [_source(each, of, each in places["name"], lang) for each, of in read.items()]
    return apart(said, lang) or WORDS.say(lang, "uncited")


def _source(place: Cited, columns: Sequence[Column], itself: bool, lang: Lang) -> str:
    said = cited(place, lang, "cell")
    if not columns:
        return said
    own = [WORDS.say(lang, "head.name").lower()] if itself else []
    named = ", ".join([*own, *(column_words(each, lang) for each in columns)])
    return WORDS.say(lang, "cited", source=said, columns=named)
