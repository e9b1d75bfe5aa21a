"""The finding: what a check says of a registry under one law, on one day."""

import datetime
from typing import Literal, get_args

from registry.records.record import Record
from registry.records.text import Text

Severity = Literal["critical", "high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("critical", "high", "medium", "low")

Verdict = Literal["violation", "gap", "undetermined"]
"""violation: what is stated does not meet the law; gap: the evidence that it is met is missing;
undetermined: what is known does not decide it, and `decides` says which fact would."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""Gravest first."""

Said = Literal["violation", "would_be", "yardstick", "gap", "undetermined"]
"""What a verdict is called. would_be: a violation if the law applies, which nobody knows; yardstick: a gap between
what is stated and what an authority holds to be usual, which is to be justified and breaks no law."""
SAID: tuple[Said, ...] = get_args(Said)
"""Gravest first."""

Applicability = Literal["confirmed", "assumed", "unknown"]
"""How sure it is that the law applies to the organisation."""


class Place(Record):
    """Where the entry that a finding is about stands."""

    file: str
    line: int
    column: int


class Accepted(Record):
    """That somebody answers for a finding."""

    by: str
    on: datetime.date
    until: datetime.date
    why: Text


class Finding(Record):
    """One thing that is wrong, missing or undecided under one law, and what to do about it."""

    id: str
    """Names the check, the law, the subject and its facts: `R12:gdpr:cinetpay/sharing#5f2c9a`.
    The same registry gives the same id; when one of the facts changes, so does what follows `#`."""
    check: str
    """The check: `R12`."""
    name: str
    """The check's whole name: `R12_ROLE_UNDETERMINED`."""
    regime: str
    regime_label: Text
    applicability: Applicability
    verdict: Verdict
    severity: Severity
    law: Text
    """The articles it rests on."""
    message: Text
    fix: Text
    variant: str = "main"
    """Which of the messages of its check it is."""
    awaits: str | None = None
    """For an undetermined finding: what the check calls the fact that would decide it: `hosting`."""
    decides: Text | None = None
    """For an undetermined finding: the fact that would decide it."""
    fields: tuple[str, ...] = ()
    """The fields it is about; empty: not about fields, or about all."""
    actors: tuple[str, ...] = ()
    """The actors it is about."""
    data_sets: tuple[str, ...] = ()
    hops: tuple[str, ...] = ()
    """The edges of the graph it is about, in the order of the path."""
    entry: tuple[str | int, ...] = ()
    """The entry of the registry it is about, by its path."""
    place: Place | None = None
    """Where that entry stands, when the registry was read from files."""
    accepted: Accepted | None = None
    lapsed: Literal["expired", "changed"] | None = None
    """Why an acceptance written for it no longer holds: its time is over, or the facts have changed."""
    yardstick: bool = False
    """Whether it rests on what an authority holds to be usual, and on no rule of a law."""
    secondary: bool = False
    """Whether the law it rests on was read in secondary sources alone."""
    also: tuple["Finding", ...] = ()
    """What other laws, and other checks, say of the very same fact; none of them is told by itself."""

    @property
    def said(self) -> Said:
        """What its verdict is called: under a law that is not known to apply nothing is a violation."""
        if self.verdict == "violation" and self.applicability == "unknown":
            return "would_be"
        return "yardstick" if self.verdict == "gap" and self.yardstick else self.verdict

    @property
    def assumed(self) -> bool:
        """Whether it is a violation only because its law is assumed to apply, and no confirmed one says the same."""
        violated = {part.applicability for part in self.parts if part.said == "violation"}
        return self.said == "violation" and "confirmed" not in violated

    @property
    def parts(self) -> tuple["Finding", ...]:
        """Itself, and what is told with it."""
        return self, *self.also
