"""The moves of an answer: who hands the data to whom, several hops between the same two as one."""

from collections.abc import Iterable
from typing import NamedTuple

from dataflow.answers.answer import Answer, Hop
from dataflow.facts.known import Known
from dataflow.facts.parties import Party
from dataflow.graph.instance import Relation
from dataflow.words.speech import Speech
from registry.records.evidence import Status
from registry.records.text import Text


class Move(NamedTuple):
    """Data going from one party to another, in one manner, known in one way."""

    source: Party
    target: Party
    kind: str
    status: Status
    roles: tuple[Known, ...]
    """The roles the receiver has in it, each once."""


def moves(answer: Answer, *relations: Relation) -> list[Move]:
    """The stated moves of the instances that answer to the field in one of these ways, in order of hop.

    A move known in several ways counts as the best of them, as `Hop.status` does for its instances. What is
    computed from the field is known no better than the way on which it is computed from it.
    """
    wanted = {held.key: held.relation for held in answer.instances if held.relation in relations}
    computed = {(entry.instance, entry.stop) for entry in answer.entries if entry.began == "derived"}
    found: dict[tuple[str, str, str], list[tuple[Status, Known]]] = {}
    for hop in answer.hops:
        carried = [each for each in hop.carries if each.instance in wanted]
        if carried and hop.origin == "stated":
            known = (
                each.path_status if wanted[each.instance] is Relation.DERIVED else each.status
                for each in carried
            )
            best = min(known, key=lambda status: status.weakness)
            # What was computed there is not handed on for it to be computed.
            made = all((each.instance, hop.source) in computed for each in carried)
            kind = "share" if made and hop.kind == "derive" else hop.kind
            ends = answer.party_at(hop.source).id, answer.party_at(hop.target).id
            found.setdefault((*ends, kind), []).append((best, hop.role))
    return [
        Move(
            answer.party(source),
            answer.party(target),
            kind,
            min((status for status, _ in told), key=lambda status: status.weakness),
            distinct(role for _, role in told),
        )
        for (source, target, kind), told in found.items()
    ]


def distinct(roles: Iterable[Known]) -> tuple[Known, ...]:
    """Each role once; of one that is known in two ways the better known."""
    by_value: dict[tuple[str | None, Text | None], Known] = {}
    for role in roles:
        known = by_value.setdefault((role.value, role.label), role)
        by_value[role.value, role.label] = min(known, role, key=lambda each: each.status.weakness)
    return tuple(by_value.values())


def each_known(answer: Answer, parties: Iterable[Party], speech: Speech) -> list[str]:
    """The names of parties that hops lead to, each with how the best of its hops is known."""
    best: dict[str, Status] = {}
    for hop in answer.hops:
        party = answer.party_at(hop.target).id
        best[party] = min(best.get(party, hop.status), hop.status, key=lambda status: status.weakness)
    return [speech.marked(speech.name(party), best[party.id]) for party in parties]


def conditional(answer: Answer, hop: Hop) -> bool:
    """Whether a hop only happens, or what it carries is only there, under a condition."""
    return hop.condition is not None or all(answer.instance(each.instance).condition for each in hop.carries)


def unstated(answer: Answer) -> list[Hop]:
    """The hops of engagements that no data is stated for."""
    return [hop for hop in answer.hops if hop.origin == "unstated_flows"]


def silent(answer: Answer) -> list[Party]:
    """The parties that may pass the data on, nobody having said to whom, each once."""
    found = {
        party.id: party
        for hop in answer.hops
        if hop.origin == "unknown_recipients"
        for party in [answer.party_at(hop.source)]
    }
    return list(found.values())


def reached(answer: Answer) -> list[Party]:
    """Every party that a hop leads to, in order of hop."""
    found = {party.id: party for hop in answer.hops for party in [answer.party_at(hop.target)]}
    return list(found.values())
