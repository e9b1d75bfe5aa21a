"""The file: its bytes, or a refusal at once."""

from pathlib import Path

import pytest

from registry.source.file import NotAFile, TooLarge, read
from tests.special import KINDS, at_once, special


def test_a_file_and_a_link_to_one_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"abc")
    (tmp_path / "b").symlink_to(file)
    assert read(file) == read(tmp_path / "b") == b"abc"
    assert read(file, most=3) == b"abc"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_refused_at_once(kind: str, tmp_path: Path) -> None:
    path = special(kind, tmp_path / "a.yaml")
    with at_once(), pytest.raises(OSError if kind == "ring" else NotAFile):
        read(path)


def test_a_pipe_that_takes_a_files_place_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the opening anything may be put there."""
    file, pipe = tmp_path / "a.yaml", special("pipe", tmp_path / "b")
    file.touch()
    status = file.stat()
    monkeypatch.setattr(Path, "stat", lambda _: status)
    with at_once(), pytest.raises(NotAFile):
        read(pipe)


def test_a_file_is_not_read_further_than_it_may(tmp_path: Path) -> None:
    file = tmp_path / "a"
    with file.open("wb") as opened:
        opened.truncate(10 * 1024**4)  # takes no room on the disk
    with at_once(), pytest.raises(TooLarge) as large:
        read(file)
    assert large.value.size == 10 * 1024**4


def test_a_file_that_is_larger_than_it_says_is_cut_off() -> None:
    endless = Path("/proc/self/maps")
    if not endless.exists():
        pytest.skip("no files that have no size")
    with pytest.raises(TooLarge):
        read(endless, most=10)


def test_what_is_not_there_and_what_is_a_folder(tmp_path: Path) -> None:
    for path, refusal in ((tmp_path / "none", FileNotFoundError), (tmp_path, IsADirectoryError)):
        with pytest.raises(refusal):
            read(path)
    with pytest.raises(ValueError, match="null"):
        read(Path("a\0b"))
