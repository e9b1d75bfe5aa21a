"""The selection: which findings are wanted, how many that leaves out, and which of them count as a failure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dataflow.facts.finding import SEVERITIES, Finding, Severity
from registry.records.registry import Registry


class Selection(NamedTuple):
    """What the findings are limited to; None: not limited."""

    regime: str | None = None
    actor: str | None = None
    field: str | None = None

    def holds(self, finding: Finding, registry: Registry) -> bool:
        """Whether the finding is wanted."""
        return any(self._wants(part, registry) for part in finding.parts)

    def _wants(self, finding: Finding, registry: Registry) -> bool:
        return (
            self.regime in (None, finding.regime)
            and (self.actor is None or self.actor in finding.actors)
            and (self.field is None or touches(finding, self.field, registry))
        )


class Selected(NamedTuple):
    """The findings that are wanted, and how many are not."""

    shown: tuple[Finding, ...]
    hidden: int


def select(findings: Iterable[Finding], wanted: Selection, registry: Registry) -> Selected:
    """The findings that a selection holds, in their order."""
    every = tuple(findings)
    shown = tuple(each for each in every if wanted.holds(each, registry))
    return Selected(shown, len(every) - len(shown))


def touches(finding: Finding, field: str, registry: Registry) -> bool:
    """Whether a finding is about a field: it names it, or names no field but a data set that has it."""
    if finding.fields:
        return field in finding.fields
    held = (registry.data_sets[each] for each in finding.data_sets if each in registry.data_sets)
    return any(use.field == field for each in held for use in each.fields)


def failing(
    findings: Iterable[Finding], at_least: Severity | None, *, violations_only: bool = False
) -> tuple[Finding, ...]:
    """The findings for which a check fails: neither accepted nor undetermined, and grave enough.

    A gap of evidence counts, because what cannot be shown cannot be relied on (GDPR Art. 5(2)), unless
    violations alone are wanted: what would be one if its law applied is none. None: nothing fails.
    """
    if at_least is None:
        return ()
    grave = SEVERITIES[: SEVERITIES.index(at_least) + 1]
    said = {"violation"} if violations_only else {"violation", "would_be", "yardstick", "gap"}
    return tuple(
        each
        for each in findings
        if each.accepted is None and any(part.said in said and part.severity in grave for part in each.parts)
    )


def orphans(registry: Registry, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The ids of accepted findings that nothing is found for any more, whatever their facts."""
    subjects = {subject_of(part.id) for each in findings for part in each.parts}
    written = dict.fromkeys(acceptance.finding for acceptance in registry.accepted)
    return tuple(each for each in written if subject_of(each) not in subjects)


def subject_of(id_: str) -> str:
    """A finding's id without its facts: the same for as long as its check, law and subject are."""
    return id_.rpartition("#")[0] or id_
