"""Elements: which element of the SVG stands for which stops and hops, both ways, for clicks and for tests."""

from collections.abc import Mapping
from functools import cached_property

from dataflow.pictures.sketch import Sketch
from registry.records.record import Record


class Elements(Record):
    """The ids of a picture's boxes and lines, with what they stand for."""

    stops: dict[str, tuple[str, ...]]
    """Keys of stops by the id of their box: `stop-0`."""
    hops: dict[str, tuple[str, ...]]
    """Numbers of hops (for a map: keys of flows) by the id of their line: `hop-1`."""

    def box_of(self, stop: str) -> str:
        """The id of the box that shows a stop; KeyError for a stop that is not in the picture."""
        return self._boxes[stop]

    def line_of(self, hop: int | str) -> str:
        """The id of the line that shows a hop; KeyError for a hop that is not in the picture."""
        return self._lines[str(hop)]

    @cached_property
    def _boxes(self) -> Mapping[str, str]:
        return {key: id_ for id_, keys in self.stops.items() for key in keys}

    @cached_property
    def _lines(self) -> Mapping[str, str]:
        return {key: id_ for id_, keys in self.hops.items() for key in keys}


def elements_of(sketch: Sketch) -> Elements:
    """The elements of a picture."""
    return Elements(
        stops={box.id: box.stops for box in sketch.boxes},
        hops={line.id: line.hops for line in sketch.lines},
    )
