"""Alone: what is said to be kept by one party only, against whoever else holds it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from dataflow.answers.answer import Hop
from dataflow.graph.instance import Instance
from registry.records.data_set import DataSet
from registry.records.evidence import Status

How = Literal["kept", "perhaps", "alike"]
"""How another party holds what one is said to be the only one to keep. kept: the very same field of the
same data set, and it is said to be stored there; perhaps: the same, and nobody says whether it is stored;
alike: the field of another data set that may be about the same people, and that the only keeper is given too, so
that what is said of it may be about either: they may be two things."""

_KEPT = ("stored", "only_here")


class Shared(NamedTuple):
    """A field that is said to be kept by one party only, and that others hold in one of the ways."""

    who: str
    field: str
    how: How
    says: tuple[Hop, ...]
    """The hops that say it is kept only there."""
    against: tuple[Hop, ...]
    """The hops that bring it to others."""


class _Brought(NamedTuple):
    """A field that a hop brings to a party, of some data sets, with how it is known of each."""

    hop: Hop
    holder: str
    sets: Mapping[str, Status]


class Alone:
    """Sets every hop that says `only_here` against the hops that bring the same field to others.

    What a flow says of its storage, it says of what it carries: a field of a data set. Whoever holds that
    instance stands against it. Whoever holds the field of another data set does so only where both may be
    about the same person, for they name a kind of people in common, or one of them names none; and where the
    one who is said to be the only keeper gets that other data set's field as well. Of a phone number that it
    never gets, nobody has said that it alone keeps it. Each party stands once against each field, by what is
    best known of itself and never of another.
    """

    def __init__(self, hops: Iterable[tuple[Hop, str]], data_sets: Mapping[str, DataSet]) -> None:
        """`hops` with the party each leads to, in order."""
        self._hops, self._data_sets = tuple(hops), data_sets

    def shared(self, fields: Collection[str]) -> Iterator[Shared]:
        """Every field that is said to be kept by one only and that others hold too, as first said."""
        for (who, field), says in self._said.items():
            if field in fields:
                yield from self._of(who, field, says)

    def _of(self, who: str, field: str, says: Sequence[_Brought]) -> Iterator[Shared]:
        own = {data_set for each in says for data_set in each.sets}
        same: dict[str, list[_Brought]] = defaultdict(list)
        alike: list[_Brought] = []
        brought_here = self._brought.get(field, ())
        given = {data_set for each in brought_here if each.holder == who for data_set in each.sets}
        people = self._people(own)
        mistakable = {data_set for data_set in given if self._may_be_one(people, data_set)}
        for brought in brought_here:
            if brought.holder == who:
                continue
            if not own.isdisjoint(brought.sets):
                same[brought.holder].append(brought)
            elif not mistakable.isdisjoint(brought.sets):
                alike.append(brought)
        stored: list[_Brought] = []
        open_: list[_Brought] = []
        for here in same.values():
            kept = [each for each in here if _is_kept(each, own)]
            stored += kept
            open_ += [] if kept else here
        yield from self._told(who, field, "kept", says, stored)
        yield from self._told(who, field, "perhaps", says, open_)
        others = tuple(each.hop for each in alike if each.holder not in same)
        if others:
            yield Shared(who, field, "alike", tuple(each.hop for each in says), others)

    def _told(
        self, who: str, field: str, how: How, says: Sequence[_Brought], found: Sequence[_Brought]
    ) -> Iterator[Shared]:
        met = {data_set for each in found for data_set in each.sets}
        saying = tuple(each.hop for each in says if not met.isdisjoint(each.sets))
        if found:
            against = sorted((each.hop for each in found), key=lambda hop: hop.number)
            yield Shared(who, field, how, saying, tuple(against))

    @cached_property
    def _brought(self) -> Mapping[str, Sequence[_Brought]]:
        """By field: the stated hops that bring it to where it may be kept."""
        found: dict[str, list[_Brought]] = defaultdict(list)
        for hop, holder in self._hops:
            if hop.storage.value != "not_stored" and hop.origin == "stated":
                for field, sets in _by_field(hop).items():
                    found[field].append(_Brought(hop, holder, sets))
        return found

    @cached_property
    def _said(self) -> Mapping[tuple[str, str], Sequence[_Brought]]:
        """By party and field: what is said to be kept there only. What nobody says happens says nothing."""
        found: dict[tuple[str, str], list[_Brought]] = defaultdict(list)
        for hop, holder in self._hops:
            if hop.storage.value != "only_here" or hop.origin != "stated":
                continue
            for field, sets in _by_field(hop).items():
                sure = {name: status for name, status in sets.items() if status is not Status.UNKNOWN}
                if sure:
                    found[holder, field].append(_Brought(hop, holder, sure))
        return found

    def _people(self, sets: Iterable[str]) -> frozenset[str] | None:
        """The people that data sets are about; None where one of them names none, and may be about anybody."""
        named = [frozenset(self._data_sets[name].subjects) for name in sets]
        return frozenset[str]().union(*named) if all(named) else None

    def _may_be_one(self, people: frozenset[str] | None, other: str) -> bool:
        """Whether a data set may be about some of these people."""
        theirs = self._data_sets[other].subjects
        return people is None or not theirs or not people.isdisjoint(theirs)


def _is_kept(brought: _Brought, own: Collection[str]) -> bool:
    """Whether it is said that one of the instances is stored there."""
    sure = any(status is not Status.UNKNOWN for name, status in brought.sets.items() if name in own)
    return sure and brought.hop.storage.value in _KEPT


def _by_field(hop: Hop) -> Mapping[str, Mapping[str, Status]]:
    """What a hop carries: by field, the data sets with how it is known of each."""
    found: dict[str, dict[str, Status]] = defaultdict(dict)
    for each in hop.carries:
        instance = Instance.named(each.instance)
        found[instance.field][instance.data_set] = each.status
    return found
