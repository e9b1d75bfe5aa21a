"""What answers, their words, files and pictures cost: twice the registry, twice the work, whatever its shape."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

import networkx as nx
import pytest

from commands.answer_page import Told, tell
from commands.settings import Settings
from dataflow import pictures, reply, words
from dataflow.answers.contradictions import Comparing
from dataflow.answers.flow_mapping import flow_map
from dataflow.answers.gaps import gaps
from dataflow.answers.keeping import keeping_of_data_set, keeping_of_field
from dataflow.answers.profile import profile
from dataflow.answers.register import listing
from dataflow.answers.trace import received_by, trace
from dataflow.exports import answer_files, map_files
from dataflow.exports.json_form import answer_json
from dataflow.facts.facts import Facts
from dataflow.graph.build import build
from dataflow.pictures import columns
from dataflow.pictures.mermaid import mermaid
from dataflow.question import understand
from dataflow.search import search
from dataflow.search.index import Index
from dataflow.standing import dues, standing
from registry.records.registry import Registry
from registry.records.text import text
from tests.dataflow import made
from tests.growth import LIMIT, calls, steps

DAY: Final = datetime.date(2026, 11, 22)
N: Final = 24
SHAPES: Final[Mapping[str, Callable[[int], Registry]]] = {
    "wide": made.wide,
    "deep": made.deep,
    "manifold": made.manifold,
}
Graph = nx.MultiDiGraph
Work = Callable[[], Any]


def _third(graph: Graph) -> str:
    return str(next(iter(graph.graph["registry"].third_parties)))


def _set(graph: Graph) -> str:
    return str(next(iter(graph.graph["registry"].data_sets)))


def _traced(work: Callable[[Any], Any]) -> Callable[[Graph], Work]:
    """Work on where the phone number goes; each time on an answer that has worked nothing out yet."""

    def prepared(graph: Graph) -> Work:
        answer = trace(graph, "phone_number")
        return lambda: work(answer.model_copy())

    return prepared


def _mapped(work: Callable[[Any], Any]) -> Callable[[Graph], Work]:
    def prepared(graph: Graph) -> Work:
        drawn = flow_map(graph)
        return lambda: work(drawn.model_copy())

    return prepared


def _gaps(graph: Graph) -> Work:
    answer, facts = trace(graph, "phone_number"), Facts(graph.graph["registry"], DAY)
    return lambda: gaps(answer.hops, answer.stops, answer.parties, facts)


def _clashes(graph: Graph) -> Work:
    answer, facts = trace(graph, "phone_number"), Facts(graph.graph["registry"], DAY)
    return lambda: Comparing(facts, answer.hops).contradictions({"phone_number", "full_name"})


def _question(graph: Graph) -> Work:
    registry = graph.graph["registry"]
    asked = "Que reçoit la société Partie 17, et où va le téléfone ?"
    return lambda: understand(asked, reply.lexicon_of(registry), "fr", DAY, reader="fr")


def _page(answer: Any) -> None:
    settings = Settings(
        lang="fr", chosen=True, form="text", registry="", on=DAY, colour=False, width=100, details=False
    )
    tell(Told("?", words.headline(answer, "fr"), words.paragraphs(answer, "fr"), answer), settings)


WORK: Final[Mapping[str, Callable[[Graph], Work]]] = {
    "trace": lambda graph: lambda: trace(graph, "phone_number"),
    "received by the organisation": lambda graph: lambda: received_by(graph, "acme"),
    "received by a third party": lambda graph: lambda: received_by(graph, _third(graph)),
    "profile": lambda graph: lambda: profile(graph, _third(graph)),
    "profile of the organisation": lambda graph: lambda: profile(graph, "acme"),
    "keeping of a field": lambda graph: lambda: keeping_of_field(graph, "ip_address"),
    "keeping of a data set": lambda graph: lambda: keeping_of_data_set(graph, _set(graph)),
    "gaps": _gaps,
    "contradictions": _clashes,
    "map": lambda graph: lambda: flow_map(graph),
    "map with filters": lambda graph: lambda: flow_map(graph, data_sets=[_set(graph)], roles=["processor"]),
    "register": lambda graph: lambda: listing(graph, text("inconnu", "unknown")),
    "standing": lambda graph: lambda: standing(graph),
    "due": lambda graph: lambda: dues(graph),
    "question": _question,
    "index of words": lambda graph: lambda: Index(Facts.of_graph(graph)),
    "search": lambda graph: lambda: search(graph, "téléfone de la partie 17, contrat", "fr"),
    "headline": _traced(lambda answer: words.headline(answer, "fr")),
    "storage headline": _traced(lambda answer: words.storage_headline(answer, "fr")),
    "paragraphs": _traced(lambda answer: words.paragraphs(answer, "fr")),
    "page": _traced(_page),
    "csv": _traced(lambda answer: answer_files.csv(answer, "fr")),
    "json": _traced(answer_json),
    "dot": _traced(lambda answer: pictures.dot(answer, "fr")),
    "mermaid": _traced(lambda answer: mermaid(answer, "fr")),
    "map as csv": _mapped(lambda drawn: map_files.map_csv(drawn, "fr")),
    "map as dot": _mapped(lambda drawn: pictures.map_dot(drawn, "fr")),
    "map as mermaid": _mapped(lambda drawn: map_files.map_mermaid(drawn, "fr")),
    "map unfolded": _mapped(
        lambda drawn: pictures.map_dot(drawn.model_copy(update={"fold_beyond": 10_000}), "fr")
    ),
}


@pytest.mark.parametrize("count", [calls, steps], ids=["calls", "steps"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("work", WORK)
def test_twice_the_registry_is_twice_the_work(
    work: str, shape: str, count: Callable[[Work], int], capsys: pytest.CaptureFixture[str]
) -> None:
    small, large = (count(WORK[work](build(SHAPES[shape](n), DAY))) for n in (N, 2 * N))
    assert large <= LIMIT * small, f"{large} of {2 * N}, {small} of {N}"


def test_no_chain_is_too_long() -> None:
    graph = build(made.deep(1_500), DAY)
    answer = trace(graph, "phone_number")
    assert len([hop for hop in answer.hops if hop.origin == "stated"]) > 1_500
    for told in (
        words.headline(answer, "fr"),
        pictures.dot(answer, "fr"),
        mermaid(answer, "fr"),
    ):
        assert told
    assert profile(graph, "v1499").received.hops
    assert keeping_of_data_set(graph, "account").elsewhere
    assert pictures.map_dot(flow_map(graph), "fr")


def test_no_frame_holds_too_long_a_chain() -> None:
    rooms = 3_000
    graph = build(made.wide(1), DAY)
    drawn = pictures.map_depicted(flow_map(graph), "fr").sketch
    first, line = drawn.boxes[0], drawn.lines[0]
    boxes = [first.model_copy(update={"id": f"b{at}", "group": "acme"}) for at in range(rooms)]
    out = first.model_copy(update={"id": "out", "group": None})
    lines = [
        line.model_copy(update={"id": f"l{at}", "source": f"b{at}", "target": f"b{at + 1}"})
        for at in range(rooms - 1)
    ]
    away = line.model_copy(update={"id": "away", "source": "b0", "target": "out"})
    sketch = drawn.model_copy(update={"boxes": (*boxes, out), "lines": (*lines, away)})
    assert columns.depths(sketch)[f"b{rooms - 1}"] == rooms - 1
    pairs = [(each.source, each.target) for each in sketch.lines]
    assert columns.leading_back([box.id for box in sketch.boxes], pairs) == frozenset()
