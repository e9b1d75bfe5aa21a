"""Pictures: the diagram of an answer and the map of a registry, as DOT made with the Graphviz library."""

from dataflow.answer import Answer
from dataflow.diagram.answering import sketch_of
from dataflow.diagram.drawing import dot_of
from dataflow.diagram.elements import Elements, element_ids
from dataflow.diagram.folded import Folded
from registry.text import Lang

__all__ = ["Elements", "Folded", "dot", "element_ids", "folded"]


def dot(answer: Answer, lang: Lang) -> str:
    """The diagram of an answer as DOT: from the person on the left to the last recipient on the right.

    Boxes and lines have the ids `stop-<n>` and `hop-<number>`, see `element_ids`. Same answer, same text.
    """
    return dot_of(sketch_of(answer, lang))


def folded(answer: Answer) -> Folded | None:
    """How the diagram of an answer was folded to stay readable; None when it shows every stop and hop apart."""
    return sketch_of(answer, "fr").folded
