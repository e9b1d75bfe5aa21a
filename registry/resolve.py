"""Resolving: whether everything a registry refers to is there, and a problem for each reference that is not."""

from collections.abc import Iterator
from typing import Any, get_args

from registry.ends import ends_named
from registry.flow import Flow
from registry.model import Registry
from registry.problem import Mark, Problem, problem_at
from registry.reference import Kind, Named, references
from registry.salvage import Pruned, mark_of, near
from registry.schema import terms_of
from registry.scope import left_out_with
from registry.source import Path
from registry.vocabulary import Vocabulary, vocabulary


class Resolver:
    """Looks up the references of one registry."""

    def __init__(self, registry: Registry, data: dict[str, Any], gone: set[Path]) -> None:
        self._registry = registry
        words = vocabulary_of(registry)
        self._terms: dict[str, set[str]] = {kind: terms_of(words, kind) for kind in get_args(Kind)}
        self._terms |= {
            "actor": set(registry.actors),
            "document": set(registry.documents),
            "data_set": set(registry.data_sets),
        }
        self._pruned = Pruned(data, gone)
        self._unread = {str(path[-1]) for path in gone if len(path) in (2, 4)}

    def faults(self, marks: dict[Path, Mark]) -> Iterator[tuple[Path, Problem]]:
        """Each reference that leads nowhere: the path to leave out, and the problem."""
        for named in references(self._registry):
            code, values = self._fault(named)
            if code:
                path = self._pruned.path_of(named.path)
                yield _entry_of(named, path), problem_at(mark_of(path, marks), code, **values)
        for at in self._without_destination():
            path = self._pruned.path_of(at)
            yield path, problem_at(mark_of(path, marks), "flow-to-nowhere")

    def _fault(self, named: Named) -> tuple[str, dict[str, str]]:
        """The code and values of what is wrong with a reference; an empty code when nothing is."""
        if named.kind in ("place", "end"):
            return self._end_fault(named)
        if named.kind == "carried":
            return self._carried_fault(named.name)
        known = self._terms[named.kind]
        if named.name in known:
            return "", {}
        if named.name in self._unread and named.kind in ("actor", "document", "data_set", "field"):
            return "refers-to-unreadable", {"value": named.name}
        values = {"value": named.name, **near(named.name, known)}
        codes = {kind: f"unknown-{kind.replace('_', '-')}" for kind in _OF_THE_REGISTRY}
        return (
            (codes[named.kind], values)
            if named.kind in codes
            else (
                "unknown-term",
                {"kind": named.kind, **values},
            )
        )

    def _end_fault(self, named: Named) -> tuple[str, dict[str, str]]:
        subjects = self._terms["subject"] if named.kind == "end" else set()
        found = ends_named(self._registry, subjects, named.name, self.actor_of(named.path))
        if len(found) == 1:
            return "", {}
        if found:
            return "ambiguous-end", {"value": named.name, "meanings": ", ".join(end.key for end in found)}
        if {named.name, *named.name.split(".")} & self._unread:
            return "refers-to-unreadable", {"value": named.name}
        places = {f"{id_}.{place}" for id_, actor in self._registry.actors.items() for place in actor.places}
        places |= set(self._registry.organisation.places) | subjects
        return "unknown-place", {"value": named.name, **near(named.name, places)}

    def _carried_fault(self, name: str) -> tuple[str, dict[str, str]]:
        field, at, data_set = name.rpartition("@")
        held = self._registry.data_sets.get(data_set)
        if held is None:
            if data_set in self._unread:
                return "refers-to-unreadable", {"value": data_set}
            return "unknown-data-set", {"value": data_set, **near(data_set, self._terms["data_set"])}
        fields = {use.field for use in held.fields}
        if at and field not in fields:
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


_OF_THE_REGISTRY = ("field", "actor", "document", "data_set", "subject")


def vocabulary_of(registry: Registry) -> Vocabulary:
    """The vocabulary with the fields that the registry adds."""
    return vocabulary().with_own(registry.fields)


def _entry_of(named: Named, path: Path) -> Path:
    """What to leave out for a reference that leads nowhere."""
    if named.kind == "document":
        return path if isinstance(path[-1], int) or path[-1] == "cite" else path[:-1]
    key = next(str(step) for step in reversed(path) if not isinstance(step, int))
    return left_out_with(path, key)
