"""The headline of « where does the field go? »."""

from collections.abc import Iterable, Iterator

from dataflow.answers.answer import Answer
from dataflow.answers.groups import grouped
from dataflow.facts.parties import Party
from dataflow.graph.instance import Relation
from dataflow.graph.walk import Began
from dataflow.words.moves import Move, conditional, distinct, each_known, moves, reached, silent, unstated
from dataflow.words.remaining import still_holding
from dataflow.words.speech import Speech, settled
from dataflow.words.storing import spoken_against
from registry.records.evidence import Status
from registry.records.text import Lang

_VERBS = ("share", "host", "access", "derive", "forward", "return", "disclose", "collect")


def sentences(answer: Answer, lang: Lang) -> Iterator[str]:
    """The sentences: where it is collected, who passes it on, what else it may be in, what is unknown."""
    speech = Speech(lang)
    core = moves(answer, Relation.SAME)
    yield settled(speech.lead(answer) + _opening(answer, core, speech))
    if not core:
        yield from map(speech.denial, spoken_against(answer))
    yield from _handed_on(core, speech)
    # Who only moves it from one place to another is not named by its moves.
    told = {
        party.id for move in core if move.source.id != move.target.id for party in (move.source, move.target)
    }
    if core and not _collected(core):
        told |= {party.id for party, _ in _first_holders(answer)[1]}
    also = "also" if core else "only"
    for part, relations in _OTHERS:
        found = moves(answer, *relations)
        if part in ("near", "whole"):
            found = [move for move in found if move.target.id not in told]
        if found:
            told |= {move.target.id for move in found}
            yield _elsewhere(answer, f"elsewhere.{part}.{also}", relations, found, speech)
    unsaid = {answer.party_at(hop.target).id for hop in unstated(answer)}
    unnamed = [
        party for party in reached(answer) if party.id not in told | unsaid and party.kind != "unknown"
    ]
    if unnamed:
        yield speech.say("goes.also_at", parties=speech.listed(each_known(answer, unnamed, speech)))
    yield from still_holding(answer, speech)
    yield from _conditional(answer, speech)
    yield from _unknown(answer, speech)


_UNSTATED: Began = "not_stated"
_BEGAN: dict[Began, str] = {
    "derived": "goes.computed",
    "not_stated": "goes.origin_not_stated",
    "unsaid": "goes.origin_unsaid",
}
"""How the field itself enters where nobody is said to collect it, what is known best first."""

_OTHERS: tuple[tuple[str, tuple[Relation, ...]], ...] = (
    ("near", (Relation.PART, Relation.ALSO)),
    ("whole", (Relation.WHOLE,)),
    ("container", (Relation.CONTAINER,)),
    ("derived", (Relation.DERIVED,)),
)


def _opening(answer: Answer, core: list[Move], speech: Speech) -> str:
    """Where the field itself enters, or that nothing is said of it."""
    field = speech.quoted(speech.within(answer.asked_label))
    collected = _collected(core)
    if collected:
        return speech.say("goes.collected", field=field, by=_collectors(collected, speech))
    if core:
        began, holders = _first_holders(answer)
        named = [
            # A possible holder is called so already.
            speech.name(party) if began == "unsaid" else speech.marked(speech.name(party), status)
            for party, status in holders
        ]
        return speech.say(_BEGAN[began], field=field, holders=speech.listed(named))
    sets = dict.fromkeys(
        held.data_set_label.say(speech.lang) for held in answer.instances if held.relation is Relation.SAME
    )
    if sets:
        return speech.say(
            "goes.not_placed", field=field, sets=speech.listed(map(speech.quoted, sets)), n=len(sets)
        )
    if against := spoken_against(answer):
        return speech.say("goes.denied_only", n=len(against), field=field)
    return speech.say("goes.not_known", field=field)


def _collectors(collected: list[Move], speech: Speech) -> str:
    by_status: dict[Status, list[str]] = {}
    for into in _by_target(collected):
        target = into[0].target
        people = speech.say(
            "goes.from_people", people=speech.listed(speech.name(move.source) for move in into)
        )
        roles = distinct(role for move in into for role in move.roles)
        key = "goes.by_directly" if target.kind == "third_party" else "goes.by"
        said = speech.say(key, party=speech.with_roles(speech.name(target), roles, people))
        by_status.setdefault(_best(into), []).append(said)
    return _by_status(by_status, speech)


def _by_status(said: dict[Status, list[str]], speech: Speech) -> str:
    """Clauses by how they are known, what is declared first: a doubt is said once, before all it bears on."""
    ordered = sorted(said.items(), key=lambda item: item[0].weakness)
    return speech.joined(speech.doubtful(status, speech.joined(clauses)) for status, clauses in ordered)


def _handed_on(core: list[Move], speech: Speech) -> Iterator[str]:
    """One sentence for each party that passes the field to others."""
    onward = [move for move in core if move.source.kind != "person" and move.source.id != move.target.id]
    for own in grouped(onward, lambda move: move.source.id).values():
        clauses = []
        for (kind, status), alike in grouped(own, lambda move: (move.kind, move.status)).items():
            verb = kind if kind in _VERBS else "share"
            to = speech.listed(_to(move, speech) for move in alike)
            clauses.append(speech.doubtful(status, speech.say(f"verb.{verb}", to=to)))
        party = speech.name(own[0].source)
        yield settled(speech.say("goes.hands_on", party=party, clauses=speech.joined(clauses)))


def _elsewhere(
    answer: Answer, key: str, relations: tuple[Relation, ...], found: list[Move], speech: Speech
) -> str:
    """Where something is that the field is a part of, may be in, or was made into."""
    held = [each for each in answer.instances if each.relation in relations]
    if Relation.CONTAINER in relations:
        what = speech.listed(speech.quoted(each.data_set_label.say(speech.lang)) for each in held)
    else:
        what = speech.labels(each.field_label for each in held)
    by_status: dict[Status, list[str]] = {}
    for own in _by_target(found):
        roles = distinct(role for move in own for role in move.roles)
        said = speech.say("goes.to", party=speech.with_roles(speech.name(own[0].target), roles))
        by_status.setdefault(_best(own), []).append(said)
    return settled(speech.say(key, what=what, parties=_by_status(by_status, speech)))


def _unknown(answer: Answer, speech: Speech) -> Iterator[str]:
    """What nobody has said."""
    unsaid = unstated(answer)
    if unsaid:
        parties = [
            speech.with_roles(
                speech.name(answer.party_at(hops[0].target)), distinct(hop.role for hop in hops)
            )
            for hops in grouped(unsaid, lambda hop: answer.party_at(hop.target).id).values()
        ]
        yield speech.say("goes.unstated", parties=speech.listed(parties))
    parties_silent = silent(answer)
    if parties_silent:
        names = speech.listed(speech.name(party) for party in parties_silent)
        yield speech.say("goes.silent", n=len(parties_silent), parties=names)
    yield from speech.unstated(answer.whose)
    yield from speech.limits(answer)


def _collected(core: list[Move]) -> list[Move]:
    return [move for move in core if move.source.kind == "person"]


def _first_holders(answer: Answer) -> tuple[Began, list[tuple[Party, Status]]]:
    """Who computes it from other data; where nobody does, who has it without its origin being stated.

    That they have it is known as well as that they pass it on, for nothing else says it.
    """
    held: dict[Began, dict[str, Status]] = {began: {} for began in _BEGAN}
    for entry in answer.entries:
        if answer.instance(entry.instance).relation is Relation.SAME and entry.began in held:
            party = answer.party_at(entry.stop).id
            ways = (
                each.status
                for hop in answer.leaving(entry.stop)
                for each in hop.carries
                if each.instance == entry.instance
            )
            best = min(ways, key=lambda status: status.weakness, default=Status.DECLARED)
            before = held[entry.began].get(party, best)
            held[entry.began][party] = min(before, best, key=lambda status: status.weakness)
    began = next((began for began, holders in held.items() if holders), _UNSTATED)
    return began, [(answer.party(id_), status) for id_, status in held[began].items()]


def _to(move: Move, speech: Speech) -> str:
    return speech.with_roles(speech.name(move.target), move.roles)


def _conditional(answer: Answer, speech: Speech) -> Iterator[str]:
    """To whom it only goes under a condition; which one is told below the sentence."""
    always: dict[str, bool] = {}
    for hop in answer.hops:
        if hop.origin == "stated":
            party = answer.party_at(hop.target).id
            always[party] = always.get(party, False) or not conditional(answer, hop)
    names = [speech.name(answer.party(id_)) for id_, known in always.items() if not known]
    if names and len(names) == len(always):
        yield speech.say("goes.all_conditional")
    elif names:
        yield speech.say("goes.conditional", parties=speech.listed(names))


def _by_target(found: Iterable[Move]) -> Iterable[list[Move]]:
    return grouped(found, lambda move: move.target.id).values()


def _best(found: Iterable[Move]) -> Status:
    return min((move.status for move in found), key=lambda status: status.weakness)
