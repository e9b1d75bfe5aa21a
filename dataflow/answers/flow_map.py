"""The map: the flows of a registry on one day that pass some filters, put together by pair of stops."""

import datetime
from collections.abc import Mapping, Sequence
from functools import cached_property

from dataflow.answers.groups import grouped
from dataflow.facts.parties import Party, Source, Stop
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text


class Parcel(Record):
    """The fields of one data set that go along a strand."""

    data_set: str
    label: Text
    fields: tuple[Text, ...]


class Strand(Record):
    """All flows from one stop to another."""

    source: str
    """The key of the stop they come from."""
    target: str
    """The key of the stop they go to."""
    flows: tuple[str, ...]
    """The keys of the flows, as in the graph."""
    kinds: tuple[Text, ...]
    parcels: tuple[Parcel, ...]
    """What the flows are said to carry; empty: nobody has said what."""
    unsaid: tuple[Text, ...]
    """What the statements of the flows leave open of what they carry, in words."""
    recipients_unknown: bool
    """Whether its end stands for recipients that nobody has named."""
    statuses: dict[Status, int]
    """How many of the flows are declared, inferred and so on; every status is named."""
    roles: tuple[str, ...]
    """The roles of the receiver; `unknown` for one that nobody has stated."""
    purposes: tuple[str, ...]


class Filter(Record):
    """What a map was limited to: the ids of a kind, and what they are called."""

    data_sets: tuple[Text, ...] = ()
    roles: tuple[Text, ...] = ()
    countries: tuple[Text, ...] = ()
    purposes: tuple[Text, ...] = ()
    parties: tuple[Text, ...] = ()


class FlowMap(Record):
    """A map: stops, parties and strands, with how much the filters left out."""

    on: datetime.date
    source: Source
    parties: tuple[Party, ...]
    stops: tuple[Stop, ...]
    strands: tuple[Strand, ...]
    apart: tuple[Text, ...]
    """The declared places that no flow of the whole graph reaches or leaves."""
    shown: int
    """How many flows the map shows."""
    total: int
    """How many flows there are."""
    filters: Filter
    fold_beyond: int
    """With more stops than these the picture shows one box for each actor, and says so."""

    def stop(self, key: str) -> Stop:
        """The stop of that key; KeyError where the map has none."""
        return self._stops[key]

    def party_at(self, key: str) -> Party:
        """The party that a stop belongs to."""
        return self._parties[self._stops[key].party]

    def strands_to(self, key: str) -> Sequence[Strand]:
        """The strands that end at a stop, in their order."""
        return self._arriving.get(key, ())

    def strands_from(self, key: str) -> Sequence[Strand]:
        """The strands that begin at a stop, in their order."""
        return self._leaving.get(key, ())

    @cached_property
    def _arriving(self) -> Mapping[str, Sequence[Strand]]:
        return grouped(self.strands, lambda strand: strand.target)

    @cached_property
    def _leaving(self) -> Mapping[str, Sequence[Strand]]:
        return grouped(self.strands, lambda strand: strand.source)

    @cached_property
    def _stops(self) -> Mapping[str, Stop]:
        return {stop.key: stop for stop in self.stops}

    @cached_property
    def _parties(self) -> Mapping[str, Party]:
        return {party.id: party for party in self.parties}
