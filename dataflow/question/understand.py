"""Understanding: from the words of a question to what it asks, and how sure that is."""

from collections.abc import Iterable
from typing import NamedTuple

from dataflow.question.intent import USUAL, Asked, Intent, asked
from dataflow.question.lexicon import Hit, Lexicon, Meaning
from dataflow.question.parts import Parts, parts
from dataflow.question.phrases import Cue
from dataflow.question.reading import Reading, Understanding
from dataflow.question.spelling import SURE
from registry.text import Lang

MOST = 3
_TOWARDS = {"a", "au", "aux", "chez", "vers", "avec", "aupres", "to", "with"}
_FROM = {"par", "de", "du", "des", "from", "by", "of"}
_WITHIN = {"de", "du", "des", "dans", "of", "in", "from", "le", "la", "les", "the", "nos", "our"}
_OF_ACTORS = {Cue.CERTIFIED, Cue.SHOW, Cue.RECEIVE}


class Subject(NamedTuple):
    """A name of the question and one thing it may stand for."""

    meaning: Meaning
    rate: float
    hit: Hit


def understand(question: str, lexicon: Lexicon, lang: Lang | None = None) -> Understanding:
    """What a question asks, in French or English, however it is typed; never raises.

    Sure is only what accounts for every word of the question. Otherwise up to three readings are offered, and
    when no name is recognised there is none. `lang` is the reader's language; left out, the question's.
    """
    found = parts(question, lexicon)
    readings, clear = _readings(found, lexicon)
    best = sorted(readings, key=lambda reading: -reading.score)[:MOST]
    # The first actor of a registry is the organisation itself, which nobody asks about first.
    actors = [meaning for meaning in lexicon.labels if meaning.kind == "actor"][:2]
    return Understanding(
        question=question,
        lang=lang or found.lang,
        readings=tuple(best),
        sure=clear and found.unknown == 0 and len(best) == 1 and best[0].score >= SURE,
        actor=lexicon.label(actors[-1]) if actors else None,
    )


def _readings(found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool]:
    """The readings, and whether the first is meant, as far as known words tell."""
    choices = [_meant(hit, found.cues, lexicon) for hit in found.names]
    choices = _narrowed(_once(choices), found)
    flat = [subject for each in choices for subject in each]
    if not flat:
        return [], False
    if all(len(each) == 1 for each in choices):
        if len(flat) == 1:
            return _about_one(flat[0], found, lexicon)
        if len(flat) == 2 and (pair := _about_two(flat, found, lexicon)):
            return pair
    return [
        _reading(subject, _asked(found, subject).intents[0], found, lexicon, 0.7 - 0.01 * rank)
        for rank, subject in enumerate(flat)
    ], False


def _meant(hit: Hit, cues: frozenset[Cue], lexicon: Lexicon) -> list[Subject]:
    """What a name may stand for here; one when it is clear."""
    best = max(hit.meanings.values())
    meant = [Subject(meaning, rate, hit) for meaning, rate in hit.meanings.items() if rate >= best - 0.01]
    fields = [each for each in meant if each.meaning.kind == "field"]
    actors = [each for each in meant if each.meaning.kind == "actor"]
    sets = [each for each in meant if each.meaning.kind == "data_set"]
    if actors and cues & _OF_ACTORS:
        return actors
    if sets:  # what the registry itself calls so, before what the vocabulary does
        return sets + actors
    held = [each for each in fields if each.meaning.id in lexicon.present]
    return (held or fields) + actors


def _once(choices: Iterable[list[Subject]]) -> list[list[Subject]]:
    """Each thing once, however often and by whichever of its names it is called."""
    seen: set[tuple[Meaning, ...]] = set()
    kept = []
    for each in choices:
        meanings = tuple(sorted(subject.meaning for subject in each))
        if each and meanings not in seen:
            seen.add(meanings)
            kept.append(each)
    return kept


def _narrowed(choices: list[list[Subject]], found: Parts) -> list[list[Subject]]:
    """« le téléphone du compte »: after a field, a word for several things means the data set."""
    if len(choices) == 2 and len(choices[0]) == 1 and choices[0][0].meaning.kind == "field":
        sets = [each for each in choices[1] if each.meaning.kind == "data_set"]
        if len(sets) == 1 and _within(found, choices[0][0].hit, sets[0].hit):
            return [choices[0], sets]
    return choices


def _within(found: Parts, field: Hit, held: Hit) -> bool:
    """Whether nothing but « de », « du », "of the" stands between a field and a data set."""
    between = {word.fold for word in found.words[field.end : held.start]}
    return bool(between) and between <= _WITHIN


def _asked(found: Parts, subject: Subject, about: Subject | None = None) -> Asked:
    ask = asked(found.cues, subject.meaning.kind, about is not None)
    actor = about or (subject if subject.meaning.kind == "actor" else None)
    if ask.clear and actor and not _receives(found, actor.hit):
        return Asked(ask.intents, clear=False)
    return ask


def _receives(found: Parts, actor: Hit) -> bool:
    """Whether data goes to the actor and not from it: « envoyé à », not « envoyé par »."""
    before = found.words[actor.start - 1].fold if actor.start else ""
    if found.words[actor.start].elided == "d":
        before = "de"
    if Cue.SEND in found.cues:
        return before in _TOWARDS
    if found.cues & {Cue.RECEIVE, Cue.COLLECT}:
        return before not in _FROM or before in {"par", "by"}
    return True


def _about_one(subject: Subject, found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool]:
    ask = _asked(found, subject)
    sure = ask.clear and found.unknown == 0
    intents = ask.intents if sure else _with_others(ask, subject)
    score = subject.rate if sure else 0.7 * subject.rate * 0.9**found.unknown
    return [
        _reading(subject, intent, found, lexicon, score - 0.05 * rank) for rank, intent in enumerate(intents)
    ], sure


def _with_others(ask: Asked, subject: Subject) -> tuple[Intent, ...]:
    """What was asked, and what is asked most often beside it."""
    return tuple(dict.fromkeys((*ask.intents, *USUAL[subject.meaning.kind])))[:MOST]


def _about_two(pair: list[Subject], found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool] | None:
    """A field or data set and an actor, or a field of a data set; None for two subjects side by side."""
    data = [each for each in pair if each.meaning.kind != "actor"]
    actors = [each for each in pair if each.meaning.kind == "actor"]
    if len(data) == len(actors) == 1:
        ask = _asked(found, data[0], actors[0])
        score = min(data[0].rate, actors[0].rate)
        if ask.clear and found.unknown == 0:
            return [_reading(data[0], ask.intents[0], found, lexicon, score, about=actors[0])], True
        return [
            _reading(data[0], Intent.GOES, found, lexicon, 0.7 * score, about=actors[0]),
            _reading(data[0], Intent.GOES, found, lexicon, 0.65 * score),
            _reading(actors[0], Intent.RECEIVES, found, lexicon, 0.6 * score),
        ], False
    field, held = pair
    if (field.meaning.kind, held.meaning.kind) == ("field", "data_set"):
        ask = _asked(found, field)
        if _within(found, field.hit, held.hit) and ask.clear and found.unknown == 0:
            score = min(field.rate, held.rate)
            return [_reading(field, ask.intents[0], found, lexicon, score, within=held)], True
    return None


def _reading(
    subject: Subject,
    intent: Intent,
    found: Parts,
    lexicon: Lexicon,
    score: float,
    about: Subject | None = None,
    within: Subject | None = None,
) -> Reading:
    said = [found.said(each.hit) for each in (subject, within, about) if each]
    return Reading(
        intent=intent,
        subject_kind=subject.meaning.kind,
        subject=subject.meaning.id,
        label=lexicon.label(subject.meaning),
        about_actor=about.meaning.id if about else None,
        about_label=lexicon.label(about.meaning) if about else None,
        data_set=within.meaning.id if within else None,
        data_set_label=lexicon.label(within.meaning) if within else None,
        on=found.on,
        matched=", ".join(said),
        score=round(max(score, 0.0), 3),
    )
