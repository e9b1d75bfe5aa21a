"""Asking: from an address to the answer it asks for, and from a question in words to an address."""

from typing import Any, Literal, NamedTuple

from app_pages.address import Address
from app_pages.sentences import WORDS
from dataflow.answers.answer import Answer
from dataflow.question import Intent, Meaning, Reading, takes_people, understand
from dataflow.reply import Found as FoundOne
from dataflow.reply import answer, answers, is_of_a_whole_set, lexicon_of
from registry.records.record import Record
from registry.records.registry import Registry
from registry.records.text import Lang, Text
from registry.vocabulary import vocabulary_of

Subject = Literal["field", "data_set", "actor", "people"]
"""What a question can be about; an address that names several is about the first."""


Found = FoundOne | tuple[Answer, ...]
"""An answer; for a data set as a whole, one for each of its fields."""


class Way(NamedTuple):
    """The page that answers a question, where it is not the page it is asked on."""

    page: str
    """The name of its file."""
    asked: dict[str, Any]
    """What it is asked, as parameters of its address."""


class Unknown(Record):
    """Something an address names that the registry does not have."""

    kind: Literal["field", "data_set", "actor", "people", "about"]
    name: str


def changes_of(reading: Reading) -> dict[str, Any]:
    """What a reading changes of the address."""
    changes: dict[str, Any] = {reading.subject_kind: reading.subject, "about": str(reading.intent)}
    if reading.about_actor:
        changes["actor"] = reading.about_actor
    if reading.data_set:
        changes["data_set"] = reading.data_set
    if reading.people:
        changes["people"] = ",".join(reading.people)
    return {**changes, **_day(reading)}


def way_of(reading: Reading) -> Way | None:
    """The page with an answer of its own to a reading; None where the answer stands under the question."""
    subject = (reading.subject,)
    match reading.intent:
        case Intent.BREACH:
            asked: dict[str, Any] = {"actor": reading.subject} if reading.subject_kind == "actor" else {}
        case Intent.BORDERS:
            limits = {"leaving": reading.leaving, "country": reading.country}
            asked = {key: (value,) for key, value in limits.items() if value}
        case Intent.CHANGES:
            asked = {"since": (reading.since.isoformat(),)} if reading.since else {}
        case Intent.FINDINGS:
            kinds = {"field": "fields", "actor": "actors", "data_set": "sets"}
            asked = {kinds[reading.subject_kind]: subject} if reading.subject_kind in kinds else {}
        case _:
            return None
    return Way(str(reading.intent), {**asked, **_day(reading)})


def _day(reading: Reading) -> dict[str, Any]:
    return {"on": reading.on} if reading.on else {}


def reading_of(address: Address, registry: Registry) -> Reading | Unknown | None:
    """The question an address asks; what it names and the registry lacks; None when it asks nothing."""
    words = lexicon_of(registry)
    named: dict[Subject, Text] = {}
    for kind in ("field", "data_set", "actor"):
        if id_ := getattr(address, kind):
            label = words.titles.of(Meaning(kind, id_))
            if label is None:
                return Unknown(kind=kind, name=id_)
            named[kind] = label
    people = tuple(filter(None, (address.people or "").split(",")))
    labels: dict[str, Text] = {}
    for id_ in people:
        label = words.titles.of(Meaning("people", id_))
        if label is None:
            return Unknown(kind="people", name=id_)
        labels[id_] = label
    if people and not named:
        if len(labels) > 1:
            return Unknown(kind="people", name=address.people or "")
        named["people"] = labels[people[0]]
    if not named:
        return None
    subject = next(iter(named))
    intents = {str(intent): intent for intent in Intent}
    if address.about and address.about not in intents:
        return Unknown(kind="about", name=address.about)
    usual = Intent.RECEIVES if subject == "actor" else Intent.GOES
    intent = intents[address.about] if address.about else usual
    limited = bool(labels) and subject != "people"
    if limited and not takes_people(subject, intent):
        return Unknown(kind="people", name=address.people or "")
    about = subject != "actor" and "actor" in named
    within = subject == "field" and "data_set" in named
    return Reading(
        intent=intent,
        subject_kind=subject,
        subject=getattr(address, subject),
        label=named[subject],
        about_actor=address.actor if about else None,
        about_label=named["actor"] if about else None,
        data_set=address.data_set if within else None,
        data_set_label=named["data_set"] if within else None,
        people=tuple(labels) if limited else (),
        people_labels=tuple(labels.values()) if limited else (),
        matched="",
        score=1.0,
    )


def found_for(reading: Reading, graph: Any) -> Found:
    """What the registry says to a question; for a data set as a whole, where each of its fields goes."""
    return answers(reading, graph) if is_of_a_whole_set(reading) else answer(reading, graph)


def fields_by_category(registry: Registry) -> dict[str, tuple[str, ...]]:
    """The fields a registry holds, by category, both in the order of the vocabulary."""
    words = vocabulary_of(registry)
    present = {use.field for held in registry.data_sets.values() for use in held.fields}
    return {
        category: fields
        for category in words.categories
        if (
            fields := tuple(
                id_ for id_, term in words.fields.items() if id_ in present and term.category == category
            )
        )
    }


def examples(registry: Registry, lang: Lang) -> tuple[str, ...]:
    """Questions to begin with, of those a reader may have the ones this registry answers."""
    known = lexicon_of(registry)
    actors = [actor for actor in registry.third_parties.values() if not actor.collective]
    asked = [
        WORDS.say(lang, "ask.example.goes"),
        *(WORDS.say(lang, "ask.example.receives", actor=actor.name.say(lang)) for actor in actors[:1]),
        WORDS.say(lang, "ask.example.kept"),
        *(WORDS.say(lang, "ask.example.certified", actor=actor.name.say(lang)) for actor in actors[-1:]),
    ]
    sure = [(words, understand(words, known, lang)) for words in asked]
    return tuple(
        words
        for words, meant in sure
        if meant.sure
        and (meant.readings[0].subject_kind != "field" or meant.readings[0].subject in known.present)
    )
