"""Limiting: a reading is of the data of the people that the question names."""

from collections.abc import Sequence

from dataflow.question.intent import ASKED_OF, USUAL, Intent, asked
from dataflow.question.lexicon import Lexicon
from dataflow.question.meaning import Meaning
from dataflow.question.parts import Parts
from dataflow.question.people import whose
from dataflow.question.reading import Reading

_OF_FIELDS = ASKED_OF["people"]


def limited_to(
    readings: Sequence[Reading], clear: bool, found: Parts, lexicon: Lexicon
) -> tuple[list[Reading], bool]:
    """The readings, limited to the people of the question where that can be; and whether they are still clear.

    Of people that no data set is said to be about nothing is known: then the question is not clear, and asked
    without them.
    """
    ids = whose(found.people)
    if not ids or not readings:
        return [*readings], clear
    made = [_limited(reading, ids, lexicon) for reading in readings]
    return [each or reading for each, reading in zip(made, readings, strict=True)], clear and all(made)


def _limited(reading: Reading, ids: tuple[str, ...], lexicon: Lexicon) -> Reading | None:
    """The reading with those people; None where it cannot be limited to them."""
    if reading.subject_kind == "people":
        return reading
    data_set = reading.subject if reading.subject_kind == "data_set" else reading.data_set
    about = lexicon.held.people_of(data_set) if data_set else lexicon.held.people
    if reading.subject_kind == "data_set":  # its fields are told whole
        return reading if about == {*ids} else None
    if not takes_people(reading.subject_kind, reading.intent) or not {*ids} <= about:
        return None
    labels = tuple(lexicon.label(Meaning("people", id_)) for id_ in ids)
    return reading.model_copy(update={"people": ids, "people_labels": labels})


def takes_people(subject_kind: str, intent: Intent) -> bool:
    """Whether an answer to such a question can be limited to the data of some people."""
    if subject_kind == "actor":
        return intent is Intent.RECEIVES
    return subject_kind == "field" and intent in _OF_FIELDS


def about_people(found: Parts, lexicon: Lexicon) -> tuple[list[Reading], bool]:
    """« où vont les données des candidats ? »: what is asked of all data about some people."""
    ids = whose(found.people or found.loose)
    known = [id_ for id_ in ids if id_ in lexicon.held.people]
    ask = asked(found.cues, "data_set")
    intents = [intent for intent in (*ask.intents, *USUAL["people"]) if intent in _OF_FIELDS]
    clear = bool(found.people) and ask.clear and ask.intents[0] in _OF_FIELDS and len(ids) == len(known) == 1
    if not clear and len(known) == 1:
        asks = [(known[0], intent) for intent in dict.fromkeys(intents)][:2]
    else:
        asks = [(id_, intents[0]) for id_ in known][:3]
    sure = clear and found.unknown == 0
    return [
        Reading(
            intent=intent, subject_kind="people", subject=id_, label=lexicon.label(Meaning("people", id_)),
            on=found.on, matched=found.telling(), score=1.0 if sure else 0.6 - 0.01 * rank,
        )
        for rank, (id_, intent) in enumerate(asks)
    ], sure  # fmt: skip
