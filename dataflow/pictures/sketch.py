"""The sketch: what a picture shows, before anything is drawn: groups, boxes and lines with their words.

The picture of an answer and the map are both made into a sketch; DOT and Mermaid are written from it.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Lang

SEVERAL = "several"
"""Stands for the role of a box that is reached in several roles."""

UNKNOWN = "unknown"
"""Stands for a role that nobody has stated."""


class Folded(Record):
    """How a picture was folded, because it would not have read well as it was."""

    by: Literal["actor", "role"]
    """actor: one box for each actor; role: one for all third parties in the same role."""
    stops: int
    """How many stops there are."""
    boxes: int
    """How many boxes they are shown as."""
    hops: int
    """How many hops, or flows, there are."""
    lines: int
    """How many lines they are shown as."""


class Group(Record):
    """A party with its places: a frame with a title."""

    id: str
    title: str
    detail: tuple[str, ...] = ()
    """Lines under the title."""
    words: str = ""
    """What it is, in one line, for a reader who cannot see it."""


class Box(Record):
    """A stop, or several that were folded into one."""

    id: str
    """The id of its element in the SVG."""
    stops: tuple[str, ...]
    """The keys of the stops it stands for."""
    group: str | None
    """The group it stands in; people and unknown recipients stand alone."""
    kind: Literal["person", "place", "unknown"]
    title: str
    detail: tuple[str, ...] = ()
    """Lines under the title."""
    roles: tuple[str, ...] = ()
    """The roles it is reached in; none for people, and for a place that only passes data on."""
    words: str = ""
    """What it is, in one line, for a reader who cannot see it."""

    @property
    def look(self) -> str:
        """What it is drawn as: person, recipients (nobody has named them), a role, several, or unknown."""
        if self.kind == "person":
            return "person"
        if self.kind == "unknown":
            return "recipients"
        return UNKNOWN if not self.roles else self.roles[0] if len(self.roles) == 1 else SEVERAL


Mark = Literal["container", "derived", "contradiction", "ring", "added", "removed"]


class Line(Record):
    """A hop, or several that were folded into one."""

    id: str
    """The id of its element in the SVG."""
    hops: tuple[str, ...]
    """What it stands for: numbers of hops, or keys of flows."""
    source: str
    """The id of the box it comes from."""
    target: str
    """The id of the box it goes to."""
    label: tuple[str, ...]
    """Its lines of words; the first begins with its number where it has one."""
    status: Status
    """How it is known; of several the weakest: a line must not look better known than what it stands for."""
    marks: tuple[Mark, ...] = ()
    words: str = ""
    """What it is, in one line, for a reader who cannot see it."""


class Sketch(Record):
    """A picture in words: title, groups, boxes and lines, in the order they are drawn."""

    lang: Lang
    title: str
    subtitle: tuple[str, ...]
    groups: tuple[Group, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    folded: Folded | None = None

    def inside(self) -> Mapping[str, Sequence[Box]]:
        """The boxes that stand in each group, in their order."""
        found: dict[str, list[Box]] = {}
        for box in self.boxes:
            if box.group is not None:
                found.setdefault(box.group, []).append(box)
        return found
