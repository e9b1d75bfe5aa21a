"""Another law than those we ship: the data of the law and of the vocabulary in a folder of the test's own."""

import importlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from dataflow.law import entries, law_file, table_file

words = importlib.import_module("registry.vocabulary.vocabulary")  # the package has a function of that name
_CACHES = (
    law_file.laws,
    table_file._ours,
    words.vocabulary,
    words._terms,
    words._with,
)

ASKS_NOTHING: dict[str, Any] = {
    "id": "mars",
    "known": "2026-11-22",
    "sources": ["a test"],
    "short": {"fr": "loi de Mars", "en": "Mars law"},
    "presumed": False,
    "area": None,
    "transfers": None,
    "contracts": {"in_writing": False, "clauses": []},
    "formalities": {"kinds": [], "prior": []},
    "bases": {"consent": [], "excusing": [], "interest": None},
    "special": {"classes": [], "listed": False, "offences": [], "official": []},
    "notice": {"items": [], "withdrawal": False, "listed": False, "criteria": True},
    "rights": [],
    "breach": None,
    "unverified": {"fr": "Sur Mars, rien n’est vérifié.", "en": "On Mars nothing was verified."},
    "checks": {},
}
"""A law of which every part is there, and says that it asks nothing."""
TERM = {
    "id": "mars",
    "label": {"fr": "Loi de Mars", "en": "Law of Mars"},
    "authority": {"fr": "l’Olympe", "en": "the Olympus"},
}
ARTICLE = {"fr": "loi de Mars, art. 1", "en": "Law of Mars, Art. 1"}


@contextmanager
def renamed(folder: Path, law: str, name: str) -> Iterator[None]:
    """Every data file of the law and of the vocabulary with one law under another name, while it lasts."""
    with _files(folder, lambda text: renaming(text, law, name)):
        yield


@contextmanager
def third(folder: Path, *, record: bool = True, **parts: Any) -> Iterator[None]:
    """A third law, `mars`, beside those we ship: its word and, unless it is left out, its one file."""
    with _files(folder, str):
        terms = folder / "words" / "regimes.yaml"
        terms.write_text(f"{terms.read_text('utf-8')}\n- {json.dumps(TERM, ensure_ascii=False)}\n", "utf-8")
        if record:
            whole = json.dumps({**ASKS_NOTHING, **parts}, ensure_ascii=False, indent=1)
            (folder / "law" / "laws" / "mars.yaml").write_text(whole, "utf-8")
        yield


@contextmanager
def without(folder: Path, *left_out: str) -> Iterator[None]:
    """The laws we ship without some of them, while it lasts."""
    with _files(folder, str):
        for law in left_out:
            (folder / "law" / "laws" / f"{law}.yaml").unlink()
        terms = folder / "words" / "regimes.yaml"
        kept = [each for each in re.split(r"(?m)^(?=- id: )", terms.read_text("utf-8"))
                if not any(each.startswith(f"- id: {law}\n") for law in left_out)]  # fmt: skip
        terms.write_text("".join(kept), "utf-8")
        yield


def renaming(text: str, law: str, name: str) -> str:
    """A text in which a law has another name; what only begins with its name is left."""
    return re.sub(rf"(?<![\w-]){law}(?![\w])", name, text)


@contextmanager
def _files(folder: Path, change: Any) -> Iterator[None]:
    for part, shipped in (("law", entries.FOLDER), ("words", words.FOLDER)):
        for path in shipped.glob("**/*.yaml"):
            copy = folder / part / path.relative_to(shipped)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(law_file, "FOLDER", folder / "law")
        patch.setattr(table_file, "FOLDER", folder / "law")
        patch.setattr(words, "FOLDER", folder / "words")
        _forget()
        try:
            yield
        finally:
            patch.undo()
            _forget()


def _forget() -> None:
    for cached in _CACHES:
        cached.cache_clear()
