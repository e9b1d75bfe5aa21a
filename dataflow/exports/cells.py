"""Cells: what is known of one thing, in the words of a table cell. Unknown is written, never left blank."""

from collections import defaultdict
from collections.abc import Iterable

from dataflow.answers.answer import Answer, Carried, Hop
from dataflow.exports.sentences import WORDS
from dataflow.facts.citations import cited
from dataflow.facts.known import Cited, Known, PurposeKnown
from dataflow.facts.lists import apart
from dataflow.facts.parties import Certificate
from dataflow.facts.values import status_word, told, unknown
from dataflow.graph.instance import Relation
from registry.records.evidence import Status
from registry.records.text import Lang
from registry.vocabulary import vocabulary


def listed(parts: Iterable[str], lang: Lang) -> str:
    """The parts beside each other, each once; "unknown" when there are none."""
    return apart(dict.fromkeys(parts), lang) or unknown(lang)


def known(value: Known, lang: Lang) -> str:
    """A value and, unless a source says it, how it is known."""
    return told(value, lang, "cell")


def status(value: Status, lang: Lang) -> str:
    """A status in one word."""
    return status_word(value, lang)


def citation(each: Cited, lang: Lang) -> str:
    """Where it can be read: Titre v1.0, § section, l. 23."""
    return cited(each, lang, "cell")


def place(answer: Answer, stop: str, lang: Lang) -> str:
    """An end: actor and place; people by themselves."""
    party, at = answer.party_at(stop), answer.stop(stop)
    if party.kind in ("person", "unknown") or at.label == party.label:
        return at.label.say(lang)
    return WORDS.say(lang, "place", actor=party.label.say(lang), place=at.label.say(lang))


def carried(answer: Answer, each: Carried, hop: Hop, lang: Lang) -> str:
    """A field of a data set, how it answers to the field asked for, when it is there at all."""
    held = answer.instance(each.instance)
    words = WORDS.say(lang, "field", field=held.field_label.say(lang), data_set=held.data_set_label.say(lang))
    if held.relation is not Relation.SAME:
        asked = answer.asked_label.say(lang)
        words = WORDS.say(lang, f"relation.{held.relation}", field=words, asked=asked)
    if held.condition is not None:
        words = WORDS.say(lang, "conditioned", words=words, condition=held.condition.say(lang))
    if each.status is not hop.status:
        words = f"{words} ({status(each.status, lang)})"
    return words


def carries(answer: Answer, hop: Hop, lang: Lang) -> str:
    """Everything a hop carries; where nobody has said what, everything that may go along."""
    fields = listed((carried(answer, each, hop, lang) for each in hop.carries), lang)
    return fields if hop.origin == "stated" else WORDS.say(lang, f"carries.{hop.origin}", fields=fields)


def purpose(use: PurposeKnown, lang: Lang) -> str:
    """A purpose with its condition."""
    words = known(use.purpose, lang)
    if use.condition is None:
        return words
    return WORDS.say(lang, "conditioned", words=words, condition=use.condition.say(lang))


def bases(hop: Hop, lang: Lang) -> str:
    """The legal bases under each law, with their purposes where these have different ones."""
    regimes = vocabulary().regimes
    laws: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for use in hop.purposes:
        for regime, basis in use.basis.items():
            laws[regime][known(basis, lang)].append(known(use.purpose, lang))
    by_law = []
    for regime, claimed in laws.items():
        law = regimes[regime].label.say(lang) if regime in regimes else regime
        for claim, purposes in claimed.items():
            only = len(claimed) == 1
            words = claim if only else WORDS.say(lang, "basis.for", basis=claim, purposes=", ".join(purposes))
            by_law.append(WORDS.say(lang, "basis.law", law=law, basis=words))
    return listed(by_law, lang)


def countries(answer: Answer, hop: Hop, lang: Lang) -> str:
    """Where the receiver has its seat, and where the data is."""
    seat, data = answer.party_at(hop.target).country, answer.stop(hop.target).country
    return WORDS.say(lang, "countries", seat=known(seat, lang), data=known(data, lang))


def certificate(held: Certificate, lang: Lang) -> str:
    """A certificate: what it covers, its state on the day, whether it covers the place of this hop."""
    scope = held.scope.say(lang) if held.scope else WORDS.say(lang, f"scope.{held.scope_kind}")
    words = WORDS.say(
        lang,
        "certificate",
        name=held.name.say(lang),
        scope=scope,
        state=WORDS.say(lang, f"state.{held.state}"),
        covers=WORDS.say(lang, f"covers.{held.covers}"),
    )
    return words if held.status is Status.DECLARED else f"{words} ({status(held.status, lang)})"
