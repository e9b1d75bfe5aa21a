"""Columns: how deep inside its party a place lies, and which moves of a ring lead back."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from dataflow.pictures.columns import depths, leading_back
from dataflow.pictures.sketch import Box, Line, Sketch
from registry.records.evidence import Status

NAMES = "abcdef"
MOVES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=14)


def _sketch(groups: dict[str, str | None], *ways: str) -> Sketch:
    """Boxes with the party each belongs to, and lines written `a>b`."""
    return Sketch(
        lang="en",
        title="",
        subtitle=(),
        groups=(),
        boxes=tuple(
            Box(id=id_, stops=(), group=group, kind="place", title=id_) for id_, group in groups.items()
        ),
        lines=tuple(
            Line(id=way, hops=(), source=way[0], target=way[-1], label=(), status=Status.DECLARED)
            for way in ways
        ),
    )


def test_a_place_lies_as_deep_as_the_longest_way_inside_its_party() -> None:
    sketch = _sketch({"a": "F", "b": "F", "c": "F", "d": None}, "a>b", "b>c", "a>c", "a>d", "d>a")
    assert depths(sketch) == {"a": 0, "b": 1, "c": 2}


def test_a_ring_inside_a_party_is_equally_deep() -> None:
    assert depths(_sketch({"a": "F", "b": "F", "c": "F"}, "a>b", "b>a", "a>a", "b>c")) == {
        "a": 0,
        "b": 0,
        "c": 1,
    }


def test_what_another_party_hands_in_makes_nothing_deeper() -> None:
    assert depths(_sketch({"a": "F", "b": "G"}, "a>b", "b>a")) == {"a": 0, "b": 0}


@given(MOVES)
def test_no_place_is_as_deep_as_what_it_hands_on_to_and_does_not_get_back(
    moves: list[tuple[str, str]],
) -> None:
    found = depths(_sketch(dict.fromkeys(NAMES, "F"), *(f"{a}>{b}" for a, b in moves)))
    for a, b in moves:
        assert found[b] > found[a] if a not in _after(b, moves) else found[b] == found[a]


@given(MOVES)
def test_only_moves_of_a_ring_lead_back_and_what_is_left_has_no_ring(moves: list[tuple[str, str]]) -> None:
    back = leading_back(NAMES, moves)
    assert all(a != b and a in _after(b, moves) for a, b in back)
    left: nx.DiGraph[str] = nx.DiGraph((a, b) for a, b in moves if a != b and (a, b) not in back)
    assert nx.is_directed_acyclic_graph(left)


def test_the_move_towards_where_it_begins_leads_back() -> None:
    assert leading_back("dcba", [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")]) == {("c", "b")}


def _after(name: str, moves: list[tuple[str, str]]) -> set[str]:
    found = {name}
    for _ in moves:
        found |= {target for source, target in moves if source in found}
    return found
