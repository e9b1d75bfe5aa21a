"""Rings: against what can be reached, written out."""

from hypothesis import given
from hypothesis import strategies as st

from dataflow.checks.rings import rings

NODES = "abcde"


def reached(onward: dict[str, list[str]], start: str) -> set[str]:
    """What some steps lead to, one step at least."""
    found: set[str] = set()
    while more := {each for node in (start, *found) for each in onward[node]} - found:
        found |= more
    return found


@given(st.fixed_dictionaries({node: st.lists(st.sampled_from(NODES), max_size=3) for node in NODES}))
def test_a_ring_is_what_leads_back_to_itself_and_stands_before_what_it_leads_to(
    onward: dict[str, list[str]],
) -> None:
    found, ring = rings(onward)
    after = {node: reached(onward, node) for node in NODES}
    assert sorted(node for members in found for node in members) == list(NODES)
    assert all(list(members) == [node for node in onward if node in members] for members in found)
    for one in NODES:
        for other in NODES:
            same = one == other or (other in after[one] and one in after[other])
            assert (ring[one] == ring[other]) == same
            assert ring[one] <= ring[other] or other not in after[one]


def test_a_long_chain_needs_no_recursion() -> None:
    onward = {number: [number + 1] for number in range(5000)} | {5000: list[int]()}
    assert rings(onward)[0] == tuple((number,) for number in range(5001))
