"""The boxes of an answer: its paragraphs in the order they are of use, those that belong together as one, each with
a line that says what it holds before it is opened."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from dataflow.answers.answer import Answer, Denied
from dataflow.words.paragraph import Paragraph
from dataflow.words.speech import Speech
from registry.records.record import Record
from registry.records.text import Lang

BoxKind = Literal["contradictions", "unknown", "denials", "left", "findings", "origins", "reach", "known"]

HOLDS: Final[dict[BoxKind, tuple[str, ...]]] = {
    "contradictions": ("contradictions",),
    "unknown": ("unknown",),
    "denials": ("denials",),
    "left": ("left",),
    "findings": ("findings",),
    "origins": ("conditions", "origins", "derived", "containers"),
    "reach": ("not_reached", "unplaced", "rings", "sources"),
    "known": ("completeness", "strength"),
}
"""What each box holds, by the kinds of paragraphs; the most useful box first."""


class Box(Record):
    """Paragraphs that belong together, under one title and the line that counts what is in them."""

    kind: BoxKind
    title: str
    brief: str
    """What it holds, with counts: « 2 rôles, 3 pays du siège »; never empty."""
    parts: tuple[Paragraph, ...]
    """Never empty."""


def boxes(answer: Answer, told: Sequence[Paragraph], lang: Lang) -> tuple[Box, ...]:
    """The paragraphs of an answer, each in one box; a box that would hold nothing is none."""
    speech = Speech(lang)
    found = []
    for kind, holds in HOLDS.items():
        parts = tuple(each for name in holds for each in told if each.kind == name)
        if parts:
            said = [part for each in parts for part in _counts(answer, each, speech)]
            title = speech.say(f"box.{kind}")
            found.append(Box(kind=kind, title=title, brief=", ".join(said), parts=parts))
    return tuple(found)


def _counts(answer: Answer, part: Paragraph, speech: Speech) -> Iterator[str]:
    match part.kind:
        case "unknown":
            for gap in answer.gaps:
                if gap.about != "source":
                    yield speech.say(f"brief.open.{gap.about}", n=len(gap.labels))
            unsaid = {hop.number for hop in answer.hops if hop.unsaid}
            if unsaid:
                yield speech.say("brief.open.unsaid", n=len(unsaid))
        case "denials":
            acts = dict.fromkeys(_act(each, speech) for each in answer.denials)
            yield speech.say("brief.denials", n=len(answer.denials), acts=", ".join(acts))
        case "not_reached":
            over = {each.party.id for each in answer.left}
            silent = [each for each in answer.completeness.not_reached if each.id not in over]
            yield speech.say("brief.not_reached", n=len(silent))
        case "conditions":
            yield speech.say("brief.conditions", n=len(_conditions(answer)))
        case "findings":
            yield speech.say("brief.findings", n=sum(each.accepted is None for each in answer.findings))
        case "completeness" | "strength":
            if part.kind == "completeness":
                key = "completeness" if answer.hops else "no_hops"
                yield speech.say(f"brief.{key}", n=len(answer.hops))
        case _:
            yield speech.say(f"brief.{part.kind}", n=len(part.lines))


def _act(denial: Denied, speech: Speech) -> str:
    """What is said not to be done, and that it is limited where it is: « ne conserve pas (avec limites) »."""
    act = denial.act_label.say(speech.lang).lower()
    return speech.say("brief.limited", act=act) if speech.bounds(denial) else act


def _conditions(answer: Answer) -> set[str]:
    """The conditions that anything of it holds under, each once."""
    texts = (*(each.condition for each in answer.instances), *(each.condition for each in answer.hops))
    return {each.say("en") for each in texts if each}
