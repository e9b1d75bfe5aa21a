"""Comparing: the differences between two registries on their days."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar, get_args

import networkx as nx

from dataflow.answers.flow_mapping import flow_map
from dataflow.changes.change import Change, Changes, Kind, Matter, Side, Verb
from dataflow.changes.entry import Entry, Key, Name, Tables
from dataflow.changes.renaming import renamed_key, renamings
from dataflow.changes.snapshot import Snapshot
from dataflow.facts.finding import Finding
from dataflow.facts.parties import Party, Stop, source_of
from registry.records.text import Text, text

Named = TypeVar("Named", Stop, Party)

_THING = re.compile(r"(?:actor|data_set|place):[a-z0-9_.]+")
# Facts about a thing that came or went as a whole are not told one by one.
_BELONGS = {
    "seat": "third_party", "legal_name": "third_party", "place": "third_party", "place_country": "place",
    "engagement": "third_party", "role": "engagement", "purposes": "engagement", "contract": "engagement",
    "data_set_role": "data_set", "retention": "data_set", "certificate": "third_party",
    "breach_clock": "engagement", "basis": "engagement", "set_basis": "data_set", "contact": "third_party",
}  # fmt: skip
_KIND_OF: Mapping[Matter, Kind] = {
    "breach_clock": "contract", "basis": "purposes", "set_basis": "purposes", "flow_retention": "retention",
    "contact": "third_party",
}  # fmt: skip


def compare(
    before: "nx.MultiDiGraph[str]",
    after: "nx.MultiDiGraph[str]",
    found_before: Iterable[Finding] = (),
    found_after: Iterable[Finding] = (),
    names: tuple[str | None, str | None] = (None, None),
) -> Changes:
    """What is different between two graphs, each a registry on a day; findings opened and closed with it.

    What only changed its id is told as renamed, and compared under its new id. `names` are those of the
    files, folders or revisions the two were read from: told where nothing else tells them apart.
    """
    old, new = Snapshot(before, found_before), Snapshot(after, found_after)
    tables, later = old.tables(), new.tables()
    renamed, unsought = renamings(tables, later)
    earlier = _under_new_names(tables, renamed)
    called = [*_renamed(renamed, tables, later)]
    otherwise = {change.subject for change in called}
    told = [*called, *(change for change in _different(earlier, later) if not _is_name(change, otherwise))]
    order, matters = list(get_args(Kind)), [None, *get_args(Matter)]
    return Changes(
        before=Side(source=source_of(old.facts), on=old.facts.on, name=names[0]),
        after=Side(source=source_of(new.facts), on=new.facts.on, name=names[1]),
        changes=tuple(
            sorted(
                told,
                key=lambda change: (order.index(change.kind), matters.index(change.matter), change.subject),
            )
        ),
        **_where(before, after, renamed),
        same_flows=sum(
            (was := earlier.get("flow", {}).get(key)) is not None and was.value == row.value
            for key, row in later.get("flow", {}).items()
        ),
        renamed={f"{kind}:{id_}": other for (kind, id_), (_, other) in sorted(renamed.items())},
        unsought=unsought,
    )


def _where(
    before: "nx.MultiDiGraph[str]", after: "nx.MultiDiGraph[str]", renamed: Mapping[Name, Name]
) -> dict[str, Any]:
    """The stops, parties and roles of both sides; what both have as the later side has it."""
    places = {old[1]: new[1] for old, new in renamed.items() if old[0] == "place"}
    actors = {old[1]: new[1] for old, new in renamed.items() if old[0] == "actor"}
    stops: dict[str, Stop] = {}
    parties: dict[str, Party] = {}
    roles: dict[str, dict[str, None]] = {}
    for seen in (flow_map(before), flow_map(after)):
        for stop in seen.stops:
            key = places.get(stop.key, stop.key)
            stops[key] = _called(stop, key=key, party=actors.get(stop.party, stop.party))
        for party in seen.parties:
            id_ = actors.get(party.id, party.id)
            parties[id_] = _called(party, id=id_)
        for strand in seen.strands:
            at = places.get(strand.target, strand.target)
            roles.setdefault(at, {}).update(dict.fromkeys(strand.roles))
    return {
        "stops": tuple(stops.values()),
        "parties": tuple(parties.values()),
        "roles": {key: tuple(found) for key, found in roles.items()},
    }


def _called(it: Named, **names: str) -> Named:
    """A stop or party by those names: itself where it has them already."""
    return it if all(getattr(it, key) == name for key, name in names.items()) else it.model_copy(update=names)


def _under_new_names(tables: Tables, renamed: Mapping[Name, Name]) -> dict[str, dict[Key, Entry]]:
    sets = {f"@{old[1]}": f"@{new[1]}" for old, new in renamed.items() if old[0] == "data_set"}

    things = {f"{old[0]}:{old[1]}": f"{new[0]}:{new[1]}" for old, new in renamed.items()}

    def value(words: str) -> str:
        named = _THING.sub(lambda found: things.get(found[0], found[0]), words)
        return re.sub(r"@[a-z0-9_]+", lambda found: sets.get(found[0], found[0]), named)

    places = {old[1]: new[1] for old, new in renamed.items() if old[0] == "place"}
    return {
        kind: {
            renamed_key(key, renamed): row._replace(
                value=value(row.value),
                ends=tuple(places.get(end, end) for end in row.ends),
                items=tuple((value(item), told) for item, told in row.items),
            )
            for key, row in rows.items()
        }
        for kind, rows in tables.items()
    }


def _renamed(renamed: Mapping[Name, Name], before: Tables, after: Tables) -> Iterable[Change]:
    kinds: dict[str, Kind] = {"actor": "third_party", "place": "place", "data_set": "data_set"}
    was_called = {kind: _by_name(before.get(kind, {})) for kind in kinds.values()}
    now_called = {kind: _by_name(after.get(kind, {})) for kind in kinds.values()}
    for old, new in sorted(renamed.items()):
        kind = kinds.get(old[0])
        was = was_called[kind].get(old) if kind else None
        now = now_called[kind].get(new) if kind else None
        if not (kind and was and now):
            continue
        labels = was.labels[-1], now.labels[-1]
        if labels[0] == labels[1]:
            if kind == "place":
                continue  # the place of a renamed actor: its own name is the same
            labels = text(old[1], old[1]), text(new[1], new[1])
        yield Change(
            kind=kind,
            verb="renamed",
            subject=(new[1],),
            labels=now.labels,
            before=labels[0],
            after=labels[1],
            actors=(new[1],) if new[0] == "actor" else (),
        )


def _is_name(change: Change, renamed: Collection[tuple[str, ...]]) -> bool:
    """Whether a detail is the name of a thing that is told as renamed."""
    return (
        change.matter == "detail"
        and change.subject[-1] in ("name", "label")
        and change.subject[-2:-1] in renamed
    )


def _by_name(rows: Mapping[Key, Entry]) -> dict[Name, Entry]:
    """What a table says first of each thing, by its own name, which a key ends with."""
    named: dict[Name, Entry] = {}
    for key, entry in rows.items():
        named.setdefault(key[-1], entry)
    return named


def _different(before: Tables, after: Tables) -> Iterable[Change]:
    tables: list[tuple[str, Kind, Matter | None]] = [
        *((kind, kind, None) for kind in get_args(Kind)),
        *((matter, kind, matter) for matter, kind in _KIND_OF.items()),
        *((f"{kind}:detail", kind, "detail") for kind in get_args(Kind)),
    ]
    for table, kind, matter in tables:
        old, new = before.get(table, {}), after.get(table, {})
        for key in sorted({*old, *new}):
            was, now = old.get(key), new.get(key)
            if was is not None and now is not None and was.value == now.value:
                continue
            if (was is None or now is None) and _goes_without_saying(table, key, before, after):
                continue
            yield _change(kind, matter, key, was, now)


def _goes_without_saying(kind: str, key: Key, before: Tables, after: Tables) -> bool:
    """Whether a fact came or went with the whole thing that it is about."""
    owner = kind.removesuffix(":detail") if kind.endswith(":detail") else _BELONGS.get(kind)
    while owner is not None:
        for length in range(1, len(key) + 1):
            if (key[:length] in before.get(owner, {})) != (key[:length] in after.get(owner, {})):
                return True
        owner = _BELONGS.get(owner)
    return False


def _change(kind: Kind, matter: Matter | None, key: Key, was: Entry | None, now: Entry | None) -> Change:
    known = now or was
    if known is None:
        raise ValueError("a difference has one side at least")
    verb: Verb = "added" if was is None else "removed" if now is None else "changed"
    return Change(
        kind=kind,
        matter=matter,
        verb=verb,
        subject=tuple(id_ for _, id_ in key),
        labels=known.labels,
        before=was.told if was else None,
        after=now.told if now else None,
        items=tuple(label for _, label in known.items),
        gained=_without(now, was),
        lost=_without(was, now),
        actors=tuple(
            dict.fromkeys((*(_actor(name) for name in key if name[0] in ("actor", "place")), *known.actors))
        ),
        ends=known.ends,
    )


def _without(entry: Entry | None, other: Entry | None) -> tuple[Text, ...]:
    """The items of one side that the other has not; none when one side is missing as a whole."""
    if entry is None or other is None:
        return ()
    others = dict(other.items)
    return tuple(label for item, label in entry.items if item not in others)


def _actor(name: Name) -> str:
    return name[1].partition(".")[0]
