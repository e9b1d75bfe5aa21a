"""The activity, as a record of processing has it: what it is said to be, and what follows from data sets and flows.

A register of an authority is made from this object and nothing else.
"""

import datetime
from typing import Literal

from dataflow.borders.border import Crosser, Standing
from dataflow.facts.activities import Ground
from dataflow.facts.known import UNKNOWN, Cited, Known, PurposeKnown, Retained
from dataflow.facts.measures import MeasureKnown
from dataflow.facts.parties import Party, Source
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text


class PurposeTold(Record):
    """A purpose with the basis claimed under each law, and what is claimed to allow special categories."""

    told: PurposeKnown
    special: dict[str, Known] = {}
    """By law, where anything is claimed (GDPR Art. 9(2), 10)."""
    laws: dict[str, Text] = {}
    """What the laws are called of both."""


class SetUsed(Record):
    """A data set that it uses, or some fields of."""

    data_set: str
    label: Text
    whole: bool
    """Whether it uses all of it."""
    role: Known
    """The organisation’s role for it."""
    retention: tuple[Retained, ...]
    """How long what it uses is kept; empty: unknown (GDPR Art. 30(1)(f))."""
    provision: Known
    status: Status
    citations: tuple[Cited, ...]


class FieldUsed(Record):
    """A field of a data set that it uses (GDPR Art. 30(1)(c))."""

    field: str
    data_set: str
    label: Text
    data_set_label: Text
    category: str
    category_label: Text
    sensitivity: str
    sensitivity_label: Text
    container: bool
    """Whether it may hold anything."""
    condition: Text | None
    """When the data set holds it."""
    retention: tuple[Retained, ...]
    """How long it is kept; empty: unknown."""
    status: Status
    citations: tuple[Cited, ...]


class FlowPart(Record):
    """A flow that is part of it, or perhaps is."""

    key: str
    """The edge of the graph."""
    source: str
    """The key of the stop it comes from."""
    target: str
    fields: tuple[str, ...]
    """What it takes along of the activity, as `field@data_set`."""
    ground: Ground
    status: Status


class RecipientTold(Record):
    """Who gets data of it: a third party, people, or whoever nobody has named (GDPR Art. 4(9), 30(1)(d))."""

    party: Party
    roles: tuple[Known, ...]
    """The roles in which it gets them; empty: nobody has said."""
    purposes: tuple[PurposeKnown, ...]
    places: tuple[Known, ...]
    """The countries where the data is, each once; one without a value: unknown."""
    engaged_by: tuple[str, ...]
    """Who engages it: actors’ ids."""
    fields: tuple[str, ...]
    """What it gets, as `field@data_set`."""
    flows: tuple[str, ...]
    """The keys of the flows."""
    grounds: tuple[Ground, ...]
    status: Status
    """How it is known that it gets any of it as a part of this activity; unknown: perhaps."""
    citations: tuple[Cited, ...]


class TransferTold(Record):
    """Data of it that cross a border, or may (GDPR Art. 30(1)(e))."""

    exporter: Crosser
    importer: Crosser
    leaves: Known
    arrives: Known
    """The country it arrives in; unknown: it may be a third country."""
    mechanism: Known
    """As recorded."""
    standings: tuple[Standing, ...]
    """Under each law: whether it is a transfer at all, and whether it is covered."""
    fields: tuple[str, ...]
    flows: tuple[str, ...]
    status: Status
    citations: tuple[Cited, ...]


Lack = Literal[
    "purposes", "basis", "people", "data", "role", "retention", "recipients", "recipient_role", "country",
    "mechanism", "system", "origin", "provision", "automated", "owner", "volume", "measures",
]  # fmt: skip
"""Something a record tells, of which nobody has said it."""


class Unsaid(Record):
    """What is unknown of it."""

    about: Lack
    of: tuple[Text, ...] = ()
    """Of what: data sets, parties, purposes; empty: of the activity as a whole."""


class Activity(Record):
    """One activity on one day, declared or not."""

    source: Source
    on: datetime.date
    id: str
    label: Text
    declared: bool
    """Whether the registry declares it; otherwise it is what no declared activity covers of a data set."""
    status: Status
    citations: tuple[Cited, ...]
    reason: Text | None = None
    reference: str | None = None
    created: datetime.date | None = None
    updated: datetime.date | None = None
    since: datetime.date | None = None
    """The first day it holds."""
    until: datetime.date | None = None
    purposes: tuple[PurposeTold, ...]
    """The main one first; empty: unknown."""
    people: tuple[Known, ...]
    people_open: bool
    """Whether it may be about others: nobody says whom one of its data sets is about."""
    sets: tuple[SetUsed, ...]
    fields: tuple[FieldUsed, ...]
    fields_open: bool
    """Whether it may use others: nobody says what it uses, or something that it uses may hold anything."""
    recipients: tuple[RecipientTold, ...]
    transfers: tuple[TransferTold, ...]
    systems: tuple[Known, ...]
    origin: tuple[Known, ...]
    origin_stated: bool
    """Whether it says itself where its data come from; otherwise flows tell some of it."""
    provision: tuple[Known, ...]
    owner: Known = UNKNOWN
    automated: Known = UNKNOWN
    volume: Known = UNKNOWN
    large_scale: Known = UNKNOWN
    joint: tuple[Known, ...] = ()
    """Who decides on it together with the organisation."""
    measures: tuple[MeasureKnown, ...] = ()
    """The security measures taken for it, then those of the organisation as a whole (GDPR Art. 30(1)(g)); what third
    parties take stands with these."""
    flows: tuple[FlowPart, ...]
    unknown: tuple[Unsaid, ...]
    note: Text | None = None


class Processings(Record):
    """All activities of the day, declared and not (GDPR Art. 30)."""

    source: Source
    on: datetime.date
    activities: tuple[Activity, ...]
