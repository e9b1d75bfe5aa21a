"""The names of rows in a sentence: each told apart from the others, and what is cut said."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from dataflow.facts.lists import beside, has_parts, listed
from dataflow.lists.answer import ListAnswer, Row
from dataflow.lists.cell_words import cell_of
from dataflow.lists.sentences import WORDS
from dataflow.question.wanted import Column, Listed
from registry.records.text import Lang
from registry.sentences import quoted

MOST: Final = 12
"""Names that a sentence tells; the table has all."""
FEWER: Final = 6
"""Names that a further sentence tells of the same list."""
_OWNED: Final = frozenset({Listed.CERTIFICATES, Listed.PLACES, Listed.MEASURES})
"""What is called alike at many parties: « ISO/IEC 27001 (Lucca) »."""


def names_of(found: ListAnswer, lang: Lang) -> Mapping[str, str]:
    """What each row is called, by its id: with the id behind it where two are called alike."""
    named = {row.id: _name(row, found.wanted.listed, lang) for row in (*found.rows, *found.open)}
    called = Counter(named.values())
    return {
        id_: WORDS.say(lang, "with", name=name, values=id_) if called[name] > 1 else name
        for id_, name in named.items()
    }


def in_a_row(
    rows: Sequence[Row],
    names: Mapping[str, str],
    lang: Lang,
    behind: Callable[[Row], str] = lambda _: "",
    most: int = MOST,
) -> str:
    """The names of rows, the first few and how many others there are; `behind`: what is said of each in brackets."""
    said = [_with(names[row.id], behind(row), lang) for row in rows[:most]]
    rest = len(rows) - most
    return listed([*said, *([WORDS.say(lang, "more_names", n=rest)] if rest > 0 else [])], lang)


def lines(rows: Sequence[Row], said: Callable[[Row], str], lang: Lang) -> Iterable[str]:
    """A line for each of the first dozen rows, and how many others there are."""
    yield from (said(row) for row in rows[:MOST])
    if len(rows) > MOST:
        yield WORDS.say(lang, "more_lines", n=len(rows) - MOST)


def _name(row: Row, kind: Listed, lang: Lang) -> str:
    """A proper name as it is; what is called by a word, or reads as two things, between quotation marks."""
    label = row.label.say(lang)
    proper = row.subject_kind == "actor" or kind is Listed.COUNTRIES
    said = label if proper and not has_parts(label, lang) else quoted(lang, label)
    parties = cell_of(row, Column.PARTY).values if kind in _OWNED else ()
    owners = [each.label for each in parties if each.label and not _names(label, each.label.say(lang))]
    return _with(said, beside(owners, lang), lang)


def _names(label: str, owner: str) -> bool:
    """Whether a row says already whose it is, as the place of a third party does."""
    return label == owner or label.endswith(f"({owner})")


def _with(name: str, said: str, lang: Lang) -> str:
    return WORDS.say(lang, "with", name=name, values=said) if said else name
