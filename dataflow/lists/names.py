"""The names of rows in a sentence: each told apart from the others, and what is cut said."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from dataflow.facts.lists import listed
from dataflow.lists.answer import ListAnswer, Row
from dataflow.lists.sentences import WORDS
from registry.records.text import Lang
from registry.sentences import quoted

MOST = 12
"""Names that a sentence tells; the table has all."""


def names_of(found: ListAnswer, lang: Lang) -> Mapping[str, str]:
    """What each row is called, by its id: with the id behind it where two are called alike."""
    rows = (*found.rows, *found.open)
    called = Counter(row.label.say(lang) for row in rows)
    return {row.id: _name(row, called[row.label.say(lang)] > 1, lang) for row in rows}


def in_a_row(
    rows: Sequence[Row], names: Mapping[str, str], lang: Lang, behind: Callable[[Row], str] = lambda _: ""
) -> str:
    """The names of rows, the first dozen and how many others there are; `behind`: what is said of each in brackets."""
    said = [_with(names[row.id], behind(row), lang) for row in rows[:MOST]]
    rest = len(rows) - MOST
    return listed([*said, *([WORDS.say(lang, "more_names", n=rest)] if rest > 0 else [])], lang)


def lines(rows: Sequence[Row], said: Callable[[Row], str], lang: Lang) -> Iterable[str]:
    """A line for each of the first dozen rows, and how many others there are."""
    yield from (said(row) for row in rows[:MOST])
    if len(rows) > MOST:
        yield WORDS.say(lang, "more_lines", n=len(rows) - MOST)


def _name(row: Row, twice: bool, lang: Lang) -> str:
    label = row.label.say(lang)
    said = label if row.subject_kind == "actor" else quoted(lang, label)
    return WORDS.say(lang, "named_apart", name=said, id=row.id) if twice else said


def _with(name: str, said: str, lang: Lang) -> str:
    return WORDS.say(lang, "with", name=name, values=said) if said else name
