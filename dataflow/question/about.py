"""About: the readings of a question that names one thing, two or three."""

from dataflow.question.grammar import Cue
from dataflow.question.intent import OF_OUR_OWN, USUAL, Asked, Intent, asked
from dataflow.question.lexicon import Hit, Lexicon
from dataflow.question.meaning import Meaning
from dataflow.question.offering import offered
from dataflow.question.parts import Parts
from dataflow.question.reading import Reading
from dataflow.question.spelling import SURE
from dataflow.question.subject import Subject, is_within
from dataflow.question.whole import about_whole, of_whole, span_of

MOST = 3
"""So many readings are offered."""
OF_PARTS = {Intent.BREACH, Intent.FINDINGS}  # asked of a field or an actor too
_TOWARDS = {"a", "au", "aux", "chez", "vers", "avec", "aupres", "to", "with"}
_DONE = {Cue.GO, Cue.STORE, Cue.KEEP, Cue.HAVE, Cue.ACCESS, Cue.HOW_LONG}
_FROM = {"par", "de", "du", "des", "from", "by", "of"}


def own(lexicon: Lexicon) -> Subject | None:
    """The organisation, named by no word."""
    if lexicon.organisation is None:
        return None
    return Subject(Meaning("actor", lexicon.organisation), 1.0, Hit(0, 0, {}))


def asked_of(found: Parts, subject: Subject, about: Subject | None = None) -> Asked:
    """What the cues ask of a subject, as far as it stands where the asking wants it."""
    ask = asked(found.cues, subject.meaning.kind, about is not None)
    if found.predicated and not found.cues and subject.meaning.kind != "actor":
        return Asked(ask.intents, clear=False)  # « est-ce une donnée personnelle ? » is not its name alone
    actor = about or (subject if subject.meaning.kind == "actor" else None)
    if ask.clear and actor and not receives(found, actor.hit):
        return Asked(ask.intents, clear=False)
    return ask


def receives(found: Parts, actor: Hit) -> bool:
    """Whether data goes to the actor and not from it: « envoyé à », not « envoyé par »."""
    before = found.words[actor.start - 1].fold if actor.start else ""
    if found.words[actor.start].elided == "d":
        before = "de"
    if found.cues & {Cue.SEND, Cue.TRANSFER}:
        return before in _TOWARDS
    if found.cues & {Cue.RECEIVE, Cue.COLLECT}:
        return before not in _FROM or before in {"par", "by"}
    # « part de Google », « le téléphone de Google est-il stocké ? »: what is done there is done by nobody named.
    return before not in _FROM or before in {"par", "by"} or not found.cues & _DONE


def about_one(subject: Subject, found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool]:
    """The readings of a question with one name, and whether the first is meant."""
    ours = own(lexicon)
    if ours and found.ours and subject.meaning.kind != "actor" and found.cues in OF_OUR_OWN:
        ask = asked(found.cues, subject.meaning.kind, about_actor=True)
        if ask.clear and found.unknown == 0:
            return [made(subject, ask.intents[0], found, lexicon, subject.rate, about=ours)], True
    ask = asked_of(found, subject)
    if ask.intents[0] is Intent.RIGHTS and subject.meaning.id != lexicon.organisation:
        ask = Asked((Intent.CONTACT,), clear=False)  # the registry tells rights of its organisation alone
    whole, meant = about_whole(found, lexicon)
    if whole and meant and subject.meaning == Meaning("actor", lexicon.organisation or ""):
        return [whole], True  # what is asked of the organisation is asked of its registry
    left = found.unknown
    if ask.intents[0] is Intent.CHANGES:
        left = 0 if found.unread == 0 and not found.loose and span_of(found)[2] else found.unknown + 1
    sure = ask.clear and left == 0 and len(found.standards) <= 1
    far = (found.unread + subject.hit.end - subject.hit.start) * 2 >= len(found.words) > 1
    if not sure and subject.rate < SURE and (whole or (found.unread and far)):
        return ([whole] if whole else []), False  # one word in many that is nearly a name is none
    intents = ask.intents if sure else offered(found, ask, subject.meaning.kind, MOST)
    score = subject.rate if sure else 0.7 * subject.rate * 0.9**found.unknown
    readings = [
        made(subject, intent, found, lexicon, score - 0.05 * rank) for rank, intent in enumerate(intents)
    ]
    if whole and whole.intent is Intent.BREACH and subject.meaning.kind == "actor":
        whole = None  # of whom it is asked is said
    if whole and not sure and not any(intent in OF_PARTS for intent in ask.intents):
        readings.insert(0, of_whole(whole.intent, found, lexicon, score + 0.05))
    return readings, sure


def about_three(flat: list[Subject], found: Parts, lexicon: Lexicon) -> Reading | None:
    """« CinetPay reçoit-il le téléphone du compte ? »: a field of a data set, and an actor."""
    by_kind = {each.meaning.kind: each for each in flat}
    if len(by_kind) < len(flat) or found.unknown:
        return None
    field, held, actor = by_kind["field"], by_kind["data_set"], by_kind["actor"]
    ask = asked_of(found, field, actor)
    if not ask.clear or not is_within(found, field.hit, held.hit):
        return None
    score = min(each.rate for each in flat)
    return made(field, ask.intents[0], found, lexicon, score, about=actor, within=held)


def of_each(flat: list[Subject], found: Parts, lexicon: Lexicon) -> list[Reading]:
    """« le téléphone va-t-il à CinetPay ou à Google ? »: the question asked of each that receives."""
    data = [each for each in flat if each.meaning.kind != "actor"]
    actors = [each for each in flat if each.meaning.kind == "actor" and receives(found, each.hit)]
    if len(data) != 1 or not actors:
        return []
    asks = [(actor, asked_of(found, data[0], actor)) for actor in actors]
    return [
        made(data[0], ask.intents[0], found, lexicon, 0.7 - 0.01 * rank, about=actor)
        for rank, (actor, ask) in enumerate(asks)
        if ask.clear
    ]


def of_several(choices: list[list[Subject]], found: Parts, lexicon: Lexicon) -> list[Reading]:
    """« Google reçoit-il l’adresse ? »: the question asked of the actor with each thing that the other name may be."""
    actors = [each[0] for each in choices if len(each) == 1 and each[0].meaning.kind == "actor"]
    data = [one for each in choices for one in each if one.meaning.kind != "actor"]
    if len(choices) != 2 or len(actors) != 1 or not data:
        return []
    pairs = [about_two([one, actors[0]], found, lexicon) for one in data]
    best = [pair[0][0] for pair in pairs if pair]
    return [
        reading.model_copy(update={"score": round(0.7 - 0.01 * rank, 3)}) for rank, reading in enumerate(best)
    ]


def about_two(pair: list[Subject], found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool] | None:
    """A field or data set and an actor, or a field of a data set; None for two subjects side by side."""
    data = [each for each in pair if each.meaning.kind != "actor"]
    actors = [each for each in pair if each.meaning.kind == "actor"]
    if len(data) == len(actors) == 1:
        ask = asked_of(found, data[0], actors[0])
        score = min(data[0].rate, actors[0].rate)
        if not found.cues and _has(found, data[0].hit, actors[0].hit):
            ask = Asked((Intent.GOES,), clear=True)
        if ask.clear and found.unknown == 0:
            return [made(data[0], ask.intents[0], found, lexicon, score, about=actors[0])], True
        each = [
            (one, intent) for one in pair for intent in asked_of(found, one).intents if intent in OF_PARTS
        ]
        whole, _ = about_whole(found, lexicon) if Cue.CHANGE in found.cues else (None, False)
        if whole:
            return [
                whole,
                *(made(one, USUAL[one.meaning.kind][0], found, lexicon, 0.5) for one in pair),
            ], False
        if each:
            return [
                made(one, intent, found, lexicon, (0.7 - 0.05 * rank) * score)
                for rank, (one, intent) in enumerate(each)
            ], False
        likeliest = ask.intents[0] if ask.clear else Intent.GOES
        other = offered(found, Asked((Intent.RECEIVES,), clear=False), "actor", 1)[0]
        return [
            made(data[0], likeliest, found, lexicon, 0.7 * score, about=actors[0]),
            made(data[0], Intent.GOES, found, lexicon, 0.65 * score),
            made(actors[0], other, found, lexicon, 0.6 * score),
        ], False
    field, held = pair
    if (field.meaning.kind, held.meaning.kind) == ("field", "data_set"):
        ask = asked_of(found, field)
        clear = ask.clear and found.unknown == 0 and ask.intents[0] not in OF_PARTS
        if clear and is_within(found, field.hit, held.hit):
            score = min(field.rate, held.rate)
            return [made(field, ask.intents[0], found, lexicon, score, within=held)], True
    return None


def _has(found: Parts, data: Hit, actor: Hit) -> bool:
    """« Google a l’adresse IP »: the « a » between the two is a verb unless it is written « à »."""
    between = found.words[actor.end : data.start]
    return bool(between) and between[0].raw.lower() == "a"


def made(
    subject: Subject,
    intent: Intent,
    found: Parts,
    lexicon: Lexicon,
    score: float,
    about: Subject | None = None,
    within: Subject | None = None,
) -> Reading:
    """One reading; what is found wrong with the organisation is found in its registry."""
    ours = subject.meaning == Meaning("actor", lexicon.organisation or "")
    if intent in (Intent.FINDINGS, Intent.CHANGES) and ours:
        return of_whole(intent, found, lexicon, score)
    since, on, _ = span_of(found) if intent is Intent.CHANGES else (None, found.on, True)
    said = [found.said(each.hit) for each in (subject, within, about) if each and each.hit.end]
    return Reading(
        intent=intent,
        subject_kind=subject.meaning.kind,
        subject=subject.meaning.id,
        label=lexicon.label(subject.meaning),
        about_actor=about.meaning.id if about else None,
        about_label=lexicon.label(about.meaning) if about else None,
        right=found.rights[0] if intent is Intent.RIGHTS and len(found.rights) == 1 else None,
        standard=found.standards[0] if intent is Intent.CERTIFICATIONS and found.standards else None,
        data_set=within.meaning.id if within else None,
        data_set_label=lexicon.label(within.meaning) if within else None,
        since=since,
        on=on,
        matched=", ".join(said) or found.telling(),
        score=round(max(score, 0.0), 3),
    )
