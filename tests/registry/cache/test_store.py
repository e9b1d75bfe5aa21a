"""The store: parts come back as they were kept, or not at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import registry.cache.store
from registry.cache.folder import ENDING, VARIABLE
from registry.cache.store import keep, kept, key_of

PARTS = st.lists(st.binary(max_size=20).map(lambda raw: raw.replace(b"\n", b"")), min_size=1, max_size=4)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


@given(PARTS)
def test_parts_come_back(parts: list[bytes]) -> None:
    keep("k", parts)
    assert kept("k") == parts


def test_a_file_of_which_any_byte_is_another_gives_nothing(folder: Path) -> None:
    keep("k", [b"one", b"two"])
    path = folder / f"k{ENDING}"
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept("k") is None, at
    path.write_bytes(whole)
    assert kept("k") == [b"one", b"two"]


def test_a_file_cut_short_or_with_more_behind_it_gives_nothing(folder: Path) -> None:
    keep("k", [b"one", b"two"])
    path = folder / f"k{ENDING}"
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert kept("k") is None, length
    path.write_bytes(whole + b"\n")
    assert kept("k") is None


def test_a_file_under_the_name_of_another_gives_nothing(folder: Path) -> None:
    keep("k", [b"one"])
    (folder / f"k{ENDING}").rename(folder / f"other{ENDING}")
    assert kept("other") is None


@given(st.lists(st.text(max_size=3), max_size=3), st.lists(st.text(max_size=3), max_size=3))
def test_other_parts_have_another_key(one: list[str], other: list[str]) -> None:
    assert (key_of("kind", one) == key_of("kind", other)) == (one == other)
    assert key_of("kind", one) != key_of("other kind", one)
    assert key_of("kind", one) == key_of("kind", [part.encode() for part in one])


@pytest.mark.parametrize(("name", "value"), [("VERSION", "0.0.1"), ("_FORMAT", b"sillage kept 0\n")])
def test_another_version_has_another_key(name: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of("kind", [])
    monkeypatch.setattr(registry.cache.store, name, value)
    registry.cache.store._foundation.cache_clear()
    after = key_of("kind", [])
    monkeypatch.undo()
    registry.cache.store._foundation.cache_clear()
    assert before != after


def test_other_code_or_vocabulary_has_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.yaml"
    keys = set()
    for content in ("a: 1", "a: 2"):
        own.write_text(content, encoding="utf-8")
        monkeypatch.setattr(registry.cache.store, "_own_files", lambda: [str(own)])
        registry.cache.store._foundation.cache_clear()
        keys.add(key_of("kind", []))
    monkeypatch.undo()
    registry.cache.store._foundation.cache_clear()
    assert len({*keys, key_of("kind", [])}) == 3


def test_every_module_and_word_file_of_the_registry_counts() -> None:
    root = Path(registry.cache.store.__file__).parent.parent
    counted = {Path(path) for path in registry.cache.store._own_files()}
    assert counted == {path for path in root.rglob("*") if path.suffix in (".py", ".yaml")}
    assert root / "vocabulary" / "fields.yaml" in counted
