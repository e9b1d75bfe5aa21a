"""Broken files: whatever a person does to a good one is told, at its place, and nothing then says more than it did."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.reading.load import Loaded, load
from registry.reading.report import hint, sentence
from registry.reading.shape import record_at
from registry.records.text import LANGS
from registry.source.reader import read

ROOT = Path(__file__).parents[3]
CASES = sorted((ROOT / "tests" / "dataflow" / "checks" / "cases").glob("*-good.yaml"))
SHIPPED = sorted((ROOT / "data").glob("*.yaml"))
TEXTS = {file.stem: file.read_text(encoding="utf-8") for file in (*CASES, *SHIPPED)}

LIMITS = {
    "Flow": {"from", "to", "kind", "carries", "derived_from", "condition", "purposes"},
    "Denial": {"who", "act", "fields", "data_sets", "to", "purposes", "subjects", "exception"},
    "Right": {"right", "condition", "data_sets"},
    "Retention": {"condition", "fields"},
    "Formality": {"regime", "kind", "data_sets", "countries", "actors"},
    "Certification": {"standard", "places"},
    "Engagement": {"by", "places", "data_sets"},
    "FieldUse": {"condition"},
    "PurposeUse": {"condition"},
}
"""What each record would say more without, beside its dates and how it is known."""
ALWAYS = {"status", "valid_from", "valid_to"}


def _keys() -> Iterator[tuple[str, str, int, int]]:
    """Each key of each kind of record once: a file that has it, the key, its line and column."""
    seen = set()
    for name in sorted(TEXTS):
        marks = read(TEXTS[name].encode(), name).marks
        for path, mark in marks.items():
            record = record_at(path[:-1]) if path and isinstance(path[-1], str) else None
            kind, key = record.__name__ if record else "", str(path[-1]) if path else ""
            wanted = name.startswith("R") or key in LIMITS.get(kind, set()) | ALWAYS
            if record is not None and (kind, key) not in seen and len(key) > 3 and wanted:
                seen.add((kind, key))
                yield name, key, mark.line, mark.column


KEYS = list(_keys())


def _load(folder: Path, text: str) -> Loaded:
    file = folder / "r.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    return load(file)


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """Every record of a registry as plain data, with the name of its kind under ''."""
    if hasattr(type(value), "model_fields"):
        yield {
            "": type(value).__name__.partition("[")[0],
            **value.model_dump(mode="json", by_alias=True, exclude_unset=True),
        }
        for name in type(value).model_fields:
            yield from _records(getattr(value, name))
    elif isinstance(value, dict | tuple | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _records(item)


def _wider(intact: Loaded, broken: Loaded, key: str) -> list[dict[str, Any]]:
    """Records that are there as before but for a key that limited them."""
    before, after = list(_records(intact.registry)), list(_records(broken.registry))
    cut = [
        {name: value for name, value in record.items() if name != key} for record in before if key in record
    ]
    return [
        record
        for record in after
        if key in LIMITS.get(record[""], set()) | ALWAYS and record.get("status") != "unknown"
        if record in cut and after.count(record) > before.count(record)
    ]


@pytest.mark.parametrize(
    ("name", "key", "line", "column"), KEYS, ids=[f"{n}-{k}-{at}" for n, k, at, _ in KEYS]
)
def test_a_misspelt_key_is_one_problem_and_leaves_nothing_that_says_more(
    name: str, key: str, line: int, column: int, tmp_path: Path
) -> None:
    lines = TEXTS[name].split("\n")
    at = lines[line - 1]
    lines[line - 1] = f"{at[: column - 1]}{key[:-1]}x{key[-1]}{at[column - 1 + len(key) :]}"
    intact, broken = _load(tmp_path, TEXTS[name]), _load(tmp_path, "\n".join(lines))
    direct = [each for each in broken.problems if each.code != "refers-to-unreadable"]
    if key == "organisation":
        assert [each.code for each in direct] == ["unknown-key"]
        return
    assert [(each.line, each.column, each.code) for each in direct] == [(line, column, "unknown-key")]
    assert key in hint(direct[0], "fr")
    assert broken.registry is not None
    assert _wider(intact, broken, key) == []


Change = Callable[[str, random.Random], str]
"""What is done to a line."""
VALUES = (
    "[a, b]",
    "{zz: 1}",
    "[{zz: 1}]",
    "37",
    "1.5",
    "2024-02-30",
    "~",
    '""',
    "true",
    "NO",
    "-",
    "[]",
    "{}",
    "x",
)
CHANGES: dict[str, Change] = {
    "removed": lambda _line, _chance: "",
    "twice": lambda line, _chance: f"{line}\n{line}",
    "set in": lambda line, chance: " " * chance.randint(1, 4) + line,
    "set out": lambda line, chance: re.sub(f"^ {{1,{chance.randint(1, 4)}}}", "", line),
    "tab": lambda line, _chance: re.sub("^ +", "\t", line),
    "no-break space": lambda line, _chance: line.replace(" ", "\u00a0", 1),
    "no colon": lambda line, _chance: line.replace(":", "", 1),
    "no space": lambda line, _chance: line.replace(": ", ":", 1),
    "half": lambda line, _chance: line[: len(line) - len(line.strip()) // 2],
    "open quote": lambda line, _chance: line.replace(": ", ': "', 1),
    "stray quote": lambda line, chance: line + chance.choice("\"'"),
    "other quotes": lambda line, _chance: line.replace('"', "\u201c", 1).replace('"', "\u201d", 1),
    "bracket": lambda line, _chance: re.sub(r"[\[\]{},]", "", line, count=1),
    "byte order mark": lambda line, _chance: line[: len(line) // 2] + "\ufeff" + line[len(line) // 2 :],
    "carriage return": lambda line, _chance: line + "\r",
    "value": lambda line, chance: re.sub(": .*", f": {chance.choice(VALUES)}", line, count=1),
    "key": lambda line, _chance: re.sub(r"([a-z])([a-z]):", r"\2\1:", line, count=1),
    "date": lambda line, _chance: re.sub(r"\d{4}-\d\d-\d\d", "2024-02-30", line),
}


@settings(max_examples=250)
@given(st.sampled_from(CASES), st.sampled_from(sorted(CHANGES)), st.integers(0, 10**6), st.booleans())
def test_whatever_is_done_to_a_line_is_told(
    tmp_path_factory: pytest.TempPathFactory, file: Path, change: str, seed: int, folder: bool
) -> None:
    chance, text = random.Random(seed), TEXTS[file.stem]
    lines = text.split("\n")
    at = chance.choice([n for n, line in enumerate(lines) if re.match(r"\s*(- )?[a-z_]+:", line)])
    lines[at] = CHANGES[change](lines[at], chance)
    where = tmp_path_factory.mktemp("broken")
    broken = _load(where, "\n".join(lines))
    if folder:  # the same in a folder, its top-level keys in files of their own
        (where / "r.yaml").unlink()
        for number, part in enumerate(re.split(r"(?m)^(?=[a-z_]+:)", "\n".join(lines))):
            if number:
                (where / f"{number:02}.yaml").write_text(part, encoding="utf-8", newline="")
        broken = load(where)
    for problem in broken.problems:
        assert problem.line >= 1 and problem.column >= 1
        assert folder or problem.line <= "\n".join(lines).replace("\r\n", "\n").count("\n") + 1
        assert all(sentence(problem, lang) and hint(problem, lang) for lang in LANGS)
    assert broken.registry is not None or broken.problems
    assert len(broken.problems) <= 10, [(each.line, each.code) for each in broken.problems]
    if broken.registry is not None and not broken.problems:
        # What is not told is only what the line said itself.
        kept = _leaves(_load(where, text).registry) - _leaves(broken.registry)
        assert change in SAYS_OTHER or not kept, kept


SAYS_OTHER = {
    "removed", "half", "value", "stray quote", "other quotes", "no-break space", "set in", "set out", "bracket",
    "date", "open quote", "key",
}  # fmt: skip
"""What can make another good file of a good one."""


def _leaves(registry: Any) -> Counter[str]:
    return Counter(str(record) for record in _records(registry))


@pytest.mark.parametrize("file", CASES[:3], ids=lambda file: file.stem)
def test_a_file_cut_anywhere_is_read_as_far_as_it_goes(file: Path, tmp_path: Path) -> None:
    raw = file.read_bytes()
    for end in range(0, len(raw), 5):
        cut = tmp_path / "r.yaml"
        cut.write_bytes(raw[:end])
        loaded = load(cut)
        assert loaded.problems or loaded.registry is not None
        assert all(problem.line <= raw[:end].count(b"\n") + 1 for problem in loaded.problems)
