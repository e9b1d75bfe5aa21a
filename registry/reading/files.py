"""The files of a registry: one, or those of a folder, put together."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from registry.reading.contents import Contents, is_registry_file
from registry.records.registry import Registry
from registry.source.marks import Entry, Marks, below, leaf, packed, places_in
from registry.source.problem import Mark, Problem, problem_at
from registry.source.reader import source_of
from registry.source.tally import Tally


class Files(NamedTuple):
    """What the files of a registry say, put together."""

    data: dict[str, Any]
    """The keys of all files in one mapping."""
    marks: Marks
    """Where every key and item stands, in the file it came from."""
    problems: list[Problem]
    """What was wrong with the files and with putting them together."""
    lost: dict[str, str]
    """The words before a colon in entries that could not be read, each with the first of its entry."""


def put_together(contents: Contents) -> Files:
    """What the files say as one registry, and what is wrong with them."""
    path, whole = contents.path, _Whole(contents.names)
    if contents.is_folder and not contents.files:
        whole.tally.add(problem_at(Mark(str(path), 1, 1), "empty-folder"))
    elif not contents.is_folder and path.is_file() and not is_registry_file(path):
        # What is wrong with it as YAML would be said of a file that nobody meant as YAML.
        whole.tally.add(
            problem_at(Mark(str(path), 1, 1), "unsupported-format", ending=path.suffix or path.name)
        )
        return Files({}, whole.marks, whole.tally.problems, {})
    for number, (file, raw) in enumerate(contents.files.items()):
        source = source_of(raw, str(file), number)
        whole.tally.add_all(source.problems)
        whole.lost.update(source.lost)
        if isinstance(source.data, dict):
            whole.add(source.data, source.marks)
    return Files(whole.data, whole.marks, whole.tally.problems, whole.lost)


class _Whole:
    """The files put together so far."""

    def __init__(self, names: Mapping[int, str]) -> None:
        self.data: dict[str, Any] = {}
        self.tally = Tally()
        self.lost: dict[str, str] = {}
        self._names = names
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
            inner, (first, own) = below(new), places_in(new)
            if held is not None:
                first = own = places_in(held)[0]
            self._places[key] = (first, own, *_copied((inner,))) if inner is not None else leaf(first, own)
            if not _says_nothing(key, value):
                self.data[key], *_ = _copied((value,))

    def _unite(self, key: str, value: Any, marks: Marks) -> None:
        """Adds what a file says under a key that was there before."""
        old, places = self.data[key], below(self._places[key])
        new = below(marks.tree[-1][key])
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
            self._told(marks[key,], "defined-twice", key=key, first_file=self.marks[key,].file)

    def _used_twice(self, at: tuple[str, str], marks: Marks) -> None:
        first = self.marks[at]
        where = {"first_file": first.file, "first_line": str(first.line)}
        self._told(marks[at], "id-used-twice", id=at[1], **where)

    def _told(self, mark: Mark, code: str, **values: str) -> None:
        if self.tally.room(code):
            self.tally.add(problem_at(mark, code, **values))
        else:
            self.tally.count(code)


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
