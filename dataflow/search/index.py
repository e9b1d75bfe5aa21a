"""The index: which statements have which words, folded as questions are; compiled once for a registry and a day."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from dataflow.facts.facts import Facts
from dataflow.question.fold import singular, words
from dataflow.question.grammar import Key, phrases
from dataflow.question.spelling import Spelling
from dataflow.search.found import Found
from dataflow.search.names import Names
from dataflow.search.statement import Statement
from dataflow.search.statements import Statements
from registry.records.evidence import Citation
from registry.records.text import LANGS, Lang, Text

Row = int
"""The place of a statement in the index."""
SAID, ABOUT, CITED = 6, 4, 2
"""Where a word stands, and what that is worth: in what is said, in whose it is and under which key, in the section and
the words cited for it or in the reason given."""
_COLUMNS: Final = (CITED, ABOUT, SAID)
_END: Final = "|"
"""Stands between two texts, so that no phrase reaches from one into the next."""


class Index:
    """The words of every statement of a registry."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.statements: Sequence[Statement] = tuple(Statements(facts).all())
        self._keys: dict[str, Key] = {}
        self._cited: dict[Citation, str] = {}
        self._rows: Mapping[int, dict[str, list[Row]]] = {each: defaultdict(list) for each in _COLUMNS}
        self._texts: Mapping[int, list[str]] = {each: [] for each in _COLUMNS}
        self._whole: dict[str, list[Row]] = defaultdict(list)
        for row, statement in enumerate(self.statements):
            self._add(row, SAID, self._of_texts([statement.words] if statement.words else []))
            self._add(row, ABOUT, self._of_texts(statement.labels))
            self._add(row, CITED, self._grounds(statement))

    def _add(self, row: Row, column: int, texts: Iterable[str]) -> None:
        once = [*dict.fromkeys(texts)]
        rows = self._rows[column]
        for word in {word for each in once for word in each.split(" ")}:
            rows[word].append(row)
        self._texts[column].append(f" {f' {_END} '.join(once)} ")
        if column == SAID:
            for each in once:
                self._whole[each].append(row)

    def _of_texts(self, texts: Iterable[Text]) -> Iterator[str]:
        return (self._folded(each.say(lang)) for each in texts for lang in LANGS)

    def _grounds(self, statement: Statement) -> Iterator[str]:
        """The sections and words that are cited for a statement, and the reason that is given for it."""
        for evidence in (statement.stated, statement.evidence):
            if evidence is None:
                continue
            for each in evidence.cite:
                if each not in self._cited:
                    (read,) = self._facts.cited([each])
                    told = f"{read.section or ''} {_END} {read.words or ''}"
                    self._cited[each] = self._folded(told)
                yield self._cited[each]
            if evidence.reason is not None:
                yield from self._of_texts([evidence.reason])
            yield from [self._folded(evidence.source)] if evidence.source else []
            if evidence.cite or evidence.status is not None or evidence.reason is not None:
                return  # what is said of the innermost is what the statement is shown with

    def _folded(self, told: str) -> str:
        return " ".join(self.key(told))

    def key(self, told: str) -> Key:
        """The words of a text as they are looked up: in the singular, without glue where there is anything else."""
        if told not in self._keys:
            every = [word.fold for word in words(told)]
            glue = phrases().glue
            kept = [singular(word) for word in every if word not in glue]
            self._keys[told] = tuple(kept or map(singular, every))
        return self._keys[told]

    @property
    def size(self) -> int:
        """How many statements there are."""
        return len(self.statements)

    @cached_property
    def names(self) -> Names:
        """The terms of the registry's vocabulary by all their names."""
        return Names.of(self._facts.words, self.key)

    @cached_property
    def spelling(self) -> Spelling:
        """The words that a mistyped word may stand for."""
        held = {word for rows in self._rows.values() for word in rows}
        return Spelling(held | self.names.words)

    def has(self, word: str) -> bool:
        """Whether a statement has the word."""
        return any(word in self._rows[column] for column in _COLUMNS)

    def rows(self, key: Key) -> dict[Row, int]:
        """The statements that have the words side by side, and the best place where they have them."""
        found: dict[Row, int] = {}
        for column in _COLUMNS:
            held = self._rows[column]
            if len(key) == 1:
                found.update(dict.fromkeys(held.get(key[0], ()), column))
                continue
            fewest = min((held.get(word, ()) for word in key), key=len)
            phrase, texts = f" {' '.join(key)} ", self._texts[column]
            found.update((row, column) for row in fewest if phrase in texts[row])
        return found

    def whole(self, told: str) -> Sequence[Row]:
        """The statements that say these words and no others."""
        return self._whole.get(self._folded(told), ())

    def order(self, lang: Lang) -> Sequence[int]:
        """The place of each statement among equally near ones: names first, what holds, short ones, as in the file."""
        return self._orders[lang]

    @cached_property
    def _orders(self) -> Mapping[Lang, Sequence[int]]:
        return {lang: self._order(lang) for lang in LANGS}

    def _order(self, lang: Lang) -> Sequence[int]:
        def rank(row: Row) -> tuple[bool, bool, int, int]:
            each = self.statements[row]
            said = len(each.words.say(lang)) if each.words else 0
            return (
                not each.holds,
                not each.name,
                said + sum(len(label.say(lang)) for label in each.labels),
                row,
            )

        places = [0] * self.size
        for place, row in enumerate(sorted(range(self.size), key=rank)):
            places[row] = place
        return places

    def rarity(self, held: int) -> int:
        """How much words tell that so many statements have."""
        return int(4 * math.log2(self.size / held)) if held else 0

    def found(self, row: Row) -> Found:
        """A statement with its evidence in words."""
        return self.statements[row].found(self._facts)
