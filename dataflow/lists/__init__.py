"""Lists: what the registry holds of one kind, with conditions, in one frozen answer; the unknown told apart."""

from dataflow.lists.answer import Cell, ListAnswer, Row
from dataflow.lists.details import details
from dataflow.lists.glance import glance
from dataflow.lists.listing import listed, listing
from dataflow.lists.material import Material
from dataflow.lists.sentence import sentence
from dataflow.lists.table import table

__all__ = [
    "Cell",
    "ListAnswer",
    "Material",
    "Row",
    "details",
    "glance",
    "listed",
    "listing",
    "sentence",
    "table",
]
