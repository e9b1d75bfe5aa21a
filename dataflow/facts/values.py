"""A known value in words: what it is, and in brackets how it is known, unless a source says it."""

from collections.abc import Iterable, Iterator
from typing import Literal

from dataflow.facts.known import Known
from dataflow.facts.lists import apart, either, listed
from dataflow.facts.sentences import WORDS
from registry.records.evidence import Status
from registry.records.prose import day_in_words
from registry.records.text import Lang, Text, both

Manner = Literal["sentence", "brief", "cell", "box"]
"""sentence: with the reason, for nothing else on the way says it; brief: without it, in a sentence that has no room;
cell: in one word, with the day of an enrichment; box: in one word, for a picture has no room."""
Agreeing = Literal["", "f", "mp", "fp"]
"""The gender and number of what is unknown, as French wants it."""


def told(known: Known, lang: Lang, manner: Manner, agreeing: Agreeing = "") -> str:
    """The value and how it is known: France, France (par déduction), France (déduit), inconnu. Unknown is said."""
    apiece = differing(known)
    if apiece:
        each = [told(part, lang, manner, agreeing) for part in apiece]
        return disagreeing(each, lang) if known.disputed else listed(each, lang)
    said = known.label.say(lang) if known.label else unknown(lang, agreeing)
    inside = apart(_inside(known, lang, manner), lang)
    return f"{said} ({inside})" if inside else said


def disagreeing(said: Iterable[str], lang: Lang) -> str:
    """What it is one of, and that the statements disagree: sous-traitant ou responsable, les indications se
    contredisent."""
    return WORDS.say(lang, "disputed", values=either(said, lang))


def failing(said: Iterable[str], lang: Lang) -> str:
    """What comes first, and what does where it fails: décision d’adéquation, à défaut clauses types."""
    return WORDS.say(lang, "failing").join(said)


def differing(known: Known) -> tuple[Known, ...]:
    """The values to be told one by one, each with how it is known; empty: there is one, or all are known alike."""
    grounds = {(part.status, part.reason, part.dated, part.source) for part in known.parts}
    return known.parts if len(grounds) > 1 else ()


def remark(known: Known) -> Status | None:
    """The status to be told beside a value; None: a source says it, or there is no value."""
    return None if known.label is None or known.status is Status.DECLARED else known.status


def unknown(lang: Lang, agreeing: Agreeing = "") -> str:
    """« inconnu », as what is unknown wants it."""
    return WORDS.say(lang, f"unknown_{agreeing}" if agreeing else "unknown")


def status_word(status: Status, lang: Lang) -> str:
    """How something is known in one word, for cells and pictures: déduit."""
    return WORDS.say(lang, f"status.{status}")


def status_clause(status: Status, lang: Lang) -> str:
    """How something is known as a sentence says it: par déduction. A declared one has no such words: KeyError."""
    return WORDS.say(lang, f"known.{status}")


def doubted(label: Text, known: Status, beside: Status) -> Text:
    """A label among others of which one status is told: with its own in brackets where it is known less well."""
    if known.weakness <= beside.weakness:
        return label
    return both(
        lambda lang: WORDS.say(lang, "doubted", label=label.say(lang), status=status_word(known, lang))
    )


def _inside(known: Known, lang: Lang, manner: Manner) -> Iterator[str]:
    status = remark(known)
    if manner == "sentence":
        yield from [status_clause(status, lang)] if status else []
        yield from _why(known, lang)
    elif manner == "brief":
        yield from [status_clause(status, lang)] if status else []
    elif status is Status.ENRICHMENT and known.dated is not None and manner == "cell":
        yield WORDS.say(lang, "known.dated", day=day_in_words(known.dated, lang))
    elif status is not None:
        yield status_word(status, lang)


def _why(known: Known, lang: Lang) -> Iterator[str]:
    """When and where an enrichment was looked up, and the reason that somebody gives."""
    if known.status is Status.ENRICHMENT and known.dated:
        yield WORDS.say(lang, "known.looked_up", day=day_in_words(known.dated, lang))
        yield from [known.source] if known.source else []
    if known.reason:
        yield known.reason.say(lang).rstrip(".")
