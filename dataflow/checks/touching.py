"""Touching: which findings belong beside an answer, or on an actor's page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dataflow.answers.answer import Answer
from dataflow.facts.finding import Finding


def touching(findings: Iterable[Finding], answer: Answer) -> tuple[Finding, ...]:
    """The findings about what an answer shows: its hops, the engagements they run under, its data.

    A finding that names fields touches an answer that has one of them, in a data set it is about where it
    names data sets. One about an actor alone is told on the actor's page and in the answer about that actor, and
    not in every answer.
    """
    shown = _Shown(answer)
    return tuple(each for each in findings if any(map(shown.touches, each.parts)))


def with_findings(answer: Answer, findings: Iterable[Finding]) -> Answer:
    """The answer with those of the findings that touch it."""
    return answer.model_copy(update={"findings": touching(findings, answer)})


def about_actor(findings: Iterable[Finding], actor: str) -> tuple[Finding, ...]:
    """The findings that name an actor."""
    return tuple(each for each in findings if any(actor in part.actors for part in each.parts))


class _Shown:
    """What an answer shows, so that each finding is only looked up in it."""

    def __init__(self, answer: Answer) -> None:
        self._hops = {hop.key for hop in answer.hops}
        self._fields = {held.field for held in answer.instances}
        self._parties = {party.id for party in answer.parties}
        self._held: dict[str, set[str]] = defaultdict(set)
        for held in answer.instances:
            self._held[held.data_set].add(held.field)
        self._asked = answer.asked if answer.question == "receives" else None
        self._entries = {under for key in self._hops for under in _entries(key)}

    def touches(self, finding: Finding) -> bool:
        """Whether a finding is about what is shown."""
        if self._asked in finding.actors:
            return True
        if not self._hops.isdisjoint(finding.hops):
            # A path may be shared by fields, or by the same field of other people, that the finding is not about.
            return not finding.fields or self._same_data(finding)
        if finding.fields or finding.data_sets:
            return self._same_data(finding) and self._same_parties(finding)
        return self._same_engagement(finding)

    def _same_data(self, finding: Finding) -> bool:
        """Whether the answer has a field the finding names, in a data set it names; what it leaves out is any."""
        if not finding.data_sets:
            return not self._fields.isdisjoint(finding.fields)
        held = (self._held[each] for each in finding.data_sets if each in self._held)
        return any(not finding.fields or not fields.isdisjoint(finding.fields) for fields in held)

    def _same_parties(self, finding: Finding) -> bool:
        """Whether the finding names no actor, or one that the answer names."""
        return not finding.actors or not self._parties.isdisjoint(finding.actors)

    def _same_engagement(self, finding: Finding) -> bool:
        """Whether a hop runs under the engagement that the finding is about; False where it is about none."""
        if "engagements" not in finding.entry:
            return False
        end = finding.entry.index("engagements") + 2
        return "/".join(str(step) for step in finding.entry[:end]) in self._entries


def _entries(key: str) -> Iterator[str]:
    """The entries that a hop stands in, by its key, the nearest last."""
    # `:` ends the entry; a flow that stands for an engagement nobody has stated flows of is in that itself.
    steps = key.partition(":")[0].split("/")
    return ("/".join(steps[:end]) for end in range(1, len(steps) + 1))
