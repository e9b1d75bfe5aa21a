"""Routing: a question as one for a route, an entry, or what concerns the whole registry."""

from collections.abc import Iterator
from datetime import date

from dataflow.question.about import (
    MOST,
    about_one,
    about_three,
    about_two,
    asked_of,
    made,
    of_each,
    of_several,
    own,
    receives,
)
from dataflow.question.account import accounts
from dataflow.question.grammar import Cue
from dataflow.question.intent import Intent, asked
from dataflow.question.lexicon import Lexicon
from dataflow.question.limiting import about_people, limited_to
from dataflow.question.meaning import Meaning
from dataflow.question.mention import MentionKind
from dataflow.question.offering import OF_FINDINGS, OF_ORGANISATION, of_an_actor, topics_of
from dataflow.question.parts import Parts, parts
from dataflow.question.reading import Reading, Understanding
from dataflow.question.remembered import remembered
from dataflow.question.sentences import WORDS
from dataflow.question.spans import OF_PEOPLE
from dataflow.question.spelling import SURE
from dataflow.question.subject import subjects
from dataflow.question.topic import Topic
from dataflow.question.whole import about_whole, any_data, of_whole
from registry.records.text import Lang, Text

_RECOURSE = {
    Intent.RIGHTS,
    Intent.CONTACT,
    Intent.OFFICER,
}  # asked of the organisation unless another is named
_REACHED_BY = {"email_address", "phone_number", "postal_address"}
OF_OWN = {*_RECOURSE, Intent.RECEIVES, Intent.CERTIFICATIONS, Intent.BREACH, Intent.SHOW}  # asked of « nous »


@remembered
def routed(
    question: str, lexicon: Lexicon, lang: Lang | None, today: date | None, reader: Lang
) -> Understanding:
    """The question as one for a route, an entry or what concerns the whole registry.

    Sure is only what accounts for every word of it. Otherwise up to three readings are offered, and when no name is
    recognised there is none.
    """
    found = _of_officer(parts(question, lexicon, today, lang or reader))
    readings, clear = limited_to(*_readings(found, lexicon), found, lexicon)
    best = _on_both_ends(_once(sorted(readings, key=lambda reading: -reading.score)), found)[:MOST]
    sure = clear and len(best) == 1 and best[0].score >= SURE and accounts(best[0], found, lexicon)
    near = found.near if sure and _needless(best[0], found, lexicon) else ()
    sure = sure and not near
    if found.mentions and not found.names:
        trackers = [*_mentioned(found, lexicon, "tracker")]
        best = _once(trackers or [*best, *_mentioned(found, lexicon, "place")])[:MOST]
    # The first actor of a registry is the organisation itself, which nobody asks about first.
    actors = lexicon.actors[:2]
    return Understanding(
        question=question,
        lang=lang or found.lang,
        readings=tuple(best),
        sure=sure,
        actor=lexicon.label(actors[-1]) if actors else None,
        topics=() if sure else _topics(best, found),
        strange=() if sure else (*found.strange, *near),
        aside=() if sure else found.aside,
        mentions=() if sure else tuple(_told(found, lexicon)),
    )


def _needless(reading: Reading, found: Parts, lexicon: Lexicon) -> bool:
    """Whether the question is clear without the words that only nearly tell something: then they tell another thing."""
    less = found.without_near()
    if less is None:
        return False
    readings, clear = limited_to(*_readings(less, lexicon), less, lexicon)
    bare = {"score": 0, "matched": ""}
    return clear and [each.model_copy(update=bare) for each in readings] == [reading.model_copy(update=bare)]


def _once(readings: list[Reading]) -> list[Reading]:
    """Each reading once, at the first of the places where it was come to."""
    kept: dict[Reading, Reading] = {}
    for each in readings:
        kept.setdefault(each.model_copy(update={"score": 0, "matched": ""}), each)
    return [*kept.values()]


def _mentioned(found: Parts, lexicon: Lexicon, of_kind: MentionKind) -> Iterator[Reading]:
    """What can be asked where only a place or a tracker is named: of its field, of its actor."""
    for told in found.mentions:
        mention = told.mention
        if mention.kind != of_kind:
            continue
        for kind, id_, intents in (
            ("field", mention.field, (Intent.GOES,)),
            ("actor", mention.actor, (Intent.SHOW,) if mention.field else (Intent.RECEIVES, Intent.SHOW)),
        ):
            if id_:
                meaning = Meaning("field" if kind == "field" else "actor", id_)
                for intent in intents:
                    yield Reading(
                        intent=intent, subject_kind=meaning.kind, subject=id_, label=lexicon.label(meaning),
                        on=found.on, matched=told.said, score=0.5,
                    )  # fmt: skip


def _told(found: Parts, lexicon: Lexicon) -> Iterator[Text]:
    """What each place, document or tracker is that the question names."""
    for told in found.mentions:
        mention = told.mention
        values = {"name": Text(fr=told.said, en=told.said), "label": mention.label}
        if mention.actor:
            values["actor"] = lexicon.label(Meaning("actor", mention.actor))
        if mention.field:
            values["field"] = lexicon.label(Meaning("field", mention.field))
        yield WORDS.both(f"mention.{mention.kind}", **values)


def _topics(offered: list[Reading], found: Parts) -> tuple[Topic, ...]:
    """What to say of a question that is not sure; of the actors in it also what is not told of them."""
    told = [*topics_of(found)]
    if found.names and offered and all(each.subject_kind == "actor" for each in offered):
        told += of_an_actor(found)
    actors = [hit for hit in found.names if any(meaning.kind == "actor" for meaning in hit.meanings)]
    if offered and not found.topics and any(not receives(found, hit) for hit in actors):
        told.append(Topic.SENT)
    limited = all(each.people or each.subject_kind == "people" for each in offered)
    if found.loose or (found.people and not limited):
        told.append(Topic.PEOPLE)
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
            return about_one(flat[0], found, lexicon)
        if len(flat) == 2 and (pair := about_two(flat, found, lexicon)):
            return pair
        if len(flat) == 3 and (all_three := about_three(flat, found, lexicon)):
            return [all_three], True
        flat = sorted(flat, key=lambda each: each.meaning.kind == "actor" and not receives(found, each.hit))
        if each_of := of_each(flat, found, lexicon):
            return each_of, False
    elif each_of := of_several(choices, found, lexicon):
        return each_of, False
    return [
        made(subject, asked_of(found, subject).intents[0], found, lexicon, 0.7 - 0.01 * rank)
        for rank, subject in enumerate(flat)
    ], False


def _of_officer(found: Parts) -> Parts:
    """« l’adresse e-mail du DPO » is his, which the answer on him tells, and no field that goes somewhere."""
    if Cue.OFFICER not in found.cues:
        return found
    names = tuple(
        hit
        for hit in found.names
        if not all(each.kind == "field" and each.id in _REACHED_BY for each in hit.meanings)
    )
    return found._replace(names=names)


def _about_none(found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool]:
    """What is asked of the registry, of its organisation, « quelles données avons-nous ? », or of any data."""
    if found.people or found.loose:
        told, clear = about_people(found, lexicon)
        if told:
            return told, clear
    ours = own(lexicon)
    whole, sure = about_whole(found, lexicon)
    if ours and (found.ours or found.cues & OF_PEOPLE) and found.cues and not sure:
        ask = asked(found.cues, "actor")
        if ask.clear and ask.intents[0] in OF_OWN and not found.cues & {Cue.SEND, Cue.TRANSFER, Cue.GO}:
            clear = found.unknown == 0 and bool(found.cues)
            return [made(ours, ask.intents[0], found, lexicon, 1.0 if clear else 0.6)], clear
    if whole:
        return [whole], sure
    topics = {*topics_of(found)} if found.cues - {Cue.NOT} else set()  # « non » alone asks nothing
    if ours and topics & OF_ORGANISATION:
        return [made(ours, Intent.SHOW, found, lexicon, 0.5)], False
    if topics & OF_FINDINGS:
        return [of_whole(Intent.FINDINGS, found, lexicon, 0.5)], False
    return any_data(found, lexicon), False
