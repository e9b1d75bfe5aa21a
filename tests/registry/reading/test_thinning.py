"""Thinning: what is kept of a registry with more faults than anybody mends, and that what is not is told."""

from pathlib import Path

import pytest

from registry.reading.load import load
from registry.reading.thinning import MOST_FAULTS, cut_from, thinned
from registry.source.tally import MOST_ALIKE

HEAD = "sillage: 1\ntitle: T\nversion: '1'\norganisation: {id: acme, name: Acme, places: {db: {label: D}}}\n"
MADE = {
    "missing names": "third_parties:\n"
    + "".join(f"  v{i}: {{country: FR}}\n" for i in range(MOST_FAULTS + 1)),
    "wrong ends": "flows:\n" + "".join(f"  - {{from: x{i}, to: db}}\n" for i in range(MOST_FAULTS + 1)),
    "one list": "documents: {d: {title: D, sections: [" + "x, " * (MOST_FAULTS + 1) + "]}}\n",
    "unknown keys": "".join(f"zq{i}: 1\n" for i in range(MOST_FAULTS + 1)),
}


@pytest.mark.parametrize("kind", MADE)
def test_reading_goes_on_with_the_beginning_and_says_so(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text(HEAD + MADE[kind], encoding="utf-8")
    loaded = load(path)
    assert loaded.registry is not None and loaded.registry.organisation.name.say("en") == "Acme"
    assert "too-many-faults" in {each.code for each in loaded.problems}
    assert len(loaded.problems) <= MOST_ALIKE + 2


def test_the_first_entries_are_kept_and_none_with_a_longer_list() -> None:
    data = {
        "a": {"x": [1, 2, 3], "y": {"z": [1]}, "w": 1},
        "b": [1, [1, 2, 3], 2],
        "c": "text",
        "q": 1,
        "r": 2,
    }
    kept = thinned(data, 2, {"a", "b", "c"})
    assert kept == {"a": {"y": {"z": [1]}}, "b": [1], "c": "text", "q": 1, "r": 2}
    assert sorted(cut_from(data, kept)) == ["w", "x"]
    assert "r" not in thinned(data, 1, {"a", "b", "c"})
