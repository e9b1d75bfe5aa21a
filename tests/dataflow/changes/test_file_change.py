"""The file: layout, order and content are told apart, whatever the words."""

import random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dataflow.changes import file_change

_WORDS = st.text(st.sampled_from("abcé #:-'"), min_size=1, max_size=6)
_VALUES = st.recursive(
    _WORDS | st.integers(0, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=8,
)
FILES = st.dictionaries(_WORDS, _VALUES, min_size=1, max_size=4)


def written(data: Any, *, flow: bool = False) -> bytes:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow).encode()


def shuffled(data: Any, chance: random.Random) -> Any:
    if isinstance(data, dict):
        items = [(key, shuffled(value, chance)) for key, value in data.items()]
        chance.shuffle(items)
        return dict(items)
    if isinstance(data, list):
        found = [shuffled(each, chance) for each in data]
        chance.shuffle(found)
        return found
    return data


@given(FILES)
def test_comments_and_layout_are_layout(data: dict[str, Any]) -> None:
    plain = {"r.yaml": written(data)}
    commented = {"r.yaml": b"# first\n\n" + written(data) + b"# last\n"}
    assert file_change(plain, plain).kind == "same"
    found = file_change(plain, commented)
    if found.kind != "unread":
        assert (found.kind, found.came, found.went, found.comments, found.blank) == ("layout", 3, 0, 2, 1)
        assert file_change(plain, {"r.yaml": written(data, flow=True)}).kind in ("same", "layout")
        back = file_change(commented, plain)
        assert (back.came, back.went, back.comments) == (0, 3, 2)


@given(FILES, st.randoms())
def test_another_order_is_order_and_no_content(data: dict[str, Any], chance: random.Random) -> None:
    found = file_change({"r.yaml": written(data)}, {"r.yaml": written(shuffled(data, chance))})
    assert found.kind in ("same", "order", "unread")


@given(FILES, _WORDS)
def test_something_else_is_content(data: dict[str, Any], more: str) -> None:
    found = file_change({"r.yaml": written(data)}, {"r.yaml": written({**data, "new": more})})
    assert found.kind in ("content", "unread")


@given(FILES, FILES)
def test_a_comparison_is_the_same_from_either_side(one: dict[str, Any], two: dict[str, Any]) -> None:
    there = file_change({"r.yaml": written(one)}, {"r.yaml": written(two)})
    back = file_change({"r.yaml": written(two)}, {"r.yaml": written(one)})
    assert (there.kind, there.came, there.went, there.comments) == (
        back.kind,
        back.went,
        back.came,
        back.comments,
    )


def test_entries_that_move_to_another_file_are_order() -> None:
    one = {"a.yaml": b"parties:\n  x: {n: 1}\n  y: {n: 2}\n"}
    two = {"a.yaml": b"parties:\n  x: {n: 1}\n", "b.yaml": b"parties:\n  y: {n: 2}\n"}
    found = file_change(one, two)
    assert (found.kind, found.files) == ("order", 2)
    assert file_change(one, {**two, "b.yaml": b"parties:\n  y: {n: 3}\n"}).kind == "content"


def test_a_registry_of_one_file_is_compared_whatever_it_is_called() -> None:
    assert file_change({"a.yaml": b"x: 1\n"}, {"b.yaml": b"x: 1\n"}).kind == "same"
    assert file_change({"a.yaml": b"x: 1\n"}, {"b.yaml": b"x: 1 # one\n"}).kind == "layout"


@pytest.mark.parametrize(
    ("one", "two"), [(b"x: 1", b'x: "1"'), (b"x: true", b'x: "true"'), (b"x: ", b'x: ""')]
)
def test_values_that_look_alike_are_not(one: bytes, two: bytes) -> None:
    assert file_change({"r": one}, {"r": two}).kind == "content"


@pytest.mark.parametrize("broken", [b"x: [1\n", b"\xff\xfe\x00", b"x: " + b"[" * 5000])
def test_what_cannot_be_read_is_said_to_be(broken: bytes) -> None:
    assert file_change({"r": b"x: 1\n"}, {"r": broken}).kind == "unread"


def test_line_ends_alone_are_layout_and_no_line() -> None:
    found = file_change({"r": b"x: 1\ny: 2\n"}, {"r": b"x: 1\r\ny: 2\r\n"})
    assert (found.kind, found.came, found.went) == ("layout", 0, 0)
