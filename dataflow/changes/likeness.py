"""Likeness: of the things of two sides, which two are more like each other than either is like another.

How much two things are alike is the share of what is said of either that is said of both (the index of
Jaccard). Comparing each thing of one side with each of the other would cost their number squared, so a
thing is compared only with those that share one of its rarest facts, and the search ends once no other
could be as much alike.
"""

from collections import defaultdict
from collections.abc import Mapping, Set
from typing import Final, NamedTuple

from dataflow.changes.entry import Name

Fact = tuple[object, ...]
Said = Mapping[Name, Set[Fact]]
"""What is said of each thing."""

ALIKE: Final = 0.6
"""The least likeness. Below it two things are taken for different ones: a missed renaming is told as a
removal and an addition, which is true as well."""
MANY: Final = 500
"""How many profiles of the other side one is compared with at most. See `pairs`."""


class Pairs(NamedTuple):
    """Which things of two sides are the same."""

    found: Mapping[Name, Name]
    """Old to new."""
    unsought: int
    """Old things that would have had to be compared with too many to know whether a new one is the same."""


class Profile(NamedTuple):
    """All that likeness depends on: things that have it in common cannot be told apart by it."""

    shared: frozenset[Fact]
    """What is said of the thing and of something on the other side."""
    size: int
    """How many things are said of it, those that nothing on the other side shares included."""

    def alike(self, other: "Profile") -> float:
        """The share of what is said of either that is said of both, from 0 to 1; of one of them something is."""
        common = len(self.shared & other.shared)
        return common / (self.size + other.size - common)


class _Side:
    """The things of one side by their profiles, and the profiles by their facts."""

    def __init__(self, said: Said, shared: Set[Fact], many: int) -> None:
        self._many = many
        self.things: dict[Profile, list[Name]] = defaultdict(list)
        for name, facts in said.items():
            self.things[Profile(frozenset(facts & shared), len(facts))].append(name)
        having: dict[Fact, list[Profile]] = defaultdict(list)
        for profile in self.things:
            for fact in profile.shared:
                having[fact].append(profile)
        # Rarest first; of facts as rare, in an order that is the same in every run, as a set's is not.
        self._having = dict(sorted(having.items(), key=lambda item: (len(item[1]), str(item[0]))))
        self._rank = {fact: rank for rank, fact in enumerate(self._having)}

    def nearest(self, one: Profile) -> Profile | None:
        """The profile most like one of the other side; None: none is alike, or two are as much. LookupError where
        too many would have to be compared to know."""
        best, nearest = ALIKE, list[Profile]()
        met = set[Profile]()
        for seen, fact in enumerate(sorted(one.shared, key=self._rank.__getitem__)):
            # What has none of the facts seen so far has the others at most.
            if (len(one.shared) - seen) / one.size < best:
                break
            for other in self._having[fact]:
                if other in met:
                    continue
                if len(met) == self._many:
                    raise LookupError
                met.add(other)
                rating = one.alike(other)
                if rating >= best:
                    nearest = [*(nearest if rating == best else ()), other]
                    best = rating
        return nearest[0] if len(nearest) == 1 else None


def pairs(old: Said, new: Said, many: int = MANY) -> Pairs:
    """Each old and new thing that are ALIKE, and neither of them as much like anything else.

    Two things of one side that nothing tells apart, or that a third is as much like, are rivals: none of
    them is taken. What is cut: one that would have to be compared with more than `many` profiles of the
    other side is not taken either, and is counted. So with up to `many` things on each side every pair is
    found that comparing all with all would find; with more of them every pair that is found is such a pair,
    and no more of them are missing than are counted. The cost grows with what is said, times
    `many` at worst.
    """
    shared = set[Fact]().union(*old.values()) & set[Fact]().union(*new.values())
    before, after = _Side(old, shared, many), _Side(new, shared, many)
    found: dict[Name, Name] = {}
    unsought = 0
    for one, names in before.things.items():
        if len(names) > 1:
            continue
        try:
            other = after.nearest(one)
            if other is not None and len(after.things[other]) == 1 and before.nearest(other) == one:
                found[names[0]] = after.things[other][0]
        except LookupError:
            unsought += 1
    return Pairs(found, unsought)
