"""The answer: everything that is said about one field, or one receiver, on one day, in one frozen object.

The sentence, the table, the picture and every file are made from this object and nothing else, so they
cannot disagree. Labels are in both languages, citations are readable without the registry.
"""

import datetime
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from dataflow.answers.groups import grouped
from dataflow.answers.left import Left
from dataflow.answers.whose import Whose
from dataflow.facts.finding import Finding
from dataflow.facts.known import Cited, Known, PurposeKnown, Retained
from dataflow.facts.parties import Certificate, Party, Source, Stop
from dataflow.graph.certainty import Unsaid
from dataflow.graph.instance import Relation
from dataflow.graph.walk import Began
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text


class Held(Record):
    """An instance: a field of a data set, as the answer names it."""

    field: str
    data_set: str
    field_label: Text
    data_set_label: Text
    relation: Relation
    """How it answers to the field asked for."""
    condition: Text | None = None
    """When the data set holds it at all."""
    derived_from: tuple[str, ...] = ()
    """For derived data: the instances it was computed from, as `field@data_set`."""

    @property
    def key(self) -> str:
        """`field@data_set`."""
        return f"{self.field}@{self.data_set}"


class Carried(Record):
    """One instance on a hop: how the hop is known for it, and how the best path up to it is."""

    instance: str
    """`field@data_set`, one of the answer's."""
    status: Status
    """How it is known that this hop carries it."""
    path_status: Status
    """The weakest hop on the best path from where it enters, this hop included."""
    unsaid: Unsaid | None = None
    """What the statement of the flow leaves open, so that nobody knows whether this hop carries it. source: it
    names several places, and not which of them this comes from; input: several things are computed from several,
    and not which from which."""


class Hop(Record):
    """One flow on the way: from, to, in which role, what for, on which grounds."""

    number: int
    """Its number in the sentence, the table and the picture, from 1."""
    key: str
    """The edge of the graph."""
    source: str
    """The key of the stop it comes from."""
    target: str
    """The key of the stop it goes to."""
    kind: str
    kind_label: Text
    origin: Literal["stated", "unstated_flows", "unknown_recipients"]
    """unstated_flows: an engagement, or a flow, that no data is stated for; unknown_recipients: the
    receiver may pass data on, nobody has said to whom."""
    carries: tuple[Carried, ...]
    role: Known
    """The receiver's role."""
    engaged_by: str | None = None
    """The party that engages the receiver."""
    purposes: tuple[PurposeKnown, ...]
    condition: Text | None = None
    storage: Known
    retention: tuple[Retained, ...]
    mechanism: Known
    """The transfer mechanism."""
    contract: Known
    certificates: tuple[Certificate, ...]
    status: Status
    path_status: Status
    """The strongest of its instances' path statuses."""
    citations: tuple[Cited, ...]
    reason: Text | None = None
    note: Text | None = None
    since: datetime.date | None = None
    """The first day it is said to hold; None: no day is said, and it has held for as long as anybody knows."""
    unsaid: tuple[Text, ...] = ()
    """What the statement of the flow leaves open of what it carries, in words."""
    activities: tuple[Known, ...] = ()
    """The activities it takes part in, declared or not, where any is declared; of unknown status: perhaps."""
    closes_ring: bool = False
    """Whether it is part of a ring of hops that lead back to where they began."""


class Entry(Record):
    """Where an instance enters: collected from people, computed there, or nobody says."""

    instance: str
    stop: str
    began: Began


class Denied(Record):
    """What somebody says is not done with the field."""

    who: str
    """The party's id."""
    who_label: Text
    act: str
    act_label: Text
    fields: tuple[Text, ...] = ()
    """The fields it names; empty: all personal data."""
    data_sets: tuple[Text, ...] = ()
    """The data sets it is limited to; empty: all."""
    purposes: tuple[Text, ...] = ()
    """The purposes it is limited to; empty: all."""
    subjects: tuple[Text, ...] = ()
    """The people it is limited to; empty: everybody."""
    to: Text | None = None
    """Towards whom, where it is limited to one."""
    places: tuple[Text, ...] = ()
    """The places it is limited to; empty: everywhere."""
    outside: Text | None = None
    """« outside the EEA »: where it is said not to be done; None: anywhere."""
    exception: Text | None = None
    note: Text | None = None
    status: Status
    citations: tuple[Cited, ...]


class Contradiction(Record):
    """Statements of the registry that cannot all hold: for the field, or for something the answer tells."""

    kind: Literal[
        "stored_elsewhere", "denied_but_done", "two_periods", "not_received", "role_disagrees",
        "own_role_disagrees", "country_disagrees", "seat_disagrees", "recipients_denied",
    ]  # fmt: skip
    """The first two are about the field (`dataflow.answers.contradictions`), the third about how long it is kept
    (`dataflow.answers.periods`); not_received: a place passes on what is not among the things that are said to come
    there (`dataflow.answers.unheld`). The others are about who handles it and where
    (`dataflow.answers.disagreement`)."""
    field_label: Text | None = None
    about: Text | None = None
    """The engagement, the data set or the place that several values are stated of."""
    values: tuple[Known, ...] = ()
    """The values, each with where it can be read."""
    who: Text
    """Who is said to be the only one to store it, not to do it, or to pass it on; of whom several values are stated;
    of periods, the data set or the place."""
    place: Text | None = None
    """The place that passes it on without getting it."""
    others: tuple[Text, ...]
    """Who holds it too, or does it; to whom data is passed on all the same."""
    act_label: Text | None = None
    rules: tuple[Text, ...] = ()
    """Of periods: the rules that cannot all hold."""
    hops: tuple[int, ...]
    """The numbers of the hops that stand against each other."""
    citations: tuple[Cited, ...]
    hint: Literal[
        "two_instances", "say_storage", "tell_apart", "correct_source", "settle", "all_or_one", "how_received"
    ]
    """The likely way out: they are two instances of the field, it is to be said whether the others store it
    at all or when each rule applies, the source has to be corrected, it has to be said which value holds on
    which days, or that all of them do, or how the data came there."""


class Completeness(Record):
    """How complete an answer is."""

    hops: dict[Status, int]
    """Hops by status, every status named."""
    unknown_hops: int
    rings: tuple[tuple[str, ...], ...]
    """The stops of each ring of hops, met once."""
    not_reached: tuple[Party, ...]
    """Third parties that no hop leads to: no flow to them is stated, which is not a denial."""
    unplaced: tuple[str, ...]
    """Instances that a data set holds and no flow carries."""


About = Literal[
    "role", "purposes", "country", "place_country", "retention", "recipients", "contract", "legal_basis",
    "data", "arrival", "source", "day",
]  # fmt: skip


class Gap(Record):
    """A question nobody has answered about something the answer names."""

    about: About
    parties: tuple[str, ...]
    labels: tuple[Text, ...]
    """What it is unknown of, in words; for `arrival` the holders whose places pass on what nobody has said the
    arrival of; for `day` the day asked, before every document."""
    within: tuple[tuple[Text, ...], ...] = ()
    """For each of `parties`: the data sets it is unknown for, where it is known for others, and for `arrival` the
    places; empty: for all."""


class Answer(Record):
    """Where a field goes, or what an actor receives: every hop, and what is unknown, denied or contradictory.

    The two are inverse: a hop with an instance stands in the answer about an actor when it lies on a way
    of that instance to one of the actor's places.
    """

    question: Literal["goes", "receives"]
    asked: str
    """The id of the field (`goes`) or of the actor (`receives`) that was asked for."""
    asked_label: Text
    data_set: str | None = None
    """For `goes`: the one data set the question was limited to; None: every data set that holds the field."""
    data_set_label: Text | None = None
    whose: Whose | None = None
    """The people the question was limited to; None: everybody's data."""
    on: datetime.date
    source: Source
    parties: tuple[Party, ...]
    stops: tuple[Stop, ...]
    instances: tuple[Held, ...]
    entries: tuple[Entry, ...]
    hops: tuple[Hop, ...]
    denials: tuple[Denied, ...]
    contradictions: tuple[Contradiction, ...]
    gaps: tuple[Gap, ...]
    completeness: Completeness
    left: tuple[Left, ...] = ()
    """What parties that receive it no more may still hold: no hop of the day."""
    findings: tuple[Finding, ...] = ()
    """The findings of the checks that touch it, gravest first (`dataflow.checks.touching`)."""

    def stop(self, key: str) -> Stop:
        """The stop of that key; KeyError where the answer has none."""
        return self._stops[key]

    def party(self, id_: str) -> Party:
        """The party of that id; KeyError where the answer has none."""
        return self._parties[id_]

    def party_at(self, key: str) -> Party:
        """The party that a stop belongs to."""
        return self._parties[self._stops[key].party]

    def hop(self, number: int) -> Hop:
        """The hop of that number; KeyError where the answer has none."""
        return self._hops[number]

    def instance(self, key: str) -> Held:
        """The instance of that key; KeyError where the answer has none."""
        return self._instances[key]

    def arriving(self, key: str) -> Sequence[Hop]:
        """The hops to a stop, in their order."""
        return self._arriving.get(key, ())

    def leaving(self, key: str) -> Sequence[Hop]:
        """The hops from a stop, in their order."""
        return self._leaving.get(key, ())

    @cached_property
    def _arriving(self) -> Mapping[str, Sequence[Hop]]:
        return grouped(self.hops, lambda hop: hop.target)

    @cached_property
    def _leaving(self) -> Mapping[str, Sequence[Hop]]:
        return grouped(self.hops, lambda hop: hop.source)

    @cached_property
    def _stops(self) -> Mapping[str, Stop]:
        return {stop.key: stop for stop in self.stops}

    @cached_property
    def _parties(self) -> Mapping[str, Party]:
        return {party.id: party for party in self.parties}

    @cached_property
    def _hops(self) -> Mapping[int, Hop]:
        return {hop.number: hop for hop in self.hops}

    @cached_property
    def _instances(self) -> Mapping[str, Held]:
        return {held.key: held for held in self.instances}
