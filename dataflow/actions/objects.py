"""The objects of a finding: for whom or what something is to be done about it, and whom that concerns."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from dataflow.actions.kinds import By, Kind, kind_of, table
from dataflow.facts.finding import Finding
from registry.records.registry import Registry

Ids = tuple[str, ...]


class Object(NamedTuple):
    """What one action is made for, and what it concerns because of one finding."""

    kind: str
    made_for: Ids
    """The ids of what it is made for; two for what binds two third parties; empty for the whole registry."""
    by: By
    parties: Ids = ()
    data_sets: Ids = ()

    @property
    def id(self) -> str:
        """The id of the action."""
        return ":".join((self.kind, "+".join(self.made_for))) if self.made_for else self.kind


def object_of(finding: Finding, registry: Registry) -> Object:
    """For what something is to be done about a finding, as the table of kinds says."""
    name, kind = kind_of(finding)
    own = registry.organisation.id
    if kind.own and _CHOSEN[_parties(kind)](finding.actors, own) == (own,):
        name, kind = kind.own, table().kinds[kind.own]
    made_for = _made_for(finding, kind, registry)
    if kind.concerns == "data_sets":
        return Object(name, made_for, kind.by, data_sets=finding.data_sets)
    chosen = kind.concerns or kind.by
    parties = _CHOSEN[chosen](finding.actors, own) if chosen in _CHOSEN else ()
    return Object(name, made_for, kind.by, parties=parties)


def _parties(kind: Kind) -> str:
    return kind.by if kind.by in _CHOSEN else (kind.concerns or "party")


def _made_for(finding: Finding, kind: Kind, registry: Registry) -> Ids:
    match kind.by:
        case "all":
            return ()
        case "law":
            return (finding.regime,)
        case "document":
            return _document(finding, registry)
        case _:
            return _CHOSEN[kind.by](finding.actors, registry.organisation.id)


def _document(finding: Finding, registry: Registry) -> Ids:
    """The document of a finding: the entry it is about, or the one its subject begins with, or the only one that
    is known not to be whole; none where none of these tells."""
    entry = str(finding.entry[1]) if finding.entry[:1] == ("documents",) and len(finding.entry) > 1 else ""
    subject = finding.id.partition(":")[2].partition(":")[2]
    first = subject.partition("#")[0].partition("/")[0].partition("+")[0]
    for id_ in (entry, first):
        if id_ in registry.documents:
            return (id_,)
    cut = [id_ for id_, each in registry.documents.items() if each.incomplete]
    return (cut[0],) if len(cut) == 1 else ()


def _party(actors: Ids, own: str) -> Ids:
    return actors[:1] or (own,)


def _receiver(actors: Ids, own: str) -> Ids:
    others = [each for each in actors if each != own]
    return (others[-1],) if others else (own,)


def _counterpart(actors: Ids, own: str) -> Ids:
    bound = actors[:2]
    others = tuple(each for each in bound if each != own)
    return others or (own,)


def _engaged(actors: Ids, own: str) -> Ids:
    return _counterpart(actors, own)[:1]


def _each(actors: Ids, own: str) -> Ids:
    return tuple(each for each in actors if each != own)


_CHOSEN: Final[Mapping[str, Callable[[Ids, str], Ids]]] = {
    "party": _party,
    "receiver": _receiver,
    "counterpart": _counterpart,
    "engaged": _engaged,
    "parties": _each,
}
"""Of the actors of a finding those that something is done for, given the organisation."""
