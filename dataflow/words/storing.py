"""The headline of « where is the field stored? »."""

from collections.abc import Collection, Iterable, Sequence

from dataflow.answers.answer import Answer, Denied, Hop
from dataflow.facts.values import told
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
    against = () if found or around or answer.left else spoken_against(answer)
    said = [
        speech.lead(answer)
        + (
            settled(speech.say("storage.stored", field=field, places=_places(answer, stored, itself, speech)))
            if stored
            else speech.say("storage.denied_only", n=len(against), field=field)
            if against
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
            said.append(
                settled(speech.say(f"storage.{key}", places=_places(answer, hops, itself | inside, speech)))
            )
    said += still_holding(answer, speech)
    if denied:
        said += map(speech.denial, against or never_stored(answer))
    said += speech.unstated(answer.whose)
    said += speech.limits(answer)
    return " ".join(said)


def spoken_against(answer: Answer) -> Sequence[Denied]:
    """The denials to be told where nothing else speaks of the field: those that name it, else those of all data.

    What is said of some people's data only, or of some data sets, does not speak of a field that it does not name.
    """
    named = [denial for denial in answer.denials if denial.fields]
    return named or [each for each in answer.denials if not (each.subjects or each.data_sets)]


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


def arriving(hop: Hop, wanted: Collection[str]) -> Status:
    """How it is known that a hop brings any of some instances, which it carries."""
    known = (each.status for each in hop.carries if each.instance in wanted)
    return min(known, key=lambda status: status.weakness, default=hop.status)


def storing(hop: Hop, wanted: Collection[str]) -> Status:
    """How it is known that a hop's receiver stores any of them, or does not: no better than that it gets them."""
    return Status.weakest(arriving(hop, wanted), hop.storage.status)


def _places(answer: Answer, hops: Iterable[Hop], wanted: Collection[str], speech: Speech) -> str:
    """The places the hops lead to, each once, with how the best of its hops is known."""
    best: dict[str, Status] = {}
    for hop in hops:
        known = storing(hop, wanted) if hop.storage.value else arriving(hop, wanted)
        best[hop.target] = min(best.get(hop.target, known), known, key=lambda status: status.weakness)
    clauses = []
    for key, status in sorted(best.items(), key=lambda item: item[1].weakness):
        stop = answer.stop(key)
        values = {"stop": stop.label.say(speech.lang), "party": speech.name(answer.party_at(key))}
        country = told(stop.country, speech.lang, "brief")
        clauses.append(
            settled(speech.doubtful(status, speech.say("storage.at_country", country=country, **values)))
        )
    return speech.apart(clauses)
