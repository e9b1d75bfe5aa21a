"""The shape of a registry: which record stands at a place of its data, and which keys that may have."""

from collections.abc import Set
from functools import cache, cached_property
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from registry.records.record import Brief
from registry.records.reference import without_none
from registry.records.registry import Registry
from registry.records.stated import Stated
from registry.records.text import Text
from registry.source.marks import Path


def record_at(path: Path) -> type[BaseModel] | None:
    """The record that stands at a path of the data, however it is written; None where none stands."""
    shape = _shape_at(path)
    return shape.record if shape else None


def keys_at(path: Path) -> Set[str]:
    """The keys that the record at a path may have."""
    shape = _shape_at(path)
    return shape.keys if shape else frozenset()


def takes_one(path: Path) -> bool:
    """Whether one thing stands under the key that a path ends with: no list of them, and no entries by id."""
    shape = _shape_at(path)
    if shape is None or not path or not isinstance(path[-1], str) or not shape.is_one:
        return False
    # An entry under its id is no value: what it lacks are its keys.
    record = shape.record
    return record is None or issubclass(record, Stated | Brief) or record_at(path[:-1]) is not None


def is_free_text(path: Path) -> bool:
    """Whether any words may stand at a path, and not only the name of something."""
    record = record_at(path[:-1])
    if record_at(path) is Text or record is None:
        return record_at(path) is Text
    infos = (info for name, info in record.model_fields.items() if (info.alias or name) == path[-1])
    return any(without_none(info.annotation) is str and not info.metadata for info in infos)


class _Shape:
    """What stands at a place, looked at once for all places alike: a file may have a fault at each of thousands."""

    def __init__(self, annotation: Any) -> None:
        self._at = _bare(annotation)
        origin, inner = get_origin(self._at), get_args(self._at)
        self._inner = inner[1] if origin is dict else inner[0] if origin is tuple else None
        self._is_list = origin is tuple
        self._below: dict[str, _Shape] = {}

    @property
    def is_one(self) -> bool:
        """Whether it is one thing."""
        return self._inner is None

    @cached_property
    def record(self) -> type[BaseModel] | None:
        """The record, or that of the items: one item may be written without its dash."""
        found = _bare(self._inner) if self._is_list else self._at
        return found if _is_record(found) else None

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the record."""
        return frozenset(_annotations(self.record) if self.record else ())

    @cached_property
    def item(self) -> "_Shape":
        """What stands in a list, or under the ids of a mapping."""
        return _Shape(self._inner)

    def below(self, step: str | int) -> "_Shape | None":
        """What stands under a key or at an index."""
        if self._inner is not None:
            return self.item.below(step) if self._is_list and not isinstance(step, int) else self.item
        if not _is_record(self._at):
            return None
        fields = _annotations(self._at)
        if step not in fields and issubclass(self._at, Stated):
            return self._under("value").below(step)  # a text in two languages, as the value itself
        return self._under(str(step)) if step in fields else None

    def _under(self, key: str) -> "_Shape":
        found = self._below.get(key)
        if found is None:
            found = self._below[key] = _Shape(_annotations(self._at)[key])
        return found


@cache
def _root() -> _Shape:
    return _Shape(Registry)


def _shape_at(path: Path) -> _Shape | None:
    shape: _Shape | None = _root()
    for step in path:
        shape = shape.below(step) if shape else None
    return shape


@cache
def _annotations(record: type[BaseModel]) -> dict[str, Any]:
    """What stands under each key of a record."""
    return {info.alias or name: info.annotation for name, info in record.model_fields.items()}


def _bare(annotation: Any) -> Any:
    """An annotation without its marks and without `None`."""
    annotation = without_none(annotation)
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _is_record(at: Any) -> bool:
    return isinstance(at, type) and issubclass(at, BaseModel)
