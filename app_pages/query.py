"""The query: a question as it was read, as parameters of an address, and back, so that a link asks it again."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal
from urllib.parse import parse_qsl, urlencode

from app_pages import list_query
from app_pages.address import QUESTION, Address
from dataflow.question import Intent, Meaning, Reading, takes_people
from dataflow.question.intent import ASKED_OF
from dataflow.question.lexicon import Lexicon
from dataflow.reply import lexicon_of
from registry.records.days import day_written
from registry.records.record import Record
from registry.records.registry import Registry
from registry.records.text import Text
from registry.vocabulary import vocabulary

Subject = Literal["field", "data_set", "actor", "people"]
"""What a question can be about; an address that names several is about the first."""
_BETWEEN: Final = "|"
_MOST: Final = 3
"""So many further questions are asked in one breath."""


class Unknown(Record):
    """Something an address names that the registry does not have."""

    kind: Literal["field", "data_set", "actor", "people", "about", "listed"]
    name: str


def changes_of(reading: Reading) -> dict[str, Any]:
    """What a reading changes of the address."""
    day = {"on": reading.on} if reading.on else {}
    if reading.wanted is not None:
        return {**list_query.written(reading.wanted), **day}
    changes: dict[str, Any] = {"about": str(reading.intent)}
    if reading.subject_kind != "registry":
        changes[reading.subject_kind] = reading.subject
    if reading.about_actor:
        changes["actor"] = reading.about_actor
    if reading.data_set:
        changes["data_set"] = reading.data_set
    if reading.people:
        changes["people"] = ",".join(reading.people)
    for key in ("right", "standard"):
        if value := getattr(reading, key):
            changes[key] = value
    return {**changes, **day}


def with_further(first: Reading, further: tuple[Reading, ...]) -> dict[str, Any]:
    """What several readings in one breath change of the address."""
    also = _BETWEEN.join(urlencode(_further(each)) for each in further[:_MOST])
    return {**changes_of(first), **({"also": also} if also else {})}


def _further(reading: Reading) -> dict[str, str]:
    """A further reading, with what the page it belongs on would be limited to."""
    limits = {key: getattr(reading, key) for key in ("leaving", "country", "since")}
    return {key: str(value) for key, value in {**changes_of(reading), **limits}.items() if value}


def reading_of(address: Address, registry: Registry) -> Reading | Unknown | None:
    """The question an address asks; what it names and the registry lacks; None when it asks nothing."""
    asked = {key: getattr(address, key) for key in QUESTION}
    return reading({key: value for key, value in asked.items() if value}, registry)


def further(address: Address, registry: Registry) -> tuple[Reading | Unknown, ...]:
    """What else an address asks in the same breath."""
    return tuple(_read_further(address.also or "", registry))


def _read_further(also: str, registry: Registry) -> Iterator[Reading | Unknown]:
    if len(also) > list_query.LONGEST:
        yield Unknown(kind="about", name=also)
        return
    for each in [part for part in also.split(_BETWEEN) if part][:_MOST]:
        found = reading(dict(parse_qsl(each)), registry)
        yield Unknown(kind="about", name=each) if found is None else found


def reading(asked: Mapping[str, str], registry: Registry) -> Reading | Unknown | None:
    """The question that parameters ask; what they name and the registry lacks; None when they ask nothing."""
    words = lexicon_of(registry)
    if asked.get("listed"):
        wanted = list_query.read(asked, words)
        if wanted is None:
            return Unknown(kind="listed", name=asked["listed"])
        return _of_whole(Intent.LIST, asked, words).model_copy(update={"wanted": wanted})
    intents = {str(intent): intent for intent in Intent if intent is not Intent.LIST}
    about = asked.get("about")
    if about and about not in intents:
        return Unknown(kind="about", name=about)
    named: dict[Subject, Text] = {}
    kinds: tuple[Subject, ...] = ("field", "data_set", "actor")
    for kind in kinds:
        if id_ := asked.get(kind):
            label = words.titles.of(Meaning(kind, id_))
            if label is None:
                return Unknown(kind=kind, name=id_)
            named[kind] = label
    people = tuple(filter(None, (asked.get("people") or "").split(",")))
    labels: dict[str, Text] = {}
    for id_ in people:
        label = words.titles.of(Meaning("people", id_))
        if label is None:
            return Unknown(kind="people", name=id_)
        labels[id_] = label
    if people and not named:
        if len(labels) > 1:
            return Unknown(kind="people", name=asked["people"])
        named["people"] = labels[people[0]]
    if not named:
        if about and intents[about] in ASKED_OF["registry"]:
            return _of_whole(intents[about], asked, words)
        return Unknown(kind="about", name=about) if about else None
    subject = next(iter(named))
    intent = intents[about] if about else Intent.RECEIVES if subject == "actor" else Intent.GOES
    limited = bool(labels) and subject != "people"
    if limited and not takes_people(subject, intent):
        return Unknown(kind="people", name=asked["people"])
    right, standard = asked.get("right"), asked.get("standard")
    for name, terms in ((right, vocabulary().rights), (standard, vocabulary().certifications)):
        if name and (name not in terms or subject != "actor"):
            return Unknown(kind="about", name=name)
    within = subject == "field" and "data_set" in named
    to_actor = subject != "actor" and "actor" in named
    return Reading(
        intent=intent,
        subject_kind=subject,
        subject=asked[subject],
        label=named[subject],
        about_actor=asked["actor"] if to_actor else None,
        about_label=named["actor"] if to_actor else None,
        data_set=asked["data_set"] if within else None,
        data_set_label=named["data_set"] if within else None,
        people=tuple(labels) if limited else (),
        people_labels=tuple(labels.values()) if limited else (),
        right=right if intent is Intent.RIGHTS else None,
        standard=standard if intent is Intent.CERTIFICATIONS else None,
        on=day_written(asked.get("on") or ""),
        matched="",
        score=1.0,
    )


def _of_whole(intent: Intent, asked: Mapping[str, str], words: Lexicon) -> Reading:
    """What is asked of the registry as a whole."""
    return Reading(
        intent=intent,
        subject_kind="registry",
        subject="",
        label=words.whole,
        on=day_written(asked.get("on") or ""),
        since=day_written(asked.get("since") or ""),
        leaving=asked.get("leaving"),
        country=asked.get("country"),
        matched="",
        score=1.0,
    )
