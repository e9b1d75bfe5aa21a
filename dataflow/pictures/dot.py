"""DOT from a sketch, with the Graphviz library: frames, boxes, lines, legend, titles."""

from collections.abc import Iterable
from typing import Final

import graphviz

from dataflow.engine.letters import width
from dataflow.pictures.columns import columns_after, leading_back
from dataflow.pictures.legend import add_legend
from dataflow.pictures.lettering import aligned, label, wrapped
from dataflow.pictures.palette import DOUBT, FONT, FRAME, INK, MUTED, PAPER, RULE, arrow, look, strokes, tint
from dataflow.pictures.sketch import Box, Group, Line, Sketch
from registry.records.evidence import Status

BOLD: Final = f"{FONT} Bold"
TITLE_SIZE: Final = 19
SUBTITLE_SIZE: Final = 11
GROUP_SIZE: Final = 13
BOX_SIZE: Final = 11
LINE_SIZE: Final = 10.5
_BOX_POINTS: Final = 100.0
_LINE_POINTS: Final = 82.0
_RECIPIENTS_POINTS: Final = 72.0
_SUBTITLE_POINTS: Final = 880.0
_POINTS_PER_INCH: Final = 72
_FRAME_MARGIN: Final = 9
_AIR: Final = 5
"""Between two frames: Graphviz would let them touch."""


def dot_of(sketch: Sketch) -> str:
    """The sketch as DOT. Every name in it is made up (n0, n1, …); words only stand in labels and tooltips."""
    names = {box.id: f"n{index}" for index, box in enumerate(sketch.boxes)}
    picture = graphviz.Digraph(
        "sillage", graph_attr=_page(), node_attr=_box_defaults(), edge_attr=_line_defaults()
    )
    with picture.subgraph(name="cluster_title") as titled, titled.subgraph(name="cluster_page") as page:
        titled.attr(**_title(sketch))
        page.attr(**_subtitle(sketch))
        for box in sketch.boxes:
            if box.group is None:
                _add_box(page, names[box.id], box)
        inside = sketch.inside()
        for index, group in enumerate(sketch.groups):
            _add_group(page, index, group, inside.get(group.id, ()), names)
        columns, back = columns_after(sketch), leading_back(sketch)
        for line in sketch.lines:
            _add_line(page, line, names, columns[line.id], _ports(line, back))
        add_legend(page, sketch)
        if not sketch.boxes:
            # Graphviz draws no frame without a box in it: title and subtitle would be lost with it.
            page.node("nothing", label="", style="invis", width="0", height="0")
    return str(picture.source)


def _page() -> dict[str, str]:
    return {
        "rankdir": "LR",
        "newrank": "true",
        "charset": "UTF-8",
        "bgcolor": "white",
        "pad": "0.1",
        "nodesep": "0.14",
        "ranksep": "0.22",
    }


def _title(sketch: Sketch) -> dict[str, str]:
    """A frame around everything, without a border: its title lines up with the subtitle."""
    return {
        "id": "title",
        "label": aligned(wrapped(sketch.title, _SUBTITLE_POINTS, TITLE_SIZE)),
        "labeljust": "l",
        "fontname": BOLD,
        "fontsize": str(TITLE_SIZE),
        "fontcolor": INK,
        "pencolor": "none",
        "margin": "0",
    }


def _subtitle(sketch: Sketch) -> dict[str, str]:
    lines = [part for words in sketch.subtitle for part in wrapped(words, _SUBTITLE_POINTS, SUBTITLE_SIZE)]
    return {
        "id": "page",
        # Labels of the topmost lines may reach out of the frame: an empty line keeps them off the words.
        "label": aligned([*lines, ""]),
        "labeljust": "l",
        "fontname": FONT,
        "fontsize": str(SUBTITLE_SIZE),
        "fontcolor": MUTED,
        "pencolor": "none",
        "margin": "12",
    }


def _box_defaults() -> dict[str, str]:
    return {
        "fontname": FONT,
        "fontsize": str(BOX_SIZE),
        "fontcolor": INK,
        "margin": "0.09,0.06",
        "height": "0.42",
    }


def _line_defaults() -> dict[str, str]:
    return {"fontname": FONT, "fontsize": str(LINE_SIZE), "fontcolor": INK, "arrowsize": "0.7", "color": RULE}


def _add_group(
    page: graphviz.Digraph, index: int, group: Group, boxes: Iterable[Box], names: dict[str, str]
) -> None:
    """A frame with a bold title, and inside it one without a border, whose title is the detail."""
    titles = wrapped(group.title, 1.25 * _BOX_POINTS, GROUP_SIZE)
    detail = [part for words in group.detail for part in wrapped(words, 1.1 * _BOX_POINTS, LINE_SIZE)]
    # Graphviz knows the widths of bold letters badly: the boxes keep the frame wide enough for its title.
    widest = max(
        [width(line, GROUP_SIZE, "bold") for line in titles] + [width(line, LINE_SIZE) for line in detail]
    )
    with page.subgraph(name=f"cluster_{index}_air") as air, air.subgraph(name=f"cluster_{index}") as frame:
        air.attr(id=f"party-{index}-air", pencolor="none", margin=str(_AIR), label="")
        frame.attr(
            id=f"party-{index}",
            label=aligned(titles),
            labeljust="l",
            tooltip=label([group.words]),
            style="filled,rounded",
            fillcolor=PAPER,
            pencolor=FRAME,
            penwidth="1",
            margin=str(_FRAME_MARGIN),
            fontname=BOLD,
            fontsize=str(GROUP_SIZE),
            fontcolor=INK,
        )
        with frame.subgraph(name=f"cluster_{index}_inside") as inside:
            inside.attr(
                id=f"party-{index}-inside",
                label=aligned(detail),
                labeljust="l",
                tooltip=label([group.words]),
                style="filled",
                fillcolor=PAPER,
                pencolor="none",
                margin="2",
                fontname=FONT,
                fontsize=str(LINE_SIZE),
                fontcolor=MUTED,
            )
            for box in boxes:
                _add_box(inside, names[box.id], box, widest)


def _add_box(graph: graphviz.Digraph, name: str, box: Box, least: float = 0.0) -> None:
    drawn = look(box.look)
    lines = [*wrapped(box.title, _RECIPIENTS_POINTS if box.kind == "unknown" else _BOX_POINTS, BOX_SIZE)]
    for words in box.detail:
        lines += wrapped(words, _BOX_POINTS, BOX_SIZE)
    wide = {"width": f"{least / _POINTS_PER_INCH:.2f}"} if least else {}
    graph.node(
        name,
        label=label(lines),
        id=box.id,
        tooltip=label([box.words]),
        shape=drawn.shape,
        style=drawn.style,
        fillcolor=drawn.fill,
        color=drawn.border,
        penwidth=f"{drawn.pen:g}",
        peripheries=str(drawn.rims),
        **wide,
    )


def _add_line(
    graph: graphviz.Digraph, line: Line, names: dict[str, str], columns: int, ports: dict[str, str]
) -> None:
    colour = tint(line.marks)
    words = [part for each in line.label for part in wrapped(each, _LINE_POINTS, LINE_SIZE)]
    graph.edge(
        names[line.source],
        names[line.target],
        label=label(_spaced(words)),
        id=line.id,
        tooltip=label([line.words]),
        labeltooltip=label([line.words]),
        arrowhead=arrow("container" in line.marks, "derived" in line.marks),
        fontcolor=colour or (DOUBT if line.status is Status.UNKNOWN else INK),
        minlen=str(columns),
        **ports,
        **strokes(line.status, colour),
    )


def _ports(line: Line, back: frozenset[str]) -> dict[str, str]:
    """Lines leave on the right and arrive on the left, so that none crosses the title of a frame."""
    if line.source == line.target:
        return {}
    return {"tailport": "w", "headport": "e"} if line.id in back else {"tailport": "e", "headport": "w"}


def _spaced(words: list[str]) -> list[str]:
    """The lines with room on both sides; more around a bare number, whose line must outgrow its arrowhead."""
    room = "\u2003\u2003" if len(words) == 1 and words[0].isdecimal() else "\u2002"
    return [f"{room}{part}{room}" for part in words]
