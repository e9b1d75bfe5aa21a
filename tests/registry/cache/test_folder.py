"""The cache folder: where it is, that it is its owner's alone, and that nothing goes wrong without it."""

import os
import threading
from pathlib import Path

import pytest

import registry.cache.folder
from registry.cache.folder import ENDING, VARIABLE, fetch, folder_of, put

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache that is not there yet."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@POSIX
@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"SILLAGE_CACHE": "/x/y"}, "/x/y"),
        ({"SILLAGE_CACHE": "", "XDG_CACHE_HOME": "/c"}, None),
        ({"SILLAGE_CACHE": " "}, None),
        ({"XDG_CACHE_HOME": "/c"}, "/c/sillage"),
        ({"XDG_CACHE_HOME": "relative"}, "/home/me/.cache/sillage"),
        ({}, "/home/me/.cache/sillage"),
    ],
)
def test_where_it_is(
    environment: dict[str, str], wanted: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/me"))
    assert folder_of(environment) == (Path(wanted) if wanted else None)


def test_nowhere_where_nobodys_home_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert folder_of({}) is None


def test_what_is_put_is_fetched_and_the_newest_counts(folder: Path) -> None:
    assert fetch("a") is None
    put("a", b"one")
    put("a", b"two\n\0\xff")
    put("b", b"")
    assert (fetch("a"), fetch("b"), fetch("c")) == (b"two\n\0\xff", b"", None)
    assert sorted(each.name for each in folder.iterdir()) == [f"a{ENDING}", f"b{ENDING}"]


@POSIX
def test_folder_and_files_are_for_their_owner_alone(folder: Path) -> None:
    put("a", b"one")
    assert (folder.stat().st_mode & 0o777, (folder / f"a{ENDING}").stat().st_mode & 0o777) == (0o700, 0o600)


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602])
def test_a_file_that_others_may_read_or_write_is_not_taken(folder: Path, mode: int) -> None:
    put("a", b"one")
    (folder / f"a{ENDING}").chmod(mode)
    assert fetch("a") is None
    put("a", b"two")
    assert fetch("a") == b"two"


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o702, 0o1777])
def test_a_folder_that_others_may_write_to_is_not_used(folder: Path, mode: int) -> None:
    put("a", b"one")
    folder.chmod(mode)
    put("b", b"two")
    assert (fetch("a"), fetch("b")) == (None, None)
    assert [each.name for each in folder.iterdir()] == [f"a{ENDING}"]


@POSIX
def test_what_belongs_to_another_user_is_not_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("a", b"one")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    put("b", b"two")
    assert (fetch("a"), fetch("b")) == (None, None)


@POSIX
def test_a_link_is_not_followed_and_what_it_leads_to_is_not_written(folder: Path, tmp_path: Path) -> None:
    put("a", b"one")
    other = tmp_path / "other"
    other.write_bytes(b"theirs")
    other.chmod(0o600)
    (folder / f"a{ENDING}").unlink()
    (folder / f"a{ENDING}").symlink_to(other)
    assert fetch("a") is None
    put("a", b"two")
    assert (fetch("a"), other.read_bytes()) == (b"two", b"theirs")


@POSIX
def test_a_folder_that_is_a_link_is_not_used(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "real")
    put("a", b"one")
    assert fetch("a") is None
    assert [*(tmp_path / "real").iterdir()] == []


@pytest.mark.parametrize("place", ["file", "file/below", "\0", "x" * 5000])
def test_where_nothing_can_be_kept_nothing_goes_wrong(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(registry.cache.folder, "folder_of", lambda _: tmp_path / place)
    put("a", b"one")
    assert fetch("a") is None


def test_a_full_disk_is_no_error_and_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    put("a", b"one")
    monkeypatch.setattr(Path, "replace", full)
    put("a", b"two")
    assert fetch("a") == b"one"


def test_the_oldest_gives_way_and_what_is_larger_than_all_is_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry.cache.folder, "MOST_BYTES", 10)
    for age, name in enumerate("abc"):
        put(name, b"four")
        if name != "c":
            os.utime(folder / f"{name}{ENDING}", (age, age))
    assert [fetch(name) for name in "abc"] == [None, b"four", b"four"]
    put("d", b"eleven bytes")
    assert [fetch(name) for name in "bcd"] == [b"four", b"four", None]


def test_several_writers_and_readers_at_once_see_all_or_nothing(folder: Path) -> None:
    contents = [bytes([n]) * 50_000 for n in range(6)]
    seen: list[bytes | None] = []

    def work(content: bytes) -> None:
        for _ in range(15):
            put("a", content)
            seen.append(fetch("a"))

    threads = [threading.Thread(target=work, args=[content]) for content in contents]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(seen) == 90
    assert set(seen) <= set(contents)
    assert [each.name for each in folder.iterdir()] == [f"a{ENDING}"]
