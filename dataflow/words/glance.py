"""The answer at a glance: one or two short sentences, and the counts that stand under them.

The sentence that a letter can quote is the headline; this one says who gets it, and leaves the rest to rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from dataflow.answers.answer import Answer
from dataflow.answers.arrivals import direct_hops, received_fields
from dataflow.answers.groups import grouped
from dataflow.answers.recipients import Recipient
from dataflow.facts.whereabouts import country_words
from dataflow.graph.instance import Relation
from dataflow.law.whereabouts import belongs, same
from dataflow.words.speech import Speech, settled
from registry.records.record import Record
from registry.records.text import Lang

FEW: Final = 6
"""So many names are said; of more their number, and the rows name them."""

Part = Literal["same", "near", "whole", "container", "derived", "unsaid"]

PARTS: Final[dict[Relation | None, Part]] = {
    Relation.SAME: "same",
    Relation.PART: "near",
    Relation.ALSO: "near",
    Relation.WHOLE: "whole",
    Relation.CONTAINER: "container",
    Relation.DERIVED: "derived",
    None: "unsaid",
}
"""How the nearest of what comes to a recipient is told, in the order of the sentences."""

SEVERAL: Final = "several"
_NAMED: Final = 3
"""So many countries are named; of more their number."""
_OPEN: Final = ("undetermined", "unknown")


class Tally(Record):
    """A count that a reader looks for first, in words."""

    kind: Literal["recipients", "seats", "hosting", "unknown_hops", "contradictions", "open"]
    words: str
    n: int
    """How many are counted; of seats and hosting how many are known."""


def glance(answer: Answer, told: Sequence[Recipient], lang: Lang) -> str:
    """The answer in one or two short sentences. `told` are the recipients of the answer."""
    speech = Speech(lang)
    return " ".join(
        _received(answer, speech) if answer.question == "receives" else _goes(answer, told, speech)
    )


def tallies(answer: Answer, told: Sequence[Recipient], lang: Lang) -> tuple[Tally, ...]:
    """The counts of an answer: third parties by role, seats and hosting countries, what is unknown or contradictory."""
    speech = Speech(lang)
    is_one = answer.question == "receives"
    outside = [each for each in told if each.outside and (not is_one or each.party.id == answer.asked)]
    found = []
    if outside and not is_one:
        found.append(Tally(kind="recipients", words=_by_role(outside, speech), n=len(outside)))
    if outside:
        seats = [code for each in outside for code in each.party.country.ids]
        unseated = sum(each.party.country.value is None for each in outside)
        found.append(_countries("seats", answer, seats, unseated, speech))
        hosting = [code for each in outside for code in each.countries]
        unplaced = sum(each.places_open for each in outside)
        found.append(_countries("hosting", answer, hosting, unplaced, speech))
    unknown = answer.completeness.unknown_hops
    if unknown:
        words = speech.say("glance.unknown_hops", n=unknown, total=len(answer.hops))
        found.append(Tally(kind="unknown_hops", words=words, n=unknown))
    if open_ := sum(len(each.open) for each in told):
        found.append(Tally(kind="open", words=speech.say("glance.open", n=open_), n=open_))
    if against := len(answer.contradictions):
        words = speech.say("glance.contradictions", n=against)
        found.append(Tally(kind="contradictions", words=words, n=against))
    return tuple(found)


def manner(answer: Answer, recipient: Recipient, lang: Lang) -> str:
    """What a recipient does with it, and a third party where: « la reçoit, l’héberge : sauvegardes »."""
    speech = Speech(lang)
    part = PARTS[recipient.nearest]
    if part == "same":
        directly = "_directly" if recipient.outside else ""
        keys = (f"collect{directly}" if each == "collect" else each for each in recipient.manners)
        said = ", ".join(dict.fromkeys(speech.say(f"glance.does.{key}") for key in keys))
    else:
        said = speech.say(f"glance.has.{part}")
    if not recipient.outside:
        return said  # its places stand in the picture: of its own hands one asks what they do with it
    name = recipient.party.label.say(lang)
    places = [label for key in recipient.stops if (label := answer.stop(key).label.say(lang)) != name]
    return speech.say("glance.at", does=said, places=", ".join(dict.fromkeys(places))) if places else said


def role_key(recipient: Recipient) -> str:
    """The role a recipient is counted under: its own, `several`, or that nobody has said it."""
    if len(recipient.roles) > 1:
        return SEVERAL
    return recipient.roles[0] if recipient.roles else "unknown"


def _goes(answer: Answer, told: Sequence[Recipient], speech: Speech) -> Iterator[str]:
    field = speech.quoted(speech.within(answer.asked_label))
    outside = [each for each in told if each.outside]
    if not outside:
        key = "nobody" if answer.hops else "nothing"
        yield speech.say(f"glance.{key}", field=field)
        return
    of_parts = grouped(outside, lambda each: PARTS[each.nearest])
    order = [part for part in dict.fromkeys(PARTS.values()) if part in of_parts]
    for number, part in enumerate(order):
        key = f"glance.to.{part}" if part == "same" else f"glance.to.{part}.{'also' if number else 'only'}"
        yield settled(speech.say(key, field=field, parties=_reached(of_parts[part], speech)))


def _reached(several: Sequence[Recipient], speech: Speech) -> str:
    """Those of one part, what is declared first; names where they are few."""
    clauses = []
    ordered = sorted(grouped(several, lambda each: each.status).items(), key=lambda item: item[0].weakness)
    few = len(several) <= FEW
    for status, alike in ordered:
        names = (
            [speech.say("goes.to", party=speech.name(each.party)) for each in alike]
            if few
            else [speech.say("goes.to", party=speech.say("glance.parties", n=len(alike)))]
        )
        clauses.append(speech.doubtful(status, speech.joined(names)))
    return speech.joined(clauses)


def _received(answer: Answer, speech: Speech) -> Iterator[str]:
    """What the actor gets, how much of it and from whom."""
    asked = [party for party in answer.parties if party.id == answer.asked]
    actor = speech.name(asked[0]) if asked else answer.asked_label.say(speech.lang)
    direct = direct_hops(answer)
    held = [
        answer.instance(key)
        for key in dict.fromkeys(
            each.instance for hop in direct for each in hop.carries if hop.origin == "stated"
        )
    ]
    sources = {party.id: party for hop in direct for party in [answer.party_at(hop.source)]}
    if held:
        sets = dict.fromkeys(each.data_set_label.say(speech.lang) for each in held)
        yield speech.say(
            "glance.receives",
            actor=actor,
            n=len(received_fields(answer)),
            sets=_few([speech.quoted(each) for each in sets], "sets", speech),
            sources=_few([speech.name(each) for each in sources.values()], "parties", speech),
        )
    elif direct:
        names = _few([speech.name(each) for each in sources.values()], "parties", speech)
        yield speech.say("glance.receives_unsaid", actor=actor, sources=names)
    else:
        yield speech.say("glance.receives_nothing", actor=actor)


def _few(names: Sequence[str], what: str, speech: Speech) -> str:
    return speech.listed(names) if len(names) <= FEW else speech.say(f"glance.{what}", n=len(names))


def _by_role(outside: Sequence[Recipient], speech: Speech) -> str:
    counted = grouped(outside, role_key)
    settled_first = sorted(counted, key=lambda key: (key in _OPEN, -len(counted[key])))
    roles = ", ".join(speech.say(f"glance.role.{key}", n=len(counted[key])) for key in settled_first)
    return speech.say("glance.recipients", n=len(outside), roles=roles)


def _countries(
    kind: Literal["seats", "hosting"], answer: Answer, known: Sequence[str], unknown: int, speech: Speech
) -> Tally:
    """How many are in which countries, how many of them abroad, and of how many nobody has said it."""
    said = []
    if known:
        codes = dict.fromkeys(known)
        names = speech.listed(country_words(code).say(speech.lang) for code in codes)
        key = "in" if len(codes) <= _NAMED else "several"
        said.append(
            speech.say(
                f"glance.{kind}.{key}", n=len(codes) if key == "several" else len(known), countries=names
            )
        )
        abroad = _abroad(answer, known)
        if abroad and abroad[1]:
            said[-1] += speech.say(f"glance.abroad.{abroad[0]}", n=abroad[1])
    if unknown:
        said.append(speech.say(f"glance.{kind}.unknown", n=unknown))
    return Tally(kind=kind, words=speech.apart(said), n=len(known))


def _abroad(answer: Answer, countries: Iterable[str]) -> tuple[Literal["eea", "home"], int] | None:
    """How many are outside the EEA, of an organisation in it; else outside its own country; None: it is not known."""
    home = next((party.country.value for party in answer.parties if party.kind == "organisation"), None)
    if home is None:
        return None
    if belongs(home, "eea", answer.on):
        return "eea", sum(not belongs(code, "eea", answer.on) for code in countries)
    return "home", sum(same(code, home, answer.on) is False for code in countries)
