"""The legend: what the shapes, lines and arrowheads of one picture mean, and nothing that is not in it."""

from typing import Final, NamedTuple

import graphviz

from dataflow.engine.letters import width
from dataflow.pictures.lettering import aligned, label
from dataflow.pictures.palette import FONT, FRAME, INK, LOOKS, MUTED, look, strokes, tint
from dataflow.pictures.sentences import WORDS
from dataflow.pictures.sketch import Mark, Sketch
from registry.records.evidence import Status

_SIZE: Final = 10
_POINTS_PER_INCH: Final = 72
_ROOM: Final = 0.08
_ROUND: Final = 0.3
"""Inches that an ellipse or a hexagon needs beside its words."""
_STROKES: Final = {
    Status.DECLARED: "solid",
    Status.INFERRED: "dashed",
    Status.ENRICHMENT: "double",
    Status.UNKNOWN: "dotted",
}
_MARKS: Final[tuple[Mark, ...]] = ("container", "derived", "contradiction", "added", "removed")


_HEADS: Final[tuple[Mark, ...]] = ("container", "derived")


class Sample(NamedTuple):
    """A kind of line that the picture has."""

    status: Status
    mark: Mark | None
    words: str


def looks_of(sketch: Sketch) -> tuple[str, ...]:
    """What the boxes of the picture are drawn as, in the order of the palette."""
    drawn = {box.look for box in sketch.boxes}
    return (*(name for name in LOOKS if name in drawn), *sorted(drawn - set(LOOKS)))


def samples_of(sketch: Sketch) -> tuple[Sample, ...]:
    """The kinds of line in the picture: by status, then by mark."""
    statuses = {line.status for line in sketch.lines}
    marks = {mark for line in sketch.lines for mark in line.marks}
    by_status = [
        Sample(status, None, WORDS.say(sketch.lang, f"legend.{_STROKES[status]}"))
        for status in Status
        if status in statuses
    ]
    by_mark = [
        Sample(Status.DECLARED, mark, WORDS.say(sketch.lang, f"legend.{mark}"))
        for mark in _MARKS
        if mark in marks
    ]
    return (*by_status, *by_mark)


def add_legend(page: graphviz.Digraph, sketch: Sketch) -> None:
    """A frame of its own with two columns: shapes with their roles, lines with what they mean."""
    looks, samples = looks_of(sketch), samples_of(sketch)
    if not looks:
        return
    roles = [WORDS.say(sketch.lang, f"role.{name if name in LOOKS else 'unknown'}") for name in looks]
    wide = max(width(words, _SIZE) for words in roles)
    with page.subgraph(name="cluster_legend") as frame:
        frame.attr(
            id="legend",
            label=aligned([WORDS.say(sketch.lang, "legend.title")]),
            labeljust="l",
            style="rounded",
            pencolor=FRAME,
            margin="8",
            fontname=f"{FONT} Bold",
            fontsize="11",
            fontcolor=MUTED,
        )
        # From left to right Graphviz stacks what it meets last on top.
        for row in reversed(range(max(len(looks), len(samples)))):
            if row < len(looks):
                _add_look(frame, row, looks[row], roles[row], wide)
            else:
                frame.node(f"look{row}", label="", style="invis", height="0.2")
            if row < len(samples):
                _add_sample(frame, row, samples[row], max(width(each.words, _SIZE) for each in samples))
                frame.edge(f"look{row}", f"line{row}", style="invis")


def _add_look(frame: graphviz.Digraph, index: int, name: str, words: str, points: float) -> None:
    drawn = look(name)
    frame.node(
        f"look{index}",
        label=label([words]),
        id=f"legend-look-{index}",
        shape=drawn.shape,
        style=drawn.style,
        fillcolor=drawn.fill,
        color=drawn.border,
        penwidth=f"{drawn.pen:g}",
        peripheries=str(drawn.rims),
        fontsize=f"{_SIZE}",
        width=f"{points / _POINTS_PER_INCH + _ROUND:.2f}",
        height="0.2",
        margin="0.02,0",
    )


def _add_sample(frame: graphviz.Digraph, row: int, sample: Sample, points: float) -> None:
    """Words over a line of the kind they are about; what an arrowhead means has the head's form before it."""
    colour = tint((sample.mark,) if sample.mark else ())
    drawn = strokes(sample.status, colour)
    if sample.status is Status.ENRICHMENT:
        drawn |= {"color": drawn["color"].split(":")[0], "peripheries": "2"}
    plain_words = sample.mark in _HEADS
    frame.node(
        f"line{row}",
        label=label([sample.words]),
        id=f"legend-line-{row}",
        shape="plaintext" if plain_words else "underline",
        fontsize=f"{_SIZE}",
        fontcolor=colour or INK,
        width=f"{points / _POINTS_PER_INCH + _ROOM:.2f}",
        height="0.2",
        margin="0.02,0",
        **({} if plain_words else drawn),
    )
