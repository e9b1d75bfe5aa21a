"""Paper: on which sheets a picture is printed so that its smallest letters can be read."""

import math
import re
from typing import Final, Literal, NamedTuple

from dataflow.engine.picture import size

Sheet = Literal["a4", "a3"]
READABLE: Final = 7.0
"""No letter on paper is smaller than this, in points."""
_MARGIN: Final = 2 * 12 * 72 / 25.4
ROOMS: Final[dict[Sheet, tuple[float, float]]] = {
    "a4": (297 * 72 / 25.4 - _MARGIN, 210 * 72 / 25.4 - _MARGIN),
    "a3": (420 * 72 / 25.4 - _MARGIN, 297 * 72 / 25.4 - _MARGIN),
}
"""What a sheet has room for, landscape, with margins of 12 mm, in points."""
_SIZE: Final = re.compile(r'font-size="([\d.]+)"')
_OVERLAP: Final = 24.0
"""What two sheets of one picture have in common, in points on paper: where they are put together."""


class Paper(NamedTuple):
    """How a picture is printed: whole on one sheet, or in parts on several of them."""

    sheet: Sheet
    columns: int
    rows: int
    scale: float
    """How large it is printed; never larger than it is."""
    smallest: float
    """Its smallest letters there, in points."""

    @property
    def pages(self) -> int:
        """How many sheets it takes."""
        return self.columns * self.rows

    def parts(self) -> list[tuple[float, float]]:
        """Where the part of each sheet begins, in points on paper, row by row."""
        wide, high = (room - _OVERLAP for room in ROOMS[self.sheet])
        return [(column * wide, row * high) for row in range(self.rows) for column in range(self.columns)]


def paper_for(svg: str) -> Paper:
    """The paper of a finished picture. Raises PictureFailed where its size cannot be told."""
    smallest = min(map(float, _SIZE.findall(svg)), default=READABLE)
    return paper_of(size(svg), smallest)


def paper_of(measures: tuple[float, float], smallest: float) -> Paper:
    """A4 where its letters stay readable on it, else A3, else as many sheets of A3 as it takes."""
    wide, high = measures
    for sheet, room in ROOMS.items():
        scale = min(1.0, room[0] / wide, room[1] / high)
        if smallest * scale >= READABLE:
            return Paper(sheet, 1, 1, scale, smallest * scale)
    scale = min(1.0, READABLE / smallest)
    columns, rows = (
        max(1, math.ceil((length * scale - _OVERLAP) / (room - _OVERLAP)))
        for length, room in zip(measures, ROOMS["a3"], strict=True)
    )
    return Paper("a3", columns, rows, scale, smallest * scale)
