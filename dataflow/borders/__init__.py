"""What leaves the country: flows by border with mechanism, state and gaps, as an object, table and picture.

The picture stands in `dataflow.borders.picture`, so that only who draws loads what drawing needs.
"""

from dataflow.borders.made import borders
from dataflow.borders.record import Border, Borders, Crosser, Passage, Standing
from dataflow.borders.telling import BorderRow, columns, rows, sentence

__all__ = [
    "Border", "BorderRow", "Borders", "Crosser", "Passage", "Standing",
    "borders", "columns", "rows", "sentence",
]  # fmt: skip
