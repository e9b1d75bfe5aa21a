"""Renaming: what was not removed and added, but only called otherwise."""

from collections.abc import Iterable, Mapping
from typing import Final

from dataflow.changes.entry import Key, Name, Tables
from dataflow.changes.likeness import Fact, Pairs, pairs

_RENAMED: Final = ("actor", "place", "data_set", "engagement", "system", "activity")
"""The kinds of things whose ids a person chooses; those named by others come after these."""


def renamings(before: Tables, after: Tables) -> Pairs:
    """Old names and the new names of the same things, for things that one side alone has.

    Two are the same when most of what is said of them is the same, and neither is as much like another
    (`likeness.pairs`, which also says what is cut where thousands of things have new names at once).
    """
    was, now = _names(before), _names(after)
    gone = _said(before, [name for name in was if name not in now])
    come = _said(after, [name for name in now if name not in was])
    renamed: dict[Name, Name] = {}
    unsought = 0
    for kind in _RENAMED:
        taken = set(renamed.values())
        old = {
            name: {_mapped(fact, renamed) for fact in facts}
            for name, facts in gone.items()
            if name[0] == kind and name not in renamed
        }
        new = {name: facts for name, facts in come.items() if name[0] == kind and name not in taken}
        alike = pairs(old, new)
        renamed |= alike.found
        unsought += alike.unsought
        if kind == "actor":
            renamed |= _places_of(renamed, gone, come)
    return Pairs(renamed, unsought)


def _names(tables: Tables) -> dict[Name, None]:
    """The things that have a name of their own, in the order they are met."""
    return {name: None for rows in tables.values() for key in rows for name in key if name[0] in _RENAMED}


def _places_of(
    actors: Mapping[Name, Name], gone: Iterable[Name], come: Mapping[Name, object]
) -> dict[Name, Name]:
    """The places of renamed actors: their names begin with the actor's."""
    found: dict[Name, Name] = {}
    for name in gone:
        owner, _, spot = name[1].partition(".")
        actor = actors.get(("actor", owner))
        if name[0] == "place" and actor is not None and (other := ("place", f"{actor[1]}.{spot}")) in come:
            found[name] = other
    return found


def _without_owner(names: Key, owner: Name) -> Key:
    """Names of things whose own name begins with that of the actor they belong to, without it."""
    start = f"{owner[1]}."
    return tuple(
        (kind, id_.removeprefix(start)) if owner[0] == "actor" and kind == "place" else (kind, id_)
        for kind, id_ in names
    )


def _said(tables: Tables, names: Iterable[Name]) -> dict[Name, set[Fact]]:
    """What is said of each of those things: the rows it is named in, without its own name."""
    said: dict[Name, set[Fact]] = {name: set() for name in names}
    for kind, rows in tables.items():
        for key, entry in rows.items():
            for name in dict.fromkeys(key):
                if name not in said:
                    continue
                # A flow from a place to itself names it twice.
                others = _without_owner(tuple(other for other in key if other != name), name)
                # An unknown value is nothing that two things could have in common.
                if others or entry.value:
                    said[name].add((kind, others, entry.value))
                if kind == "third_party":
                    said[name].add(("called", entry.labels[0].say("en").casefold()))
    return said


def _mapped(fact: Fact, renamed: Mapping[Name, Name]) -> Fact:
    """What is said of a thing, with the new names of the others it names."""
    return tuple(renamed_key(part, renamed) if isinstance(part, tuple) else part for part in fact)


def renamed_key(key: Iterable[Name], renamed: Mapping[Name, Name]) -> Key:
    """A key with the new names in place of the old."""
    return tuple(renamed.get(name, name) for name in key)
