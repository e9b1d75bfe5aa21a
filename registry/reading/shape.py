"""The shape of a registry: which record stands at a place of its data, and which keys that may have."""

from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from registry.records.reference import without_none
from registry.records.registry import Registry
from registry.records.stated import Stated
from registry.records.text import Text
from registry.source.marks import Path


def record_at(path: Path) -> type[BaseModel] | None:
    """The record that stands at a path of the data, however it is written; None where none stands."""
    at: Any = Registry
    for step in path:
        at = _below(at, step)
    at = _bare(at)
    if get_origin(at) is tuple:  # one item written without its dash
        at = _bare(get_args(at)[0])
    return at if _is_record(at) else None


def keys_at(path: Path) -> set[str]:
    """The keys that the record at a path may have."""
    record = record_at(path)
    return {*_annotations(record)} if record else set()


def is_free_text(path: Path) -> bool:
    """Whether any words may stand at a path, and not only the name of something."""
    record = record_at(path[:-1])
    if record_at(path) is Text or record is None:
        return record_at(path) is Text
    infos = (info for name, info in record.model_fields.items() if (info.alias or name) == path[-1])
    return any(without_none(info.annotation) is str and not info.metadata for info in infos)


def _below(at: Any, step: str | int) -> Any:
    at = _bare(at)
    if _is_record(at):
        fields = _annotations(at)
        if step not in fields and issubclass(at, Stated):
            return _below(fields["value"], step)  # a text in two languages, as the value itself
        return fields.get(str(step))
    if get_origin(at) is dict:
        return get_args(at)[1]
    if get_origin(at) is tuple:
        item = get_args(at)[0]
        return item if isinstance(step, int) else _below(item, step)
    return None


@cache
def _annotations(record: type[BaseModel]) -> dict[str, Any]:
    """What stands under each key of a record: looked at for every fault, and there may be thousands."""
    return {info.alias or name: info.annotation for name, info in record.model_fields.items()}


def _bare(annotation: Any) -> Any:
    """An annotation without its marks and without `None`."""
    annotation = without_none(annotation)
    return _bare(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _is_record(at: Any) -> bool:
    return isinstance(at, type) and issubclass(at, BaseModel)
