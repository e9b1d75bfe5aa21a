"""Grounds: what the transfers to one party rest on: what is recorded, what a decision covers, or nothing."""

from collections.abc import Iterable
from typing import Final, Literal, get_args

from dataflow.borders.border import Passage
from dataflow.borders.sentences import WORDS
from registry.records.record import Record
from registry.records.text import LANGS, Text, both
from registry.vocabulary import vocabulary

Kind = Literal["none", "unknown", "recorded", "decision", "needless"]
_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_UNNEEDED: Final = ("inside", "no_transfer")


class Ground(Record):
    """What a transfer rests on."""

    kind: Kind
    """none: nothing is recorded, and no decision covers it; unknown: whether anything is needed is unknown; recorded:
    the registry names it, whether it is good or not; decision: a decision or an authorisation covers it; needless: no
    mechanism is needed."""
    label: Text
    """In two or three words."""
    name: Text
    """In full."""


def grounds(passages: Iterable[Passage]) -> tuple[Ground, ...]:
    """What the passages rest on, each once: first what there is none of; nothing where no law is stated."""
    found = {each.label: each for passage in passages for each in _of(passage)}
    if any(each.kind != "needless" for each in found.values()):
        found = {label: each for label, each in found.items() if each.kind != "needless"}
    return tuple(sorted(found.values(), key=lambda each: (_KINDS.index(each.kind), each.label.say("en"))))


def _of(passage: Passage) -> Iterable[Ground]:
    if passage.state is None:
        return
    if passage.state in _UNNEEDED:
        yield _without("needless")
    elif passage.mechanism.label is not None:
        for id_ in passage.mechanism.ids:
            yield _by("recorded", id_)
    else:
        covering = [each.mechanism for each in passage.standings if each.mechanism]
        for id_ in covering:
            yield _by("decision", id_)
        # One law may be met by a decision, and another by nothing yet.
        if passage.state != "covered":
            yield _without("unknown" if passage.state == "unknown" else "none")


def _without(kind: Kind) -> Ground:
    label = both(lambda lang: WORDS.say(lang, f"ground.{kind}"))
    return Ground(kind=kind, label=label, name=label)


def _by(kind: Kind, id_: str) -> Ground:
    """By what the vocabulary calls it, and shorter where that is long."""
    name = vocabulary().transfer_mechanisms[id_].label
    family = "derogation" if id_.startswith("derogation_49") else id_
    short = all(WORDS.has(lang, f"ground.by.{family}") for lang in LANGS)
    label = both(lambda lang: WORDS.say(lang, f"ground.by.{family}")) if short else name
    return Ground(kind=kind, label=label, name=name)
