"""The whole: questions about the registry itself, such as what leaves the country and what changed."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dataflow.question.grammar import Cue
from dataflow.question.intent import Intent, asked, rules
from dataflow.question.lexicon import Lexicon
from dataflow.question.meaning import Meaning
from dataflow.question.parts import Parts
from dataflow.question.places import Place
from dataflow.question.reading import Reading
from registry.records.countries import codes

_MOST = 3
_CLEAR = (
    *rules(
        Intent.BORDERS,
        "abroad + what where transfer send go show leave towards from",
        "country go + what where send",
        "country send + what where",
        "country transfer + what where show",
        "leave from + what show towards transfer",
        "leave towards + what from transfer",
        "transfer + what show towards from",
        "send towards + what show from",
        "go towards + what show where from",
    ),
    *rules(Intent.CHANGES, "change + what show since between have"),
    *rules(Intent.FINDINGS, "find + what show concern have"),
)
_SIGNS = (
    ({Cue.BREACH, Cue.FIND}, Intent.FINDINGS),
    ({Cue.BREACH}, Intent.BREACH),
    ({Cue.CHANGE}, Intent.CHANGES),
    ({Cue.FIND}, Intent.FINDINGS),
    ({Cue.ABROAD}, Intent.BORDERS),
    ({Cue.LEAVE}, Intent.BORDERS),
    ({Cue.TRANSFER}, Intent.BORDERS),
    ({Cue.SEND, Cue.TOWARDS}, Intent.BORDERS),
    ({Cue.GO, Cue.TOWARDS}, Intent.BORDERS),
    ({Cue.TELL}, Intent.BREACH),
)
"""What suggests a question, the surest sign first."""
_EUROPE, _UNION = "EUROPE", "EU"
_TWO = ("critical", "findings")  # in so short a question one word unread is not too much
_TODAY = {"aujourd", "today", "now", "maintenant"}
_STARTS = {"from", "du", "depuis", "since"}


class _Limits(NamedTuple):
    """The countries and days a question is limited to, and whether they are certain."""

    country: str | None = None
    leaving: str | None = None
    since: date | None = None
    on: date | None = None
    clear: bool = True


def about_whole(found: Parts, lexicon: Lexicon) -> tuple[Reading | None, bool]:
    """What is asked of the registry, if anything, and whether the words tell so for certain."""
    cues = found.cues | frozenset(_told(found.places))
    clear = [rule.intent for rule in _CLEAR if rule.holds(cues)]
    if clear and found.unread == 0 and _limits(clear[0], found).clear:
        return of_whole(clear[0], found, lexicon, 1.0), True
    signs = [intent for needed, intent in _SIGNS if needed <= cues]
    if not signs or (found.unread * 2 >= len(found.words) and len(found.words) > len(_TWO)):
        return None, False
    return of_whole(signs[0], found, lexicon, 0.7 * 0.9**found.unread), False


def of_whole(intent: Intent, found: Parts, lexicon: Lexicon, score: float) -> Reading:
    """The reading of a question about the registry, or of a breach at its organisation."""
    limits = _limits(intent, found)
    breach = intent is Intent.BREACH and lexicon.organisation
    return Reading(
        intent=intent if breach or intent is not Intent.BREACH else Intent.FINDINGS,
        subject_kind="actor" if breach else "registry",
        subject=breach or "",
        label=lexicon.whole,
        on=limits.on,
        since=limits.since,
        country=limits.country,
        leaving=limits.leaving,
        matched=found.telling(),
        score=round(max(score, 0.0), 3),
    )


def span_of(found: Parts) -> tuple[date | None, date | None, bool]:
    """Since when and until when changes are asked for, and whether that is all that the days of a question tell."""
    told = _span(found)
    return told.since, told.on, told.clear


def any_data(found: Parts, lexicon: Lexicon) -> list[Reading]:
    """« où sont stockées les données ? » names none: the question asked of the first data sets, or actors."""
    if Cue.CERTIFIED in found.cues:
        actors = [meaning for meaning in lexicon.labels if meaning.kind == "actor"]
        third = [meaning for meaning in actors if meaning.id != lexicon.organisation][:_MOST]
        return [
            _of_thing(actor, Intent.CERTIFICATIONS, found, lexicon, 0.5 - 0.01 * rank)
            for rank, actor in enumerate(third)
        ]
    ask = asked(found.cues, "data_set")
    if not ((found.of_data or Cue.RETENTION in found.cues) and found.cues and ask.clear):
        return []
    sets = [meaning for meaning in lexicon.labels if meaning.kind == "data_set"][:_MOST]
    return [
        _of_thing(held, ask.intents[0], found, lexicon, 0.5 - 0.01 * rank) for rank, held in enumerate(sets)
    ]


def _of_thing(held: Meaning, intent: Intent, found: Parts, lexicon: Lexicon, score: float) -> Reading:
    return Reading(
        intent=intent, subject_kind=held.kind, subject=held.id, label=lexicon.label(held), on=found.on,
        matched=found.telling(), score=score,
    )  # fmt: skip


def _told(places: tuple[Place, ...]) -> Iterator[Cue]:
    """What the countries and unions tell by where they stand."""
    cues = {"to": Cue.TOWARDS, "in": Cue.TOWARDS, "from": Cue.FROM, "out": Cue.ABROAD}
    return (cues[place.way] for place in places if place.way in cues)


def _limits(intent: Intent, found: Parts) -> _Limits:
    """What limits a question of that intent; not clear when some of it cannot be told."""
    if intent is Intent.BORDERS:
        return _bounds(found)
    if intent is Intent.CHANGES:
        return _span(found)
    return _Limits(on=found.on, clear=found.unknown == 0)


def _bounds(found: Parts) -> _Limits:
    towards = [place.code for place in found.places if place.way in ("to", "in")]
    left = [place.code for place in found.places if place.way in ("from", "out")]
    clear = len(towards) <= 1 and len(left) <= 1 and len(towards + left) == len(found.places)
    country = towards[0] if towards and towards[0] in codes() else None
    leaving = _UNION if left[:1] == [_EUROPE] else left[0] if left else None
    # A union is no country that a flow goes to, and « Europe » may be the Union or the whole EEA.
    one_day = len(found.days) <= 1 and not found.period
    certain = clear and _EUROPE not in left and len(towards) == bool(country) and one_day
    return _Limits(country, leaving, on=found.on, clear=certain)


def _span(found: Parts) -> _Limits:
    since, between = Cue.SINCE in found.cues, Cue.BETWEEN in found.cues
    clear = not found.places
    if (
        found.period and len(found.days) == 1 and not between
    ):  # « depuis 2025 » begins, « en 2025 » is all of it
        last = None if since else found.period.last
        return _Limits(since=found.period.day, on=last, clear=clear)
    if len(found.days) == 2:
        first, last = sorted((found.days[0], found.until or found.days[1]))
        told = since or between or found.before_day in _STARTS
        return _Limits(since=first, on=last, clear=clear and told)
    if len(found.days) == 1:
        today = any(word.fold in _TODAY for word in found.words)
        return _Limits(since=found.days[0], clear=clear and since != between and (since or today))
    return _Limits(clear=clear and not (since or between or found.days))
