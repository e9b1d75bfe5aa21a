"""Lists: what the registry holds of one kind, with conditions, in one frozen answer; the unknown told apart."""

from dataflow.lists.answer import Cell, ListAnswer, Row
from dataflow.lists.listing import listed, listing
from dataflow.lists.material import Material
from dataflow.lists.sentence import sentence

__all__ = ["Cell", "ListAnswer", "Material", "Row", "listed", "listing", "sentence"]
