"""The frame: a mapping or list of a YAML file that is being read, and what it waits for."""

from typing import Any

AWAITED = object()  # the mapping awaits its next key
REFUSED = object()  # the key was refused: its value goes with it


class Frame:
    """A mapping or list that is being read."""

    __slots__ = (
        "child_line", "container", "flow", "key", "key_place", "mapping", "mark", "name", "places", "repeats",
    )  # fmt: skip

    def __init__(
        self, container: Any, places: Any, name: str | int | None, event: Any, mapping: bool
    ) -> None:
        self.container = container
        self.places = places  # where its entries stand, beside them: see `registry.source.marks`
        self.mapping = mapping
        self.name = name  # the key or index it stands under; None for the file's own
        self.mark = event.start_mark
        self.flow: bool = event.flow_style
        self.key: Any = AWAITED
        self.key_place = 0
        self.repeats: set[str] = set()  # keys one after the other that were there before
        self.child_line = -1  # where the last entry begins, counted from 0 as the parser does
