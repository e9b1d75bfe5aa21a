"""Resolving: whether everything a registry refers to is there, and a problem for each reference that is not."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, get_args

from registry.reading.guess import near, near_in
from registry.reading.mending import OUT, Mended
from registry.reading.salvage import Pruned
from registry.reading.scope import value_at
from registry.reading.shape import record_at
from registry.records.ends import ends_named
from registry.records.evidence import Citation
from registry.records.flow import Flow
from registry.records.reference import Kind, Named, references
from registry.records.registry import Registry
from registry.schema import terms_of
from registry.source.marks import Path
from registry.source.problem import Mark, Problem, mark_of, problem_at
from registry.vocabulary import vocabulary_of

MOST_COMPARED = 2_000_000
"""How many names are compared with ones that lead nowhere, to suggest one of them: about half a second, while
thousands of wrong names in a registry of thousands of parties would take the square of its size. In a registry
of 5,000 parties the first 400 wrong names of parties have a suggestion."""


class Resolver:
    """Looks up the references of one registry."""

    def __init__(
        self,
        registry: Registry,
        data: dict[str, Any],
        mended: Mended | None = None,
        lost: Mapping[str, str] | None = None,
    ) -> None:
        mended = dict(mended or {})
        self._registry = registry
        words = vocabulary_of(registry)
        self._terms: dict[str, set[str]] = {kind: terms_of(words, kind) for kind in get_args(Kind)}
        self._terms |= {
            "actor": set(registry.actors),
            "document": set(registry.documents),
            "data_set": set(registry.data_sets),
        }
        self._ordered: dict[Kind, list[str]] = {}
        self._meant: dict[tuple[Kind, str], dict[str, str]] = {}
        self._compared = 0
        self._pruned = Pruned(data, mended)
        self._damaged = {
            path[1] for path in mended if path[:1] == ("data_sets",) and path[2:3] == ("fields",)
        }
        # What is defined where nothing could be read, with the name to look for in the file.
        self._unread = dict(lost or {})
        for path in mended:
            if mended[path] is OUT and len(path) in _DEFINING:
                section = str(path[-1]) if isinstance(path[-1], str) and record_at(path[:-1]) else ""
                self._unread |= {name: section or name for name in _names(path, data)}

    def faults(self, marks: Mapping[Path, Mark]) -> Iterator[tuple[Path, Problem]]:
        """Each reference that leads nowhere: where it stands, and the problem."""
        for named in references(self._registry):
            if named.kind not in _READ_APART and named.name in self._terms[named.kind]:
                continue
            code, values = self._fault(named)
            if code:
                path = self._pruned.path_of(named.path)
                cited = path[-1] == "document" and record_at(path[:-1]) is Citation
                yield path[:-1] if cited else path, problem_at(mark_of(path, marks), code, **values)
        for at in self._without_destination():
            path = self._pruned.path_of(at)
            yield path, problem_at(mark_of(path, marks), "flow-to-nowhere")

    def _fault(self, named: Named) -> tuple[str, dict[str, str]]:
        """The code and values of what is wrong with a reference; an empty code when nothing is."""
        if named.kind == "carried":
            return self._carried_fault(named.name)
        if named.kind in _READ_APART:
            return self._end_fault(named)
        if named.name in self._unread and named.kind in ("actor", "document", "data_set", "field"):
            return "refers-to-unreadable", {"value": self._unread[named.name]}
        values = {"value": named.name, **self._near(named.name, named.kind)}
        if named.kind in _OF_THE_REGISTRY:
            return f"unknown-{named.kind.replace('_', '-')}", values
        return "unknown-term", {"kind": named.kind, **values}

    def _end_fault(self, named: Named) -> tuple[str, dict[str, str]]:
        subjects = self._terms["subject"] if named.kind == "end" else set()
        found = ends_named(self._registry, subjects, named.name, self.actor_of(named.path))
        if len(found) == 1:
            return "", {}
        if found:
            return "ambiguous-end", {"value": named.name, "meanings": ", ".join(end.key for end in found)}
        for part in named.name.split("."):
            if part in self._unread and part not in self._registry.actors:
                return "refers-to-unreadable", {"value": self._unread[part]}
        return "unknown-place", {"value": named.name, **self._near(named.name, named.kind)}

    @cached_property
    def _held(self) -> dict[str, set[str]]:
        """The fields that each data set holds."""
        sets = self._registry.data_sets.items()
        return {name: {use.field for use in held.fields} for name, held in sets}

    def _near(self, name: str, kind: Kind) -> dict[str, str]:
        """What a name was probably meant to be, the same each time; beyond `MOST_COMPARED` that none was looked for."""
        if (kind, name) not in self._meant:
            if kind not in self._ordered:
                known = self._terms[kind] | (self._places if kind in ("place", "end") else set())
                self._ordered[kind] = sorted(known)
            ordered = self._ordered[kind]
            self._compared += len(ordered)
            self._meant[kind, name] = (
                near_in(name, ordered) if self._compared <= MOST_COMPARED else {"unsought": "yes"}
            )
        return self._meant[kind, name]

    @cached_property
    def _places(self) -> set[str]:
        """The names that places may be given: in full, and alone for those of the organisation."""
        actors = self._registry.actors.items()
        full = {f"{id_}.{place}" for id_, actor in actors for place in actor.places}
        return full | self._registry.organisation.places.keys()

    def _carried_fault(self, name: str) -> tuple[str, dict[str, str]]:
        field, at, data_set = name.rpartition("@")
        held = self._registry.data_sets.get(data_set)
        if held is None:
            if data_set in self._unread:
                return "refers-to-unreadable", {"value": self._unread[data_set]}
            return "unknown-data-set", {"value": data_set, **self._near(data_set, "data_set")}
        fields = self._held[data_set]
        if at and field not in fields:
            if not fields or data_set in self._damaged:
                return "refers-to-unreadable", {"value": data_set}
            return "field-not-in-data-set", {"field": field, "data_set": data_set, **near(field, fields)}
        return "", {}

    def actor_of(self, path: Path) -> str:
        """The actor in whose entry a path stands: a third party, else the organisation."""
        if path[0] == "third_parties" and len(path) > 1:
            return str(path[1])
        return self._registry.organisation.id

    def _without_destination(self) -> Iterator[Path]:
        """Flows that say nowhere where they go, in an entry that does not say it either."""
        registry = self._registry
        loose: list[tuple[Path, Flow]] = [
            (("flows", index), flow) for index, flow in enumerate(registry.flows)
        ]
        loose += [
            (("organisation", "collects", index), flow)
            for index, flow in enumerate(registry.organisation.collects)
        ]
        for id_, actor in registry.actors.items():
            root: Path = ("organisation",) if actor is registry.organisation else ("third_parties", id_)
            for name, engagement in actor.engagements.items():
                at: Path = (*root, "engagements", name)
                loose += [((*at, "returns", index), flow) for index, flow in enumerate(engagement.returns)]
        return (path for path, flow in loose if not flow.to)


_DEFINING = range(1, 5)
"""How deep definitions stand: `data_sets`, a third party, its place."""
_READ_APART = ("place", "end", "carried")
"""Kinds whose names are read, and not looked up: a place of an actor, a field of a data set."""
_OF_THE_REGISTRY = ("field", "actor", "document", "data_set", "subject")


def _names(path: Path, data: Any) -> Iterator[str]:
    """The keys in and below what stands at a path, and its own."""
    waiting: list[Any] = [{path[-1]: value_at(path, data)}]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield from (key for key in each if isinstance(key, str))
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
