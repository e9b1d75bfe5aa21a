"""Likeness, against a comparison of all with all that is written out here."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.changes.entry import Name
from dataflow.changes.likeness import MANY, Profile, Said, pairs

_TOP = Path(__file__).parents[3]


def _side(prefix: str, *things: str) -> dict[Name, set[tuple[object, ...]]]:
    """Things of one side: of each is said what its letters say."""
    return {("actor", f"{prefix}{index}"): {(said,) for said in thing} for index, thing in enumerate(things)}


def _found(old: Said, new: Said, many: int = MANY) -> dict[str, str]:
    return {one[1]: other[1] for one, other in pairs(old, new, many).found.items()}


def _all_with_all(old: Said, new: Said) -> dict[str, str]:
    """The definition: alike enough, and neither as much like anything else."""
    rated = {
        (one, other): len(old[one] & new[other]) / max(len(old[one] | new[other]), 1)
        for one in old
        for other in new
    }
    return {
        one[1]: other[1]
        for (one, other), rating in rated.items()
        if rating >= 0.6
        and all(
            rating > rival
            for pair, rival in rated.items()
            if pair != (one, other) and (pair[0] == one or pair[1] == other)
        )
    }


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (["abc"], ["abc"], {"o0": "n0"}),
        (["abcd"], ["abce"], {"o0": "n0"}),  # three of five: just alike
        (["abcde"], ["abcfg"], {}),  # three of seven
        (["abcdef"], ["abcdxy"], {}),  # four of eight
        ([""], [""], {}),  # nothing said, nothing in common
        (["abc", "abcd"], ["abc"], {"o0": "n0"}),  # the other is alike, but less
        (["abc"], ["abcd", "abc"], {"o0": "n1"}),
        (["abcd", "efgh"], ["efgh", "abcd"], {"o0": "n1", "o1": "n0"}),
    ],
)
def test_what_is_alike(old: list[str], new: list[str], found: dict[str, str]) -> None:
    assert _found(_side("o", *old), _side("n", *new)) == found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["abc", "abc"], ["abc"]),  # nothing tells the old ones apart
        (["abc"], ["abc", "abc"]),
        (["abcx", "abcy"], ["abc"]),  # they are told apart, and as much alike
        (["abc"], ["abcx", "abcy"]),
        (["abcd"], ["abce", "abdf"]),  # by other facts in common, and as much
        (["abcde", "abcde"], ["abcd"]),
    ],
)
def test_of_rivals_none_is_taken(old: list[str], new: list[str]) -> None:
    assert _found(_side("o", *old), _side("n", *new)) == {}


def test_one_that_is_more_like_another_is_not_given_to_its_second_choice() -> None:
    """The second old thing is most like the new one; that one is more like the first, and so is nobody's."""
    assert _found(_side("o", "abcdef", "abcde"), _side("n", "abcdef")) == {"o0": "n0"}
    assert _found(_side("o", "abcdef", "abcdef", "abcde"), _side("n", "abcdef")) == {}


def test_rivals_of_one_pair_are_nothing_to_another() -> None:
    assert _found(_side("o", "abc", "abc", "xyz"), _side("n", "abc", "xyz")) == {"o2": "n1"}


_THINGS = st.lists(st.text("abcdefgh", max_size=6), max_size=7)


@settings(max_examples=400, deadline=None)
@given(_THINGS, _THINGS)
def test_the_index_finds_what_comparing_all_with_all_does(old: list[str], new: list[str]) -> None:
    before, after = _side("o", *old), _side("n", *new)
    assert _found(before, after) == _all_with_all(before, after)
    assert _found(after, before) == {new: old for old, new in _found(before, after).items()}


@settings(max_examples=400, deadline=None)
@given(_THINGS, _THINGS, st.integers(0, 4))
def test_with_fewer_comparisons_than_it_would_need_it_tells_less_and_nothing_else(
    old: list[str], new: list[str], many: int
) -> None:
    before, after = _side("o", *old), _side("n", *new)
    told, whole = _found(before, after, many), _all_with_all(before, after)
    assert told.items() <= whole.items()
    # Nothing is cut without being counted.
    assert len(whole) - len(told) <= pairs(before, after, many).unsought
    if max(len(old), len(new)) <= many:
        assert told == whole
        assert pairs(before, after, many).unsought == 0


_OLD = ["cdghjl", "cfghij", "bcdghk", "cdefhk", "efghij", "bcdefi", "bcfijl"]
_NEW = ["cdhjkl", "acghij", "bdghk", "defhjk", "efghj", "bdefi", "bcijl"]
"""Of these as many facts are as rare, and which of them is looked at first would decide what is found."""


def test_what_is_cut_is_the_same_in_every_run() -> None:
    """The order of a set changes from run to run: it may decide nothing."""
    asked = (
        "from tests.dataflow.changes.test_likeness import _NEW, _OLD, _found, _side;"
        "print([_found(_side('o', *_OLD), _side('n', *_NEW), many) for many in range(8)])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", asked],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": str(seed)},
            cwd=str(_TOP),
        ).stdout
        for seed in (1, 2, 3, 4)
    }
    assert len(told) == 1


@pytest.mark.parametrize("rarest", [True, False])
def test_the_cost_grows_with_the_number_of_things(rarest: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a rare fact leads to the other each is compared with one; where none does, with `many`."""
    compared = 0
    alike = Profile.alike

    def counted(one: Profile, other: Profile) -> float:
        nonlocal compared
        compared += 1
        return alike(one, other)

    monkeypatch.setattr(Profile, "alike", counted)

    def side(prefix: str, count: int) -> dict[Name, set[tuple[object, ...]]]:
        # Nine facts that all have; of ten more each has those of its number, in binary.
        return {
            ("actor", f"{prefix}{n}"): {
                *((common,) for common in "abcdefghi"),
                *((bit, n >> bit & 1) for bit in range(10)),
                *([("called", n)] if rarest else [(prefix, n), (prefix, n, 2), (prefix, n, 3)]),
            }
            for n in range(count)
        }

    found = _found(side("o", 300), side("n", 300), 20)
    assert len(found) == (300 if rarest else 0)
    assert compared <= (2 * 300 if rarest else 300 * 20)
