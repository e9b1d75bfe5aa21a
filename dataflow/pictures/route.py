"""The route of a line from its left end to its right one: level, up or down with round turns, level again."""

from typing import Final, NamedTuple

from dataflow.pictures.tracks import Point

_ROUND: Final = 7.0
"""How round the turns of a line are."""
_ARC: Final = 0.4477
"""Of a quarter of a circle drawn as a curve: how far its handles are from the corner, of the radius."""


class Route(NamedTuple):
    """How a line goes, from the left to the right."""

    start: Point
    turns: tuple[tuple[float, float, float], ...]
    """Where it goes up or down: how far right, from which height, to which."""
    end: Point

    def path(self, shorter: tuple[float, float] = (0.0, 0.0)) -> str:
        """It as the path of an SVG, shorter at its two ends."""
        (x, y), (last, _) = self.start, self.end
        said = [f"M{x + shorter[0]:.2f},{y:.2f}"]
        for at, above, below in self.turns:
            r = min(_ROUND, abs(below - above) / 2)
            s = r if below > above else -r
            said.append(f"L{at - r:.2f},{above:.2f}")
            said.append(_corner((at - r * _ARC, above), (at, above + s * _ARC), (at, above + s)))
            said.append(f"L{at:.2f},{below - s:.2f}")
            said.append(_corner((at, below - s * _ARC), (at + r * _ARC, below), (at + r, below)))
        said.append(f"L{last - shorter[1]:.2f},{self.end[1]:.2f}")
        return "".join(said)


def _corner(*points: Point) -> str:
    return "C" + " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
