"""The files of a registry: one, or a folder of files that are put together."""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from registry.records.registry import Registry
from registry.source.problem import Mark, Problem, problem_at
from registry.source.reader import Path, read_file

ENDINGS = (".yaml", ".yml")
"""How the name of a registry's file ends, in small letters or capitals."""


class Files(NamedTuple):
    """What the files of a registry say, put together."""

    data: dict[str, Any]
    """The keys of all files in one mapping."""
    marks: dict[Path, Mark]
    """Where every key and item stands, in the file it came from."""
    problems: list[Problem]
    """What was wrong with the files and with putting them together."""
    paths: tuple[FilePath, ...]
    """The files that were read, in the order they were read in."""
    lost: dict[str, str]
    """The words before a colon in entries that could not be read, each with the first of its entry."""


def read_files(path: FilePath) -> Files:
    """Reads a file, or every YAML file of a folder in the order of their names (folders below it included)."""
    whole = Files({}, {}, [], tuple(files_of(path)), {})
    if path.is_dir() and not whole.paths:
        whole.problems.append(problem_at(Mark(str(path), 1, 1), "empty-folder"))
    elif path.is_file() and not is_registry_file(path):
        whole.problems.append(problem_at(Mark(str(path), 1, 1), "unsupported-format", ending=path.suffix))
    for file in whole.paths:
        source = read_file(file, str(file))
        whole.problems.extend(source.problems)
        whole.lost.update(source.lost)
        if isinstance(source.data, dict):
            _add(whole, source.data, source.marks)
    whole.marks.setdefault((), Mark(str(whole.paths[0] if whole.paths else path), 1, 1))
    return whole


def is_registry_file(path: FilePath) -> bool:
    """Whether a file's name is that of a registry. Says nothing of a folder."""
    return path.suffix.lower() in ENDINGS


def files_of(path: FilePath) -> Iterator[FilePath]:
    """The files a registry is read from, in order: the one, or those of a folder; hidden ones are none of them."""
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        inner = file.relative_to(path).parts
        if is_registry_file(file) and not any(part.startswith(".") for part in inner):
            yield file


def _add(whole: Files, data: dict[str, Any], marks: Any) -> None:
    """Adds one file: entries by id are united, lists follow each other, all else may stand once."""
    shifts: dict[str, int] = {}
    kept: set[Path] = set()
    for key, value in data.items():
        old = whole.data.get(key)
        here = marks.get((key,), Mark("", 1, 1))
        if value is None and key in Registry.model_fields and not Registry.model_fields[key].is_required():
            continue  # a key with nothing under it says nothing: an empty part, or one that could not be read
        if key not in whole.data:
            whole.data[key] = dict(value) if isinstance(value, dict) and key != "organisation" else value
        elif isinstance(old, dict) and isinstance(value, dict) and _is_by_id(key):
            for id_, entry in value.items():
                if id_ in old:
                    at = marks.get((key, id_), here)
                    first = whole.marks[(key, id_)]
                    whole.problems.append(
                        problem_at(
                            at, "id-used-twice", id=id_, first_file=first.file, first_line=str(first.line)
                        )
                    )
                    kept.add((key, id_))
                else:
                    old[id_] = entry
        elif isinstance(old, list) and isinstance(value, list):
            shifts[key] = len(old)
            whole.data[key] = [*old, *value]
        elif old != value:
            first = whole.marks[(key,)]
            whole.problems.append(problem_at(here, "defined-twice", key=key, first_file=first.file))
            kept.add((key,))
        else:
            kept.add((key,))
    for at, mark in marks.items():
        if at and not any(at[: len(path)] == path for path in kept):
            shifted = at
            if len(at) > 1 and at[0] in shifts and isinstance(at[1], int):
                shifted = (at[0], at[1] + shifts[at[0]], *at[2:])
            whole.marks.setdefault(shifted, mark)
    if () in marks:
        whole.marks.setdefault((), marks[()])


def _is_by_id(key: str) -> bool:
    """Whether a key of the registry holds entries by id."""
    info = Registry.model_fields.get(key)
    return info is not None and getattr(info.annotation, "__origin__", None) is dict
