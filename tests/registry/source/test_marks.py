"""The marks: each path leads to where a plain reading of the same text finds it."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from registry.source.marks import Marks, Path, folded, leaf, packed, unfolded
from registry.source.problem import Mark
from registry.source.reader import read

WORDS = st.text("abé-:'", min_size=1, max_size=4)
DATA = st.dictionaries(
    WORDS,
    st.recursive(
        WORDS,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
        max_leaves=12,
    ),
    max_size=4,
)


def composed(node: Any, path: Path, at: Any) -> Iterator[tuple[Path, Mark, Mark]]:
    """The places of a node and of all below it, as PyYAML's composer has them."""
    of_key, of_value = (Mark("f", mark.line + 1, mark.column + 1) for mark in (at, node.start_mark))
    yield path, of_key, of_value
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from composed(value, (*path, key.value), key.start_mark)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from composed(item, (*path, index), item.start_mark)


@given(DATA, st.booleans())
def test_marks_are_those_of_a_plain_reading(data: Any, flow: bool) -> None:
    written = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, default_style="'")
    source = read(written.encode(), "f")
    node: Any = yaml.compose(written)
    wanted = list(composed(node, (), node.start_mark))
    assert source.data == data
    assert list(source.marks.items()) == [(path, at) for path, at, _ in wanted]
    assert dict(source.values) == {path: at for path, _, at in wanted}
    assert len(source.marks) == len(wanted)


def test_a_path_that_leads_nowhere_has_no_mark() -> None:
    marks = read(b"a: [x]\nb: {c: 1}\n", "f").marks
    assert marks["a", 0] == Mark("f", 1, 5)
    for path in (("a", 1), ("a", -1), ("a", "x"), ("b", 0), ("b", "c", "d"), ("a", 0, 0), ("c",)):
        assert path not in marks
        with pytest.raises(KeyError):
            marks[path]


def test_a_place_may_be_kept_as_lists_without_values_and_be_made_when_asked_for() -> None:
    asked: list[str] = []

    def tree() -> Any:
        asked.append("tree")
        return [packed(0, 0), {"a": [packed(3, 2, 1)], "b": [packed(4, 0), [[packed(5, 6)]]]}]

    marks = Marks(tree, {0: "one.yaml", 1: "two.yaml"})
    assert asked == []
    assert marks == {
        (): Mark("one.yaml", 1, 1),
        ("a",): Mark("two.yaml", 4, 3),
        ("b",): Mark("one.yaml", 5, 1),
        ("b", 0): Mark("one.yaml", 6, 7),
    }
    assert asked == ["tree"]


@given(st.tuples(*[st.integers(0, 2**23)] * 3), st.tuples(*[st.integers(0, 2**23)] * 3))
def test_packed_places_stand_in_the_order_of_file_line_and_column(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    assert (packed(*one[1:], one[0]) < packed(*other[1:], other[0])) == (one < other)


def test_a_small_entry_is_folded_and_says_the_same_and_a_large_one_is_not() -> None:
    small = (
        packed(3, 4),
        packed(3, 9),
        {"é": leaf(packed(4, 6), packed(4, 9)), "b": leaf(packed(5, 6), packed(5, 9))},
    )
    assert isinstance(folded(small), bytes) and unfolded(folded(small)) == small
    inner = (packed(2, 2), packed(2, 5), {"x": folded(small), "y": [leaf(1, 1)]})
    assert isinstance(folded(inner), bytes)
    wide = (packed(1, 0), packed(1, 3), [leaf(n, n) for n in range(1_000)])
    assert folded(wide) is wide
    around = (packed(0, 0), packed(0, 3), {"wide": wide})
    assert folded(around) is around
    level: Any = small
    for _ in range(5):  # however deep, one look unfolds a few kilobytes
        level = (packed(1, 1), packed(1, 2), {f"k{n}": folded(level) for n in range(8)})
        assert isinstance(level, tuple) and (folded(level) is level or len(folded(level)) <= 4096)
    marks = Marks((0, 0, {"section": (1, 1, {"id": folded(inner)})}), {0: "f"})
    assert marks["section", "id", "x", "é"] == Mark("f", 5, 7)
    assert list(marks)[3:5] == [("section", "id", "x"), ("section", "id", "x", "é")]
