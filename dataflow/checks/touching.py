"""Touching: which findings belong beside an answer, or on an actor's page."""

from collections.abc import Iterable

from dataflow.answer import Answer
from dataflow.checks.finding import Finding


def touching(findings: Iterable[Finding], answer: Answer) -> tuple[Finding, ...]:
    """The findings about what an answer shows: its hops, the engagements they run under, its data.

    A finding that names fields touches an answer that has one of them, in a data set it is about where it
    names data sets. One about an actor alone is told on the actor's page and not in every answer.
    """
    return tuple(finding for finding in findings if _touches(finding, answer))


def with_findings(answer: Answer, findings: Iterable[Finding]) -> Answer:
    """The answer with those of the findings that touch it."""
    return answer.model_copy(update={"findings": touching(findings, answer)})


def about_actor(findings: Iterable[Finding], actor: str) -> tuple[Finding, ...]:
    """The findings that name an actor."""
    return tuple(finding for finding in findings if actor in finding.actors)


def _touches(finding: Finding, answer: Answer) -> bool:
    if not {hop.key for hop in answer.hops}.isdisjoint(finding.hops):
        # A path may be shared by fields the finding is not about.
        return not finding.fields or not {held.field for held in answer.instances}.isdisjoint(finding.fields)
    sets = {held.data_set for held in answer.instances}
    if finding.fields:
        fields = {
            held.field
            for held in answer.instances
            if not finding.data_sets or held.data_set in finding.data_sets
        }
        return not fields.isdisjoint(finding.fields) and _same_parties(finding, answer)
    if finding.data_sets:
        return not sets.isdisjoint(finding.data_sets) and _same_parties(finding, answer)
    return _engagement(finding) in {_under(hop.key) for hop in answer.hops}


def _same_parties(finding: Finding, answer: Answer) -> bool:
    """Whether the finding names no actor, or one that the answer names."""
    return not finding.actors or not {party.id for party in answer.parties}.isdisjoint(finding.actors)


def _engagement(finding: Finding) -> str:
    """The entry of the engagement a finding is about, spelled as the keys of its flows begin; else nothing."""
    if "engagements" not in finding.entry:
        return "-"
    end = finding.entry.index("engagements") + 2
    return "/".join(str(step) for step in finding.entry[:end])


def _under(key: str) -> str:
    """The engagement a flow runs under, from its key."""
    steps = key.partition(":")[0].split("/")
    return "/".join(steps[: steps.index("engagements") + 2]) if "engagements" in steps else ""
