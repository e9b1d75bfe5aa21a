"""The frame: a mapping or list of a YAML file that is being read, and what it waits for."""

from typing import Any

AWAITED = object()  # the mapping awaits its next key
REFUSED = object()  # the key was refused: its value goes with it


class Frame:
    """A mapping or list that is being read."""

    __slots__ = ("child_line", "container", "flow", "key", "key_mark", "mapping", "mark", "path", "repeats")

    def __init__(self, container: Any, path: tuple[str | int, ...], event: Any) -> None:
        self.container = container
        self.mapping = isinstance(container, dict)
        self.path = path
        self.mark = event.start_mark
        self.flow = bool(event.flow_style)
        self.key: Any = AWAITED
        self.key_mark: Any = None
        self.repeats: set[str] = set()  # keys one after the other that were there before
        self.child_line = -1  # where the last entry begins, counted from 0 as the parser does
