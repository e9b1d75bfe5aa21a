"""Understanding: from the words of a question to what it asks, and how sure that is."""

from dataflow.question.intent import USUAL, Asked, Intent, asked
from dataflow.question.lexicon import Hit, Lexicon, Meaning
from dataflow.question.parts import Parts, parts
from dataflow.question.phrases import Cue
from dataflow.question.reading import Reading, Understanding
from dataflow.question.spelling import SURE
from dataflow.question.subject import Subject, is_within, subjects
from dataflow.question.whole import about_whole, any_data, of_whole
from registry.text import Lang

MOST = 3
OF_PARTS = {Intent.BREACH, Intent.FINDINGS}  # asked of a field or an actor too
_TOWARDS = {"a", "au", "aux", "chez", "vers", "avec", "aupres", "to", "with"}
_FROM = {"par", "de", "du", "des", "from", "by", "of"}


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
        sure=clear and len(best) == 1 and best[0].score >= SURE,
        actor=lexicon.label(actors[-1]) if actors else None,
    )


def _readings(found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool]:
    """The readings, and whether the first is meant, as far as known words tell."""
    choices = subjects(found, lexicon)
    flat = [subject for each in choices for subject in each]
    if not flat:
        whole, sure = about_whole(found, lexicon)
        return ([whole], sure) if whole else (any_data(found, lexicon), False)
    if all(len(each) == 1 for each in choices):
        if len(flat) == 1:
            return _about_one(flat[0], found, lexicon)
        if len(flat) == 2 and (pair := _about_two(flat, found, lexicon)):
            return pair
    return [
        _reading(subject, _asked(found, subject).intents[0], found, lexicon, 0.7 - 0.01 * rank)
        for rank, subject in enumerate(flat)
    ], False


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
    if found.cues & {Cue.SEND, Cue.TRANSFER}:
        return before in _TOWARDS
    if found.cues & {Cue.RECEIVE, Cue.COLLECT}:
        return before not in _FROM or before in {"par", "by"}
    return True


def _about_one(subject: Subject, found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool]:
    ask = _asked(found, subject)
    whole, meant = about_whole(found, lexicon)
    if whole and meant and subject.meaning == Meaning("actor", lexicon.organisation or ""):
        return [whole], True  # what is asked of the organisation is asked of its registry
    sure = ask.clear and found.unknown == 0
    intents = ask.intents if sure else _with_others(ask, subject)
    score = subject.rate if sure else 0.7 * subject.rate * 0.9**found.unknown
    made = [
        _reading(subject, intent, found, lexicon, score - 0.05 * rank) for rank, intent in enumerate(intents)
    ]
    if whole and not sure and not any(intent in OF_PARTS for intent in ask.intents):
        made.insert(0, of_whole(whole.intent, found, lexicon, score + 0.05))
    return made, sure


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
        each = [(one, intent) for one in pair for intent in _asked(found, one).intents if intent in OF_PARTS]
        if each:
            return [
                _reading(one, intent, found, lexicon, (0.7 - 0.05 * rank) * score)
                for rank, (one, intent) in enumerate(each)
            ], False
        return [
            _reading(data[0], Intent.GOES, found, lexicon, 0.7 * score, about=actors[0]),
            _reading(data[0], Intent.GOES, found, lexicon, 0.65 * score),
            _reading(actors[0], Intent.RECEIVES, found, lexicon, 0.6 * score),
        ], False
    field, held = pair
    if (field.meaning.kind, held.meaning.kind) == ("field", "data_set"):
        ask = _asked(found, field)
        clear = ask.clear and found.unknown == 0 and ask.intents[0] not in OF_PARTS
        if clear and is_within(found, field.hit, held.hit):
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
