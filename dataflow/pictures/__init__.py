"""Pictures: the diagram of an answer and the map of a registry, as DOT made with the Graphviz library."""

from dataflow.answers.answer import Answer
from dataflow.answers.flow_map import FlowMap
from dataflow.changes.change import Changes
from dataflow.pictures.answer_sketch import sketch_of
from dataflow.pictures.changes_sketch import changes_sketch_of
from dataflow.pictures.depiction import Depiction
from dataflow.pictures.elements import Elements
from dataflow.pictures.map_sketch import map_sketch_of
from dataflow.pictures.sketch import FOLDS, Fold, Folded
from registry.records.text import Lang

__all__ = [
    "FOLDS",
    "Depiction",
    "Elements",
    "Fold",
    "Folded",
    "changes_depicted",
    "changes_dot",
    "depicted",
    "dot",
    "element_ids",
    "folded",
    "map_depicted",
    "map_dot",
    "map_element_ids",
    "map_folded",
]


def depicted(answer: Answer, lang: Lang, fold: Fold | None = None) -> Depiction:
    """The picture of an answer, for who wants several of its DOT, its elements and how it was folded.

    `fold` is what its third parties are put together by; None: by source where there are too many, else not at all.
    """
    return Depiction(sketch_of(answer, lang, fold))


def dot(answer: Answer, lang: Lang) -> str:
    """The diagram of an answer as DOT: from the person on the left to the last recipient on the right.

    Boxes and lines have the ids `stop-<n>` and `hop-<number>`, see `element_ids`. Same answer, same text.
    """
    return depicted(answer, lang).dot


def element_ids(answer: Answer) -> Elements:
    """The elements of the picture of an answer; they are the same in both languages."""
    return depicted(answer, "fr").elements


def folded(answer: Answer) -> Folded | None:
    """How the diagram of an answer was folded to stay readable; None when it was not."""
    return depicted(answer, "fr").folded


def changes_depicted(changes: Changes, lang: Lang) -> Depiction:
    """The picture of the flows that came, went or changed, marked +, − and ±."""
    return Depiction(changes_sketch_of(changes, lang))


def changes_dot(changes: Changes, lang: Lang) -> str:
    """The same as DOT."""
    return changes_depicted(changes, lang).dot


def map_depicted(flow_map: FlowMap, lang: Lang, fold: Fold | None = None) -> Depiction:
    """The picture of a map, drawn like a diagram; its lines stand for all flows between two stops."""
    return Depiction(map_sketch_of(flow_map, lang, fold))


def map_dot(flow_map: FlowMap, lang: Lang) -> str:
    """The map as DOT."""
    return map_depicted(flow_map, lang).dot


def map_element_ids(flow_map: FlowMap) -> Elements:
    """The elements of the picture of a map: keys of stops, and keys of flows."""
    return map_depicted(flow_map, "fr").elements


def map_folded(flow_map: FlowMap) -> Folded | None:
    """How the map was folded to stay readable; None when it shows every stop."""
    return map_depicted(flow_map, "fr").folded
