"""The engagements of a day: who engages whom, found by either of the two."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from registry.records.actor import Engagement
from registry.records.registry import Registry
from registry.records.text import Text, text


class Engaged(NamedTuple):
    """An engagement that holds on the day, with who engages whom."""

    actor: str
    """The engaged party."""
    name: str
    by: str
    """The engaging party."""
    engagement: Engagement
    path: tuple[str | int, ...]
    """Its entry in the registry."""

    @property
    def subject(self) -> str:
        """`cinetpay/sharing`."""
        return f"{self.actor}/{self.name}"

    @property
    def label(self) -> Text:
        """What the engagement is called; its id where nobody has named it."""
        return self.engagement.label or text(self.name, self.name)


class Engagements:
    """The engagements of a registry that hold on a day, in order of actor and name."""

    def __init__(self, registry: Registry, on: datetime.date) -> None:
        self._registry, self._on = registry, on

    @cached_property
    def all(self) -> tuple[Engaged, ...]:
        """Every one."""
        return tuple(self._held())

    def of(self, actor: str) -> tuple[Engaged, ...]:
        """Those in which an actor is engaged."""
        return self._by_engaged.get(actor, ())

    def by(self, actor: str) -> tuple[Engaged, ...]:
        """Those in which an actor engages somebody."""
        return self._by_engaging.get(actor, ())

    def with_(self, party: str) -> tuple[Engaged, ...]:
        """Those that a party is in, on either side."""
        return self._by_party.get(party, ())

    @cached_property
    def _by_engaged(self) -> Mapping[str, tuple[Engaged, ...]]:
        return _grouped(self.all, lambda each: (each.actor,))

    @cached_property
    def _by_engaging(self) -> Mapping[str, tuple[Engaged, ...]]:
        return _grouped(self.all, lambda each: (each.by,))

    @cached_property
    def _by_party(self) -> Mapping[str, tuple[Engaged, ...]]:
        return _grouped(self.all, lambda each: dict.fromkeys((each.actor, each.by)))

    def _held(self) -> Iterator[Engaged]:
        own = self._registry.organisation.id
        for id_, actor in self._registry.actors.items():
            root = ("organisation",) if id_ == own else ("third_parties", id_)
            for name, engagement in actor.engagements.items():
                if actor.holds_on(self._on) and engagement.holds_on(self._on):
                    path = (*root, "engagements", name)
                    yield Engaged(id_, name, engagement.by or own, engagement, path)


def _grouped(
    several: Iterable[Engaged], parties: Callable[[Engaged], Iterable[str]]
) -> Mapping[str, tuple[Engaged, ...]]:
    found: dict[str, list[Engaged]] = defaultdict(list)
    for each in several:
        for party in parties(each):
            found[party].append(each)
    return {id_: tuple(held) for id_, held in found.items()}
