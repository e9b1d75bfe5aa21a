"""The sides of a crossing: how it is known in which country the data is, and in which role a party is there."""

from collections.abc import Iterable
from functools import cache

from dataflow.checks.case import Case
from dataflow.checks.crossing import Crossing
from dataflow.facts.known import UNKNOWN, Known
from registry.records.actor import Actor
from registry.records.ends import End
from registry.records.evidence import Status, evidence_of


class Sides:
    """What is known of the two sides of the crossings of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        # Of many passages between the same places, and of the same parties, each is looked up once.
        self._countries = cache(self._countries_of)
        self._engaged_as = cache(self._roles_of)

    def leaves(self, held: Iterable[Crossing]) -> Known:
        """The country the data is in before, as its best known crossing has it; unknown where that is."""
        # What is made available without a flow back comes from where the flow brought it.
        return _best(
            each
            for crossing in held
            for each in self._at(
                crossing.arc.target if crossing.way == "returned" else crossing.arc.source, crossing.source
            )
        )

    def arrives(self, held: Iterable[Crossing]) -> Known:
        """The country it is in afterwards; of what is made available to the organisation, that of its seat."""
        return _best(
            each
            for crossing in held
            for each in (
                self._seat(crossing)
                if crossing.way == "returned"
                else self._at(crossing.arc.target, crossing.target)
            )
        )

    def role(self, actor: str | None, role: str | None, data_sets: Iterable[str]) -> Known:
        """A party's role as a passage has it.

        The organisation's is claimed for all of the data sets, and known as the weakest of them; a third party's
        follows from any of its engagements.
        """
        case = self._case
        if role is None or actor is None:
            return UNKNOWN
        label = case.facts.words.roles[role].label
        if actor == case.registry.organisation.id:
            sets = [case.registry.data_sets[name] for name in data_sets]
            own = [case.facts.role(held.role, held).status for held in sets]
            return Known(value=role, label=label, status=Status.weakest(*own))
        known = self._engaged_as(actor).get(role)
        return Known(value=role, label=label, status=known.status if known else Status.UNKNOWN)

    def _roles_of(self, id_: str) -> dict[str, Known]:
        facts = self._case.facts
        actor: Actor = facts.registry.actors[id_]
        best: dict[str, Known] = {}
        for engagement in actor.engagements.values():
            known = facts.role(engagement.role, evidence_of(engagement, actor))
            for role in known.ids:
                best[role] = min(best.get(role, known), known, key=lambda each: each.status.weakness)
        return best

    def _seat(self, crossing: Crossing) -> Iterable[Known]:
        facts = self._case.facts
        actor = facts.registry.actors[str(crossing.importer)]
        yield facts.single(actor.country, actor, facts.country)

    def _at(self, end: End, code: str | None) -> Iterable[Known]:
        return (each for each in self._countries(end) if code is not None and each.value == code)

    def _countries_of(self, end: End) -> tuple[Known, ...]:
        facts = self._case.facts
        if end.kind != "place" or end.actor is None:
            return ()
        actor = facts.registry.actors[end.actor]
        place = actor.places.get(end.name)
        return facts.each(place.country, evidence_of(place, actor), facts.country) if place else ()


def _best(several: Iterable[Known]) -> Known:
    return min(several, key=lambda each: each.status.weakness, default=UNKNOWN)
