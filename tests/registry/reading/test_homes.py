"""The homes: a key of the format is told where it stands, from wherever it was written."""

import pytest

from registry.reading.homes import MOST, STEP, homes_of, is_key, section_of
from registry.reading.shape import keys_at
from registry.source.marks import Path

ENTRIES: list[Path] = [
    (), ("organisation",), ("third_parties", "v"), ("third_parties", "v", "engagements", "e"),
    ("third_parties", "v", "engagements", "e", "receives", 0), ("data_sets", "d"), ("flows", 3), ("denials", 0),
    ("third_parties", "v", "places", "p"), ("documents", "d"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "entry", "homes"),
    [
        ("regimes", (), ("organisation › regimes", "organisation › representatives › regimes")),
        ("role", ("third_parties", "v"), ("engagements › … › role",)),
        ("carries", ("third_parties", "v", "engagements", "e"), ("receives › carries", "returns › carries")),
        ("country", ("third_parties", "v", "engagements", "e"),
         ("third_parties › … › country", "third_parties › … › places › … › country")),
        ("recipients", ("third_parties", "v", "places", "p"), ("third_parties › … › recipients",)),
        ("purposes", (), ()), ("wibble", ("organisation",), ()),
    ],
)  # fmt: skip
def test_a_key_belongs_where_it_is_nearest_to_what_was_written(
    key: str, entry: Path, homes: tuple[str, ...]
) -> None:
    assert homes_of(key, entry) == homes


@pytest.mark.parametrize("entry", ENTRIES, ids=str)
def test_every_home_is_a_place_where_the_key_is_known(entry: Path) -> None:
    """From the entry or from the top, with any id in the place of what stands for one."""
    for key in {key for other in ENTRIES for key in keys_at(other)} - keys_at(entry):
        assert is_key(key)
        homes = homes_of(key, entry)
        assert len(homes) <= MOST
        for home in homes:
            steps: Path = tuple("x" if step == "…" else step for step in home.split(STEP))
            assert steps[-1] == key
            assert key in keys_at((*entry, *steps[:-1])) or key in keys_at(steps[:-1])


def test_an_entry_whose_keys_are_those_of_another_part_belongs_there() -> None:
    at = ("third_parties", "order")
    assert section_of({"label", "subjects", "fields", "purposes"}, at) == "data_sets"
    assert section_of({"name", "engagements"}, ("data_sets", "v")) == "third_parties"
    assert section_of({"label", "wibble"}, at) is None
