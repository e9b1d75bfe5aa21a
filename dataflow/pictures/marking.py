"""Marking: the flows of a picture that a finding is about."""

from collections.abc import Iterable

from dataflow.facts.finding import Finding
from dataflow.graph.arc import Arc


def flows_of(finding: Finding, arcs: Iterable[Arc]) -> frozenset[str]:
    """The keys of the flows a finding is about: its own; else those of its actors and its data sets.

    A finding on two actors is about what goes between them, on one about what it gets or gives. Empty: it is
    about no flow, like one on a document. Those of what is told with it are among them.
    """
    every = tuple(arcs)
    return frozenset().union(*(_flows_of(part, every) for part in finding.parts))


def _flows_of(finding: Finding, arcs: Iterable[Arc]) -> frozenset[str]:
    if finding.hops:
        return frozenset(finding.hops)
    if not (finding.actors or finding.data_sets):
        return frozenset()
    carrying = [arc for arc in arcs if _carries(arc, finding)]
    between = [arc for arc in carrying if len(finding.actors) > 1 and _ends(arc) <= set(finding.actors)]
    touching = [arc for arc in carrying if not finding.actors or _ends(arc) & set(finding.actors)]
    return frozenset(arc.key for arc in between or touching)


def _carries(arc: Arc, finding: Finding) -> bool:
    """Whether it carries something of what the finding is about, or nobody says what it carries."""
    if arc.carries is None:
        return not finding.data_sets
    return any(
        (not finding.data_sets or each.data_set in finding.data_sets)
        and (not finding.fields or each.field in finding.fields)
        for each in arc.carries
    )


def _ends(arc: Arc) -> set[str]:
    """The actors at its two ends; people and unnamed recipients stand as themselves."""
    return {end.holder or end.key for end in (arc.source, arc.target)}
