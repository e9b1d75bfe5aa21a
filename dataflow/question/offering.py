"""Offering: which readings to offer for a question that is not sure, by what it is about."""

from dataflow.question.grammar import Cue
from dataflow.question.intent import USUAL, Asked, Intent
from dataflow.question.meaning import Kind
from dataflow.question.parts import Parts
from dataflow.question.topic import Topic

_GOES, _HELD = (Intent.GOES, Intent.RECEIVED_BY_FIELD), (Intent.GOES, Intent.STORED)
_ENTRY = (Intent.SHOW, Intent.RECEIVES)
_DATA: dict[Topic, tuple[Intent, ...]] = {
    **dict.fromkeys(
        (
            Topic.PURPOSE,
            Topic.BASIS,
            Topic.PARTIES,
            Topic.CONTROLLER,
            Topic.CONTRACT,
            Topic.SALE,
            Topic.SENSITIVE,
            Topic.COUNT,
            Topic.ALONE,
            Topic.NEGATED,
            Topic.VALUE,
            Topic.LICIT,
            Topic.CONTACT,
            Topic.POLICY,
        ),
        _GOES,
    ),
    **dict.fromkeys((Topic.ORIGIN, Topic.PROTECTION, Topic.TRACKERS), _HELD),
    Topic.ERASURE: (Intent.RETENTION, Intent.GOES),
}
_ACTOR: dict[Topic, tuple[Intent, ...]] = {
    **dict.fromkeys(
        (
            Topic.PURPOSE, Topic.BASIS, Topic.PARTIES, Topic.CONTROLLER, Topic.CONTRACT, Topic.TRACKERS,
            Topic.RIGHTS, Topic.CONTACT, Topic.SALE, Topic.POLICY, Topic.UNKNOWN, Topic.COUNT, Topic.VALUE,
        ),
        _ENTRY,
    ),
    Topic.INCIDENT: (Intent.BREACH, Intent.SHOW),
    Topic.LAW: (Intent.FINDINGS, Intent.SHOW),
}  # fmt: skip
_OF_CUES = {
    Cue.NOT: Topic.NEGATED,
    Cue.TENSE: Topic.UNDATED,
    Cue.CONTACT: Topic.CONTACT,
    Cue.OFFICER: Topic.CONTACT,
    Cue.RIGHTS: Topic.RIGHTS,
}
OF_ORGANISATION = frozenset(
    {
        Topic.PURPOSE, Topic.BASIS, Topic.PARTIES, Topic.CONTROLLER, Topic.CONTRACT, Topic.TRACKERS, Topic.RIGHTS,
        Topic.CONTACT, Topic.SALE, Topic.POLICY, Topic.COUNT, Topic.NEGATED,
    }
)  # fmt: skip
"""What is told on the page of the organisation when no other thing is named."""
OF_FINDINGS = frozenset({Topic.UNKNOWN, Topic.LICIT, Topic.SENSITIVE, Topic.PROTECTION, Topic.LAW})
"""What the findings come nearest to when nothing is named."""


def topics_of(found: Parts) -> tuple[Topic, ...]:
    """What to say about a question that is not sure: its topics, and those its cues tell."""
    told = [topic for cue, topic in _OF_CUES.items() if cue in found.cues]
    if Topic.DAY in found.topics and Topic.UNDATED in told:
        told.remove(Topic.UNDATED)
    if Cue.DELETE in found.cues and not found.cues & {Cue.WHEN, Cue.HOW_LONG}:
        told.append(Topic.ERASURE)
    if (
        Cue.DUTY in found.cues
        and not found.cues & {Cue.BREACH, Cue.TELL}
        and Topic.INCIDENT not in found.topics
    ):
        told.append(Topic.LICIT)
    if (
        not found.names
        and {Cue.WHO, Cue.RECEIVE} <= found.cues
        and not found.of_data
        and Topic.UNKNOWN not in found.topics
    ):
        told.append(Topic.PARTIES)  # « qui reçoit quoi ? »
    return tuple(dict.fromkeys((*found.topics, *told)))


def of_an_actor(found: Parts) -> tuple[Topic, ...]:
    """What more there is to say when only an actor was named: « que stocke OVHcloud ? »."""
    kept = found.cues & {Cue.STORE, Cue.KEEP, Cue.RETENTION, Cue.HOW_LONG}
    return (Topic.HELD,) if kept and not found.cues & {Cue.BREACH, Cue.TELL} else ()


def offered(found: Parts, ask: Asked, kind: Kind, most: int) -> tuple[Intent, ...]:
    """The questions to offer about a thing of that kind, likeliest first."""
    table = _ACTOR if kind == "actor" else _DATA
    named = [intent for topic in topics_of(found) for intent in table.get(topic, ())]
    if Topic.CONTENTS in found.topics:
        named.insert(0, {"data_set": Intent.SHOW, "actor": Intent.RECEIVES}.get(kind, Intent.GOES))
    if kind == "actor" and Cue.TELL in found.cues:
        named += (Intent.BREACH, Intent.SHOW)
    if kind != "actor" and (found.places or found.cues & {Cue.LEAVE, Cue.ABROAD, Cue.COUNTRY}):
        named += _HELD  # both tell the countries
    if not named:
        return tuple(dict.fromkeys((*ask.intents, *USUAL[kind])))[:most]
    asked = [intent for intent in ask.intents if intent not in USUAL[kind]]
    return tuple(dict.fromkeys((*asked, *named)))[:most]
