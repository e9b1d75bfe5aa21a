"""The marks: where everything stands that files say, kept as small as the data itself."""

import marshal
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final, Literal

from registry.source.problem import Mark

Path = tuple[str | int, ...]
"""Where a value stands in the data: keys and indexes from the top, as in pydantic's `loc`."""

Entry = Any
"""A place in a tree: a `leaf`, or `(key, value, below)` for a mapping or list.

`key` and `value` are packed places; a leaf is both in one number, for most of a tree is leaves. `below` is a dict of
entries by key, or a list of them. The place of the value may be missing where nobody asks for it: `[key]`. Lists do
as well as tuples: that is what JSON gives back. Bytes are a small entry `folded`.
"""

LINE = 1 << 24
"""What a line counts in a packed place: no column and no line of a file that is read comes near it."""
_FILE = LINE * LINE


def packed(line: int, column: int, file: int = 0) -> int:
    """A place as one number: line and column counted from 0, `file` by its number. Keeps the order of places."""
    return file * _FILE + line * LINE + column


FAR = _FILE
"""What the place of the key counts in a leaf: both stand in one file."""


def leaf(key: int, value: int) -> int:
    """The entry of what has nothing below it: the value does not stand before its key."""
    return key * FAR + value - key


_MOST_FOLDED: Final = 4096
"""How many bytes a folded entry takes at most, so that looking into one costs no more than a moment."""
_MOST_INNER: Final = 128


def folded(entry: Entry) -> Entry:
    """The entry in an eighth of the memory, where it is small: a registry is mostly small mappings."""
    inner = entry[-1]
    if len(inner) > _MOST_INNER:
        return entry
    for each in inner.values() if isinstance(inner, dict) else inner:
        if each.__class__ is tuple:  # one that was not small
            return entry
    raw = marshal.dumps(entry, 2)
    return raw if len(raw) <= _MOST_FOLDED else entry


def unfolded(entry: Entry) -> Entry:
    """The entry itself, folded or not."""
    # What `folded` gave, in this process: nothing that anybody sent.
    return marshal.loads(entry) if entry.__class__ is bytes else entry  # noqa: S302


def places_in(entry: Entry) -> tuple[int, int]:
    """Where the key and the value of an entry stand."""
    entry = unfolded(entry)
    if isinstance(entry, int):
        key, behind = divmod(entry, FAR)
        return key, key + behind
    return entry[0], entry[1] if len(entry) > 1 and isinstance(entry[1], int) else entry[0]


class Marks(Mapping[Path, Mark]):
    """The place of each key or item, by its path; `()` is the beginning.

    A mark is made when it is asked for: a registry of 5 MB has half a million of them, of which a report
    names a few. `tree` may be a function that gives the tree when the first mark is asked for.
    """

    def __init__(
        self, tree: Entry | Callable[[], Entry], files: Mapping[int, str], of: Literal["key", "value"] = "key"
    ) -> None:
        self._given = tree
        self._files = files
        self._index = 0 if of == "key" else 1

    @cached_property
    def tree(self) -> Entry:
        """The entry of the whole data."""
        return self._given() if callable(self._given) else self._given

    def __getitem__(self, path: Path) -> Mark:
        entry = self.tree
        for step in path:
            entry = _below(entry, step)
            if entry is None:
                raise KeyError(path)
        return self._mark(entry)

    def of(self, entry: Entry) -> Mark:
        """The mark of an entry of the tree itself."""
        return self._mark(entry)

    def __iter__(self) -> Iterator[Path]:
        waiting: list[tuple[Path, Entry]] = [((), self.tree)]
        while waiting:
            path, entry = waiting.pop()
            yield path
            inner = below(entry)
            named = inner.items() if isinstance(inner, dict) else enumerate(inner) if _is_list(inner) else ()
            waiting += [((*path, step), each) for step, each in named][::-1]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def with_files(self, name: Callable[[str], str]) -> "Marks":
        """The same marks with each file called otherwise."""
        files = {number: name(file) for number, file in self._files.items()}
        return Marks(lambda: self.tree, files, of="key" if self._index == 0 else "value")

    def _mark(self, entry: Entry) -> Mark:
        place = places_in(entry)[self._index]
        return Mark(self._files[place // _FILE], place % _FILE // LINE + 1, place % LINE + 1)


def below(entry: Entry) -> Any:
    """What stands below an entry: by key or in a list; something else where nothing does."""
    return None if isinstance(entry, int) else unfolded(entry)[-1]


def _below(entry: Entry, step: str | int) -> Entry | None:
    """The entry below another one; None where nothing stands."""
    inner = below(entry)
    if isinstance(inner, dict):
        return inner.get(step)
    if _is_list(inner) and isinstance(step, int) and 0 <= step < len(inner):
        return inner[step]
    return None


def _is_list(inner: Any) -> bool:
    return isinstance(inner, list)
