"""The intent: what is asked about a subject, found from the cues of the question."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from dataflow.question.grammar import Cue
from dataflow.question.meaning import Kind


class Intent(StrEnum):
    """What is asked."""

    GOES = "goes"
    """Where does a field or data set go?"""
    RECEIVED_BY_FIELD = "recipients"
    """Who receives a field or data set? The same trace, told by recipient."""
    STORED = "stored"
    """Where is a field or data set stored, or who stores it?"""
    RECEIVES = "receives"
    """Which data does an actor receive?"""
    RIGHTS = "rights"
    """What may people ask of the organisation, and how?"""
    CONTACT = "contact"
    """How is an actor reached?"""
    OFFICER = "officer"
    """Who is an actor's Data Protection Officer?"""
    CERTIFICATIONS = "certifications"
    """Which certifications does an actor hold?"""
    RETENTION = "retention"
    """How long is a field or data set kept?"""
    SHOW = "show"
    """What does the registry say of an actor or data set?"""
    BREACH = "breach"
    """What follows if an actor suffers a breach, and who must be told?"""
    BORDERS = "borders"
    """Which data of the registry crosses a border?"""
    CHANGES = "changes"
    """What changed in the registry between two days?"""
    FINDINGS = "findings"
    """Which findings concern the registry, a field or an actor?"""
    LIST = "list"
    """What is there of one kind, under which conditions? What is wanted stands in the reading."""


class Rule(NamedTuple):
    """An intent, the cues it needs, and those that may stand beside them."""

    intent: Intent
    needs: frozenset[Cue]
    allows: frozenset[Cue] = frozenset()

    def holds(self, cues: frozenset[Cue]) -> bool:
        """Whether the cues ask exactly this."""
        return self.needs <= cues <= self.needs | self.allows


def rules(intent: Intent, *written: str) -> tuple[Rule, ...]:
    """Rules written `needed cues + allowed cues`."""
    made = []
    for rule in written:
        needs, _, allows = rule.partition("+")
        made.append(Rule(intent, *(frozenset(Cue(cue) for cue in part.split()) for part in (needs, allows))))
    return tuple(made)


_DATA = (
    *rules(
        Intent.RETENTION,
        "how_long + keep store have",
        "how_long delete",
        "when delete",
        "retention + what show how_long keep",
    ),
    *rules(
        Intent.STORED,
        "store + where who to_whom",
        "where keep + store",
        "who keep + store",
        "where located",
        "country + store keep where located",
    ),
    *rules(
        Intent.RECEIVED_BY_FIELD,
        "who receive + send show what",
        "who have + receive",
        "who access + have",
        "who collect",
        "to_whom + send go",
        "receive",
    ),
    *rules(Intent.GOES, "where + go send receive", "go", "send", "transfer"),
)
_FINDINGS = rules(Intent.FINDINGS, "find + what show concern have")
_FIELD = (*_DATA, *rules(Intent.GOES, " + show"), *_FINDINGS)
_DATA_SET = (*_DATA, *rules(Intent.SHOW, " + show"))
_ABOUT_ACTOR = (
    *rules(Intent.RETENTION, "how_long + keep store have", "retention + what"),
    *rules(Intent.STORED, "store + where country keep", "keep + where country"),
    *rules(Intent.GOES, "receive + send", "send", "have", "access + have", "go", "collect", "transfer"),
)
_ACTOR = (
    *rules(Intent.RIGHTS, "rights + what who to_whom have show how contact officer"),
    *rules(Intent.OFFICER, "officer + what who show have contact how"),
    *rules(Intent.CONTACT, "contact + what who to_whom show how"),
    *rules(Intent.CERTIFICATIONS, "certified + what have show"),
    *rules(
        Intent.RECEIVES,
        "what receive + have send",
        "receive + show",
        "what have + access",
        "what access",
        "what collect",
        "send + what",
        "what go",
        "transfer + what show",
    ),
    *rules(Intent.SHOW, " + show", "show + what who"),
    *rules(
        Intent.BREACH,
        "breach + show",
        # « a-t-il été piraté ? » asks whether it happened: only « si » makes it this question.
        "breach if + what who to_whom have tell duty when how_long concern",
    ),
    *_FINDINGS,
    *rules(Intent.CHANGES, "change + what show since between have"),
    *rules(Intent.SHOW, "where + located", "country + where located show"),
)
OF_OUR_OWN = tuple(
    frozenset({cue}) for cue in (Cue.RECEIVE, Cue.STORE, Cue.KEEP, Cue.HAVE, Cue.COLLECT, Cue.ACCESS)
)
"""What « nous », « on », "we" with one such word asks of the organisation: « stocke-t-on … ? »."""
USUAL: dict[Kind, tuple[Intent, ...]] = {
    "field": (Intent.GOES, Intent.RETENTION),
    "data_set": (Intent.GOES, Intent.RETENTION),
    "actor": (Intent.RECEIVES, Intent.SHOW),
    "people": (Intent.GOES, Intent.RETENTION),
}
"""What is asked most often about each kind of thing."""

_OF_DATA = frozenset({Intent.GOES, Intent.RECEIVED_BY_FIELD, Intent.STORED, Intent.RETENTION})
ASKED_OF: Mapping[str, frozenset[Intent]] = {
    "field": _OF_DATA | {Intent.FINDINGS},
    "data_set": _OF_DATA | {Intent.SHOW},
    "people": _OF_DATA,
    "actor": frozenset(
        {
            Intent.RIGHTS, Intent.CONTACT, Intent.OFFICER, Intent.CERTIFICATIONS, Intent.RECEIVES, Intent.SHOW,
            Intent.BREACH, Intent.FINDINGS, Intent.CHANGES,
        }
    ),
    "registry": frozenset({Intent.BORDERS, Intent.CHANGES, Intent.FINDINGS}),
}  # fmt: skip
"""What can be asked about each kind of thing at all."""


class Asked(NamedTuple):
    """The intents that fit, the likeliest first, and whether the first is what was asked."""

    intents: tuple[Intent, ...]
    clear: bool


def asked(cues: frozenset[Cue], kind: Kind, about_actor: bool = False) -> Asked:
    """What the cues ask about a subject of that kind; with `about_actor`, whether an actor does it."""
    if kind == "actor":
        known: tuple[Rule, ...] = _ACTOR
    elif about_actor:
        known = _ABOUT_ACTOR
    else:
        known = _FIELD if kind == "field" else _DATA_SET
    exact = [rule.intent for rule in known if rule.holds(cues)]
    if exact:
        return Asked((exact[0],), clear=True)
    near = [rule.intent for rule in known if rule.needs and rule.needs <= cues]
    return Asked(tuple(dict.fromkeys((*near, *USUAL[kind])))[:2], clear=False)
