"""The clauses: a text of several questions taken apart, and the question itself out of what leads up to it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from dataflow.question.fold import letters, typed
from dataflow.question.verb import forms as forms_of
from registry.records.text import LANGS, Lang
from registry.source.shipped import read_shipped

_FOLDER = Path(__file__).parent / "grammar" / "clauses"
_LONG = 2_000  # letters: no question is longer, and every cut is tried
_ENDS = re.compile(r"(?<=[?!])\s+|(?<=[^\W\d_]{3}[.;])\s+(?=\S)|\n+")
_MARKS = re.compile(r"[:–—,()]|\s-\s")
_MOST = 24
_STORY = 5  # words


class _Forms(NamedTuple):
    """What the words of both languages look for in a text in lower case without accents."""

    begins: re.Pattern[str]
    joined: re.Pattern[str]
    leads: re.Pattern[str]
    telling: re.Pattern[str]
    trails: re.Pattern[str]
    refers: re.Pattern[str]
    denies: re.Pattern[str]
    leave: re.Pattern[str]
    lists: re.Pattern[str]
    question: re.Pattern[str]
    narrows: re.Pattern[str]
    tells: re.Pattern[str]
    there: re.Pattern[str]
    whose: re.Pattern[str]
    back: re.Pattern[str]
    begs: re.Pattern[str]
    wants: re.Pattern[str]
    within: re.Pattern[str]
    of: Mapping[Lang, Mapping[str, str]]


@cache
def _forms() -> _Forms:
    """Made once; RuntimeError when a file, which we ship, is broken."""
    told: dict[str, list[str]] = {}
    why: list[str] = []
    behind: dict[Lang, dict[str, str]] = {}
    for lang in LANGS:
        source = read_shipped(_FOLDER / f"{lang}.yaml", f"{lang}.yaml")
        if source.problems:
            raise RuntimeError(f"broken phrases: {source.problems[0]}")
        for key, listed in source.data.items():
            if key == "why_for":
                why.append(_why(listed))
            elif key == "telling verb":
                made = (form for each in listed for form in forms_of(str(each), lang))
                told.setdefault("telling", []).extend(made)
            elif key == "of":
                behind[lang] = {str(kind): str(form) for kind, form in listed.items()}
            else:
                told.setdefault(key, []).extend(map(str, listed))
    any_of = {key: "|".join(map(typed, sorted(each, key=len, reverse=True))) for key, each in told.items()}
    towards = rf"(?:{any_of['towards']})\W{{0,2}}(?:{any_of['asked']})"
    late = rf"(?:{any_of['pronoun']})\b[^,.;:?!]{{0,40}}\b(?:{any_of['late']})\b"
    asks, after, whether = f"{any_of['asks']}|{towards}", any_of["after"], any_of["whether"]
    return _Forms(
        begins=re.compile(rf"\W*(?:(?:{any_of['begins']})\s+)?(?:(?:{asks}|{any_of['polite']})\b|{late})"),
        joined=re.compile(
            rf"\s*[,;]?\s+(?:{any_of['joins']})\s+(?=(?:{asks})\b|{late})"
            rf"|\s*:\s+(?=(?:{asks})\b)|\s*,\s+(?=(?:{after})\b)"
        ),
        question=re.compile(rf"\W*(?:(?:{any_of['begins']})\s+)?(?:{any_of['lists']}|{any_of['within']})\b"),
        leads=re.compile(
            rf"\b(?:{any_of['leads']}|(?:{any_of['demands']})\b[^.?!]{{0,30}}?\b(?:{whether}))\b(?:\s*,)?\s+(?:(?:{whether})\b\s*)?"
        ),
        telling=re.compile(rf"\b(?:{any_of['telling']})(?: [a-z]+){{0,2}}?,? (?=(?:{asks})\b)"),
        trails=re.compile(rf"\s*[,;.–—-]?\s*\b(?:{any_of['trails']}|{'|'.join(why)})\b.*", re.DOTALL),
        refers=re.compile(rf"\b(?:{any_of['refers']})\b|(?<![-t])\b(?:{any_of['pronouns']})\b"),
        denies=re.compile(rf"\b(?:{any_of['denies']})\b"),
        leave=re.compile(rf"\b(?:{any_of['leave']})\b"),
        lists=re.compile(rf"\b(?:{any_of['lists']})\b"),
        narrows=re.compile(rf"\W*(?:(?:{any_of['greets']})\b\W*)?(?:{any_of['narrows']})\b"),
        tells=re.compile(rf"\b(?:{any_of['tells']})\b"),
        there=re.compile(rf"\b(?:{any_of['there']})\b"),
        whose=re.compile(rf"\b(?:{any_of['whose']})\b"),
        back=re.compile(rf"\b(?:{any_of['back']})\b|(?<![-t])\b(?:{any_of['pronouns']})\b"),
        within=re.compile(rf"\b(?:{any_of['within']})\b"),
        wants=re.compile(rf"\W*(?:{any_of['wants']})\b"),
        begs=re.compile(rf"\b(?:{any_of['begs']})\b"),
        of=behind,
    )


def _why(listed: dict[str, Any]) -> str:
    (first, articles), (_, things) = listed.items()
    of = "|".join(map(typed, map(str, things)))
    return rf"{typed(str(first))} (?:{'|'.join(map(typed, map(str, articles)))}) (?:{of})"


def asks(text: str) -> bool:
    """Whether a text is put as a question: it begins with a word that asks, or ends with the mark."""
    return text.rstrip().endswith("?") or begins(text)


def begins(text: str) -> bool:
    """Whether a text begins with a word that asks."""
    return bool(_forms().begins.match(letters(text)))


def asks_leave(text: str) -> bool:
    """Whether it asks what one may or must do: « faut-il … ? », "may we …?"."""
    return bool(_forms().leave.search(letters(text))) and not begins_with_which(text)


def begins_with_which(text: str) -> bool:
    """Whether it asks which or who, or wants a list, and not for a yes or no."""
    return bool(_forms().lists.search(letters(text)))


def refers(text: str) -> bool:
    """Whether it speaks of what was named before: « ils », "them"."""
    return bool(_forms().refers.search(letters(text)))


def is_story(text: str) -> bool:
    """Whether what leads up to a question is a sentence that tells why one asks, and narrows nothing.

    « Pour les salariés, … » and « données de santé : … » narrow what is asked; « notre assureur nous demande … » does
    not.
    """
    plain = letters(text)
    return (
        len(plain.split()) >= _STORY
        and "?" not in plain
        and not _forms().narrows.match(plain)
        and bool(_forms().tells.search(plain))
    )


def asks_within(text: str) -> bool:
    """Whether anything is asked in the middle of it: « nous nous demandons quels … »."""
    return "?" in text or bool(_forms().within.search(letters(text)))


def is_heading(question: str, part: str) -> bool:
    """Whether a part stands before a colon and tells no story: « données de santé : qui y a accès ? »."""
    behind = question[question.find(part) + len(part) :]
    return behind.lstrip().startswith(":") and not is_story(part)


def is_question(text: str) -> bool:
    """Whether it begins with a word that asks for something: more than "can we …", « peut-on … »."""
    return bool(_forms().question.match(letters(text)))


def wants(text: str) -> bool:
    """Whether it begins by wanting something: « je veux la liste … », "I need …", a question without its mark."""
    return bool(_forms().wants.match(letters(text)))


class Back(NamedTuple):
    """Where a question speaks of what was named before: the letters at which it does; None: nowhere."""

    there: int | None
    """Of a third party: « y », "there"."""
    whose: int | None
    """Of people: « son », "their"."""
    other: int | None
    """Of anything: « ils », "it"."""


def speaks_back(text: str) -> Back:
    """Where a question speaks of what was named before, by the first word of each kind that does."""
    forms = _forms()
    plain = forms.begs.sub(lambda match: " " * len(match[0]), letters(text))
    found = (form.search(plain) for form in (forms.there, forms.whose, forms.back))
    return Back(*(match.start() if match else None for match in found))


def spoken_of(question: str, kind: str, name: str, lang: Lang) -> str:
    """The question with what its « son », « y », "their" speaks of behind it: « … son adresse des clients »."""
    return f"{question.rstrip(' ?!.')} {_forms().of[lang][kind].format(name=name)}"


def questions(text: str) -> tuple[str, ...]:
    """The questions of a text: its sentences, and what is joined by « et » or "and" before a question word."""
    if len(text) > _LONG:
        return (text,)
    parts = [part for sentence in _ENDS.split(text) if sentence for part in _apart(sentence, _forms().joined)]
    told = tuple(part.strip() for part in parts if part and any(letter.isalnum() for letter in part))
    return tuple(part for part in told if not _forms().trails.match(letters(part))) or told


def _apart(text: str, form: re.Pattern[str]) -> Iterable[str]:
    at = 0
    for match in form.finditer(letters(text)):
        yield text[at : match.start()]
        at = match.end()
    yield text[at:]


class Core(NamedTuple):
    """What the question itself may be, and what stands around it."""

    text: str
    lead: str
    """What leads up to it with words that say so: « je voudrais savoir si »; it may tell anything."""
    around: str
    """What else is cut away."""
    story: str = ""
    """What of the lead stands before it."""


def cores(clause: str) -> Iterator[Core]:
    """What the question itself may be, the longest first: after « savoir si », after a colon, up to a comma."""
    if len(clause) > _LONG:
        return
    plain, forms = letters(clause), _forms()
    led = {match.end() for match in forms.leads.finditer(plain)}
    told = {match.end() for match in forms.telling.finditer(plain)} - led
    starts = {0, *led, *told, *(match.end() for form in (_MARKS, _ENDS) for match in form.finditer(clause))}
    trailing = {match.start() for match in forms.trails.finditer(plain)}
    ends = {len(clause), *trailing, *(match.start() for match in _MARKS.finditer(clause))}
    spans = sorted(
        ((start, end) for start in starts for end in ends if end - start > 3),
        key=lambda span: (span[0] - span[1], span),
    )
    seen: set[str] = set()
    for start, end in spans[:_MOST]:
        core = clause[start:end].strip()
        if core and core not in seen and core != clause.strip():
            seen.add(core)
            before, after = clause[:start], clause[end:]
            asking = begins(core)
            leads = (asking and start not in told) or (
                start in led and not forms.denies.search(letters(before))
            )  # "what don’t we know about …"
            aside = [(before, leads), (after, end in trailing)]
            yield Core(
                core,
                lead=" … ".join(part for part, tells in aside if tells),
                around=" … ".join(part for part, tells in aside if not tells),
                story=before.strip() if leads else "",
            )
