"""Recipients: whom personal data reaches that the organisation has to tell people about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from dataflow.checks.case import Case
from dataflow.checks.inquiries import asking
from dataflow.checks.roles import settled
from dataflow.checks.use import CONTROLLERS, PROCESSORS
from dataflow.graph.instance import Instance
from dataflow.graph.walk import Step
from registry.records.evidence import Status


class Owed:
    """What the organisation owes for each step that brings data to somebody (GDPR Art. 4(9), 13(1)(e))."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._own = case.registry.organisation.id
        self._roles = {(each.actor, each.name): case.role(each) for each in case.engagements()}
        self._brought: dict[tuple[str, Instance], set[str | None]] = {}
        """By holder and what it holds: the roles it was brought there in."""
        for actor, steps in case.steps_to.items():
            for step in steps:
                self._brought.setdefault((actor, step.went.instance), set()).add(self._role_of(step))

    def steps(self) -> Mapping[str, tuple[Step, ...]]:
        """By recipient, in order of id: the steps the organisation has to tell of, or may have to."""
        found = {
            actor: tuple(step for step in steps if self.due(step) is not False)
            for actor, steps in sorted(self._case.steps_to.items())
            if actor != self._own
        }
        return {actor: steps for actor, steps in found.items() if steps}

    def due(self, step: Step) -> bool | None:
        """Whether it has to tell of the step; None: that hangs on something nobody has said (`decides`).

        It does not for data that it processes for others, for an authority in a particular inquiry, and
        for what a recipient that decides for itself passes on.
        """
        role = self._case.own_role(step.went.instance.data_set)
        asking = self._in_an_inquiry(step)
        given = self._giver_acts_for_us(step)
        if role in PROCESSORS or asking or given is False:
            return False
        return None if given is None or asking is None or not settled(role) else True

    def decides(self, steps: Iterable[Step]) -> Literal["role", "inquiry"]:
        """What would decide of steps whether the organisation has to tell of them."""
        return "inquiry" if all(self._in_an_inquiry(step) is None for step in steps) else "role"

    def _in_an_inquiry(self, step: Step) -> bool | None:
        """Whether who receives is an authority in a particular inquiry, and no recipient for that (GDPR Art. 4(9)).

        What is filed with an authority as a matter of routine is received like anything else. Where nobody says
        which of the two it is, what is disclosed, or goes only under a condition, may be asked for in an inquiry.
        """
        arc = step.arc
        said = asking(self._case, arc)
        if said is not None:
            return said
        conditions = (arc.condition, *(use.condition for use in arc.purposes))
        return None if arc.kind == "disclose" or any(conditions) else False

    def known(self, step: Step) -> bool:
        """Whether it is known that data goes there: no hop of the best way is one nobody has stated.

        It is too where nobody has said which data goes along a flow that is stated.
        """
        certainty, arc = self._case.certainty, step.arc
        said = certainty.of(arc, step.went.instance, step.came.instance)
        own = certainty.whole(arc) if arc.carries is None else said
        return Status.weakest(self._case.walked.best[step.came], own) is not Status.UNKNOWN

    def _role_of(self, step: Step) -> str | None:
        return self._roles.get((str(step.arc.engaged), str(step.arc.engagement)))

    def _giver_acts_for_us(self, step: Step) -> bool | None:
        """Whether who passes it on is the organisation or acts for it; None: its role is not settled."""
        giver = step.came.end.holder
        if giver is None or giver == self._own:
            return True
        roles = self._brought.get((giver, step.came.instance), set())
        if roles & PROCESSORS:
            return True
        return False if roles and roles <= CONTROLLERS else None


def fields_of(steps: Sequence[Step]) -> tuple[str, ...]:
    """The fields that steps are said to carry, in order of id; empty where nobody has said which."""
    return tuple(sorted({step.went.instance.field for step in steps if step.arc.carries is not None}))


def data_sets_of(steps: Sequence[Step]) -> tuple[str, ...]:
    """The data sets that steps carry something of, in order of id."""
    return tuple(sorted({step.went.instance.data_set for step in steps}))


def hops_of(steps: Sequence[Step]) -> tuple[str, ...]:
    """The arcs of steps, each once."""
    return tuple(dict.fromkeys(step.arc.key for step in steps))
