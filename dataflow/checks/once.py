"""Once: what several laws, or several checks, say of one fact, told as one finding with all of them."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from dataflow.facts.finding import SEVERITIES, VERDICTS, Finding
from dataflow.law import laws


class Told(NamedTuple):
    """A finding and which of its check's messages it is."""

    finding: Finding
    subject: str
    """What it is about, without the law: `cinetpay/sharing`."""
    variant: str


_ABOUT: Final[Mapping[str, str]] = {"R12": "role", "R13": "role", "R15": "role"}
"""The checks that see the same fact of an engagement: who decides for what its data is used."""
_WITHIN: Final[Mapping[tuple[str, str], str]] = {
    ("R10", "role_open"): "role",
    ("R10", "guarantees_open"): "role",
    ("R10", "main"): "contract",
    ("R11", "authorisation"): "contract",
    ("R31", "unknown"): "contract",
    ("R17", "main"): "special",
    ("R17", "main_unsaid"): "special",
    ("R17", "not_needed"): "special",
}
"""The messages that hang on the same role; those that say of an engagement that its contract is not on file: what
stands in it is not on file either; and that it gets special categories, and nothing shows why it may or has to."""


def told_once(every: Iterable[Told], accept: Callable[[Finding], Finding]) -> tuple[Finding, ...]:
    """The findings, those of one fact under the gravest of them; `accept` adds the acceptance written for one.

    One fact is: the same check on the same subject under several laws; what an engagement's data is used for, by
    role and purposes; an engagement whose contract is not on file. Together they have one id, by which they are
    accepted together. One of them that is accepted by an id of its own stands alone.
    """
    together: dict[tuple[str, ...], list[Told]] = {}
    for each in every:
        together.setdefault(_fact(each), []).append(each)
    return tuple(finding for group in together.values() for finding in _led(group, accept))


def _led(group: Sequence[Told], accept: Callable[[Finding], Finding]) -> Iterator[Finding]:
    if _fact(group[0])[0] == "contract" and all(each.finding.check != "R10" for each in group):
        yield from (accept(each.finding) for each in group)
        return
    ordered = sorted((each.finding for each in group), key=_gravity)
    whole = accept(_as_one(ordered))
    if whole.accepted is not None or len(ordered) == 1:
        yield whole
        return
    alone = [accepted for each in ordered if (accepted := accept(each)).accepted is not None]
    yield from alone
    if left := [each for each in ordered if each.id not in {found.id for found in alone}]:
        yield accept(_as_one(left))


def _as_one(ordered: Sequence[Finding]) -> Finding:
    """The first with the others under it, by an id that changes when the facts of any of them do."""
    leader, *others = ordered
    if not others:
        return leader
    # A law stands in it by its place and not by its name, which decides nothing.
    facts = "".join(sorted(f"{each.check}:{_place(each)}#{each.id.rpartition('#')[2]}" for each in ordered))
    id_ = f"{leader.id.rpartition('#')[0]}#{hashlib.sha256(facts.encode()).hexdigest()[:6]}"
    return leader.model_copy(update={"id": id_, "also": tuple(others)})


def _place(finding: Finding) -> int:
    """The place of a finding’s law among all of them."""
    return [*laws()].index(finding.regime)


def _fact(told: Told) -> tuple[str, ...]:
    """What two findings have in common that are of one fact."""
    check = told.finding.check
    fact = _ABOUT.get(check) or _WITHIN.get((check, told.variant))
    if fact is None:
        return check, told.subject
    # An engagement in several parts (`:`), and two that are one in this (`+`), are the same engagement.
    return fact, told.subject.partition(":")[0].partition("+")[0]


def _gravity(finding: Finding) -> tuple[bool, int, int, bool, int, int, str]:
    """What comes first stands for all: whatever makes a check fail before what does not, and what is sure to
    apply before what may; of two laws alike the one that the vocabulary has first, whatever they are called."""
    return (
        finding.verdict == "undetermined",
        SEVERITIES.index(finding.severity),
        VERDICTS.index(finding.verdict),
        finding.applicability == "unknown",
        int(finding.check[1:]),
        _place(finding),
        finding.id,
    )
