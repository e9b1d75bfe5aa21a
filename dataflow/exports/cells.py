"""Cells: what is known of one thing, in the words of a table cell. Unknown is written, never left blank."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from dataflow.answers.answer import Answer, Carried, Hop
from dataflow.exports.sentences import WORDS
from dataflow.facts.known import Cited, Known, PurposeKnown
from dataflow.facts.parties import Certificate
from dataflow.graph.instance import Relation
from registry.records.evidence import Status
from registry.records.prose import day_in_words
from registry.records.text import Lang
from registry.vocabulary import vocabulary

BETWEEN: Final[dict[Lang, str]] = {"fr": "\u00a0; ", "en": "; "}
"""Between parts that have commas. Not taken from the pictures: a table needs no Graphviz."""


def listed(parts: Iterable[str], lang: Lang) -> str:
    """The parts beside each other, each once; "unknown" when there are none."""
    return BETWEEN[lang].join(dict.fromkeys(parts)) or WORDS.say(lang, "unknown")


def known(value: Known, lang: Lang) -> str:
    """A value and, unless a source says it, how it is known."""
    if value.label is None:
        return WORDS.say(lang, "unknown")
    words = value.label.say(lang)
    if value.status is Status.DECLARED:
        return words
    if value.status is Status.ENRICHMENT and value.dated is not None:
        on = day_in_words(value.dated, lang)
        return WORDS.say(lang, "known.dated", value=words, day=on)
    return WORDS.say(lang, "known.other", value=words, status=status(value.status, lang))


def status(value: Status, lang: Lang) -> str:
    """A status in one word."""
    return WORDS.say(lang, f"status.{value}")


def place(answer: Answer, stop: str, lang: Lang) -> str:
    """An end: actor and place; people by themselves."""
    party, at = answer.party_at(stop), answer.stop(stop)
    if party.kind in ("person", "unknown"):
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
        words = WORDS.say(lang, "known.other", value=words, status=status(each.status, lang))
    return words


def carries(answer: Answer, hop: Hop, lang: Lang) -> str:
    """Everything a hop carries; where nobody has said what, everything that may go along."""
    told = listed((carried(answer, each, hop, lang) for each in hop.carries), lang)
    return told if hop.origin == "stated" else WORDS.say(lang, f"carries.{hop.origin}", fields=told)


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
    told = []
    for regime, claimed in laws.items():
        law = regimes[regime].label.say(lang) if regime in regimes else regime
        for claim, purposes in claimed.items():
            only = len(claimed) == 1
            words = claim if only else WORDS.say(lang, "basis.for", basis=claim, purposes=", ".join(purposes))
            told.append(WORDS.say(lang, "basis.law", law=law, basis=words))
    return listed(told, lang)


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
    if held.status is Status.DECLARED:
        return words
    return WORDS.say(lang, "known.other", value=words, status=status(held.status, lang))


def citation(cited: Cited, lang: Lang) -> str:
    """Where it can be read: Titre v1.0, § section, l. 23."""
    words = cited.title
    if cited.version:
        words = WORDS.say(lang, "citation.version", title=words, version=cited.version)
    if cited.section:
        words = WORDS.say(lang, "citation.section", before=words, section=cited.section)
    if cited.line is not None and cited.last_line not in (None, cited.line):
        words = WORDS.say(
            lang, "citation.lines", before=words, line=cited.line, last_line=int(cited.last_line or 0)
        )
    elif cited.line is not None:
        words = WORDS.say(lang, "citation.line", before=words, line=cited.line)
    if cited.words:
        words = WORDS.say(lang, "citation.words", before=words, words=cited.words)
    return words
