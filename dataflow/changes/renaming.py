"""Renaming: what was not removed and added, but only called otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dataflow.changes.entry import Key, Name, Tables

# Of two things, how much of what is said of either must be said of both. Below it the two are taken for
# different things: a missed renaming is told as a removal and an addition, which is true as well.
ALIKE = 0.6
_RENAMED = ("actor", "place", "data_set", "engagement")


def renamings(before: Tables, after: Tables) -> dict[Name, Name]:
    """Old names and the new names of the same things, for things that one side alone has.

    Two are the same when most of what is said of them is the same, and neither is as much like another.
    """
    old, new = _said(before), _said(after)
    gone = [name for name in old if name not in new]
    come = [name for name in new if name not in old]
    renamed: dict[Name, Name] = {}
    for kind in _RENAMED:
        ratings = {
            (one, other): _alike(old[one], new[other], renamed)
            for one in gone
            for other in come
            if one[0] == other[0] == kind
        }
        for (one, other), rating in sorted(ratings.items(), key=lambda item: (-item[1], item[0])):
            rivals = [rated for pair, rated in ratings.items() if (one in pair) != (other in pair)]
            if rating >= ALIKE and rating > max(rivals, default=0.0):
                renamed[one] = other
        if kind == "actor":
            renamed |= _places_of(renamed, gone, come)
            gone = [name for name in gone if name not in renamed]
            come = [name for name in come if name not in renamed.values()]
    return renamed


def _places_of(actors: Mapping[Name, Name], gone: Iterable[Name], come: Iterable[Name]) -> dict[Name, Name]:
    """The places of renamed actors: their names begin with the actor's."""
    new = set(come)
    found: dict[Name, Name] = {}
    for name in gone:
        owner, _, spot = name[1].partition(".")
        other = ("place", f"{actors[('actor', owner)][1]}.{spot}") if ("actor", owner) in actors else name
        if name[0] == "place" and other in new:
            found[name] = other
    return found


def _without_owner(names: Key, owner: Name) -> Key:
    """Names of things whose own name begins with that of the actor they belong to, without it."""
    start = f"{owner[1]}."
    return tuple(
        (kind, id_.removeprefix(start)) if owner[0] == "actor" and kind == "place" else (kind, id_)
        for kind, id_ in names
    )


def _said(tables: Tables) -> dict[Name, set[tuple[object, ...]]]:
    """What is said of each thing: the rows of the tables it is named in, without its own name."""
    said: dict[Name, set[tuple[object, ...]]] = defaultdict(set)
    for kind, rows in tables.items():
        if kind == "finding":
            continue
        for key, entry in rows.items():
            for index, name in enumerate(key):
                others = _without_owner(key[:index] + key[index + 1 :], name)
                # An unknown value is nothing that two things could have in common.
                if others or entry.value:
                    said[name].add((kind, others, entry.value))
                own = entry.labels[index] if index < len(entry.labels) else None
                if own is not None and kind == "third_party":
                    said[name].add(("called", own.say("en").casefold()))
    return said


def _alike(
    one: set[tuple[object, ...]], other: set[tuple[object, ...]], renamed: Mapping[Name, Name]
) -> float:
    """The share of what is said of either that is said of both, other renamings carried through."""
    mapped = {tuple(_mapped(part, renamed) for part in fact) for fact in one}
    return len(mapped & other) / len(mapped | other) if mapped | other else 0.0


def _mapped(part: object, renamed: Mapping[Name, Name]) -> object:
    return renamed_key(part, renamed) if isinstance(part, tuple) else part


def renamed_key(key: Iterable[Name], renamed: Mapping[Name, Name]) -> Key:
    """A key with the new names in place of the old."""
    return tuple(renamed.get(name, name) for name in key)
