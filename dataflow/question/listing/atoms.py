"""The atoms: a question taken apart into names, places, days, lengths of time and the words of lists."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from dataflow.question.ago import MANY, NUMBER
from dataflow.question.day import Found, days_in
from dataflow.question.fold import Word, letters, singular, words
from dataflow.question.lexicon import LENT, Hit, Lexicon
from dataflow.question.listing.reference import references
from dataflow.question.listing.senses import Sense, senses_of
from dataflow.question.meaning import Meaning
from dataflow.question.mention import Mention
from dataflow.question.places import Place, country_words, places_in
from dataflow.question.remembered import remembered
from dataflow.question.spelling import SURE, Spelling
from registry.records.text import Lang
from registry.vocabulary import Vocabulary

LONGEST = 60  # words: nobody asks in more, and time grows with it
_LONG = 2_000
_TELLING = 5  # letters of a word that tells a name
_ONE_SLIP = 0.95  # a word of lists with more slips than one is another word
_SHORT_WORD = 6  # letters: « mayor » is not « major », while « cokie » lacks a letter
_LONG_WORD = 7  # letters: « annule » is not « annuel »
_UNITS = (
    ("Y", "ans?|annees?|years?|yrs?"), ("M", "mois|months?"), ("W", "semaines?|weeks?"), ("D", "jours?|days?"),
    ("H", "heures?|hours?|hrs?|h"),
)  # fmt: skip
_LENGTH = re.compile(rf"\b{MANY}[ -]?(?:{'|'.join(f'(?P<{unit}>{names})' for unit, names in _UNITS)})\b")


_YEAR = re.compile(
    r"\b(?:avant|apres|d.ici|fin|debut|before|after|by|until|end of|start of) "
    r"(?:le |la |the |l.annee |fin |de |end of )*(?P<year>(?:19|20)[0-9]{2})\b(?![-/.][0-9])"
)


class Atom(NamedTuple):
    """Words of a question and what they may be; nothing: nobody knows them."""

    start: int
    """Its first letter."""
    end: int
    words: tuple[Word, ...]
    senses: tuple[Sense, ...] = ()
    hit: Hit | None = None
    place: Place | None = None
    mentions: tuple[Mention, ...] = ()
    day: Found | None = None
    length: str = ""
    """An ISO 8601 duration."""
    near: bool = False
    """Whether it is only nearly what it is taken for."""

    @property
    def known(self) -> bool:
        """Whether it is anything at all."""
        return bool(self.senses or self.hit or self.place or self.mentions or self.day or self.length)

    def has(self, sort: str, name: str = "") -> bool:
        """Whether it may be a word of that sort."""
        return any(each.sort == sort and (not name or each.name == name) for each in self.senses)


@remembered
def atoms(question: str, lexicon: Lexicon, lang: Lang, today: date | None) -> tuple[Atom, ...]:
    """The atoms in order. Every word is in one; the longest phrase wins, and what else the same words may be stays."""
    text = unicodedata.normalize("NFC", question)
    plain = letters(text[:_LONG])
    days = [*days_in(plain, lang, today)]
    days += [each for each in _years(plain) if _apart((each.start, each.end), days)]
    lengths = [
        match
        for match in _LENGTH.finditer(plain)
        if _apart(match.span(), days) and not (lang == "fr" and match["number"] in ("a", "an"))  # « à jour »
    ]
    taken = [(day.start, day.end) for day in days] + [match.span() for match in lengths]
    cited = [each for each in references(plain) if _apart(each[:2], days)]
    taken += [(start, end) for start, end, _ in cited]
    kept = [
        word for word in words(text) if all(word.end <= start or word.start >= end for start, end in taken)
    ]
    surplus, kept = kept[LONGEST:], kept[:LONGEST]
    made = [*_of_words(tuple(kept), text, lexicon, lang)]
    made += [Atom(day.start, day.end, (), day=day) for day in days]
    made += [Atom(*match.span(), (), length=_duration(match)) for match in lengths]
    made += [Atom(start, end, (), senses=(sense,)) for start, end, sense in cited]
    made += [Atom(word.start, word.end, (word,)) for word in surplus]
    return tuple(sorted(made, key=lambda each: each.start))


def _of_words(kept: tuple[Word, ...], text: str, lexicon: Lexicon, lang: Lang) -> Iterator[Atom]:
    known = senses_of(lexicon.vocabulary)
    spelled = [_forms(word, lexicon) for word in kept]
    near = [
        word.fold not in lexicon.words and singular(word.fold) not in {*forms}
        for word, forms in zip(kept, spelled, strict=True)
    ]
    spans: dict[tuple[int, int], Atom] = {}

    def at(start: int, end: int) -> Atom:
        return spans.get((start, end)) or Atom(
            kept[start].start, kept[end - 1].end, kept[start:end], near=any(near[start:end])
        )

    for start, end, found in known.within(kept, spelled, lang):
        spans[start, end] = at(start, end)._replace(senses=found)
    own = known.words | known.narrowing
    # A word of lists is no slip of the pen for a name: « identifier » is not « identifiant ».
    names = [
        ((singular(word.fold), 1.0),) if singular(word.fold) in own else lexicon.spelled(word.fold)
        for word in kept
    ]
    for hit in lexicon.hits(kept, names):
        if max(hit.meanings.values()) >= SURE:
            spans[hit.start, hit.end] = at(hit.start, hit.end)._replace(hit=hit)
    for place in places_in(tuple(_placed(word, lexicon) for word in kept)):
        spans[place.start, place.end] = at(place.start, place.end)._replace(place=place)
    told: dict[tuple[int, int], list[Mention]] = {}
    for each in lexicon.mentions.found(kept, text):
        told.setdefault((each.start, each.end), []).append(each.mention)
    for (start, end), mentions in told.items():
        spans[start, end] = at(start, end)._replace(mentions=tuple(mentions))
    free = [True] * len(kept)
    for (start, end), atom in sorted(
        spans.items(), key=lambda each: (each[0][0] - each[0][1], _worth(each[1]), each[0])
    ):
        if all(free[start:end]):
            free[start:end] = [False] * (end - start)
            yield _called(atom, start, lexicon)
    for index, word in enumerate(kept):
        if free[index]:
            # A word of a name, where nothing else has it, tells the name: « la cantine » is « Cantine : familles ».
            sets = lexicon.sets_called(singular(word.fold))
            called = Hit(index, index + 1, dict.fromkeys(sets, LENT)) if sets else None
            yield Atom(word.start, word.end, (word,), hit=called)


def _called(atom: Atom, start: int, lexicon: Lexicon) -> Atom:
    """A phrase that asks nothing elsewhere, and that a data set is called by here: « l’application mobile »."""
    idle = len(atom.words) > 1 and not atom.hit
    if not idle or {each.sort for each in atom.senses} != {"fill"}:
        return atom
    told = [{*lexicon.sets_called(singular(word.fold))} for word in atom.words if len(word.fold) >= _TELLING]
    sets = set[Meaning].intersection(*told) if len(told) > 1 else set[Meaning]()
    return (
        atom._replace(hit=Hit(start, start + len(atom.words), dict.fromkeys(sorted(sets), LENT)))
        if sets
        else atom
    )


def _worth(atom: Atom) -> int:
    """Of phrases as long as each other a name stands before a word."""
    return 0 if atom.hit or atom.place else 1


def _forms(word: Word, lexicon: Lexicon) -> tuple[str, ...]:
    """What a word may be as a word of lists: itself where anybody knows it, else what it nearly is."""
    one, known = singular(word.fold), senses_of(lexicon.vocabulary)
    if one in known.words or one in known.narrowing or lexicon.is_word(word.fold) or not one:
        return tuple(dict.fromkeys((one, word.fold)))
    near = tuple(
        form
        for form, rate in _spelling(lexicon.vocabulary).near(one)
        if rate >= _ONE_SLIP and (len(one) >= _SHORT_WORD or len(form) != len(one))
    )
    if not near and len(one) >= _LONG_WORD:
        near = tuple(form for form, rate in _any_spelling(lexicon.vocabulary).near(one) if rate >= _ONE_SLIP)
    return near or (one,)


def _placed(word: Word, lexicon: Lexicon) -> Word:
    """A word that nobody knows as the word of a country, or of a way there, that it nearly is."""
    if lexicon.is_word(word.fold) or singular(word.fold) in senses_of(lexicon.vocabulary).words:
        return word
    near = [form for form, rate in _place_spelling().near(word.fold) if rate >= SURE]
    return word._replace(fold=near[0]) if len(near) == 1 else word


@cache
def _place_spelling() -> Spelling:
    return Spelling(country_words() | {"outside", "within", "vers"})


@lru_cache(maxsize=8)
def _any_spelling(vocabulary: Vocabulary) -> Spelling:
    return Spelling(senses_of(vocabulary).words)


@lru_cache(maxsize=8)
def _spelling(vocabulary: Vocabulary) -> Spelling:
    told = senses_of(vocabulary).told
    return Spelling(
        word for key, found in told.items() if any(each.sort != "fill" for each in found) for word in key
    )


def _apart(span: tuple[int, int], days: Sequence[Found]) -> bool:
    return all(span[1] <= day.start or span[0] >= day.end for day in days)


def _years(plain: str) -> Iterator[Found]:
    """« avant 2020 », "by the end of 2026": a year where only a day is before or after something."""
    for match in _YEAR.finditer(plain):
        year = int(match["year"])
        yield Found(date(year, 1, 1), *match.span("year"), date(year, 12, 31))


def _duration(match: re.Match[str]) -> str:
    number = NUMBER.get(match["number"]) or int(match["number"])
    unit = next(name for name, _ in _UNITS if match[name])
    return f"PT{number}H" if unit == "H" else f"P{number}{unit}"
