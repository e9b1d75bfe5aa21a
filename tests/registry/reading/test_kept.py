"""The kept registry: loading what is kept gives what loading the files gives."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

import registry.reading.fresh
from registry.cache.folder import ENDING, VARIABLE
from registry.reading.contents import contents_of
from registry.reading.fresh import read_afresh
from registry.reading.load import Loaded, load

ROOT = Path(__file__).resolve().parents[3]
REGISTRIES = sorted([*(ROOT / "data").glob("*.yaml"), *(ROOT / "tests").rglob("*.yaml")])
SHIPPED = (ROOT / "data" / "processors.yaml").read_text(encoding="utf-8").splitlines(keepends=True)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def told(value: Any) -> Any:
    """All of a value, with which keys of a record were written: pydantic does not compare those."""
    if isinstance(value, BaseModel):
        fields = {name: told(getattr(value, name)) for name in type(value).model_fields}
        return type(value), sorted(value.model_fields_set), fields
    if isinstance(value, dict):
        return [(key, told(each)) for key, each in value.items()]
    return [told(each) for each in value] if isinstance(value, tuple | list) else (type(value), value)


def whole(loaded: Loaded) -> Any:
    return told(loaded.registry), told(loaded.problems), list(loaded.marks.items()), loaded.paths


def assert_same_when_kept(path: Path) -> None:
    """Read without a cache, with an empty one, and from what that one keeps."""
    wanted = whole(read_afresh(contents_of(path)))
    assert whole(load(path)) == wanted
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry.reading.fresh, "read_afresh", None)
        again = load(path)
    assert whole(again) == wanted
    assert again.registry == load(path).registry


@pytest.mark.parametrize("path", REGISTRIES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_registry_good_or_broken_is_the_same(path: Path) -> None:
    assert_same_when_kept(path)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.integers(0, len(SHIPPED) - 1), st.sampled_from(["out", "in", "word", "twice"])),
        max_size=6,
    )
)
def test_a_registry_with_faults_in_it_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, faults: list[tuple[int, str]]
) -> None:
    lines = list(SHIPPED)
    for at, how in faults:
        line = lines[at]
        lines[at] = {"out": "", "in": f" {line}", "word": line.replace("e", "x", 1), "twice": line * 2}[how]
    path = tmp_path_factory.mktemp("made") / "registry.yaml"
    path.write_text("".join(lines), encoding="utf-8")
    assert_same_when_kept(path)


def parted(folder: Path) -> Path:
    """The shipped registry as a folder of two files."""
    middle = SHIPPED.index("third_parties:\n")
    (folder / "below").mkdir(parents=True)
    (folder / "a.yaml").write_text("".join(SHIPPED[:middle]), encoding="utf-8")
    (folder / "below" / "b.yml").write_text("".join(SHIPPED[middle:]), encoding="utf-8")
    return folder


def test_a_folder_is_the_same(tmp_path: Path) -> None:
    path = parted(tmp_path / "registry")
    assert_same_when_kept(path)
    assert load(path).mark(("third_parties", "ovhcloud")).file == str(path / "below" / "b.yml")


def test_what_changes_is_read_anew_and_so_is_a_file_added_or_renamed(tmp_path: Path) -> None:
    path = parted(tmp_path / "registry")
    before = load(path).registry
    assert before is not None and before.title.say("fr") == "Minlessika"
    first = path / "a.yaml"
    written = first.read_text(encoding="utf-8").replace("{fr: Minlessika", "{fr: Another")
    first.write_text(written, encoding="utf-8")
    changed = load(path).registry
    assert changed is not None and changed.title.say("fr") == "Another"
    (path / "c.yaml").write_text("fields: {shoe_size: {label: Shoe size}}\n", encoding="utf-8")
    added = load(path).registry
    assert added is not None and "shoe_size" in added.fields
    (path / "c.yaml").rename(path / "d.yaml")
    assert load(path).mark(("fields", "shoe_size")).file == str(path / "d.yaml")


def test_the_same_words_in_another_file_are_told_of_that_file(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text("sillage: 1\nbroken: yes\n", encoding="utf-8")
        for _ in range(2):
            assert {each.file for each in load(tmp_path / name).problems} == {str(tmp_path / name)}
            assert load(tmp_path / name).mark(()).file == str(tmp_path / name)


def test_a_damaged_file_is_made_anew_and_never_another_registry(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "registry.yaml"
    path.write_text("".join(SHIPPED), encoding="utf-8")
    wanted = whole(load(path))
    [kept] = [each for each in folder.glob(f"*{ENDING}") if b"third_parties" in each.read_bytes()]
    sound = kept.read_bytes()
    damaged = [sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :] for at in range(0, len(sound), 4999)]
    for content in (*damaged, b"", sound[: len(sound) // 2], sound + b" "):
        kept.write_bytes(content)
        assert whole(load(path)) == wanted
        assert kept.read_bytes() == sound


def test_what_is_sound_and_no_registry_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "registry.yaml"
    path.write_text("".join(SHIPPED), encoding="utf-8")
    wanted = whole(load(path))
    for parts in ([b"[]"], [b"[]", b"{}", b"[0]"], [b"[1]", b"null", b"[0]"], [b"", b"null", b"[0]"]):
        monkeypatch.setattr(registry.reading.kept, "kept", lambda _key, parts=parts: parts)
        assert whole(load(path)) == wanted


def test_turned_off_nothing_is_kept_and_all_is_read(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.chdir(tmp_path)
    path = ROOT / "data" / "processors.yaml"
    assert whole(load(path)) == whole(read_afresh(contents_of(path)))
    assert not folder.exists()
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_is_not_kept(tmp_path: Path, folder: Path) -> None:
    missing = tmp_path / "none.yaml"
    assert [each.code for each in load(missing).problems] == ["missing-file"]
    assert not folder.exists()
    missing.write_text("".join(SHIPPED), encoding="utf-8")
    assert load(missing).problems == ()
