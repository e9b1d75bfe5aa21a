"""Columns: how far a line leads, and which lines of a ring lead back."""

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
