"""The findings in words: a row each, and the table as CSV and JSON."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal, get_args

from dataflow.actions import actions
from dataflow.exports.csv_table import table
from dataflow.exports.sentences import WORDS
from dataflow.facts.finding import Finding
from dataflow.facts.lists import apart, beside
from registry.reading.report import hint, sentence
from registry.records.prose import day_in_words
from registry.records.record import Record
from registry.records.registry import Registry
from registry.records.text import Lang, Text
from registry.source.problem import Problem
from registry.vocabulary import vocabulary_of

Key = Literal[
    "severity", "verdict", "regime", "applicability", "check", "action", "message", "decides", "also", "law",
    "fields", "actors", "data_sets", "fix", "file", "line", "standing", "id",
]  # fmt: skip
KEYS: Final[tuple[Key, ...]] = get_args(Key)


class FindingRow(Record):
    """A finding in words, or a problem of reading, which has no id."""

    id: str
    cells: dict[str, str]
    """What stands in each column, by its key. What does not apply is empty."""


def columns(lang: Lang) -> dict[str, str]:
    """The titles of the columns by key, in order."""
    return {key: WORDS.say(lang, f"finding.column.{key}") for key in KEYS}


def rows(findings: Iterable[Finding], registry: Registry, lang: Lang) -> tuple[FindingRow, ...]:
    """One row a finding, in their order. The registry names actors, fields and data sets."""
    every = tuple(findings)
    done = {each.id: action for action in actions(every, registry) for each in action.findings}
    return tuple(
        FindingRow(id=each.id, cells=_cells(each, done[each.id].title, registry, lang)) for each in every
    )


def problem_rows(problems: Iterable[Problem], lang: Lang) -> tuple[FindingRow, ...]:
    """One row a problem of reading, in the same columns."""
    return tuple(FindingRow(id="", cells=_problem(each, lang)) for each in problems)


def csv(found: Sequence[FindingRow], lang: Lang) -> bytes:
    """The rows as CSV."""
    return table(list(columns(lang).values()), ([row.cells[key] for key in KEYS] for row in found), lang, ())


def as_json(findings: Iterable[Finding], registry: Registry) -> list[dict[str, Any]]:
    """The findings as JSON values, in both languages, keys in the order of the record, with what to do about each."""
    every = tuple(findings)
    done = {each.id: action for action in actions(every, registry) for each in action.findings}
    return [
        {
            **each.model_dump(mode="json"),
            "action": {"id": done[each.id].id, "title": done[each.id].title.model_dump(mode="json")},
        }
        for each in every
    ]


def named(ids: Iterable[str], kind: Literal["field", "actor", "data_set"], reg: Registry, lang: Lang) -> str:
    """Ids as a reader calls them, one after the other."""
    fields = vocabulary_of(reg).fields
    labels = {
        "field": lambda id_: fields[id_].label,
        "actor": lambda id_: reg.actors[id_].name,
        "data_set": lambda id_: reg.data_sets[id_].label,
    }
    return beside(map(labels[kind], ids), lang)


def law(finding: Finding, lang: Lang) -> str:
    """The articles it rests on, and that they were read in secondary sources where they were."""
    said = finding.law.say(lang)
    return WORDS.say(lang, "said.secondary", law=said) if finding.secondary else said


def also(finding: Finding, lang: Lang, *, brief: bool = False) -> tuple[str, ...]:
    """What is told with a finding of the same fact: by which check and law, how sure, and its articles, a line each.

    One that says the very same under another law is not said twice. `brief`: check, law and verdict stand beside it.
    """
    return tuple(_also(each, finding, lang, brief) for each in finding.also)


def _also(finding: Finding, leader: Finding, lang: Lang, brief: bool) -> str:
    told = finding.message.say(lang)
    if finding.decides is not None:
        told = f"{told} {WORDS.say(lang, 'said.decides', value=finding.decides.say(lang))}"
    if (finding.check, finding.message, finding.decides) == (leader.check, leader.message, leader.decides):
        told = WORDS.say(lang, "said.same")
    told = WORDS.say(lang, "said.resting", message=told, law=law(finding, lang), id=finding.id)
    return told if brief else WORDS.say(
        lang, "said.other", check=finding.check, regime=finding.regime_label.say(lang), message=told,
        applicability=WORDS.say(lang, f"applicability.{finding.applicability}"),
        verdict=WORDS.say(lang, f"verdict.{finding.said}"),
    )  # fmt: skip


def standing(finding: Finding, lang: Lang) -> str:
    """Whether it is open, accepted, or open again."""
    if finding.accepted:
        held = finding.accepted
        return WORDS.say(
            lang, "standing.accepted",
            by=held.by, on=day(held.on, lang), until=day(held.until, lang), why=held.why.say(lang),
        )  # fmt: skip
    return WORDS.say(lang, f"standing.{finding.lapsed or 'open'}")


def day(value: datetime.date, lang: Lang) -> str:
    """A day in words."""
    return day_in_words(value, lang)


def _cells(finding: Finding, action: Text, registry: Registry, lang: Lang) -> dict[str, str]:
    place = finding.place
    return {
        "severity": WORDS.say(lang, f"severity.{finding.severity}"),
        "verdict": WORDS.say(lang, f"verdict.{finding.said}"),
        "regime": finding.regime_label.say(lang),
        "applicability": WORDS.say(lang, f"applicability.{finding.applicability}"),
        "check": finding.name,
        "action": action.say(lang),
        "message": finding.message.say(lang),
        "decides": finding.decides.say(lang) if finding.decides else "",
        "also": apart(also(finding, lang), lang),
        "law": law(finding, lang),
        "fields": named(finding.fields, "field", registry, lang),
        "actors": named(finding.actors, "actor", registry, lang),
        "data_sets": named(finding.data_sets, "data_set", registry, lang),
        "fix": finding.fix.say(lang),
        "file": place.file if place else "",
        "line": str(place.line) if place else "",
        "standing": standing(finding, lang),
        "id": finding.id,
    }


def _problem(problem: Problem, lang: Lang) -> dict[str, str]:
    told = {
        "verdict": WORDS.say(lang, "verdict.unreadable"),
        "check": problem.code,
        "message": sentence(problem, lang),
        "fix": hint(problem, lang),
        "file": problem.file,
        "line": str(problem.line),
    }
    return {key: told.get(key, "") for key in KEYS}
