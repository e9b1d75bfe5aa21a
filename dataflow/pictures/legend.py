"""The legend: what the lines, pins and marks of one picture mean, and nothing that is not in it.

The role of a card stands on it in words; only where cards are folded the signs of roles are told too.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple
from xml.etree.ElementTree import Element

from dataflow.engine.letters import width
from dataflow.pictures.cells import SIZE
from dataflow.pictures.deck import Deck
from dataflow.pictures.marks import pin, shape, sign, words
from dataflow.pictures.palette import ALARM, DOUBT, GAIN, INK, LOOKS, RULE
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Mark
from registry.records.evidence import Status

_STROKES: Final = {
    Status.DECLARED: "solid",
    Status.INFERRED: "dashed",
    Status.ENRICHMENT: "double",
    Status.UNKNOWN: "dotted",
}
_MARKS: Final[tuple[Mark, ...]] = ("container", "derived", "contradiction", "added", "removed")
_SIGNS: Final = {"container": "□►", "derived": "◊►", "contradiction": "!", "added": "+", "removed": "−"}
_AIR: Final = 18.0
ROW: Final = 14.0
"""The height of a row of the legend."""


class Sample(NamedTuple):
    """A thing that the picture has, with what it means."""

    kind: Literal["line", "mark", "role", "open"]
    name: str
    words: str

    @property
    def room(self) -> float:
        """How wide what is explained is."""
        if self.kind == "line":
            return 36.0
        if self.kind == "role":
            return 14.0
        return width(_SIGNS.get(self.name, "→ ?"), SIZE, "bold") + 4


def samples_of(deck: Deck) -> tuple[Sample, ...]:
    """What there is to explain in the picture: kinds of line, marks, signs of roles."""
    lang = deck.lang
    statuses = {way.status for way in deck.ways}
    marks = {mark for way in deck.ways for mark in way.marks}
    found = [
        Sample("line", status, WORDS.say(lang, f"legend.{_STROKES[status]}"))
        for status in Status
        if status in statuses
    ]
    found += [Sample("mark", mark, WORDS.say(lang, f"legend.{mark}")) for mark in _MARKS if mark in marks]
    members = [member for card in deck.cards for member in card.members if member.stops]
    roles = {
        "several" if len(member.roles) > 1 else next(iter(member.roles), "unknown") for member in members
    }
    found += [Sample("role", role, WORDS.say(lang, f"role.{role}")) for role in LOOKS if role in roles]
    if any(card.told is not None for card in deck.cards) or any(member.open_hops for member in members):
        found.append(Sample("open", "open", WORDS.say(lang, "legend.open")))
    return tuple(found)


def rows_of(samples: tuple[Sample, ...], room: float) -> list[list[Sample]]:
    """The samples in rows no wider than the picture."""
    rows: list[list[Sample]] = []
    used = room
    for sample in samples:
        wide = sample.room + width(sample.words, SIZE) + _AIR
        if not rows or used + wide > room + _AIR:
            rows.append([])
            used = 0.0
        rows[-1].append(sample)
        used += wide
    return rows


def legend(rows: list[list[Sample]], left: float, top: float) -> Element:
    """The legend drawn, its first row at that place."""
    group = shape("g", "legend", id="legend")
    for at, row in enumerate(rows):
        x, y = left, top + ROW * at + 9
        for sample in row:
            group.extend(_drawn(sample, x, y))
            group.append(words(sample.words, x + sample.room, y))
            x += sample.room + width(sample.words, SIZE) + _AIR
    return group


def _drawn(sample: Sample, x: float, y: float) -> Iterator[Element]:
    middle = y - 3.1
    if sample.kind == "line":
        status = Status(sample.name)
        yield from pin("n", status, x, middle)
        colour = DOUBT if status is Status.UNKNOWN else RULE
        dashes = {Status.INFERRED: "5,2", Status.UNKNOWN: "1,3"}.get(status)
        for shift in (-1.2, 1.2) if status is Status.ENRICHMENT else (0.0,):
            yield shape(
                "line", "sample", x1=x + 13, x2=x + 32, y1=middle + shift, y2=middle + shift, stroke=colour,
                stroke_width=1.3, stroke_dasharray=dashes,
            )  # fmt: skip
    elif sample.kind == "role":
        yield from sign(sample.name, x, y - 8.2)
    elif sample.kind == "open":
        yield words("→ ?", x, y, colour=DOUBT, bold=True)
    else:
        colour = {"contradiction": ALARM, "removed": ALARM, "added": GAIN}.get(sample.name, INK)
        yield words(_SIGNS[sample.name], x, y, colour=colour, bold=True)
