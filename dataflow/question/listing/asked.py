"""Asked: the readings of a question that asks for a list."""

import datetime
import unicodedata
from functools import cache
from typing import NamedTuple

from dataflow.question.grammar import phrases
from dataflow.question.intent import Intent
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.atoms import atoms
from dataflow.question.listing.frame import framed
from dataflow.question.listing.routes import routes_of
from dataflow.question.reading import Reading
from dataflow.question.remembered import remembered
from dataflow.question.wanted import Column, Listed, Op, Wanted
from registry.records.text import Lang

_HELD = frozenset({Column.FIELD, Column.DATA_SET, Column.PURPOSE, Column.PEOPLE})
_DECIDING = frozenset({"controller", "joint_controller", "independent_controller"})
_UNIONS = {"EUROPE": "EU"}
_DENYING = ("not", "lack", "except", "only")


class AskedList(NamedTuple):
    """The list that a question asks for."""

    reading: Reading
    sure: bool
    strange: tuple[str, ...]
    """The words that are in it nowhere."""
    column: Column | None = None
    """What the word it is asked by tells of another list."""
    headless: bool = False
    """Whether no word of it says what is listed."""
    also: tuple[Reading, ...] = ()
    """The same asked of the other things that are named."""


@remembered
def asked_list(question: str, lexicon: Lexicon, lang: Lang, today: datetime.date | None) -> AskedList | None:
    """The list that a question asks for, and whether that is sure; None where it asks for none."""
    frame = framed(atoms(question, lexicon, lang, today), lexicon, today)
    if frame is None:
        return None
    said = question.strip()
    routes, fits = routes_of(frame, lexicon, said)
    first, *others = routes or (listing_reading(frame.wanted, lexicon, frame.on, said, frame.score),)
    if frame.sure and frame.controls and not routes and (own := _of_itself(frame.wanted)):
        others = [first]  # the organisation decides on most of its data: that is told first
        first = listing_reading(own, lexicon, frame.on, said, frame.score)
    fits = fits and not (frame.where and not routes and frame.wanted.listed is Listed.FIELDS)
    return AskedList(first, frame.sure and fits, frame.strange, frame.column, frame.headless, tuple(others))


def _of_itself(wanted: Wanted) -> Wanted | None:
    """« qui est responsable du traitement ? »: no third party may be, and the organisation: the activities tell."""
    role = next((each for each in wanted.conditions if each.column is Column.ROLE), None)
    others = [each for each in wanted.conditions if each.column is not Column.ROLE]
    decides = role and role.op is Op.IS and "controller" in role.values and {*role.values} <= _DECIDING
    if wanted.listed is not Listed.PARTIES or not decides or any(each.column not in _HELD for each in others):
        return None
    return Wanted(listed=Listed.ACTIVITIES, conditions=tuple(others), asked=(Column.ROLE,))


def listing_reading(
    wanted: Wanted, lexicon: Lexicon, on: datetime.date | None = None, matched: str = "", score: float = 1.0
) -> Reading:
    """The reading that asks for a list."""
    return Reading(
        intent=Intent.LIST, subject_kind="registry", subject="", label=lexicon.whole, wanted=wanted, on=on,
        matched=matched, score=round(score, 3),
    )  # fmt: skip


def said_apart(text: str, lexicon: Lexicon, lang: Lang) -> frozenset[str]:
    """What a text names: things of the registry, countries, days, values, and words that nobody knows and that are
    written as names are."""
    named: set[str] = set()
    for atom in atoms(text, lexicon, lang, None):
        if atom.hit:
            best = max(atom.hit.meanings.values())
            named.update(
                f"{each.kind}:{each.id}" for each, rate in atom.hit.meanings.items() if rate >= best - 0.03
            )
        elif atom.place:
            named.add(f"country:{_UNIONS.get(atom.place.code, atom.place.code)}")
        elif atom.day or atom.length:
            named.add(f"time:{atom.day or atom.length}")
        elif atom.mentions and not atom.senses:
            named.update(f"{each.kind}:{each.id}" for each in atom.mentions)
        elif mark := next(
            (each.condition for each in atom.senses if each.sort == "mark" and each.condition), None
        ):
            named.update(f"{mark.column}:{value}" for value in mark.values)
        elif not atom.senses and atom.words and _like_a_name(atom.words[0].raw, atom.start, text):
            named.add(f"word:{atom.words[0].fold}")
    return frozenset(named)


def asks_apart(text: str, lexicon: Lexicon, lang: Lang) -> frozenset[str]:
    """What the words of a text ask, deny or relate, whatever they name."""
    told: set[str] = set()
    for atom in atoms(text, lexicon, lang, None):
        if not (atom.hit or atom.place or atom.day or atom.length or atom.has("fill")):
            told.update(f"{each.sort}:{each.name}" for each in atom.senses)
    return frozenset(told)


def asks_nothing_else(text: str, lexicon: Lexicon, lang: Lang) -> bool:
    """Whether every word of a text is known, and none names or lists anything."""
    return all(atom.known for atom in atoms(text, lexicon, lang, None))


@cache
def asking_words() -> frozenset[str]:
    """The words that the questions for routes and entries are put in."""
    return frozenset(word for key in (*phrases().cues, *phrases().topics) for word in key)


def without_filling(text: str, lexicon: Lexicon, lang: Lang) -> str:
    """The text without the words that ask nothing and that no name and no other question has."""
    text = unicodedata.normalize("NFC", text)
    left, every = text, atoms(text, lexicon, lang, None)
    if any(atom.has("op", name) for atom in every for name in _DENYING):
        return text  # "what don’t we know": what is denied may be a word that asks nothing elsewhere
    for atom in reversed(every):
        idle = {each.sort for each in atom.senses} == {"fill"} and not atom.hit and not atom.near
        if idle and not _asks_elsewhere(tuple(word.fold for word in atom.words)):
            left = left[: atom.start] + left[atom.end :]
    return left


def _asks_elsewhere(folds: tuple[str, ...]) -> bool:
    """Whether words that ask nothing of a list may ask something else.

    A phrase does where it is, or has in it, what a question without an answer is put in: « may we ». Otherwise the
    longest wins: in « en vue de » nothing is seen.
    """
    if len(folds) == 1:
        return folds[0] in asking_words()
    slices = (folds[start:end] for start in range(len(folds)) for end in range(start + 1, len(folds) + 1))
    return any(each in phrases().topics for each in slices)


def _like_a_name(raw: str, start: int, text: str) -> bool:
    """Whether a word is written as a name: with a capital inside a sentence, or with digits."""
    before = text[:start].rstrip()
    begins = not before or before[-1] in '.?!:…«“"('
    return any(letter.isdigit() for letter in raw) or (raw[:1].isupper() and not begins)
