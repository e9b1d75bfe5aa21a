"""The choice of findings: which of them are wanted, and the one that an address names."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal

from dataflow.actions import Action, Deciding
from dataflow.exports.selection import subject_of, touches
from dataflow.facts.finding import Finding
from dataflow.question.fold import fold
from registry.records.registry import Registry
from registry.records.text import Lang

Standing = Literal["open", "lapsed", "accepted"]
STANDINGS: Final[tuple[Standing, ...]] = ("open", "lapsed", "accepted")

Wanted = Mapping[str, Sequence[str]]
"""Values by limit: severity, verdict, regime, standing, actors, fields, sets; nothing picked wants all."""


def standing_of(finding: Finding) -> Standing:
    """Whether it is open, accepted, or open although somebody had accepted it."""
    return "accepted" if finding.accepted else "lapsed" if finding.lapsed else "open"


def limits_of_open(findings: Iterable[Finding]) -> dict[str, Any]:
    """What limits the page of findings to the open ones, so that a count of them leads to as many: nothing where all
    are, for a page says of a limit that leaves nothing out that it is none."""
    there = {standing_of(each) for each in findings}
    return (
        {"standing": tuple(each for each in STANDINGS if each != "accepted" and each in there)}
        if ("accepted" in there)
        else {}
    )


def chosen(findings: Iterable[Finding], wanted: Wanted, registry: Registry) -> tuple[Finding, ...]:
    """The findings that meet, of every limit something was picked of, one of the picked; in their order."""
    return tuple(each for each in findings if _meets(each, wanted, registry))


def named(findings: Iterable[Finding], name: str) -> Finding | None:
    """The finding of that name, or it is told with; when its facts have changed since, the one on that subject."""
    every = tuple(findings)
    exact = next((each for each in every if name in {part.id for part in each.parts}), None)
    subject = subject_of(name)
    return exact or next(
        (each for each in every if subject in {subject_of(part.id) for part in each.parts}), None
    )


def waiting(findings: Iterable[Finding], fact: Deciding | None, awaits: Sequence[str]) -> tuple[Finding, ...]:
    """Those that rest on the fact that the address names; all where it names none, or one that decides no more."""
    every = tuple(findings)
    if fact is None or fact.id not in awaits:
        return every
    return tuple(each for each in every if each.id in set(fact.findings))


def with_words(actions: Iterable[Action], words: str, lang: Lang) -> tuple[Action, ...]:
    """The actions that have every one of the words: in their title, in whom they concern, or in one of their findings.

    A part of a word is enough, and accents and capitals make no difference.
    """
    wanted = fold(words).split()
    return tuple(each for each in actions if all(word in _text(each, lang) for word in wanted))


def _text(action: Action, lang: Lang) -> str:
    parts = [part for each in action.findings for part in each.parts]
    said = [action.title.say(lang), action.concerns.say(lang)]
    said += [
        text for each in parts for text in (each.message.say(lang), each.law.say(lang), each.id, each.name)
    ]
    return fold(" ".join(said))


def _meets(finding: Finding, wanted: Wanted, registry: Registry) -> bool:
    parts = finding.parts
    has: dict[str, set[str]] = {
        "severity": {finding.severity},
        "verdict": {finding.said},
        "regime": {part.regime for part in parts},
        "standing": {standing_of(finding)},
        "actors": {actor for part in parts for actor in part.actors},
        "sets": {data_set for part in parts for data_set in part.data_sets},
    }
    met = all(not wanted.get(name) or held & set(wanted[name]) for name, held in has.items())
    fields = wanted.get("fields") or ()
    return met and (not fields or any(touches(part, field, registry) for part in parts for field in fields))
