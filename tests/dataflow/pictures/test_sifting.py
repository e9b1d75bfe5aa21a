"""Sifting: crossings are counted as a naive count counts them, and an order is never worse than the one before."""

from hypothesis import given
from hypothesis import strategies as st

from dataflow.pictures.sifting import Ends, Place, inversions, sifted

PLACES = st.tuples(st.integers(0, 5), st.integers(0, 2))
ENDS = st.dictionaries(
    st.sampled_from("abcdefg"),
    st.tuples(st.lists(PLACES, max_size=4), st.lists(PLACES, max_size=4)),
    min_size=1,
)


@given(st.lists(st.tuples(PLACES, PLACES), max_size=12))
def test_pieces_cross_where_one_begins_above_and_ends_below(pieces: list[tuple[Place, Place]]) -> None:
    naive = sum(
        (a < c and b > d) or (a > c and b < d) for n, (a, b) in enumerate(pieces) for c, d in pieces[:n]
    )
    assert inversions(pieces) == naive


@given(ENDS)
def test_an_order_is_kept_whole_and_crosses_no_more_than_before(ends: dict[str, Ends]) -> None:
    found = sifted(list(ends), ends)
    assert sorted(found) == sorted(ends)
    assert _crossings(found, ends) <= _crossings(list(ends), ends)


@given(ENDS)
def test_nothing_alone_can_be_moved_to_cross_less(ends: dict[str, Ends]) -> None:
    found = sifted(list(ends), ends)
    least = _crossings(found, ends)
    for item in found:
        others = [each for each in found if each != item]
        assert all(_crossings([*others[:n], item, *others[n:]], ends) >= least for n in range(len(found)))


def _crossings(items: list[str], ends: dict[str, Ends]) -> int:
    return sum(
        end > other
        for n, upper in enumerate(items)
        for lower in items[n + 1 :]
        for side in (0, 1)
        for end in ends[upper][side]
        for other in ends[lower][side]
    )
