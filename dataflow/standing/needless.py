"""Needless: what no law asks for of a third party, by its role."""

from typing import Final

from dataflow.checks.use import PROCESSORS
from dataflow.lists.answer import Cell
from dataflow.lists.material import Material
from dataflow.standing.fact import Fact
from dataflow.standing.settled import state_of

_OWED: Final = frozenset({*PROCESSORS, "joint_controller"})
"""The roles of those with whom a contract or an arrangement is owed (GDPR Art. 26, 28(3)); processors alone tell the
organisation of a breach (Art. 33(2))."""


def is_needless(fact: Fact, told: Cell, actor: str, material: Material) -> bool:
    """Whether nothing of it is on record and nothing has to be: every role is settled, and none asks for it.

    A role that is not settled may be that of a processor, and so may whoever receives something under no engagement.
    """
    if fact not in (Fact.CONTRACT, Fact.BREACH_CLOCK) or any(each.value is not None for each in told.values):
        return False
    role = material.parties.role(actor)
    owed = PROCESSORS if fact is Fact.BREACH_CLOCK else _OWED
    return state_of(role) == "known" and owed.isdisjoint(id_ for each in role.values for id_ in each.ids)
