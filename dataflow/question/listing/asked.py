"""Asked: the readings of a question that asks for a list."""

import datetime
import unicodedata
from functools import cache
from typing import NamedTuple

from dataflow.question.grammar import phrases
from dataflow.question.intent import Intent
from dataflow.question.lexicon import Lexicon
from dataflow.question.limiting import takes_people
from dataflow.question.listing.atoms import atoms
from dataflow.question.listing.frame import Frame, framed
from dataflow.question.meaning import Kind, Meaning
from dataflow.question.reading import Reading
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.records.text import Lang


_UNIONS = {"EUROPE": "EU"}


class AskedList(NamedTuple):
    """The list that a question asks for."""

    reading: Reading
    sure: bool
    strange: tuple[str, ...]
    """The words that are in it nowhere."""
    column: Column | None = None
    """What the word it is asked by tells of another list."""


def asked_list(question: str, lexicon: Lexicon, lang: Lang, today: datetime.date | None) -> AskedList | None:
    """The list that a question asks for, and whether that is sure; None where it asks for none."""
    frame = framed(atoms(question, lexicon, lang, today), lexicon, today)
    if frame is None:
        return None
    said = question.strip()
    route = _as_route(frame, lexicon, said)
    reading = route or listing_reading(frame.wanted, lexicon, frame.on, said, frame.score)
    return AskedList(reading, frame.sure, frame.strange, frame.column)


def listing_reading(
    wanted: Wanted, lexicon: Lexicon, on: datetime.date | None = None, matched: str = "", score: float = 1.0
) -> Reading:
    """The reading that asks for a list."""
    return Reading(
        intent=Intent.LIST, subject_kind="registry", subject="", label=lexicon.whole, wanted=wanted, on=on,
        matched=matched, score=round(score, 3),
    )  # fmt: skip


def _as_route(frame: Frame, lexicon: Lexicon, said: str) -> Reading | None:
    """What a list of data would say less well than the route of the data, or what an actor receives."""
    wanted = frame.wanted
    kept = wanted.listed is Listed.RETENTION
    if not kept and wanted.listed is not Listed.FIELDS:
        return None
    if frame.explicit or (wanted.asked and not (kept and wanted.asked == (Column.PERIOD,))) or any(each.op is not Op.IS for each in wanted.conditions):
        return None
    by = {each.column: each for each in wanted.conditions}
    known = {Column.FIELD, Column.PARTY, Column.PEOPLE, *((Column.DATA_SET,) if kept else ())}
    if not kept and by.keys() == {Column.DATA_SET} and frame.moves and len(by[Column.DATA_SET].values) == 1:
        held = Meaning("data_set", by[Column.DATA_SET].values[0])
        return Reading(
            intent=Intent.GOES, subject_kind="data_set", subject=held.id, label=lexicon.label(held), on=frame.on,
            matched=said, score=round(frame.score, 3),
        )  # fmt: skip
    if len(by) != len(wanted.conditions) or by.keys() - known:
        return None
    if kept:
        return _retention(by, frame, lexicon, said)
    about = by.get(Column.FIELD) or by.get(Column.PARTY)
    if about is None or any(len(each.values) != 1 for each in (about, *([by[Column.PARTY]] if Column.PARTY in by else ()))):
        return None
    people = by.get(Column.PEOPLE)
    ids = people.values if people else ()
    of_field = about.column is Column.FIELD
    intent = (Intent.STORED if frame.kept else Intent.GOES) if of_field else Intent.RECEIVES
    meaning = Meaning("field" if of_field else "actor", about.values[0])
    if ids and not (takes_people(meaning.kind, intent) and {*ids} <= lexicon.held.people):
        return None
    actor = by.get(Column.PARTY) if of_field and not frame.only else None
    return Reading(
        intent=intent, subject_kind=meaning.kind, subject=meaning.id, label=lexicon.label(meaning), on=frame.on,
        people=ids, people_labels=tuple(lexicon.label(Meaning("people", id_)) for id_ in ids),
        about_actor=actor.values[0] if actor else None,
        about_label=lexicon.label(Meaning("actor", actor.values[0])) if actor else None,
        matched=said, score=round(frame.score, 3),
    )  # fmt: skip


def _retention(by: dict[Column, Condition], frame: Frame, lexicon: Lexicon, said: str) -> Reading | None:
    """How long one field, data set or all data about some people is kept: an answer of its own, with every place."""
    about = by.get(Column.FIELD) or by.get(Column.DATA_SET) or (by.get(Column.PEOPLE) if Column.PARTY not in by else None)
    if about is None or any(len(each.values) != 1 for each in by.values()) or {Column.FIELD, Column.DATA_SET} <= by.keys():
        return None
    kinds: dict[Column, Kind] = {Column.FIELD: "field", Column.DATA_SET: "data_set", Column.PEOPLE: "people"}
    meaning = Meaning(kinds[about.column], about.values[0])
    people = by[Column.PEOPLE].values if Column.PEOPLE in by and about.column is Column.FIELD else ()
    if not {*people} <= lexicon.held.people or (meaning.kind == "people" and meaning.id not in lexicon.held.people):
        return None
    if Column.PEOPLE in by and about.column is Column.DATA_SET:
        return None
    actor = by.get(Column.PARTY)
    return Reading(
        intent=Intent.RETENTION, subject_kind=meaning.kind, subject=meaning.id, label=lexicon.label(meaning), on=frame.on,
        people=people, people_labels=tuple(lexicon.label(Meaning("people", id_)) for id_ in people),
        about_actor=actor.values[0] if actor else None,
        about_label=lexicon.label(Meaning("actor", actor.values[0])) if actor else None,
        matched=said, score=round(frame.score, 3),
    )  # fmt: skip


def said_apart(text: str, lexicon: Lexicon, lang: Lang) -> frozenset[str]:
    """What a text names: things of the registry, countries, days, values, and words that nobody knows and that are
    written as names are."""
    named: set[str] = set()
    for atom in atoms(text, lexicon, lang, None):
        if atom.hit:
            best = max(atom.hit.meanings.values())
            named.update(f"{each.kind}:{each.id}" for each, rate in atom.hit.meanings.items() if rate >= best - 0.03)
        elif atom.place:
            named.add(f"country:{_UNIONS.get(atom.place.code, atom.place.code)}")
        elif atom.day or atom.length:
            named.add(f"time:{atom.day or atom.length}")
        elif atom.mentions:
            named.update(f"{each.kind}:{each.id}" for each in atom.mentions)
        elif mark := next((each.condition for each in atom.senses if each.sort == "mark" and each.condition), None):
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
    left = text
    for atom in reversed(atoms(text, lexicon, lang, None)):
        if {each.sort for each in atom.senses} == {"fill"} and not atom.hit and not atom.near:
            if not {word.fold for word in atom.words} & asking_words():
                left = left[: atom.start] + left[atom.end :]
    return left


def _like_a_name(raw: str, start: int, text: str) -> bool:
    """Whether a word is written as a name: with a capital inside a sentence, or with digits."""
    before = text[:start].rstrip()
    begins = not before or before[-1] in ".?!:…«“\"("
    return any(letter.isdigit() for letter in raw) or (raw[:1].isupper() and not begins)



