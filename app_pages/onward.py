"""Onward: what can be asked next of what is on the screen, each a follow-up that is understood."""

from collections.abc import Iterator, Sequence
from typing import Final

from app_pages.request import Found
from dataflow.answers.answer import Answer
from dataflow.lists import ListAnswer
from dataflow.question import Lexicon, Meaning, Reading
from dataflow.question.continuing import Offer, offer
from dataflow.question.follow_up import follow_up
from registry.records.text import Lang

_MOST: Final = 4


def onward(reading: Reading, found: Found, lexicon: Lexicon, lang: Lang) -> tuple[str, ...]:
    """The follow-ups to offer, in words; each is sure when it is typed, and asks another question."""
    offered = dict.fromkeys(_offered(reading, found, lexicon, lang))
    return tuple(each for each in offered if _leads_on(each, reading, lexicon, lang))[:_MOST]


def _leads_on(words: str, reading: Reading, lexicon: Lexicon, lang: Lang) -> bool:
    told = follow_up(words, reading, lexicon, lang)
    if told is None or not told.meant.sure:
        return False
    bare = {"matched": "", "score": 1.0}
    return told.cited or told.meant.readings[0].model_copy(update=bare) != reading.model_copy(update=bare)


def _offered(reading: Reading, found: Found, lexicon: Lexicon, lang: Lang) -> Iterator[str]:
    if reading.subject_kind == "field" and (other := _other(reading, lexicon)):
        yield offer(lang, Offer.FIELD, lexicon.label(other).say(lang))
    if reading.subject_kind == "actor" and (other := _other(reading, lexicon)):
        yield offer(lang, Offer.ACTOR, lexicon.label(other).say(lang))
    for name in _names(found, lang)[:1]:
        yield offer(lang, Offer.WITHOUT, name)
    yield offer(lang, Offer.WHY)
    yield offer(lang, Offer.WRITTEN)


def _other(reading: Reading, lexicon: Lexicon) -> Meaning | None:
    """The next thing of the same kind that the registry holds."""
    same = [
        each
        for each in lexicon.labels
        if each.kind == reading.subject_kind
        and (each.kind != "field" or each.id in lexicon.present)
        and each.id != lexicon.organisation
    ]
    at = next((number for number, each in enumerate(same) if each.id == reading.subject), None)
    return same[(at + 1) % len(same)] if at is not None and len(same) > 1 else None


def _names(found: Found, lang: Lang) -> Sequence[str]:
    """The third parties that an answer names, in its order."""
    if isinstance(found, Answer):
        parties = (found.party_at(hop.target) for hop in found.hops)
        return [each.label.say(lang) for each in parties if each.kind == "third_party"]
    if isinstance(found, ListAnswer):
        return [row.label.say(lang) for row in found.rows if row.subject_kind == "actor" and not row.unstated]
    return ()
