"""Kept: a copy that is kept too long, or for a time nobody can tell, and what is to be said of it (R19)."""

from collections.abc import Iterable
from typing import NamedTuple

from dataflow.checks.mandates import Standing
from dataflow.checks.roles import settled
from dataflow.checks.use import PROCESSORS
from dataflow.facts.finding import Severity, Verdict
from dataflow.graph.instance import Instance
from registry.records.data_set import Retention
from registry.records.duration import Duration, compare
from registry.records.ends import End

_VARIANTS: dict[Verdict, str] = {"violation": "main", "gap": "unknown", "undetermined": "unclear"}
HERE: dict[Verdict, str] = {"violation": "own", "undetermined": "own_unclear"}
"""The messages for places of the organisation itself."""
_ROLE_OPEN: dict[Verdict, str] = {"violation": "role_open", "gap": "role_unclear"}
"""The messages while nobody has settled whether the holder is a processor; that it may hold data is nothing yet."""
DECIDES = {
    "unclear": "kept", "own_duty": "duty", "own_file": "file", "own_unclear": "own_kept", "role_open": "role",
    "role_unclear": "role",
}  # fmt: skip
WEIGHS: dict[str, Severity] = {
    "unknown": "medium", "unclear": "medium", "hosted": "medium", "own_duty": "medium", "own_file": "medium",
    "role_open": "medium", "role_unclear": "low",
}  # fmt: skip
"""Where a message weighs less than the rule."""
_FOR_ITSELF = frozenset({"controller", "independent_controller", "public_authority"})
"""Roles of who answers for its own periods (GDPR Art. 4(7), 5(2)), and may be bound to keep longer (6(1)(c))."""
_BOOKS = (Duration(years=10), Duration(years=6))
"""For how long books, and what taxes rest on, have to be kept (France: C. com. art. L. 123-22; LPF art. L. 102 B,
the latter from general knowledge; ten years also under the OHADA act on accounting)."""


def may_be_a_file(purpose: str, periods: Iterable[Duration]) -> bool:
    """Whether a processor may have to keep such a copy as a file of its own: what a law asks of it, or its books.

    The contract makes room for it (GDPR Art. 28(3)(g)). A debt collector's five years are not those of books.
    """
    if purpose == "billing_accounting":
        return any(compare(period, books) == 0 for period in periods for books in _BOOKS)
    return purpose == "legal_obligation"


class Kept(NamedTuple):
    """A copy that is kept too long, or for a time that cannot be compared or is not stated."""

    holder: str
    instance: Instance
    verdict: Verdict
    limits: tuple[Duration, ...]
    kept: tuple[Duration, ...]
    entry: tuple[str | int, ...]
    hop: str | None = None
    role: str | None = None
    """The holder's role for it."""
    ours: Standing | None = "own"
    """How the engagement that it is received under is the organisation's matter; None: it is not."""
    announced: bool = False
    """Whether a notice gives the period of the copy."""
    files: bool = False
    """Whether its holder may have to keep it as a file of its own (`may_be_a_file`)."""
    hosted: bool = False
    """Whether it lies with a host, which keeps what is left with it."""
    tracker: bool = False
    """Whether it is a tracker: how long one lives on its own site the organisation answers for, whoever sets it."""
    place: End | None = None
    """Of the organisation's own: where it is kept."""
    rules: tuple[tuple[Retention, ...], tuple[Retention, ...]] = ((), ())
    """Of the organisation's own: the rules of the data set and of the copy."""

    @property
    def where(self) -> str:
        """The receiver, or the place of the organisation."""
        return self.place.key if self.place else self.holder

    @property
    def variant(self) -> str | None:
        """Which of the messages; None: none, for how long it is kept is not for the organisation to answer for."""
        if self.place is not None:
            return HERE[self.verdict]
        if self.tracker:
            return _VARIANTS[self.verdict]
        if self.role in _FOR_ITSELF:
            return "own_duty" if self.verdict == "violation" and self.announced else None
        if self.ours is None:
            return None
        if self.ours == "open" or not settled(self.role) or self.role == "recipient":
            return _ROLE_OPEN.get(self.verdict)
        if self.verdict == "violation" and self.role in PROCESSORS:
            return "own_file" if self.files else "hosted" if self.hosted else "main"
        return _VARIANTS[self.verdict]
