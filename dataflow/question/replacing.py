"""Replacing: the same question about something else, « et l’e-mail ? »."""

from typing import Any

from dataflow.question.intent import ASKED_OF, Intent
from dataflow.question.lexicon import Lexicon
from dataflow.question.limiting import takes_people
from dataflow.question.meaning import Meaning
from dataflow.question.narrowing import COLUMN, with_condition
from dataflow.question.reading import Reading
from dataflow.question.wanted import Condition

_TO_ACTOR = (Intent.GOES, Intent.RECEIVED_BY_FIELD, Intent.STORED, Intent.RETENTION)


def in_its_place(last: Reading, thing: Meaning, within: Meaning | None, lexicon: Lexicon) -> Reading | None:
    """The question with another thing where it had one of that kind, or room for it; None where it has no place.

    Of a list it is a condition: in place of one of that kind, else beside the others.
    """
    if last.wanted is not None:
        if within is not None:
            return None
        column = COLUMN[thing.kind]
        label = lexicon.terms.label(column, thing.id)
        return with_condition(last, Condition(column=column, values=(thing.id,), labels=(label,)))
    if thing.kind == "people":
        return _of_people(last, thing, lexicon)
    if thing.kind == "actor" and last.subject_kind in ("field", "data_set"):
        if last.intent not in _TO_ACTOR:
            return None
        return last.model_copy(update={"about_actor": thing.id, "about_label": lexicon.label(thing)})
    if last.subject_kind == "actor" and thing.kind != "actor":
        return _received(last, thing, within, lexicon)
    return _about(last, thing, within, lexicon)


def _about(last: Reading, thing: Meaning, within: Meaning | None, lexicon: Lexicon) -> Reading | None:
    """The question about another subject."""
    intent = last.intent
    if (
        thing.kind == "data_set"
        and last.subject_kind == "field"
        and thing.id in lexicon.held.sets_of(last.subject)
    ):
        return _limited(last.model_copy(update=_set(thing, lexicon)), last, lexicon)
    if intent is Intent.SHOW and thing.kind == "field":
        intent = Intent.GOES
    of_own = intent in (Intent.FINDINGS, Intent.CHANGES) and thing == Meaning(
        "actor", lexicon.organisation or ""
    )
    if of_own or intent not in ASKED_OF[thing.kind]:
        return None
    kept = Meaning("data_set", last.data_set) if last.data_set and thing.kind == "field" else None
    held = within or (kept if kept and kept.id in lexicon.held.sets_of(thing.id) else None)
    told = last.model_copy(
        update={
            "intent": intent,
            "subject_kind": thing.kind,
            "subject": thing.id,
            "label": lexicon.label(thing),
            "data_set": None,
            "data_set_label": None,
            **(_set(held, lexicon) if held else {}),
        }
    )
    if last.subject_kind == "people" and thing.kind == "field":
        told = told.model_copy(update=_whose((last.subject,), lexicon))
    return _limited(told, last, lexicon)


def _limited(told: Reading, last: Reading, lexicon: Lexicon) -> Reading | None:
    """The reading, where the people it is limited to may be those of its new subject."""
    people = told.people
    if not people:
        return told
    if not takes_people(told.subject_kind, told.intent):
        return None if last.subject_kind == told.subject_kind else told.model_copy(update=_whose((), lexicon))
    about = lexicon.held.people_of(told.data_set) if told.data_set else lexicon.held.people
    return told if {*people} <= about else None


def _of_people(last: Reading, people: Meaning, lexicon: Lexicon) -> Reading | None:
    if last.subject_kind == "people":
        return last.model_copy(update={"subject": people.id, "label": lexicon.label(people)})
    if not takes_people(last.subject_kind, last.intent):
        return None
    return _limited(last.model_copy(update=_whose((people.id,), lexicon)), last, lexicon)


def _received(last: Reading, thing: Meaning, within: Meaning | None, lexicon: Lexicon) -> Reading | None:
    """« Que reçoit CinetPay ? Et l’e-mail ? »: whether it receives that."""
    if last.intent is not Intent.RECEIVES:
        return None
    told = last.model_copy(
        update={
            "intent": Intent.RECEIVED_BY_FIELD,
            "subject_kind": thing.kind,
            "subject": thing.id,
            "label": lexicon.label(thing),
            "about_actor": last.subject,
            "about_label": last.label,
            **(_set(within, lexicon) if within else {}),
        }
    )
    return _limited(told, last, lexicon)


def _set(held: Meaning, lexicon: Lexicon) -> dict[str, Any]:
    return {"data_set": held.id, "data_set_label": lexicon.label(held)}


def _whose(people: tuple[str, ...], lexicon: Lexicon) -> dict[str, Any]:
    labels = tuple(lexicon.label(Meaning("people", id_)) for id_ in people)
    return {"people": people, "people_labels": labels}
