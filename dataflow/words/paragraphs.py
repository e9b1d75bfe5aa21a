"""The paragraphs of an answer: how complete it is, what is unknown, denied and contradictory, and why."""

from collections import Counter
from collections.abc import Iterator

from dataflow.answers.answer import Answer
from dataflow.facts.finding import SEVERITIES
from dataflow.graph.instance import Relation
from dataflow.words.doubts import contradictions, denials, not_reached, sources, unknown
from dataflow.words.paragraph import Paragraph
from dataflow.words.remaining import remaining
from dataflow.words.speech import Speech, capitalised
from registry.records.evidence import Status
from registry.records.text import Lang

_NEARNESS = {Relation.WHOLE: 1, Relation.CONTAINER: 1, Relation.DERIVED: 2} | dict.fromkeys(
    (Relation.SAME, Relation.PART, Relation.ALSO), 0
)
_LOOSE = [(1, 0, "loose"), (2, 0, "derived")]


def paragraphs(answer: Answer, lang: Lang) -> tuple[Paragraph, ...]:
    """Everything to be said of an answer beside its headline and its hops, most pressing first."""
    speech = Speech(lang)
    parts = (
        ("contradictions", contradictions),
        ("denials", denials),
        ("findings", _findings),
        ("completeness", _completeness),
        ("strength", _strength),
        ("unknown", unknown),
        ("left", _left),
        ("conditions", _conditions),
        ("origins", _origins),
        ("containers", _containers),
        ("derived", _derived),
        ("rings", _rings),
        ("unplaced", _unplaced),
        ("not_reached", not_reached),
        ("sources", sources),
    )
    told = ((kind, tuple(lines(answer, speech))) for kind, lines in parts)
    return tuple(
        Paragraph(kind=kind, title=speech.say(f"title.{kind}"), lines=lines) for kind, lines in told if lines
    )


def _findings(answer: Answer, speech: Speech) -> Iterator[str]:
    """How many findings touch the answer, by severity, and the gravest of them in words.

    Findings that only say what is not documented under each law would drown the others: they are counted.
    What is said alike under several laws is said once, with the laws.
    """
    if not answer.findings:
        return
    counts = Counter(finding.severity for finding in answer.findings)
    said = [speech.say(f"findings.{each}", n=counts[each]) for each in SEVERITIES if counts[each]]
    yield speech.say("findings.counted", n=len(answer.findings), counts=speech.listed(said))
    laws: dict[tuple[str, str, str], list[str]] = {}
    for finding in (part for each in answer.findings for part in each.parts):
        if finding.verdict == "violation" and finding.accepted is None:
            told = finding.said, finding.check, finding.message.say(speech.lang)
            laws.setdefault(told, []).append(finding.regime_label.say(speech.lang))
    for (named, check, message), under in laws.items():
        key = (
            "would_be" if named == "would_be" else "violation" if len(under) == 1 else "violation_of_several"
        )
        yield speech.say(f"findings.{key}", check=check, message=message, laws=speech.listed(under))


def _left(answer: Answer, speech: Speech) -> Iterator[str]:
    """What may still be held where the field goes no more; of an actor the headline says it."""
    if answer.question == "goes":
        yield from remaining(answer, speech)


def _completeness(answer: Answer, speech: Speech) -> Iterator[str]:
    """How many hops are known in which way."""
    counts = answer.completeness.hops
    total = sum(counts.values())
    if not total:
        yield speech.say("completeness.no_hops")
        return
    said = [speech.say(f"completeness.{status}", n=counts[status]) for status in Status if counts.get(status)]
    yield speech.say("completeness.hops", n=total, counts=speech.listed(said))
    if answer.completeness.unknown_hops:
        yield speech.say("completeness.not_whole")


def _strength(answer: Answer, speech: Speech) -> Iterator[str]:
    """How well it is known that the data gets to each party: as the weakest hop of the best way.

    Who may only hold it inside something else, or gets only what is derived from it, is told apart. Where all that
    a party receives is asked for, what is known less well of it is no stronger for the rest: its fields are named.
    """
    several = answer.question == "receives"
    nearness = {held.key: _NEARNESS[held.relation] for held in answer.instances}
    best: dict[str, dict[str, tuple[int, int]]] = {}
    for hop in answer.hops:
        party = answer.party_at(hop.target)
        for carried in hop.carries if party.kind != "unknown" else ():
            found = nearness[carried.instance], carried.path_status.weakness
            told = best.setdefault(party.id, {})
            about = speech.within(answer.instance(carried.instance).field_label) if several else ""
            told[about] = min(told.get(about, found), found)
    if {known for told in best.values() for known in told.values()} <= {(0, 0)}:
        return
    for near, weak, key in [*((0, status.weakness, status.value) for status in Status), *_LOOSE]:
        names = []
        for id_, told in best.items():
            of = [about for about, known in told.items() if known == (near, weak) or known[0] == near > 0]
            if of:
                name = speech.name(answer.party(id_))
                names.append(name if len(of) == len(told) else f"{name} ({speech.listed(of)})")
        if names:
            yield speech.say(f"strength.{key}", parties=speech.listed(names))


def _conditions(answer: Answer, speech: Speech) -> Iterator[str]:
    """When the data is there at all, and when it is passed on."""
    for held in answer.instances:
        if held.condition:
            yield speech.say(
                "conditions.held",
                field=speech.within(held.field_label),
                data_set=speech.quoted(held.data_set_label.say(speech.lang)),
                condition=held.condition.say(speech.lang),
            )
    told: dict[str, list[int]] = {}
    for hop in answer.hops:
        if hop.condition:
            told.setdefault(hop.condition.say(speech.lang), []).append(hop.number)
    for condition, numbers in told.items():
        hops = speech.listed(map(str, numbers))
        yield speech.say("conditions.hop", n=len(numbers), hops=hops, condition=condition)


def _origins(answer: Answer, speech: Speech) -> Iterator[str]:
    """What enters without anybody saying how it got there, and what is computed from other data."""
    for entry in answer.entries:
        held = answer.instance(entry.instance)
        if entry.began != "collected" and held.relation is not Relation.DERIVED:
            yield speech.say(
                f"origins.{entry.began}",
                field=speech.within(held.field_label),
                data_set=speech.quoted(held.data_set_label.say(speech.lang)),
                holder=_stop(answer, entry.stop, speech),
            )


def _containers(answer: Answer, speech: Speech) -> Iterator[str]:
    """What may hold the field without anybody knowing."""
    held = [each for each in answer.instances if each.relation is Relation.CONTAINER]
    for data_set in dict.fromkeys(each.data_set_label.say(speech.lang) for each in held):
        yield speech.say("containers.may_hold", data_set=speech.quoted(data_set))


def _derived(answer: Answer, speech: Speech) -> Iterator[str]:
    """What was computed from the field, and from which of its instances."""
    known = {each.key: each for each in answer.instances}
    for held in answer.instances:
        if held.relation is Relation.DERIVED:
            origins = [known[key] for key in held.derived_from if key in known]
            said = [
                speech.say(
                    "derived.origin",
                    field=speech.within(origin.field_label),
                    data_set=speech.quoted(origin.data_set_label.say(speech.lang)),
                )
                for origin in origins
            ]
            key = "derived.from" if said else "derived.from_unknown"
            field = capitalised(held.field_label.say(speech.lang))
            yield (
                speech.say(key, field=field, origins=speech.listed(said))
                if said
                else speech.say(key, field=field)
            )


def _rings(answer: Answer, speech: Speech) -> Iterator[str]:
    """Ways that lead back to where they began, met once."""
    for ring in answer.completeness.rings:
        stops = [_stop(answer, key, speech) for key in ring]
        yield speech.say("rings.ring", stops=speech.listed(stops))


def _unplaced(answer: Answer, speech: Speech) -> Iterator[str]:
    """What a data set holds and no flow carries."""
    for key in answer.completeness.unplaced:
        held = answer.instance(key)
        yield speech.say(
            "unplaced.held",
            field=speech.within(held.field_label),
            data_set=speech.quoted(held.data_set_label.say(speech.lang)),
        )


def _stop(answer: Answer, key: str, speech: Speech) -> str:
    """A place and whose it is."""
    return speech.say(
        "stop", party=speech.name(answer.party_at(key)), stop=answer.stop(key).label.say(speech.lang)
    )
