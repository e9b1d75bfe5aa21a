"""The salvage: mended data is what a plain copy with the same changes is, and its paths lead back."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from registry.reading.mending import OUT, Mended
from registry.reading.salvage import Pruned
from registry.reading.scope import value_at
from registry.source.marks import Path

KEYS = st.sampled_from("abc")
DATA = st.recursive(
    st.integers(0, 9),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=20,
)
STEPS = st.one_of(KEYS, st.integers(0, 3))
PATHS = st.lists(STEPS, min_size=1, max_size=4).map(tuple)


def copied(value: Any, path: Path, mended: Mended) -> Any:
    """The data as mended, copied whole."""
    if isinstance(value, dict):
        kept = {
            key: copied(each, (*path, key), mended)
            for key, each in value.items()
            if (*path, key) not in mended
        }
        added = {at[-1]: each for at, each in mended.items() if at[:-1] == path and each is not OUT}
        return kept | {key: each for key, each in added.items() if isinstance(key, str)}
    if isinstance(value, list):
        indexes = [index for index in range(len(value)) if (*path, index) not in mended]
        return [copied(value[index], (*path, index), mended) for index in indexes]
    return value


def paths_in(value: Any, path: Path = ()) -> list[Path]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for step, each in below for inner in paths_in(each, (*path, step)))]


@given(DATA, st.dictionaries(PATHS, st.one_of(st.just(OUT), st.just("instead"))))
def test_what_is_mended_is_gone_or_replaced_and_the_rest_is_as_it_was(data: Any, mended: Mended) -> None:
    pruned = Pruned(data, mended)
    assert pruned.data == copied(data, (), mended)
    for path in paths_in(pruned.data):
        value = value_at(path, pruned.data)
        if value != "instead" and not isinstance(value, dict | list):
            assert value_at(pruned.path_of(path), data) == value


@given(DATA)
def test_data_that_nothing_is_mended_in_is_not_copied(data: Any) -> None:
    assert Pruned(data, {}).data is data
