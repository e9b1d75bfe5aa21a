"""Perhaps: what is said of several things is what holds however the open ones turn out."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dataflow.facts.perhaps import all_of, any_of

SEVERAL = st.lists(st.sampled_from([True, False, None]), max_size=5)


def worlds(several: list[bool | None]) -> list[list[bool]]:
    """Every way the open ones may turn out."""
    return [list(each) for each in product(*([True, False] if one is None else [one] for one in several))]


def told(found: set[bool]) -> bool | None:
    return found.pop() if len(found) == 1 else None


@given(SEVERAL)
def test_any_and_all_hold_where_they_do_in_every_world(several: list[bool | None]) -> None:
    assert any_of(several) is told({any(each) for each in worlds(several)})
    assert all_of(several) is told({all(each) for each in worlds(several)})
