"""The record of a breach: frozen, in both languages, readable without the registry."""

import datetime
from collections.abc import Sequence
from typing import Literal

from dataflow.answers.left import Left
from dataflow.facts.known import Cited, Known
from dataflow.facts.parties import Party, Source, Stop
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text, both


def joined(conditions: Sequence[Text]) -> Text | None:
    """Conditions in one phrase; None where there are none."""
    return both(lambda lang: ", ".join(each.say(lang) for each in conditions)) if conditions else None


class ExposedField(Record):
    """A field that the actor holds."""

    field: str
    label: Text
    sensitivity: str
    sensitivity_label: Text
    rank: int
    """From 1, low, to 4: special categories and offences (GDPR Art. 9, 10)."""
    container: bool
    """Whether it may hold anything else."""
    kept: Literal["stored", "passing", "unknown"]
    """Whether it is kept there, only passes through, or nobody says."""
    status: Status
    """The weakest hop on the best path that brings it there; where nobody says how it came there, how the best known
    flow is known that takes it from there."""
    stops: tuple[str, ...]
    """The places of the actor it is at."""
    citations: tuple[Cited, ...] = ()
    """Where the flows that bring it there can be read."""


class ExposedSet(Record):
    """A data set of which the actor holds some fields."""

    data_set: str
    label: Text
    fields: tuple[ExposedField, ...]
    subjects: tuple[str, ...]
    """The people it is about; none: nobody says who."""


class People(Record):
    """People whose data are exposed."""

    id: str
    label: Text
    data_sets: tuple[Text, ...]
    rank: int
    """The highest of the fields about them."""
    rank_label: Text


class Controller(Record):
    """Who answers for a data set as its controller."""

    party: Party | None
    """None: nobody is named."""
    data_sets: tuple[Text, ...]
    sure: Literal["stated", "unsettled", "unknown"]
    """unsettled: it is the controller if the role that nobody has settled makes it one."""
    joint: bool = False
    """Whether it is one together with somebody else (GDPR Art. 26)."""
    outside: tuple[str, ...] = ()
    """The laws with a duty to tell of a breach whose area its seat is known to be outside of."""


class Copy(Record):
    """A place further on that the exposed data may have been copied to, or where they were only seen."""

    party: Party
    stop: Stop
    seen: bool = False
    """Whether every flow that brings them there says that nothing is stored: a party that had access to
    them, or that they passed through. The same place may hold other fields."""
    fields: tuple[Text, ...]
    instances: tuple[str, ...]
    status: Status
    """The weakest hop on the best way there from what is exposed."""
    citations: tuple[Cited, ...] = ()
    """Where the flows that lead there can be read."""


class Notice(Record):
    """Somebody who must be told, or may have to be."""

    number: int
    kind: Literal["processor", "unsettled", "authority", "persons", "unverified"]
    """processor: up the chain (GDPR Art. 33(2), from processor to processor 28(4) too); unsettled: the same,
    if the sender is a processor; authority: Art. 33(1); persons: Art. 34; unverified: a law whose duty was
    not verified."""
    law: str
    """The id of the law, or `contract` where no law that has the duty applies."""
    sender: Text
    sender_id: str | None
    """None: a controller nobody has named."""
    receiver: Text
    receiver_id: str | None
    """None: an authority or the people themselves."""
    data_sets: tuple[Text, ...]
    conditions: tuple[Text, ...] = ()
    """When it is due at all, each on its own: all of them have to hold."""
    due: Text
    """Within how long, by law."""
    article: Text
    established: bool = False
    """Whether it is owed by a processor with its seat in the area of the law, whoever it works for (GDPR
    Art. 3(1))."""
    clock: Known
    """The time the contract gives; unknown: not documented. For an authority, the time of the law."""
    total: str | None = None
    """The longest time from the actor's discovery until the receiver is told, when every time on the way is
    known, as an ISO 8601 duration."""
    engagement: str | None = None
    """The engagement it belongs to: `ovhcloud/hosting`."""
    citations: tuple[Cited, ...] = ()
    """Where the roles that make it due can be read; of a law, whether it applies."""

    @property
    def condition(self) -> Text | None:
        """The conditions in one; None: it is due in any case."""
        return joined(self.conditions)


class Breach(Record):
    """What is exposed when an actor, or one of its places, is breached."""

    source: Source
    on: datetime.date
    actor: Party
    place: Stop | None
    """The one place it was limited to; None: all of the actor's."""
    law_known: datetime.date
    """The day up to which the tables of the law are known."""
    laws: dict[str, str]
    """The laws, with how sure it is that they apply."""
    exposed: tuple[ExposedSet, ...]
    people: tuple[People, ...]
    controllers: tuple[Controller, ...]
    copies: tuple[Copy, ...]
    notices: tuple[Notice, ...]
    left: tuple[Left, ...] = ()
    """What it receives no more and may still hold: exposed too, if it is there."""
    contacts: tuple[Text, ...] = ()
    """How the organisation is reached, for the notification (GDPR Art. 33(3)(b))."""
    entities: tuple[str, ...] = ()
    """The companies that the organisation stands for, when they are several."""
    entities_joint: bool = False
    """Whether they are said to be joint controllers (GDPR Art. 26)."""
    risk: Literal["high", "likely", "unknown", "ordinary", "none"]
    """For the controller to assess (GDPR Art. 34). high: special categories or offences; likely: highly
    personal data; unknown: a container that may hold anything; none: nothing is known to be held."""
