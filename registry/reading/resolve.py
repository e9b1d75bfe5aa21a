"""Resolving: whether everything a registry refers to is there, and a problem for each reference that is not."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple, get_args

from registry.reading.homes import is_key
from registry.reading.mending import OUT, Mended
from registry.reading.nearest import MOST, Nearest
from registry.reading.offering import label_of, offered
from registry.reading.salvage import Pruned
from registry.reading.scope import value_at
from registry.reading.shape import keys_at, record_at
from registry.records.actor import Place
from registry.records.ends import ends_named, owners_of, place
from registry.records.evidence import Citation
from registry.records.flow import Flow
from registry.records.own_term import OWN
from registry.records.reference import Kind, Named, references
from registry.records.registry import Registry
from registry.schema import terms_by_id, terms_of
from registry.source.marks import Path
from registry.source.problem import Mark, mark_of
from registry.vocabulary import vocabulary, vocabulary_of

MOST_COMPARED = 2_000_000
"""How many names are compared with ones that lead nowhere, to suggest one of them: about half a second, while
thousands of wrong names in a registry of thousands of parties would take the square of its size. In a registry
of 5,000 parties the first 400 wrong names of parties have a suggestion."""


class Dangling(NamedTuple):
    """A reference that leads nowhere, or a flow that goes nowhere."""

    mark: Mark
    code: str
    kind: str = ""
    """What kind of thing it names, where that is not the same for all problems of the code."""
    values: tuple[tuple[str, str], ...] = ()
    """What its sentence names. What was probably meant is looked for where it is told: `Resolver.meant`."""
    name: str = ""
    """The name for which something else was meant; empty where that is not to be looked for."""
    of: str = ""
    """Of which kind that is: a kind of reference, or the data set whose field it should be."""


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
        # The words of the registry's own by their ids alone: as terms they are made where one is asked for.
        self._terms: dict[str, set[str]] = {kind: terms_of(vocabulary(), kind) for kind in get_args(Kind)}
        for key, kinds in OWN.items():
            for kind in kinds:
                self._terms[kind] |= getattr(registry, key).keys()
        self._terms |= {
            "actor": set(registry.actors),
            "document": set(registry.documents),
            "data_set": set(registry.data_sets),
            "system": set(registry.systems),
            "controller": {*registry.third_parties, *registry.organisation.entities},
        }
        self._nearest: dict[str, Nearest] = {}
        self._labelled: dict[str, Mapping[str, Any]] = {}
        self._meant: dict[tuple[str, str], dict[str, str]] = {}
        self._compared = 0
        self._pruned = Pruned(data, mended)
        self._damaged = {
            path[1] for path in mended if path[:1] == ("data_sets",) and path[2:3] == ("fields",)
        }
        # What is defined where nothing could be read, with the name to look for in the file.
        self._unread = dict(lost or {})
        # What is defined under a key that does not belong where it stands, with that key.
        self._misplaced: dict[str, str] = {}
        for path in mended:
            if mended[path] is OUT and len(path) in _DEFINING:
                section = str(path[-1]) if isinstance(path[-1], str) and record_at(path[:-1]) else ""
                names = {name: section or name for name in _names(path, data)}
                self._unread |= names
                if is_key(section) and section not in keys_at(path[:-1]):
                    self._misplaced |= names

    def faults(self, marks: Mapping[Path, Mark]) -> Iterator[tuple[Path, Dangling]]:
        """Each reference that leads nowhere: where it stands, and what is wrong."""
        for named in references(self._registry):
            if named.kind not in _READ_APART and named.name in self._terms[named.kind]:
                continue
            found = self._fault(named)
            if found is not None:
                path = self._pruned.path_of(named.path)
                cited = path[-1] == "document" and record_at(path[:-1]) is Citation
                yield path[:-1] if cited else path, found._replace(mark=mark_of(path, marks))
        for at in self._without_destination():
            path = self._pruned.path_of(at)
            yield path, Dangling(mark_of(path, marks), "flow-to-nowhere")
        for at, found in self._unengaged():
            path = self._pruned.path_of(at)
            yield path, found._replace(mark=mark_of(path, marks))

    def meant(self, fault: Dangling) -> dict[str, str]:
        """What the name was probably meant to be, for a fault that is told."""
        if not fault.name:
            return {}
        if fault.code == "field-without-data-set":
            return self._held_in(fault.name)
        if fault.code == "field-not-in-data-set":
            labels = self._labels_of("field")
            held = Nearest({id_: _names_of(labels.get(id_)) for id_ in self._held[fault.of]})
            return offered(held.to(fault.name), labels)
        if fault.code == "unknown-engagement":
            engagements = self._registry.actors[fault.of].engagements
            labelled = {id_: each for id_, each in engagements.items() if each.label}
            named = Nearest({id_: _names_of(labelled.get(id_)) for id_ in engagements})
            return offered(named.to(fault.name), labelled)
        return self._near(fault.name, fault.of)

    def _fault(self, named: Named) -> Dangling | None:
        """What is wrong with a reference; its mark is set by who knows it."""
        if named.kind == "carried":
            return self._carried_fault(named.name)
        if named.kind in _READ_APART:
            return self._end_fault(named)
        if named.name in self._misplaced:
            return self._lost(named.name)
        if named.name in self._unread and named.kind in _LOSABLE:
            return self._lost(named.name)
        if named.kind in _OF_THE_REGISTRY:
            return _unknown(f"unknown-{named.kind.replace('_', '-')}", named.name, named.kind)
        return _unknown("unknown-term", named.name, named.kind, named.kind)

    def _lost(self, name: str) -> Dangling:
        """What is wrong with a name that is defined where nothing could be read, or where it does not belong."""
        if section := self._misplaced.get(name):
            return Dangling(_NOWHERE, "refers-to-misplaced", "", (("value", name), ("key", section)))
        return _unreadable(self._unread[name])

    def _end_fault(self, named: Named) -> Dangling | None:
        subjects = self._terms["subject"] if named.kind == "end" else set()
        within = self.actor_of(named.path)
        found = ends_named(self._registry, subjects, named.name, within)
        owners = owners_of(self._registry, named.name, within) if _faces(named.path) else []
        if len(owners) > 1:  # the nearest is not meant for sure where data comes from, or goes back to
            found = [*(place(owner, named.name) for owner in owners), *found[1:]]
        if len(found) == 1:
            return None
        if found:
            meanings = ", ".join(end.key for end in found)
            return Dangling(_NOWHERE, "ambiguous-end", "", (("value", named.name), ("meanings", meanings)))
        for part in named.name.split("."):
            if part in self._unread and part not in self._registry.actors:
                return self._lost(part)
        wanted = _unknown("unknown-place", named.name, named.kind)
        return wanted._replace(values=(*wanted.values, ("of", named.kind)))

    @cached_property
    def _held(self) -> dict[str, set[str]]:
        """The fields that each data set holds."""
        sets = self._registry.data_sets.items()
        return {name: {use.field for use in held.fields} for name, held in sets}

    def _near(self, name: str, kind: str) -> dict[str, str]:
        """What a name was probably meant to be, the same each time; beyond `MOST_COMPARED` by what it means alone."""
        if (kind, name) not in self._meant:
            nearest = self._nearest_of(kind)
            self._compared += nearest.size
            spelt = self._compared <= MOST_COMPARED
            found = offered(nearest.to(name, spelt=spelt), self._labels_of(kind))
            self._meant[kind, name] = found or ({} if spelt else {"unsought": "yes"})
        return self._meant[kind, name]

    def _nearest_of(self, kind: str) -> Nearest:
        """The things of a kind, by all that they are called in either language."""
        if kind not in self._nearest:
            labels = self._labels_of(kind)
            known = self._terms[kind] | labels.keys()
            own = self._registry.organisation.id
            # A place is also met by its id alone, or in full where its id is enough.
            self._nearest[kind] = Nearest(
                {
                    id_: (*_names_of(labels.get(id_)), id_.rpartition(".")[2], f"{own}.{id_}")
                    if id_ in self._places
                    else _names_of(labels.get(id_))
                    for id_ in known
                }
            )
        return self._nearest[kind]

    def _labels_of(self, kind: str) -> Mapping[str, Any]:
        """The things of a kind that are called something beside their id."""
        if kind not in self._labelled:
            registry = self._registry
            things: dict[str, Mapping[str, Any]] = {
                "actor": registry.actors,
                "data_set": registry.data_sets,
                "document": registry.documents,
            }
            known = {**things.get(kind, {}), **terms_by_id(vocabulary_of(registry), kind)}
            if kind in ("place", "end"):
                known |= self._places
            self._labelled[kind] = known
        return self._labelled[kind]

    def _held_in(self, name: str) -> dict[str, str]:
        """The fields of data sets that a bare field may stand for, in full."""
        field = next(iter(self._fields_called(name)), name)
        held = [f"{field}@{data_set}" for data_set, fields in self._held.items() if field in fields]
        sets = self._labels_of("data_set")
        return offered(held[:MOST], {each: sets[each.rpartition("@")[2]] for each in held[:MOST]})

    def _fields_called(self, name: str) -> tuple[str, ...]:
        """The fields that a name is the id of, or what they are called."""
        return (name,) if name in self._terms["field"] else self._nearest_of("field").called(name)

    @cached_property
    def _places(self) -> dict[str, Place]:
        """The places by the shortest name that means them from anywhere: in full, and alone for the organisation's."""
        own = self._registry.organisation
        return {
            local if actor is own else f"{id_}.{local}": place
            for id_, actor in self._registry.actors.items()
            for local, place in actor.places.items()
        }

    def _carried_fault(self, name: str) -> Dangling | None:
        field, at, data_set = name.rpartition("@")
        held = self._registry.data_sets.get(data_set)
        if held is None:
            if data_set in self._unread:
                return self._lost(data_set)
            if not at and (called := self._fields_called(name)):
                bare_field = _unknown("field-without-data-set", name, "field")
                return bare_field._replace(values=(*bare_field.values, ("field", called[0])))
            return _unknown("unknown-data-set", data_set, "data_set")
        fields = self._held[data_set]
        if at and field not in fields:
            if not fields or data_set in self._damaged:
                return _unreadable(data_set)
            values = ("field", field), ("data_set", data_set)
            return Dangling(_NOWHERE, "field-not-in-data-set", "", values, field, data_set)
        return None

    def actor_of(self, path: Path) -> str:
        """The actor in whose entry a path stands: a third party, else the organisation."""
        if path[0] == "third_parties" and len(path) > 1:
            return str(path[1])
        return self._registry.organisation.id

    def _unengaged(self) -> Iterator[tuple[Path, Dangling]]:
        """Engagements that a document is said to name somebody for, and that this somebody does not have."""
        for id_, document in self._registry.documents.items():
            for index, mention in enumerate(document.mentions or ()):
                actor = self._registry.actors.get(mention.actor)
                for position, name in enumerate(mention.engagements if actor else ()):
                    if actor and name not in actor.engagements and name not in self._unread:
                        values = ("value", name), ("actor", mention.actor)
                        at = ("documents", id_, "mentions", index, "engagements", position)
                        yield at, Dangling(_NOWHERE, "unknown-engagement", "", values, name, mention.actor)

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
_LOSABLE = ("actor", "document", "data_set", "system", "controller", *(kinds[0] for kinds in OWN.values()))
"""Kinds of what a registry defines, which may stand where nothing could be read."""
_OF_THE_REGISTRY = ("field", "actor", "document", "data_set", "subject", "purpose", "system", "controller",
    "measure_kind")  # fmt: skip


_NOWHERE = Mark("", 0, 0)


def _faces(path: Path) -> bool:
    """Whether a path is that of the far end of a flow: what an engaged party receives from, or returns to."""
    return (path[-4:-3], path[-2:-1]) in ((("receives",), ("from",)), (("returns",), ("to",)))


def _unreadable(name: str) -> Dangling:
    return Dangling(_NOWHERE, "refers-to-unreadable", "", (("value", name),))


def _unknown(code: str, name: str, of: str, kind: str = "") -> Dangling:
    values = (("value", name), *((("kind", kind),) if kind else ()))
    return Dangling(_NOWHERE, code, kind, values, name, of)


def _names_of(thing: Any) -> tuple[str, ...]:
    """All that a thing is called: a term, or something of the registry."""
    if thing is None:
        return ()
    if hasattr(thing, "names"):
        return tuple(thing.names)
    label = label_of(thing)
    return tuple(each for each in (label.fr, label.en, *getattr(thing, "also_called", ())) if each)


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
