"""Heights: order and room hold, everything is inside the page, and lines are level where they can be."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dataflow.pictures.heights import Thing, Tie, heights

HIGH = st.floats(0, 300)


@st.composite
def columns(draw: st.DrawFn) -> tuple[list[list[Thing]], list[list[Tie]]]:
    """Columns of things, with lines between those beside each other."""
    made = [
        [Thing(f"{column}.{n}", draw(HIGH), 10.0) for n in range(draw(st.integers(1, 4)))]
        for column in range(draw(st.integers(1, 4)))
    ]
    ties = []
    for left, right in itertools.pairwise(made):
        ends = draw(st.lists(st.tuples(st.sampled_from(left), st.sampled_from(right)), max_size=6))
        ties.append([Tie(a.id, a.high / 2, b.id, b.high / 3) for a, b in ends])
    return made, ties


@given(columns())
def test_order_and_room_hold_and_all_is_inside_the_page(
    given_: tuple[list[list[Thing]], list[list[Tie]]],
) -> None:
    made, ties = given_
    tops = heights(made, ties)
    page = max(sum(each.high for each in column) + 10.0 * (len(column) - 1) for column in made)
    for column in made:
        assert tops[column[0].id] >= -1e-6
        assert tops[column[-1].id] + column[-1].high <= page + 1e-6
        for above, below in itertools.pairwise(column):
            assert tops[below.id] >= tops[above.id] + above.high + above.room - 1e-6


@given(HIGH, HIGH, HIGH)
def test_a_line_is_level_where_nothing_is_in_the_way(tall: float, left: float, right: float) -> None:
    made = [[Thing("a", left, 10.0)], [Thing("page", left + right + tall, 10.0)], [Thing("b", right, 10.0)]]
    ties = [[Tie("a", left, "page", left)], [Tie("page", left, "b", 0.0)]]
    tops = heights(made, ties)
    assert abs(tops["a"] - tops["page"]) < 1e-6
    assert abs(tops["b"] - tops["page"] - left) < 1e-6


def test_of_several_lines_that_cannot_all_be_level_the_middle_one_is() -> None:
    made = [[Thing("a", 40, 10), Thing("b", 40, 10), Thing("c", 40, 10)], [Thing("d", 10, 10)]]
    tops = heights(made, [[Tie(each, 20, "d", 5) for each in "abc"]])
    assert tops["d"] + 5 == tops["b"] + 20
