"""The sketch: what a picture shows, before anything is drawn: groups, boxes and lines with their words.

The picture of an answer and the map are both made into a sketch; DOT and Mermaid are written from it.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, get_args

from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Lang

SEVERAL = "several"
"""Stands for the role of a box that is reached in several roles."""

UNKNOWN = "unknown"
"""Stands for a role that nobody has stated."""


Fold = Literal["none", "source", "role", "country"]
"""What the third parties of a picture are put together by: not at all, by whom they get the data from, by their role,
by the country they are established in."""
FOLDS: Final[tuple[Fold, ...]] = get_args(Fold)


class Folded(Record):
    """How a picture was folded, because it would not have read well as it was."""

    by: Fold
    """What its third parties are listed by."""
    stops: int
    """How many stops there are."""
    boxes: int
    """How many boxes they are shown as."""
    hops: int
    """How many hops, or flows, there are."""
    lines: int
    """How many lines they are shown as."""


class Group(Record):
    """A party with its places: a card with a title."""

    id: str
    title: str
    home: bool = False
    """Whether it is the organisation whose registry it is: what others hand back to it leads back."""
    detail: tuple[str, ...] = ()
    """Lines under the title: where it is."""
    seat: str = ""
    """The country it is established in, in words."""
    where: str = ""
    """Where it and its data are, in few words: for a line of a folded card."""
    elsewhere: str = ""
    """Of these words those that do not say where it is established; none where its data is there too."""
    words: str = ""
    """What it is, in one line, for a reader who cannot see it."""


class Member(Record):
    """Who is on a folded card: one line of it."""

    id: str
    """The id of its element in the SVG."""
    stops: tuple[str, ...]
    """The keys of the stops it stands for; none where it only says where they are told."""
    name: str
    detail: str = ""
    """Where it is, and what is to be said of it."""
    roles: tuple[str, ...] = ()
    depth: int = 0
    """How far it is from who is named above it: 1 gets the data from that one."""
    hops: tuple[str, ...] = ()
    """The hops by which it gets the data from who stands above it: they are told here and not drawn."""
    line: str = ""
    """The id of the element that stands for them."""
    ends: tuple[str, str] = ("", "")
    """The ids of the lines of who passes it on by them, and of who gets it."""
    open_hops: tuple[str, ...] = ()
    """Those by which it may pass data on to whom nobody has named."""
    open_line: str = ""
    inside_hops: tuple[str, ...] = ()
    """Those between its own places."""
    inside_line: str = ""
    words: str = ""
    """The same in one line, for a reader who cannot see it."""

    @property
    def said(self) -> str:
        """Its line: an arrow where it says who gets data, the name, and what stands beside it."""
        name = f"→ {self.name}" if self.depth or self.hops else self.name
        return " · ".join(filter(None, (name, self.detail)))

    @property
    def told(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The hops that its line tells, by the ids of the elements that stand for them."""
        every = (
            (self.line, self.hops),
            (self.inside_line, self.inside_hops),
            (self.open_line, self.open_hops),
        )
        return tuple((id_, hops) for id_, hops in every if hops)


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
    members: tuple[Member, ...] = ()
    """Of a folded one: who is in it, one a line; of people: who gets data straight from them."""
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
    whole: bool = False
    """Whether it comes from several boxes of that group, and so from its card: who gets what from which is told
    where it ends."""
    target: str
    """The id of the box it goes to."""
    number: str = ""
    """What it is called on its two pins: 4, or 6, 7."""
    label: tuple[str, ...]
    """Its lines of words."""
    status: Status
    """How it is known; of several the weakest: a line must not look better known than what it stands for."""
    marks: tuple[Mark, ...] = ()
    words: str = ""
    """What it is, in one line, for a reader who cannot see it."""


class Sketch(Record):
    """A picture in words: title, groups, boxes and lines, in the order they are drawn."""

    lang: Lang
    title: str
    lead: str = ""
    """The answer in one line, read first."""
    subtitle: tuple[str, ...]
    """What else is to be known of it, line by line: it stands under the picture."""
    groups: tuple[Group, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    folded: Folded | None = None
    flat: bool = False
    """Whether what stays inside a party is told on its one card, for there is no room for a second."""

    def inside(self) -> Mapping[str, Sequence[Box]]:
        """The boxes that stand in each group, in their order."""
        found: dict[str, list[Box]] = {}
        for box in self.boxes:
            if box.group is not None:
                found.setdefault(box.group, []).append(box)
        return found
