"""The compact record: a validated record held in less memory, with the same values and the same keys written.

A registry of 5 MB is some 150,000 records. pydantic gives each a dict of its own with room for twice its keys, and a
set of those that were written; there are as few different ones of either as there are ways to write a record.
"""

from functools import cache
from typing import Any, Final

from pydantic_core import CoreSchema, core_schema


class Nothing(dict[Any, Any]):
    """A mapping without entries that never has any, one for all records: pydantic copies what has no hash."""

    def __hash__(self) -> int:  # type: ignore[override]  # a dict has none, since it changes
        return 0

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise TypeError("nothing is written here")

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        """How the JSON Schema writes it where it stands for what is left out: as `{}`."""
        return core_schema.dict_schema()

    __setitem__ = setdefault = update = __ior__ = _refuse


NOTHING: Final = Nothing()
"""Stands for every mapping that nothing was written in."""

_MOST_WRITTEN: Final = 10_000
_written: dict[frozenset[str], set[str]] = {}
_set = object.__setattr__


def compact(record: Any) -> None:
    """Shares what the record has in common with the others of its kind: the keys, and which of them were written."""
    keys = record.__pydantic_fields_set__
    known = _written.get(frozenset(keys))
    if known is not None:
        _set(record, "__pydantic_fields_set__", known)
    elif len(_written) < _MOST_WRITTEN:
        _written[frozenset(keys)] = keys
    holder = _holder(record.__class__)()
    for name, value in record.__dict__.items():
        _set(holder, name, NOTHING if value.__class__ is dict and not value else value)
    _set(record, "__dict__", holder.__dict__)


@cache
def _holder(_kind: type) -> type:
    """A class of which objects have the attributes of one kind of record: Python lets these share their keys."""
    return type("Holder", (), {})
