"""The shelf: a changed file is read again, a broken one leaves its last good state."""

import os
from pathlib import Path

import pytest

from registry.reading.load import Loaded, load
from registry.shelf import Shelf, content_of, stamp_of
from tests.app.conftest import BROKEN, EMPTY, SMALL, UNREADABLE


class Reading:
    """Reads registries and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, path: Path) -> Loaded:
        self.times += 1
        return load(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "registry.yaml"


def write(path: Path, words: str) -> None:
    """Writes a file so that its time differs, however coarse the clock of the file system is."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(words, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_a_good_file_is_read_once(path: Path) -> None:
    reading = Reading()
    shelf = Shelf(reading)
    write(path, SMALL)
    first, second = shelf.look(path), shelf.look(path)
    assert first is second and first.condition == "good" and reading.times == 1


def test_the_same_words_written_again_are_not_read_again(path: Path) -> None:
    reading = Reading()
    shelf = Shelf(reading)
    write(path, SMALL)
    first = shelf.look(path)
    write(path, SMALL)
    assert shelf.look(path) == first and reading.times == 1


def test_a_changed_file_is_read_again(path: Path) -> None:
    shelf = Shelf()
    write(path, SMALL)
    before = shelf.look(path)
    write(path, EMPTY)
    after = shelf.look(path)
    assert after.version != before.version
    assert after.registry is not None and after.registry.third_parties == {}


@pytest.mark.parametrize("broken", [BROKEN, UNREADABLE, ""])
def test_a_file_that_breaks_leaves_its_last_good_state(path: Path, broken: str) -> None:
    shelf = Shelf()
    write(path, SMALL)
    good = shelf.look(path)
    write(path, broken)
    kept = shelf.look(path)
    assert kept.condition == "kept" and kept.problems
    assert (kept.registry, kept.version) == (good.registry, good.version)
    write(path, EMPTY)
    assert shelf.look(path).condition == "good"


def test_a_file_that_goes_leaves_its_last_good_state(path: Path) -> None:
    shelf = Shelf()
    write(path, SMALL)
    shelf.look(path)
    path.unlink()
    assert shelf.look(path).condition == "kept"


def test_a_file_never_seen_good_is_shown_in_part(path: Path) -> None:
    write(path, BROKEN)
    shown = Shelf().look(path)
    assert shown.condition == "partial" and shown.registry is not None and shown.problems


def test_nothing_to_show(path: Path) -> None:
    shown = Shelf().look(path)
    assert shown.condition == "nothing" and shown.registry is None and shown.problems


def test_a_folder_changes_with_any_of_its_files(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", SMALL)
    stamp, content = stamp_of(tmp_path), content_of(tmp_path)
    (tmp_path / "notes.txt").write_text("nothing to do with it")
    assert (stamp_of(tmp_path), content_of(tmp_path)) == (stamp, content)
    write(tmp_path / "b.yaml", "")
    assert stamp_of(tmp_path) != stamp and content_of(tmp_path) != content


def test_a_file_is_not_the_same_under_another_name(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", SMALL)
    content = content_of(tmp_path)
    (tmp_path / "a.yaml").rename(tmp_path / "b.yaml")
    assert content_of(tmp_path) != content
