"""The legend: what the shapes, lines and arrowheads of one picture mean, and nothing that is not in it."""

from typing import Final, NamedTuple

import graphviz

from dataflow.diagram.lettering import aligned, label
from dataflow.diagram.palette import FONT, FRAME, INK, LOOKS, MUTED, arrow, look, strokes
from dataflow.diagram.sketch import Mark, Sketch
from dataflow.diagram.wording import WORDS
from registry.evidence import Status

_SIZE: Final = "9"
_STROKES: Final = {
    Status.DECLARED: "solid",
    Status.INFERRED: "dashed",
    Status.ENRICHMENT: "double",
    Status.UNKNOWN: "dotted",
}
_MARKS: Final[tuple[Mark, ...]] = ("container", "derived", "contradiction")


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
    return (
        *(
            Sample(status, None, WORDS.say(sketch.lang, f"legend.{_STROKES[status]}"))
            for status in Status
            if status in statuses
        ),
        *(
            Sample(Status.DECLARED, mark, WORDS.say(sketch.lang, f"legend.{mark}"))
            for mark in _MARKS
            if mark in marks
        ),
    )


def add_legend(page: graphviz.Digraph, sketch: Sketch, names: dict[str, str]) -> None:
    """A frame of its own: a column of shapes, and a column of lines with what they mean."""
    looks, samples = looks_of(sketch), samples_of(sketch)
    if not looks:
        return
    with page.subgraph(name="cluster_legend") as frame:
        frame.attr(
            id="legend",
            label=aligned([WORDS.say(sketch.lang, "legend.title")]),
            labeljust="l",
            style="rounded",
            pencolor=FRAME,
            margin="8",
            fontname=f"{FONT} Bold",
            fontsize="10",
            fontcolor=MUTED,
        )
        _add_looks(frame, sketch, looks)
        _add_samples(frame, samples)


def _add_looks(frame: graphviz.Digraph, sketch: Sketch, looks: tuple[str, ...]) -> None:
    for index, name in enumerate(looks):
        drawn = look(name)
        frame.node(
            f"look{index}",
            label=label([WORDS.say(sketch.lang, f"role.{name if name in LOOKS else 'unknown'}")]),
            id=f"legend-look-{index}",
            shape=drawn.shape,
            style=drawn.style,
            fillcolor=drawn.fill,
            color=drawn.border,
            penwidth=f"{drawn.pen:g}",
            peripheries=str(drawn.rims),
            fontsize=_SIZE,
            height="0.25",
            margin="0.1,0.03",
        )


def _add_samples(frame: graphviz.Digraph, samples: tuple[Sample, ...]) -> None:
    for index, sample in enumerate(samples):
        frame.node(f"from{index}", label="", id=f"legend-from-{index}", shape="point", style="invis", width="0.01", height="0.2")
        frame.node(
            f"means{index}",
            label=aligned([sample.words]),
            id=f"legend-means-{index}",
            shape="plaintext",
            fontsize=_SIZE,
            fontcolor=INK,
            height="0.2",
            margin="0.05,0.02",
        )
        frame.edge(
            f"from{index}",
            f"means{index}",
            id=f"legend-line-{index}",
            arrowhead=arrow(sample.mark == "container", sample.mark == "derived"),
            minlen="1",
            **strokes(sample.status, sample.mark == "contradiction"),
        )
