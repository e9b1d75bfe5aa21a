"""Spans: from when to when each flow of a registry holds, whatever the day that is asked about.

The graph of a day has the flows of that day. What ended before left data behind: who asks what may still be
held, or whether anybody is engaged, asks here.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dataflow.graph.arc import UNSTATED
from registry.records.actor import Actor, Engagement
from registry.records.days import Dated
from registry.records.ends import End, ends_named, place
from registry.records.evidence import Evidence, evidence_of
from registry.records.flow import Flow
from registry.records.registry import Registry


class Span(NamedTuple):
    """A flow to a place, or an engagement that no data is stated for, begun by the day asked about."""

    target: End
    flow: Flow | None
    """None: the engagement is there, and nobody has said what data it brings."""
    evidence: Evidence
    path: tuple[str | int, ...]
    ended: datetime.date | None
    """The last day it held; None: it still holds."""
    engaged: str | None = None
    """The party engaged, for what stands in an engagement."""
    name: str | None = None
    """The id of the engagement."""

    @property
    def holder(self) -> str:
        """Who receives."""
        return str(self.target.holder)


def spans(registry: Registry, on: datetime.date) -> Iterator[Span]:
    """Every span that began by a day, in the order of the file; places of people are none."""
    own = registry.organisation
    for index, flow in enumerate(own.collects):
        yield from _of_flow(registry, flow, own.id, ("organisation", "collects", index), on)
    for index, flow in enumerate(registry.flows):
        yield from _of_flow(registry, flow, own.id, ("flows", index), on)
    for id_, actor in registry.actors.items():
        root = ("organisation",) if id_ == own.id else ("third_parties", id_)
        for name in actor.engagements:
            yield from _of_engagement(registry, id_, name, (*root, "engagements", name), on)


def _of_engagement(
    registry: Registry, id_: str, name: str, path: tuple[str | int, ...], on: datetime.date
) -> Iterator[Span]:
    actor = registry.actors[id_]
    engagement = actor.engagements[name]
    named = engagement.places or tuple(actor.places) or (UNSTATED,)
    if engagement.receives is None:
        evidence = evidence_of(engagement, actor)
        for target in _targets(registry, named, id_):
            yield from _span(registry, target, None, evidence, path, on, engagement, (id_, name))
    for part, flows in (("receives", engagement.receives or ()), ("returns", engagement.returns)):
        for index, flow in enumerate(flows):
            yield from _of_flow(registry, flow, id_, (*path, part, index), on, (name, engagement), named)


def _of_flow(
    registry: Registry,
    flow: Flow,
    within: str,
    path: tuple[str | int, ...],
    on: datetime.date,
    engaged: tuple[str, Engagement] | None = None,
    places: Sequence[str] = (),
) -> Iterator[Span]:
    actor = registry.actors[within]
    engagement = engaged[1] if engaged else None
    evidence = evidence_of(flow, engagement, actor if engaged else None)
    for target in _targets(registry, flow.to or places, within):
        entry = (within, engaged[0]) if engaged else None
        yield from _span(registry, target, flow, evidence, path, on, engagement, entry)


def _span(
    registry: Registry,
    target: End,
    flow: Flow | None,
    evidence: Evidence,
    path: tuple[str | int, ...],
    on: datetime.date,
    engagement: Engagement | None,
    engaged: tuple[str, str] | None,
) -> Iterator[Span]:
    holder: Actor = registry.actors[str(target.holder)]
    inside = registry.actors[engaged[0]] if engaged else None
    limits: list[Dated | None] = [flow, engagement, inside, holder, holder.places.get(target.name)]
    dated = [each for each in limits if each is not None]
    if any(each.valid_from is not None and each.valid_from > on for each in dated):
        return
    ends = [each.valid_to for each in dated if each.valid_to is not None and each.valid_to < on]
    began = max((each.valid_from for each in dated if each.valid_from), default=None)
    ended = min(ends, default=None)
    if ended is None or began is None or began <= ended:
        yield Span(target, flow, evidence, path, ended, *(engaged or (None, None)))


def _targets(registry: Registry, names: Iterable[str], within: str) -> Iterator[End]:
    for name in dict.fromkeys(names):
        if name == UNSTATED:
            yield place(within, UNSTATED)
        else:
            yield from (end for end in ends_named(registry, set(), name, within)[:1] if end.holder)
