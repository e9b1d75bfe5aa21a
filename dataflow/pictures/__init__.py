"""Pictures: the diagram of an answer and the map of a registry, as DOT made with the Graphviz library."""

from dataflow.answers.answer import Answer
from dataflow.answers.flow_map import FlowMap
from dataflow.changes.change import Changes
from dataflow.pictures.answer_sketch import sketch_of
from dataflow.pictures.changes_sketch import changes_sketch_of
from dataflow.pictures.dot import dot_of
from dataflow.pictures.elements import Elements, element_ids, elements_of
from dataflow.pictures.map_sketch import map_sketch_of
from dataflow.pictures.sketch import Folded
from registry.records.text import Lang

__all__ = [
    "Elements",
    "Folded",
    "changes_dot",
    "dot",
    "element_ids",
    "folded",
    "map_dot",
    "map_element_ids",
    "map_folded",
]


def dot(answer: Answer, lang: Lang) -> str:
    """The diagram of an answer as DOT: from the person on the left to the last recipient on the right.

    Boxes and lines have the ids `stop-<n>` and `hop-<number>`, see `element_ids`. Same answer, same text.
    """
    return dot_of(sketch_of(answer, lang))


def changes_dot(changes: Changes, lang: Lang) -> str:
    """The flows that came, went or changed as DOT, marked +, − and ±."""
    return dot_of(changes_sketch_of(changes, lang))


def folded(answer: Answer) -> Folded | None:
    """How the diagram of an answer was folded to stay readable; None when it was not."""
    return sketch_of(answer, "fr").folded


def map_dot(flow_map: FlowMap, lang: Lang) -> str:
    """The map as DOT, drawn like a diagram; its lines stand for all flows between two stops."""
    return dot_of(map_sketch_of(flow_map, lang))


def map_element_ids(flow_map: FlowMap) -> Elements:
    """The elements of the picture of a map: keys of stops, and keys of flows."""
    return elements_of(map_sketch_of(flow_map, "fr"))


def map_folded(flow_map: FlowMap) -> Folded | None:
    """How the map was folded to stay readable; None when it shows every stop."""
    return map_sketch_of(flow_map, "fr").folded
