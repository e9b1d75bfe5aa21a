"""What leaves the country: flows by border with mechanism, state and gaps, as an object, table and picture.

The picture stands in `dataflow.pictures.borders_sketch`, so that only who draws loads what drawing needs.
"""

from dataflow.borders.border import Border, Borders, Crosser, Passage, Standing
from dataflow.borders.border_words import BorderRow, columns, rows, sentence
from dataflow.borders.borders import borders
from dataflow.borders.verdict import verdict

__all__ = [
    "Border", "BorderRow", "Borders", "Crosser", "Passage", "Standing",
    "borders", "columns", "rows", "sentence", "verdict",
]  # fmt: skip
