"""Understanding: from the words of a question to what it asks, and how sure that is."""

from datetime import date

from dataflow.question.grammar import Cue
from dataflow.question.intent import OF_OUR_OWN, USUAL, Asked, Intent, asked
from dataflow.question.lexicon import Hit, Lexicon, Meaning
from dataflow.question.offering import OF_FINDINGS, OF_ORGANISATION, of_an_actor, offered, topics_of
from dataflow.question.parts import DEFAULT, OF_PEOPLE, Parts, parts
from dataflow.question.reading import Reading, Understanding
from dataflow.question.spelling import SURE
from dataflow.question.subject import Subject, is_within, subjects
from dataflow.question.topic import Topic
from dataflow.question.whole import about_whole, any_data, of_whole
from registry.records.text import Lang

MOST = 3
OF_PARTS = {Intent.BREACH, Intent.FINDINGS}  # asked of a field or an actor too
_RECOURSE = {
    Intent.RIGHTS,
    Intent.CONTACT,
    Intent.OFFICER,
}  # asked of the organisation unless another is named
OF_OWN = {*_RECOURSE, Intent.RECEIVES, Intent.CERTIFICATIONS, Intent.BREACH, Intent.SHOW}  # asked of « nous »
_TOWARDS = {"a", "au", "aux", "chez", "vers", "avec", "aupres", "to", "with"}
_DONE = {Cue.GO, Cue.STORE, Cue.KEEP, Cue.HAVE, Cue.ACCESS, Cue.HOW_LONG}
_FROM = {"par", "de", "du", "des", "from", "by", "of"}


def understand(
    question: str,
    lexicon: Lexicon,
    lang: Lang | None = None,
    today: date | None = None,
    reader: Lang = DEFAULT,
) -> Understanding:
    """What a question asks, in French or English, however it is typed; never raises.

    Sure is only what accounts for every word of the question. Otherwise up to three readings are offered, and
    when no name is recognised there is none. `lang` is the language the reader chose to be answered in; left out,
    the question's, and where its words do not tell, as in a bare name, that of the `reader`.
    `today` is what « hier » counts from; left out, such words are not known.
    """
    found = parts(question, lexicon, today, lang or reader)
    readings, clear = _readings(found, lexicon)
    best = _on_both_ends(sorted(readings, key=lambda reading: -reading.score), found)[:MOST]
    sure = clear and len(best) == 1 and best[0].score >= SURE
    # The first actor of a registry is the organisation itself, which nobody asks about first.
    actors = [meaning for meaning in lexicon.labels if meaning.kind == "actor"][:2]
    return Understanding(
        question=question,
        lang=lang or found.lang,
        readings=tuple(best),
        sure=sure,
        actor=lexicon.label(actors[-1]) if actors else None,
        topics=() if sure else _topics(best, found),
        strange=() if sure else found.strange,
    )


def _topics(offered: list[Reading], found: Parts) -> tuple[Topic, ...]:
    """What to say of a question that is not sure; of the actors in it also what is not told of them."""
    told = [*topics_of(found)]
    if found.names and offered and all(each.subject_kind == "actor" for each in offered):
        told += of_an_actor(found)
    actors = [hit for hit in found.names if any(meaning.kind == "actor" for meaning in hit.meanings)]
    if offered and not found.topics and any(not _receives(found, hit) for hit in actors):
        told.append(Topic.SENT)
    return tuple(dict.fromkeys(told))


def _on_both_ends(readings: list[Reading], found: Parts) -> list[Reading]:
    """« en 2024 » is no day: the same question on the last and on the first day of it."""
    if not found.period or not readings or readings[0].since or readings[0].on != found.period.last:
        return readings
    return [readings[0], readings[0].model_copy(update={"on": found.period.day})]


def _readings(found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool]:
    """The readings, and whether the first is meant, as far as known words tell."""
    choices = subjects(found, lexicon)
    flat = [subject for each in choices for subject in each]
    guessed = all(each.rate < SURE for each in flat)
    if not flat or (guessed and found.unread and len(flat) > 1):
        return _about_none(found, lexicon)
    if all(len(each) == 1 for each in choices):
        if len(flat) == 1:
            return _about_one(flat[0], found, lexicon)
        if len(flat) == 2 and (pair := _about_two(flat, found, lexicon)):
            return pair
        if len(flat) == 3 and (all_three := _about_three(flat, found, lexicon)):
            return [all_three], True
        flat = sorted(flat, key=lambda each: each.meaning.kind == "actor" and not _receives(found, each.hit))
        if each_of := _of_each(flat, found, lexicon):
            return each_of, False
    return [
        _reading(subject, _asked(found, subject).intents[0], found, lexicon, 0.7 - 0.01 * rank)
        for rank, subject in enumerate(flat)
    ], False


def _about_none(found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool]:
    """What is asked of the registry, of its organisation, « quelles données avons-nous ? », or of any data."""
    own = _own(lexicon)
    whole, sure = about_whole(found, lexicon)
    if own and (found.ours or found.cues & OF_PEOPLE) and found.cues and not sure:
        ask = asked(found.cues, "actor")
        if ask.clear and ask.intents[0] in OF_OWN and not found.cues & {Cue.SEND, Cue.TRANSFER, Cue.GO}:
            clear = found.unknown == 0 and bool(found.cues)
            return [_reading(own, ask.intents[0], found, lexicon, 1.0 if clear else 0.6)], clear
    if whole:
        return [whole], sure
    topics = {*topics_of(found)} if found.cues - {Cue.NOT} else set()  # « non » alone asks nothing
    if own and topics & OF_ORGANISATION:
        return [_reading(own, Intent.SHOW, found, lexicon, 0.5)], False
    if topics & OF_FINDINGS:
        return [of_whole(Intent.FINDINGS, found, lexicon, 0.5)], False
    return any_data(found, lexicon), False


def _own(lexicon: Lexicon) -> Subject | None:
    """The organisation, named by no word."""
    if lexicon.organisation is None:
        return None
    return Subject(Meaning("actor", lexicon.organisation), 1.0, Hit(0, 0, {}))


def _asked(found: Parts, subject: Subject, about: Subject | None = None) -> Asked:
    ask = asked(found.cues, subject.meaning.kind, about is not None)
    if found.predicated and not found.cues and subject.meaning.kind != "actor":
        return Asked(ask.intents, clear=False)  # « est-ce une donnée personnelle ? » is not its name alone
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
    # « part de Google », « le téléphone de Google est-il stocké ? »: what is done there is done by nobody named.
    return before not in _FROM or before in {"par", "by"} or not found.cues & _DONE


def _about_one(subject: Subject, found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool]:
    own = _own(lexicon)
    if own and found.ours and subject.meaning.kind != "actor" and found.cues in OF_OUR_OWN:
        ask = asked(found.cues, subject.meaning.kind, about_actor=True)
        if ask.clear and found.unknown == 0:
            return [_reading(subject, ask.intents[0], found, lexicon, subject.rate, about=own)], True
    ask = _asked(found, subject)
    if ask.intents[0] is Intent.RIGHTS and subject.meaning.id != lexicon.organisation:
        ask = Asked((Intent.CONTACT,), clear=False)  # the registry tells rights of its organisation alone
    whole, meant = about_whole(found, lexicon)
    if whole and meant and subject.meaning == Meaning("actor", lexicon.organisation or ""):
        return [whole], True  # what is asked of the organisation is asked of its registry
    sure = ask.clear and found.unknown == 0 and len(found.standards) <= 1
    far = (found.unread + subject.hit.end - subject.hit.start) * 2 >= len(found.words) > 1
    if not sure and subject.rate < SURE and (whole or (found.unread and far)):
        return ([whole] if whole else []), False  # one word in many that is nearly a name is none
    intents = ask.intents if sure else offered(found, ask, subject.meaning.kind, MOST)
    score = subject.rate if sure else 0.7 * subject.rate * 0.9**found.unknown
    made = [
        _reading(subject, intent, found, lexicon, score - 0.05 * rank) for rank, intent in enumerate(intents)
    ]
    if whole and whole.intent is Intent.BREACH and subject.meaning.kind == "actor":
        whole = None  # of whom it is asked is said
    if whole and not sure and not any(intent in OF_PARTS for intent in ask.intents):
        made.insert(0, of_whole(whole.intent, found, lexicon, score + 0.05))
    return made, sure


def _about_three(flat: list[Subject], found: Parts, lexicon: Lexicon) -> Reading | None:
    """« CinetPay reçoit-il le téléphone du compte ? »: a field of a data set, and an actor."""
    by_kind = {each.meaning.kind: each for each in flat}
    if len(by_kind) < len(flat) or found.unknown:
        return None
    field, held, actor = by_kind["field"], by_kind["data_set"], by_kind["actor"]
    ask = _asked(found, field, actor)
    if not ask.clear or not is_within(found, field.hit, held.hit):
        return None
    score = min(each.rate for each in flat)
    return _reading(field, ask.intents[0], found, lexicon, score, about=actor, within=held)


def _of_each(flat: list[Subject], found: Parts, lexicon: Lexicon) -> list[Reading]:
    """« le téléphone va-t-il à CinetPay ou à Google ? »: the question asked of each that receives."""
    data = [each for each in flat if each.meaning.kind != "actor"]
    actors = [each for each in flat if each.meaning.kind == "actor" and _receives(found, each.hit)]
    if len(data) != 1 or not actors:
        return []
    asks = [(actor, _asked(found, data[0], actor)) for actor in actors]
    return [
        _reading(data[0], ask.intents[0], found, lexicon, 0.7 - 0.01 * rank, about=actor)
        for rank, (actor, ask) in enumerate(asks)
        if ask.clear
    ]


def _about_two(pair: list[Subject], found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool] | None:
    """A field or data set and an actor, or a field of a data set; None for two subjects side by side."""
    data = [each for each in pair if each.meaning.kind != "actor"]
    actors = [each for each in pair if each.meaning.kind == "actor"]
    if len(data) == len(actors) == 1:
        ask = _asked(found, data[0], actors[0])
        score = min(data[0].rate, actors[0].rate)
        if not found.cues and _has(found, data[0].hit, actors[0].hit):
            ask = Asked((Intent.GOES,), clear=True)
        if ask.clear and found.unknown == 0:
            return [_reading(data[0], ask.intents[0], found, lexicon, score, about=actors[0])], True
        each = [(one, intent) for one in pair for intent in _asked(found, one).intents if intent in OF_PARTS]
        whole, _ = about_whole(found, lexicon) if Cue.CHANGE in found.cues else (None, False)
        if whole:
            return [
                whole,
                *(_reading(one, USUAL[one.meaning.kind][0], found, lexicon, 0.5) for one in pair),
            ], False
        if each:
            return [
                _reading(one, intent, found, lexicon, (0.7 - 0.05 * rank) * score)
                for rank, (one, intent) in enumerate(each)
            ], False
        likeliest = ask.intents[0] if ask.clear else Intent.GOES
        other = offered(found, Asked((Intent.RECEIVES,), clear=False), "actor", 1)[0]
        return [
            _reading(data[0], likeliest, found, lexicon, 0.7 * score, about=actors[0]),
            _reading(data[0], Intent.GOES, found, lexicon, 0.65 * score),
            _reading(actors[0], other, found, lexicon, 0.6 * score),
        ], False
    field, held = pair
    if (field.meaning.kind, held.meaning.kind) == ("field", "data_set"):
        ask = _asked(found, field)
        clear = ask.clear and found.unknown == 0 and ask.intents[0] not in OF_PARTS
        if clear and is_within(found, field.hit, held.hit):
            score = min(field.rate, held.rate)
            return [_reading(field, ask.intents[0], found, lexicon, score, within=held)], True
    return None


def _has(found: Parts, data: Hit, actor: Hit) -> bool:
    """« Google a l’adresse IP »: the « a » between the two is a verb unless it is written « à »."""
    between = found.words[actor.end : data.start]
    return bool(between) and between[0].raw.lower() == "a"


def _reading(
    subject: Subject,
    intent: Intent,
    found: Parts,
    lexicon: Lexicon,
    score: float,
    about: Subject | None = None,
    within: Subject | None = None,
) -> Reading:
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
        on=found.on,
        matched=", ".join(said) or found.telling(),
        score=round(max(score, 0.0), 3),
    )
