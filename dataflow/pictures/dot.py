"""DOT from a deck, with the Graphviz library: a record for each card, whose fields are its cells."""

from typing import Final

import graphviz

from dataflow.pictures.cells import SIZE, Band, Cell, Order, Plan, Shape
from dataflow.pictures.deck import Card, Deck, Way
from dataflow.pictures.lettering import field, label, plain_lines
from dataflow.pictures.palette import FONT, INK, PAPER, RULE, arrow, look, strokes, tint
from dataflow.pictures.plan import first_order, plans

_POINTS_PER_INCH: Final = 72
_APART: Final = 0.55
"""Between two columns, in inches."""


def dot_of(
    deck: Deck,
    order: Order | None = None,
    shape: Shape = Shape(),  # noqa: B008  # it is a constant
    *,
    lines: bool = True,
) -> str:
    """The deck as DOT. Every name in it is made up (n0, n1, …); words only stand in labels and tooltips.

    Title, answer and notes are its comment: around the picture they are set when it is finished.
    Without `lines` it is the cards alone, for whoever wants to know how large they are.
    """
    order = first_order(deck) if order is None else order
    names = {card.id: f"n{index}" for index, card in enumerate(deck.cards)}
    picture = graphviz.Digraph("sillage", graph_attr=_page(deck), node_attr=_CARD, edge_attr=_LINE)
    for plan in plans(deck, order, shape):
        _add_card(picture, names[plan.card.id], plan)
    for way in (each for each in deck.ways if lines and not each.inner):
        _add_way(picture, way, names)
    for source, target in deck.loose if lines else ():
        picture.edge(names[source], names[target], style="invis")
    if not deck.cards:
        picture.node("nothing", label="", style="invis", width="0", height="0")
    return str(picture.source)


def _page(deck: Deck) -> dict[str, str]:
    return {
        "rankdir": "LR",
        "charset": "UTF-8",
        "bgcolor": "white",
        "pad": "0.1",
        "nodesep": "0.14",
        "ranksep": f"{_APART:g}",
        "splines": "true",
        "remincross": "true",
        "comment": plain_lines((deck.title, deck.lead, *deck.notes)),
    }


_CARD: Final = {
    "shape": "record",
    "fontname": FONT,
    "fontsize": f"{SIZE:g}",
    "fontcolor": INK,
    "margin": "0.05,0.03",
    "height": "0.1",
    "width": "0.1",
    "style": "filled",
    "fillcolor": "white",
}
_LINE: Final = {"fontname": FONT, "fontsize": f"{SIZE:g}", "arrowsize": "0.6", "color": RULE}


def _add_card(picture: graphviz.Digraph, name: str, plan: Plan) -> None:
    card = plan.card
    drawn = look(looks_like(card))
    alone = card.kind in ("person", "unknown")
    picture.node(
        name,
        label="|".join(_band(band) for band in plan.bands),
        id=card.id,
        tooltip=label([card.words]),
        style="filled,rounded" if alone else "filled",
        fillcolor=PAPER if card.kind == "fold" else drawn.fill,
        color=drawn.border,
        width=f"{plan.wide / _POINTS_PER_INCH:.2f}",
        **{"class": f"card card-{card.kind}"},
    )


def looks_like(card: Card) -> str:
    """What a card is drawn as: person, recipients (nobody has named them), a role, several, or unknown."""
    if card.kind == "person":
        return "person"
    if card.kind == "unknown":
        return "recipients"
    return "unknown" if not card.roles else card.roles[0] if len(card.roles) == 1 else "several"


def _band(band: Band) -> str:
    """A row of a card: its columns beside each other, the cells of each on top of each other."""
    columns = []
    for column in band:
        cells = [_cell(cell) for cell in column]
        columns.append(cells[0] if len(cells) == 1 else "{" + "|".join(cells) + "}")
    if len(columns) == 1 and len(band[0]) == 1:
        return columns[0]
    return "{" + "|".join(columns) + "}"


def _cell(cell: Cell) -> str:
    port = f"<{cell.port}> " if cell.port else ""
    return port + field(said(cell))


def said(cell: Cell) -> list[str]:
    """The lines of a cell as the DOT has them: never none, and none empty, for each is to be found again."""
    lines = [line.words for line in cell.lines]
    if cell.way is not None:
        mark = " !" if "contradiction" in cell.way.marks else ""
        lines[:1] = [f"{cell.way.number}{mark}  {lines[0]}" if lines else f"{cell.way.number}{mark}"]
    return [line if line.strip() else "\u2013" for line in lines] or ["\u2013"]


def _add_way(picture: graphviz.Digraph, way: Way, names: dict[str, str]) -> None:
    colour = tint(mark for mark in way.marks if mark != "contradiction")
    head = arrow("container" in way.marks, "derived" in way.marks)
    source, target = (names[card] for card in way.cards)
    out, into = f"{way.id}-r".replace("-", "_"), f"{way.id}-l".replace("-", "_")
    ends = (f"{source}:{out}:e", f"{target}:{into}:w")
    if way.back:
        ends = (f"{target}:{out}:e", f"{source}:{into}:w")
    picture.edge(
        *ends,
        id=way.id,
        tooltip=label([way.words]),
        arrowhead=head,
        **({"dir": "back", "arrowtail": head} if way.back else {}),
        **strokes(way.status, colour),
        **{"class": f"line from-{way.source} to-{way.target}"},
    )
