"""The index of a graph: its arcs by what can take them, each instance known no better than its field is."""

import networkx as nx

from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs
from dataflow.graph.instance import Instance
from dataflow.graph.walk import Arcs
from registry.records.evidence import Status
from registry.records.registry import Registry


def index_of(graph: "nx.MultiDiGraph[str]") -> Arcs:
    """The arcs of a graph, whose `status` says of a step how it is known: as its flow, no better than its field."""
    found: list[Arc] = arcs(graph)
    return Arcs(found, standings(graph.graph["registry"]))


def standings(registry: Registry) -> dict[Instance, Status]:
    """How it is known of each field of each data set that it is there at all."""
    return {
        Instance(use.field, name): use.standing
        for name, held in registry.data_sets.items()
        for use in held.fields
    }
