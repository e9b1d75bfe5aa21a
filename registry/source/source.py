"""The source: what one YAML file says, where it says it, and what is wrong with how it is written."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from registry.source.marks import Marks
from registry.source.problem import Problem


class Source(NamedTuple):
    """What one file says, and what is wrong with how it is written."""

    data: Any
    """Mappings, lists, text, integers, decimals, booleans and None; None when nothing could be read."""
    marks: Marks
    """The place of each value's key, or of the item in a list; `()` is the beginning."""
    values: Marks
    """The place of each value itself."""
    problems: tuple[Problem, ...]
    """In the order of the file."""
    lost: Mapping[str, str] = {}
    """The words before a colon in what was set aside, ids that were defined there among them, each with the
    first of its entry."""
