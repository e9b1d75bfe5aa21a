"""The headline of « what does the actor receive? »."""

from collections.abc import Iterable, Iterator

from dataflow.answers.answer import Answer, Hop
from dataflow.answers.arrivals import direct_hops
from dataflow.facts.parties import Party
from dataflow.words.moves import conditional, distinct, each_known, reached, silent
from dataflow.words.remaining import remaining
from dataflow.words.speech import Speech, settled
from registry.records.evidence import Status
from registry.records.text import Lang


def sentences(answer: Answer, lang: Lang) -> Iterator[str]:
    """The sentences: what it receives and from whom, in which role, by whose hands, what is unknown."""
    speech = Speech(lang)
    asked = [party for party in answer.parties if party.id == answer.asked]
    actor = speech.name(asked[0]) if asked else answer.asked_label.say(lang)
    direct = direct_hops(answer)
    stated = [hop for hop in direct if hop.origin == "stated"]
    named = {answer.asked} | {answer.party_at(hop.source).id for hop in stated}
    if stated:
        items = speech.apart(_items(answer, stated, speech))
        yield speech.lead(answer) + speech.say("receives.items", actor=actor, items=items)
        roles = distinct(hop.role for hop in stated)
        yield speech.roles(roles)
        depends = [conditional(answer, hop) for hop in stated]
        if any(depends):
            yield speech.say("receives.all_conditional" if all(depends) else "receives.conditional")
    else:
        key = "receives.over" if answer.left else "receives.not_known"
        yield speech.lead(answer) + speech.say(key, actor=actor)
    yield from remaining(answer, speech)
    unsaid = _parties(answer.party_at(hop.source) for hop in direct if hop.origin == "unstated_flows")
    if unsaid:
        named |= {party.id for party in unsaid}
        yield speech.say("receives.unstated", actor=actor, parties=speech.listed(map(speech.name, unsaid)))
    between = [party for party in reached(answer) if party.id not in named and party.kind != "unknown"]
    if between:
        yield speech.say("receives.by_way_of", parties=speech.listed(each_known(answer, between, speech)))
    others = [party for party in silent(answer) if party.id != answer.asked]
    if others:
        yield speech.say("receives.silent", n=len(others), parties=speech.listed(map(speech.name, others)))
    yield from speech.unstated(answer.whose)
    yield from speech.limits(answer)


def _items(answer: Answer, direct: list[Hop], speech: Speech) -> Iterator[str]:
    """What comes from whom, by data set: what is declared first."""
    groups: dict[tuple[Status, str, str], dict[str, None]] = {}
    for hop in direct:
        source = answer.party_at(hop.source)
        origin = f"{source.kind == 'person'}:{source.id}"
        for carried in hop.carries:
            held = answer.instance(carried.instance)
            fields = groups.setdefault((carried.status, held.data_set, origin), {})
            fields[speech.within(held.field_label)] = None
    labels = {held.data_set: held.data_set_label for held in answer.instances}
    merged: dict[tuple[Status, str, tuple[str, ...]], list[str]] = {}
    for (status, data_set, origin), fields in groups.items():
        merged.setdefault((status, data_set, tuple(fields)), []).append(origin)
    for (status, data_set, names), origins in sorted(merged.items(), key=lambda item: item[0][0].weakness):
        clause = speech.say(
            "receives.item",
            fields=speech.listed(names),
            data_set=speech.quoted(labels[data_set].say(speech.lang)),
            origins=speech.listed(_origin(answer, origin, speech) for origin in origins),
        )
        yield settled(speech.doubtful(status, clause))


def _origin(answer: Answer, origin: str, speech: Speech) -> str:
    is_person, _, id_ = origin.partition(":")
    name = speech.name(answer.party(id_))
    return (
        speech.say("goes.from_people", people=name)
        if is_person == "True"
        else speech.say("receives.by", party=name)
    )


def _parties(parties: Iterable[Party]) -> list[Party]:
    return list({party.id: party for party in parties}.values())
