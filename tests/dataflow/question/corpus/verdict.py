"""The verdict: what is made of a question, beside the answer that was written before it was asked.

Two lists are compared as sets of ids, never as words. What cannot be compared (a note in a sentence, an answer of
another shape) is judged by a person once for each way it is understood, and stays so as long as it is understood so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from dataflow.checks.judging import findings
from dataflow.graph.build import build
from dataflow.lists import Row, listing
from dataflow.question import Understanding, understand
from dataflow.question.intent import Intent
from dataflow.question.reading import Reading
from dataflow.question.topic import BEYOND
from dataflow.question.wanted import Column, Wanted
from dataflow.reply import lexicon_of
from registry.reading.load import Loaded
from tests.dataflow.question.sample import full

TODAY: Final = date(2026, 11, 27)
"""The day the answers were written for."""
Line = Mapping[str, Any]
"""A question of the corpus with what is expected of it."""


class Verdict(StrEnum):
    """What a question got."""

    RIGHT = "right"
    """What is expected; of what no registry can know, that it is said."""
    PARTLY = "partly"
    """Not sure, and what is expected is offered; or sure, true, and a part of it."""
    REFUSED = "refused"
    """Not sure, and what is expected is not among what is offered."""
    OPEN = "open"
    """Sure, and not what is expected as far as sets tell: a person has to look."""
    WRONG = "wrong"
    """Sure, and no answer to the question: a fault."""


_PARTY = (Column.PARTY, Column.BY)
_COMPARED: Final[Mapping[str, tuple[Column, ...]]] = {
    "bases": (Column.BASIS, Column.PURPOSE),
    "purposes": (Column.PURPOSE,),
    "fields": (Column.FIELD,),
    "data_sets": (Column.DATA_SET,),
    "retention": (Column.DATA_SET,),
    "people": (Column.PEOPLE,),
    "certificates": (*_PARTY, Column.CERTIFICATE),
    "rights": (Column.RIGHT,),
    "denials": (Column.ACT,),
}
"""What the ids of an expected list may stand for, beside the thing listed; elsewhere parties."""
_ROUTES: Final[Mapping[str, frozenset[Intent]]] = {
    **{
        told: frozenset({Intent.GOES, Intent.RECEIVED_BY_FIELD, Intent.STORED})
        for told in ("goes", "recipients", "stored")
    },
    "kept": frozenset({Intent.RETENTION}),
    "contact": frozenset({Intent.CONTACT, Intent.OFFICER}),
}
"""The intents that answer a route: of the first three the answer is the same trace."""
_IDS = re.compile(r"[.#:/>]")


class Asking:
    """The questions that are asked of one registry."""

    def __init__(self, loaded: Loaded) -> None:
        assert loaded.registry is not None
        self._lexicon = lexicon_of(loaded.registry)
        self._graph = build(loaded.registry, TODAY, loaded.problems)
        self._found = findings(self._graph, loaded)

    def understood(self, question: str) -> Understanding:
        """How a question is understood on the day of the corpus."""
        return understand(question, self._lexicon, today=TODAY)

    def verdict(self, line: Line, meant: Understanding) -> Verdict:
        """What a question got: by what was expected, else by who has judged this way to understand it."""
        readings = (*meant.readings, *meant.also)
        expected = (line["expect"], *line.get("or", ()))
        if any(self._answers(each, meant, readings) for each in expected):
            return Verdict.RIGHT if meant.sure or _is_beyond(line) else Verdict.PARTLY
        if (judged := dict(line.get("judged", {})).get(read(meant))) is not None:
            return Verdict(judged)
        return Verdict.OPEN if meant.sure else Verdict.REFUSED

    def holds(self, expected: Line, meant: Understanding) -> bool:
        """Whether the rows of some list that is answered hold every id that is expected."""
        return any(
            all(
                any(_is(id_, keys) for keys in self._listed(each, expected)[0])
                for id_ in _ids(expected, "yes")
            )
            for each in (*meant.readings, *meant.also)
            if each.wanted
        )

    def _answers(self, expected: Line, meant: Understanding, readings: Iterable[Reading]) -> bool:
        match expected["kind"]:
            case "beyond":
                return not meant.sure and bool(BEYOND & {*meant.topics} or meant.strange)
            case "two":
                return all(self._answers(part, meant, readings) for part in expected["parts"])
            case "route":
                return any(_is_route(each, expected) for each in readings)
        return any(self._is_list(each, expected) for each in readings if each.wanted)

    def _is_list(self, reading: Reading, expected: Line) -> bool:
        """Whether a list holds what is expected and nothing else, and leaves open what is expected to be open."""
        rows, open_ = self._listed(reading, expected)
        yes, unknown = _ids(expected, "yes"), _ids(expected, "unknown")
        if not (yes or unknown):
            return False
        every = all(any(_is(id_, keys) for keys in rows) for id_ in yes)
        nothing_else = all(any(_is(id_, keys) for id_ in yes) for keys in rows)
        left_open = all(any(_is(id_, keys) for keys in open_) for id_ in unknown)
        return every and nothing_else and left_open

    def _listed(self, reading: Reading, expected: Line) -> tuple[list[set[str]], list[set[str]]]:
        """The ids of each row that is listed, and of each that is left open."""
        wanted = reading.wanted
        assert isinstance(wanted, Wanted)
        told = listing(self._graph, wanted, lambda: self._found)
        columns = _COMPARED.get(str(expected.get("of")), _PARTY)
        return [_keys(row, columns) for row in told.rows], [_keys(row, columns) for row in told.open]


def read(meant: Understanding) -> str:
    """How a question is understood in one line; of one that is not sure, what is offered."""
    return " | ".join(map(full, (*meant.readings, *meant.also)))


def _is_beyond(line: Line) -> bool:
    return bool(line["expect"]["kind"] == "beyond")


def _is_route(reading: Reading, expected: Line) -> bool:
    asked = str(expected.get("intent"))
    if str(reading.intent) != asked and reading.intent not in _ROUTES.get(asked, ()):
        return False
    if reading.subject_kind == "registry":
        return not expected.get("subject")
    people = {*map(str, expected.get("people") or ())}
    about = expected.get("about")
    return (
        reading.subject in str(expected.get("subject", "")).split("@")
        and (not people or not reading.people or people == {*reading.people})
        and reading.about_actor in (None, about)
    )


def _keys(row: Row, columns: Iterable[Column]) -> set[str]:
    return {
        row.id,
        row.subject,
        *_IDS.split(row.id),
        *_IDS.split(row.id)[0].split("@"),
        *_told(row, columns),
    } - {""}


def _told(row: Row, columns: Iterable[Column]) -> Iterator[str]:
    for cell in (row.cells[column] for column in columns if column in row.cells):
        for value in cell.values:
            yield from value.ids or ()


def _is(id_: str, keys: set[str]) -> bool:
    return id_ in keys or id_.rpartition(".")[2] in keys


def _ids(expected: Line, key: str) -> list[str]:
    return [str(each) for each in expected.get(key) or ()]
