"""Relied on: of several mechanisms in order, the one that a transfer rests on."""

from dataclasses import replace
from typing import Final

from dataflow.checks.case import Case, Regime
from dataflow.checks.crossing import Crossing
from dataflow.checks.instruments import Fault, fault_of
from dataflow.checks.safeguard import mechanisms_of
from dataflow.facts.finding import VERDICTS

_NONE: Final = len(VERDICTS)


def relied_on(case: Case, regime: Regime, crossing: Crossing) -> Crossing:
    """The crossing with the one mechanism that counts under a law: of those that it knows the first in which nothing
    is wrong, else the one in which least is.

    « The adequacy decision, failing which the clauses »: when the first falls, the transfer rests on the second, and
    that the first fell is nothing to be told as lacking.
    """
    known = mechanisms_of(case, regime.law, crossing)
    if len(crossing.arc.mechanisms) < 2 or not known:
        return crossing
    alone = [crossing._replace(arc=replace(crossing.arc, mechanisms=(each,))) for each in known]
    # The first of those that are as good as each other.
    return max(alone, key=lambda each: _good(fault_of(case, regime, each, str(each.arc.mechanism.value))))


def _good(fault: Fault | None) -> int:
    return _NONE if fault is None else VERDICTS.index(fault.verdict)
