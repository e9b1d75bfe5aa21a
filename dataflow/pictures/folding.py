"""Folding: a picture that has grown too large shows its third parties on a few cards, by what the reader chooses.

A folded card lists everybody who is on it, one a line. Nothing is dropped: every stop is on a card, every hop is a part
of a line or told in the line of a member.
"""

from typing import Final

from dataflow.pictures.fold_lines import refolded
from dataflow.pictures.fold_lists import Lists
from dataflow.pictures.fold_tree import Tree
from dataflow.pictures.sketch import Fold, Folded, Sketch
from dataflow.pictures.wording import said_of

ACTORS: Final = 12
"""More third parties than these are not read on a sheet of A4, and are grouped on the page too."""
BOXES: Final = 60
"""More places than these neither."""
LINES: Final = 90
"""More lines than these are not followed by an eye."""


def fitted(sketch: Sketch, fold: Fold | None = None, beyond: int = BOXES) -> Sketch:
    """The sketch as it is when it reads well, else folded: by what is asked for, by source where nothing is."""
    chosen = fold or chosen_for(sketch, beyond)
    if chosen == "none" or not any(not group.home for group in sketch.groups):
        return sketch
    folding = Tree(sketch) if chosen == "source" else Lists(sketch, chosen)
    made = refolded(sketch, folding)
    folded = Folded(
        by=chosen,
        stops=len(sketch.boxes),
        boxes=len(made.boxes),
        hops=sum(len(each.hops) for each in sketch.lines),
        lines=len(made.lines),
    )
    notes = (*sketch.subtitle, said_of(folded, sketch.lang))
    return made.model_copy(update={"folded": folded, "subtitle": notes})


def chosen_for(sketch: Sketch, beyond: int = BOXES) -> Fold:
    """What a picture of that size is folded by where the reader has chosen nothing."""
    actors = sum(not group.home for group in sketch.groups)
    small = actors <= ACTORS and len(sketch.boxes) <= beyond and len(sketch.lines) <= LINES
    return "none" if small else "source"
