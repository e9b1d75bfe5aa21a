"""The tally: how many findings there are of each kind, the open ones alone, for every page and for the terminal."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from dataflow.facts.finding import SAID, Applicability, Finding, Said, Verdict
from registry.records.record import Record
from registry.records.text import Text
from registry.vocabulary import vocabulary


class Ground(Record):
    """A law that findings are told under, and how sure it is that it applies."""

    law: str
    label: Text
    applicability: Applicability


class Tally(Record):
    """Findings counted once. Whoever tells how many there are asks here, so that one thing has one number."""

    findings: tuple[Finding, ...]
    """All of them, accepted ones too, in their order."""

    @cached_property
    def open(self) -> tuple[Finding, ...]:
        """Those that nobody has accepted: what is counted wherever nothing else is said."""
        return tuple(each for each in self.findings if each.accepted is None)

    @property
    def accepted(self) -> int:
        """How many somebody answers for."""
        return len(self.findings) - len(self.open)

    @property
    def said(self) -> tuple[tuple[Said, int], ...]:
        """By what their verdict is called how many are open, the gravest first; what there is none of is left out."""
        counted = Counter(each.said for each in self.open)
        return tuple((said, counted[said]) for said in SAID if counted[said])

    def under(self, verdict: Verdict) -> int:
        """How many open ones are told under one of the three."""
        return sum(each.verdict == verdict for each in self.open)

    def of(self, said: Said) -> int:
        """How many open ones are called so."""
        return sum(each.said == said for each in self.open)

    @property
    def assumed(self) -> int:
        """How many open violations are ones only because their law is assumed to apply."""
        return sum(each.assumed for each in self.open)

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        """The laws that the open ones are told under, those most sure to apply first."""
        told = {part.regime: part for each in self.open for part in each.parts}
        sure: tuple[Applicability, ...] = ("confirmed", "assumed", "unknown")
        grounds = (
            Ground(law=id_, label=told[id_].regime_label, applicability=told[id_].applicability)
            for id_ in vocabulary().regimes
            if id_ in told
        )
        return tuple(sorted(grounds, key=lambda each: sure.index(each.applicability)))


def tally(findings: Iterable[Finding]) -> Tally:
    """The findings, counted."""
    return Tally(findings=tuple(findings))
