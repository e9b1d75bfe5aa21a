"""Groups: every item once, keys and items in the order they came in."""

from hypothesis import given
from hypothesis import strategies as st

from dataflow.answers.groups import grouped


@given(st.lists(st.integers(0, 20)))
def test_groups_hold_every_item_in_its_order(items: list[int]) -> None:
    found = grouped(items, lambda each: each % 3)
    assert list(found) == list(dict.fromkeys(each % 3 for each in items))
    assert all(group == [each for each in items if each % 3 == key] for key, group in found.items())
