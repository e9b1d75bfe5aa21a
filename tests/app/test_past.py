"""The past: what the address calls a revision and a file, and which files stand beside a registry."""

import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app_pages.past import beside, file_in, named, revision_in
from registry.choice import Offer
from registry.history.revisions import Revision


@pytest.mark.parametrize(
    ("old", "revision", "file"),
    [
        ("@abc1234567", "abc1234567", None),
        ("@then", "then", None),
        ("@file:a%2C%20b.yaml", None, "a, b.yaml"),
        ("processors", None, None),
        ("", None, None),
    ],
)
def test_what_an_address_calls_them(old: str, revision: str | None, file: str | None) -> None:
    assert (revision_in(old), file_in(old)) == (revision, file)


def desk(path: Path, *offered: Path) -> Any:
    return SimpleNamespace(path=path, offers=tuple(Offer(each.stem, each) for each in (path, *offered)))


def test_files_stand_beside_files_and_folders_beside_folders(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.YML", "three.yaml", "notes.md", "a/x.yaml", "b/y.yaml", "c/z.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "round.yaml").symlink_to(tmp_path / "round.yaml")
    (tmp_path / "open").symlink_to(tmp_path / "one.yaml")
    found = beside(desk(tmp_path / "one.yaml", tmp_path / "three.yaml"))
    assert list(found) == ["@file:two.YML"]
    assert list(beside(desk(tmp_path / "a"))) == ["@file:b"]
    assert {file_in(each) for each in found} == {path.name for path in found.values()}


def test_where_the_folder_is_gone_there_is_nothing_beside(tmp_path: Path) -> None:
    assert beside(desk(tmp_path / "gone" / "one.yaml")) == {}


@pytest.mark.parametrize(
    ("subject", "told"), [("", "changes.no_subject"), ("x" * 80, "x" * 80), ("x" * 81, "x" * 79 + "…")]
)
def test_a_long_subject_is_cut_and_the_cut_is_marked(subject: str, told: str) -> None:
    words: Any = SimpleNamespace(lang="en", say=lambda key, **values: values.get("subject", key))
    assert (
        named(Revision("a" * 40, datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), subject), words) == told
    )
