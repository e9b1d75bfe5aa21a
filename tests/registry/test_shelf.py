"""The shelf: a changed file is read again, a broken one leaves its last good state."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from registry.reading.load import Loaded, load
from registry.shelf import Shelf, content_of, stamp_of
from tests.app.conftest import BROKEN, EMPTY, SMALL, UNREADABLE
from tests.special import KINDS, at_once, special


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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("inside", [False, True])
def test_what_is_no_file_is_told_at_once(kind: str, inside: bool, tmp_path: Path) -> None:
    """Alone, and in a folder beside a file that is read all the same."""
    folder = tmp_path / "registry"
    folder.mkdir()
    path = special(kind, folder / "pipe.yaml")
    if inside:
        write(folder / "good.yaml", SMALL)
    shelf = Shelf()
    with at_once():
        shown = shelf.look(folder if inside else path)
        assert shelf.look(folder if inside else path) == shown
    (problem,) = (each for each in shown.problems if each.code == "unreadable-file")
    assert problem.file == str(path) and problem.values.get("hint") == (None if kind == "ring" else "special")
    assert shown.condition == ("partial" if inside else "nothing")


def test_a_pipe_in_place_of_a_file_leaves_its_last_good_state(path: Path) -> None:
    shelf = Shelf()
    write(path, SMALL)
    shelf.look(path)
    path.unlink()
    with at_once():
        assert shelf.look(special("pipe", path)).condition == "kept"
    path.unlink()
    write(path, EMPTY)
    assert shelf.look(path).condition == "good"


def test_a_file_rewritten_with_the_same_size_and_time_is_seen(path: Path) -> None:
    """In its place or beside it and moved there, within one tick of the clock or long after, the time set back."""
    shelf = Shelf()
    other = path.with_name("other")
    for number in range(40):
        words = SMALL.replace("Hébergeur", f"H{number % 7:09}")
        status = path.stat() if path.exists() else None
        where = other if number % 2 and status else path
        where.write_text(words, encoding="utf-8")
        if status:
            assert where.stat().st_size == status.st_size
            os.utime(where, ns=(status.st_atime_ns, status.st_mtime_ns))
        if where is other:
            other.replace(path)
        shown = shelf.look(path)
        assert shown.registry is not None
        assert shown.registry.third_parties["host"].name.say("fr") == f"H{number % 7:09}"


def test_a_file_that_was_left_alone_is_not_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Soon after a change its content is compared; later its stamp says enough."""
    shelf = Shelf()
    write(path, SMALL)
    os.utime(path, ns=(0, 0))
    shelf.look(path)
    reads: list[Path] = []

    def counted(path: Path) -> str:
        reads.append(path)
        return content_of(path)

    monkeypatch.setattr("registry.shelf.content_of", counted)
    shelf.look(path)
    assert len(reads) == 1
    now = time.time_ns()
    monkeypatch.setattr("registry.shelf.time.time_ns", lambda: now + 10**10)
    shelf.look(path)
    shelf.look(path)
    assert len(reads) == 2


def test_a_registry_that_takes_for_ever_stops_nobody_else(tmp_path: Path) -> None:
    """Who asks for another one, and who asks for the same one that was read before, is answered."""
    slow, fast = tmp_path / "slow.yaml", tmp_path / "fast.yaml"
    write(slow, SMALL)
    write(fast, EMPTY)
    begun, free = Event(), Event()
    slowly = False

    def reading(path: Path) -> Loaded:
        if slowly and path == slow:
            begun.set()
            assert free.wait(20)
        return load(path)

    shelf = Shelf(reading)
    before = shelf.look(slow)
    slowly = True
    write(slow, EMPTY)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(shelf.look, slow)
        assert begun.wait(20)
        try:
            assert threads.submit(shelf.look, fast).result(20).condition == "good"
            assert threads.submit(shelf.look, slow).result(20) is before
        finally:
            free.set()
        after = first.result(20)
    assert after.content != before.content and shelf.look(slow) is after


def test_many_visitors_read_a_registry_once(path: Path) -> None:
    reading = Reading()
    shelf = Shelf(reading)
    write(path, SMALL)
    with ThreadPoolExecutor(8) as threads:
        shown = list(threads.map(shelf.look, [path] * 40))
    assert reading.times == 1 and all(each is shown[0] for each in shown)
