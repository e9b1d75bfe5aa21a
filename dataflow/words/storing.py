"""The headline of « where is the field stored? »."""

from collections.abc import Iterable

from dataflow.answers.answer import Answer, Denied, Hop
from dataflow.graph.instance import Relation
from dataflow.words.remaining import still_holding
from dataflow.words.speech import Speech, settled
from registry.records.evidence import Status
from registry.records.text import Lang, Text

_ITSELF = (Relation.SAME, Relation.PART, Relation.ALSO)


def storage_headline(answer: Answer, lang: Lang, denied: bool = True) -> str:
    """Where the field is said to be stored, where it goes without anybody saying so, in which countries.

    With `denied`, who says never to store it too.
    """
    speech = Speech(lang)
    field = speech.quoted(speech.within(answer.asked_label))
    itself = {held.key for held in answer.instances if held.relation in _ITSELF}
    inside = {held.key for held in answer.instances if held.relation in (Relation.CONTAINER, Relation.WHOLE)}
    ends = [hop for hop in answer.hops if answer.party_at(hop.target).kind not in ("person", "unknown")]
    found = [hop for hop in ends if any(carried.instance in itself for carried in hop.carries)]
    direct = {hop.number for hop in found}
    around = [
        hop
        for hop in ends
        if hop.number not in direct and any(carried.instance in inside for carried in hop.carries)
    ]
    stored = [hop for hop in found if hop.storage.value in ("stored", "only_here")]
    said = [
        speech.lead(answer)
        + (
            settled(speech.say("storage.stored", field=field, places=_places(answer, stored, speech)))
            if stored
            else speech.say("storage.not_known", field=field)
        )
    ]
    at = {hop.target for hop in stored}
    alone = [hop for hop in found if hop.storage.value == "only_here"]
    only = {hop.target for hop in alone}
    contradicted = any(hop.target not in only for hop in found)
    for key, hops in (
        ("only_here" if contradicted else "alone", alone),
        ("unsaid", [hop for hop in found if hop.storage.value is None and hop.target not in at]),
        ("not_stored", [hop for hop in found if hop.storage.value == "not_stored" and hop.target not in at]),
        ("container", [hop for hop in around if hop.storage.value in ("stored", "only_here")]),
    ):
        if hops:
            said.append(settled(speech.say(f"storage.{key}", places=_places(answer, hops, speech))))
    said += still_holding(answer.left, speech)
    if denied:
        said += map(speech.denial, never_stored(answer))
    said += speech.unstated(answer.whose)
    said += speech.limits(answer)
    return " ".join(said)


def never_stored(answer: Answer) -> list[Denied]:
    """Who says never to store the field: by its name or that of a part or whole, and not of a near relative.

    What is said of a mobile-money account is said of no phone number, though the one is also the other.
    """
    near: dict[bool, set[Text]] = {True: set(), False: set()}
    for held in answer.instances:
        near[held.relation is Relation.ALSO].add(held.field_label)
    itself = {answer.asked_label, *near[False]}
    return [
        denial
        for denial in answer.denials
        if denial.act == "store"
        and denial.fields
        and (itself & {*denial.fields} or not near[True] & {*denial.fields})
    ]


def _places(answer: Answer, hops: Iterable[Hop], speech: Speech) -> str:
    """The places the hops lead to, each once, with how the best of its hops is known."""
    best: dict[str, Status] = {}
    for hop in hops:
        best[hop.target] = min(
            best.get(hop.target, hop.status), hop.status, key=lambda status: status.weakness
        )
    clauses = []
    for key, status in sorted(best.items(), key=lambda item: item[1].weakness):
        stop = answer.stop(key)
        values = {"stop": stop.label.say(speech.lang), "party": speech.name(answer.party_at(key))}
        country = stop.country.label.say(speech.lang) if stop.country.label else speech.unknown()
        clauses.append(
            settled(speech.doubtful(status, speech.say("storage.at_country", country=country, **values)))
        )
    return speech.apart(clauses)
