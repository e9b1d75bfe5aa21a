"""The files of a registry: one, or a folder of files that are put together."""

from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from registry.records.registry import Registry
from registry.source.marks import Entry, Marks, packed
from registry.source.problem import Mark, Problem, problem_at
from registry.source.reader import read_file

ENDINGS = (".yaml", ".yml")
"""How the name of a registry's file ends, in small letters or capitals."""


class Files(NamedTuple):
    """What the files of a registry say, put together."""

    data: dict[str, Any]
    """The keys of all files in one mapping."""
    marks: Marks
    """Where every key and item stands, in the file it came from."""
    problems: list[Problem]
    """What was wrong with the files and with putting them together."""
    paths: tuple[FilePath, ...]
    """The files that were read, in the order they were read in."""
    lost: dict[str, str]
    """The words before a colon in entries that could not be read, each with the first of its entry."""


def read_files(path: FilePath) -> Files:
    """Reads a file, or every YAML file of a folder in the order of their names (folders below it included)."""
    whole = _Whole(path)
    if path.is_dir() and not whole.paths:
        whole.problems.append(problem_at(Mark(str(path), 1, 1), "empty-folder"))
    elif path.is_file() and not is_registry_file(path):
        whole.problems.append(problem_at(Mark(str(path), 1, 1), "unsupported-format", ending=path.suffix))
    for number, file in enumerate(whole.paths):
        source = read_file(file, str(file), number)
        whole.problems.extend(source.problems)
        whole.lost.update(source.lost)
        if isinstance(source.data, dict):
            whole.add(source.data, source.marks)
    return Files(whole.data, whole.marks, whole.problems, whole.paths, whole.lost)


def is_registry_file(path: FilePath) -> bool:
    """Whether a file's name is that of a registry. Says nothing of a folder."""
    return path.suffix.lower() in ENDINGS


def files_of(path: FilePath) -> Iterator[FilePath]:
    """The files a registry is read from, in order of their names: the one, or those of a folder; no hidden ones."""
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        inner = file.relative_to(path).parts
        if is_registry_file(file) and not any(part.startswith(".") for part in inner):
            yield file


class _Whole:
    """The files put together so far."""

    def __init__(self, path: FilePath) -> None:
        self.paths = tuple(files_of(path))
        self.data: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.lost: dict[str, str] = {}
        self._names = dict(enumerate(map(str, self.paths or (path,))))
        self._beginning: int | None = None
        self._places: dict[str, Entry] = {}

    @property
    def marks(self) -> Marks:
        """Where everything stands that was added."""
        return Marks((self._beginning or packed(0, 0), self._places), self._names)

    def add(self, data: dict[str, Any], marks: Marks) -> None:
        """Adds one file: entries by id are united, lists follow each other, all else may stand once."""
        beginning, *_, places = marks.tree
        self._beginning = beginning if self._beginning is None else self._beginning
        for key, value in data.items():
            if key in self.data:
                if not _says_nothing(key, value):
                    self._unite(key, value, marks)
                continue
            # A key that another file left empty keeps its place there.
            held, new = self._places.get(key), places[key]
            self._places[key] = (held or new)[:1] + _copied(new[-1:])
            if not _says_nothing(key, value):
                self.data[key], *_ = _copied((value,))

    def _unite(self, key: str, value: Any, marks: Marks) -> None:
        """Adds what a file says under a key that was there before."""
        old, places = self.data[key], self._places[key][-1]
        new = marks.tree[-1][key][-1]
        if isinstance(old, dict) and isinstance(value, dict) and _is_by_id(key):
            for id_, entry in value.items():
                if id_ in old:
                    self._used_twice((key, id_), marks)
                else:
                    old[id_], places[id_] = entry, new[id_]
        elif isinstance(old, list) and isinstance(value, list):
            old.extend(value)
            places.extend(new)
        elif old != value:
            code, first = "defined-twice", self.marks[key,]
            self.problems.append(problem_at(marks[key,], code, key=key, first_file=first.file))

    def _used_twice(self, at: tuple[str, str], marks: Marks) -> None:
        first = self.marks[at]
        where = {"first_file": first.file, "first_line": str(first.line)}
        self.problems.append(problem_at(marks[at], "id-used-twice", id=at[1], **where))


def _says_nothing(key: str, value: Any) -> bool:
    """Whether a key has nothing under it and may: an empty part, or one that could not be read."""
    return value is None and key in Registry.model_fields and not Registry.model_fields[key].is_required()


def _copied(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """The values, mappings and lists among them as ones that may be added to."""
    return tuple(each.copy() if isinstance(each, dict | list) else each for each in values)


def _is_by_id(key: str) -> bool:
    """Whether a key of the registry holds entries by id."""
    info = Registry.model_fields.get(key)
    return info is not None and getattr(info.annotation, "__origin__", None) is dict
