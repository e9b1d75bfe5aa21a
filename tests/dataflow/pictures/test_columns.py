"""Columns: how far a line leads, and which lines of a ring lead back."""

from hypothesis import given
from hypothesis import strategies as st

from dataflow.pictures.columns import columns_after, leading_back
from dataflow.pictures.sketch import Box, Line, Sketch
from registry.records.evidence import Status


def _sketch(groups: dict[str, str | None], *ways: str) -> Sketch:
    """Boxes with the frame each stands in, and lines written `a>b`."""
    return Sketch(
        lang="en",
        title="",
        subtitle=(),
        groups=(),
        boxes=tuple(
            Box(id=id_, stops=(), group=group, kind="place", title=id_) for id_, group in groups.items()
        ),
        lines=tuple(
            Line(
                id=way,
                hops=(),
                source=way.split(">")[0],
                target=way.split(">")[1],
                label=(),
                status=Status.DECLARED,
            )
            for way in ways
        ),
    )


def test_a_line_that_leaves_a_frame_goes_past_what_follows_inside() -> None:
    sketch = _sketch({"a": "F", "b": "F", "c": "F", "d": None}, "a>b", "b>c", "a>d", "b>d", "c>d", "d>a")
    assert columns_after(sketch) == {"a>b": 1, "b>c": 1, "a>d": 3, "b>d": 2, "c>d": 1, "d>a": 1}


def test_boxes_without_a_frame_are_beside_each_other() -> None:
    assert columns_after(_sketch({"a": None, "b": None}, "a>b")) == {"a>b": 1}


def test_a_ring_inside_a_frame_has_an_end() -> None:
    sketch = _sketch({"a": "F", "b": "F", "d": None}, "a>b", "b>a", "a>a", "a>d", "b>d")
    assert columns_after(sketch)["a>b"] == columns_after(sketch)["a>a"] == 1
    assert {columns_after(sketch)["a>d"], columns_after(sketch)["b>d"]} <= {2, 3}


def test_of_a_ring_the_line_that_leads_back_to_where_it_began_is_told() -> None:
    free: dict[str, str | None] = dict.fromkeys("abcd")
    assert leading_back(_sketch(free, "a>b", "b>c", "c>b", "c>d")) == {"c>b"}
    assert leading_back(_sketch(free, "a>b", "b>c", "c>d")) == frozenset()
    # Where everything lies in a ring it begins with the first box.
    assert leading_back(_sketch(free, "b>c", "c>d", "d>a", "a>b")) == {"d>a"}


def test_a_line_to_a_nearer_box_that_is_in_no_ring_does_not_lead_back() -> None:
    free: dict[str, str | None] = dict.fromkeys("abcde")
    assert leading_back(_sketch(free, "a>b", "b>c", "c>d", "a>e", "d>e")) == frozenset()


@st.composite
def sketches(draw: st.DrawFn) -> Sketch:
    """Up to seven boxes in two frames or in none, and lines between any of them."""
    ids = [f"b{at}" for at in range(draw(st.integers(1, 7)))]
    groups = {id_: draw(st.sampled_from([None, "g", "h"])) for id_ in ids}
    end = st.sampled_from(ids)
    ends = draw(st.lists(st.tuples(end, end), max_size=12))
    return Sketch(
        lang="fr",
        title="",
        subtitle=(),
        groups=(),
        boxes=tuple(Box(id=id_, stops=(), group=groups[id_], kind="place", title="") for id_ in ids),
        lines=tuple(
            Line(id=f"l{at}", hops=(), source=source, target=target, label=(), status=Status.DECLARED)
            for at, (source, target) in enumerate(ends)
        ),
    )


@given(sketches())
def test_a_line_goes_past_the_longest_way_on_in_its_frame(sketch: Sketch) -> None:
    groups = {box.id: box.group for box in sketch.boxes}
    inside = [
        (line.source, line.target)
        for line in sketch.lines
        if groups[line.source] is not None and groups[line.source] == groups[line.target]
    ]
    lengths: dict[str, int] = {}

    def longest(box: str) -> int:
        if box not in lengths:
            lengths[box] = 0  # what is being measured counts as 0: there a ring is cut
            onward = [target for source, target in inside if source == box != target]
            lengths[box] = max((1 + longest(each) for each in onward), default=0)
        return lengths[box]

    wanted = {
        line.id: 1 if groups[line.source] == groups[line.target] else 1 + longest(line.source)
        for line in sketch.lines
    }
    assert columns_after(sketch) == wanted


@given(sketches())
def test_only_a_line_of_a_ring_leads_back_and_towards_where_the_picture_begins(sketch: Sketch) -> None:
    moves = [(line.source, line.target) for line in sketch.lines]
    entered = {target for _, target in moves}
    first = [box.id for box in sketch.boxes if box.id not in entered] or [sketch.boxes[0].id]
    depth = dict.fromkeys(first, 0)
    for at in range(len(sketch.boxes)):
        for source, target in moves:
            if depth.get(source) == at:
                depth.setdefault(target, at + 1)
    back = {
        line.id
        for line in sketch.lines
        if depth.get(line.target, 0) < depth.get(line.source, 0) and line.source in _after(line.target, moves)
    }
    assert leading_back(sketch) == back


def _after(box: str, moves: list[tuple[str, str]]) -> set[str]:
    found = {box}
    for _ in moves:
        found |= {target for source, target in moves if source in found}
    return found
