"""Touching: which findings belong beside an answer, or on an actor's page."""

from collections.abc import Iterable

from dataflow.answers.answer import Answer
from dataflow.facts.finding import Finding


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
    if finding.fields or finding.data_sets:
        return _same_data(finding, answer) and _same_parties(finding, answer)
    return _same_engagement(finding, answer)


def _same_data(finding: Finding, answer: Answer) -> bool:
    """Whether the answer has a field the finding names, in a data set it names; what it leaves out is any."""
    return any(
        (not finding.fields or held.field in finding.fields)
        and (not finding.data_sets or held.data_set in finding.data_sets)
        for held in answer.instances
    )


def _same_parties(finding: Finding, answer: Answer) -> bool:
    """Whether the finding names no actor, or one that the answer names."""
    return not finding.actors or not {party.id for party in answer.parties}.isdisjoint(finding.actors)


def _same_engagement(finding: Finding, answer: Answer) -> bool:
    """Whether a hop runs under the engagement that the finding is about; False where it is about none."""
    if "engagements" not in finding.entry:
        return False
    end = finding.entry.index("engagements") + 2
    under = "/".join(str(step) for step in finding.entry[:end])
    # `:` ends the entry in the key of a flow that stands for an engagement nobody has stated flows of.
    return any(hop.key.startswith((f"{under}/", f"{under}:")) for hop in answer.hops)
