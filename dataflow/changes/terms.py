"""The terms: legal bases, clocks, retention, rights and contacts, as entries to be laid side by side."""

from collections.abc import Iterable, Iterator, Mapping

from dataflow.changes.entry import Entry, Key, Name, Row, listed, texts_of
from dataflow.changes.sentences import WORDS
from dataflow.facts.facts import Facts
from dataflow.graph.arc import Arc
from registry.records.actor import Contact, Engagement
from registry.records.data_set import PurposeUse
from registry.records.ends import End
from registry.records.evidence import Status
from registry.records.statements import Denial, Right
from registry.records.text import Text, both


def terms(key: Key, labels: tuple[Text, ...], engagement: Engagement, facts: Facts) -> Iterator[Row]:
    """The breach clock of an engagement, and the bases claimed for what it is for."""
    clock = facts.known(engagement.breach_clock, engagement, facts.duration)
    yield "breach_clock", key, Entry(clock.value or "", clock.label, labels)
    both_labels = both(lambda lang: ", ".join(each.say(lang) for each in labels))
    yield from bases("basis", key, both_labels, engagement.purposes, facts)


def bases(table: str, key: Key, label: Text, uses: Iterable[PurposeUse], facts: Facts) -> Iterator[Row]:
    """The legal bases claimed for purposes under each law (GDPR Art. 6, 9; CI law 2013-450 art. 14)."""
    words = facts.words
    claims: dict[Key, dict[str, Text]] = {}
    told: dict[Key, tuple[Text, ...]] = {}
    for use in uses:
        for part, claimed in (("basis", use.basis), ("special", use.special)):
            for law, stated in claimed.items():
                if stated.value is None or not stated.holds_on(facts.on):
                    continue
                regime = words.regimes[law].label
                under = WORDS.both("special", law=regime) if part == "special" else regime
                at = (*key, ("purpose", use.purpose), ("law", law), ("part", part))
                told[at] = (label, words.purposes[use.purpose].label, under)
                claims.setdefault(at, {})[stated.value] = words.legal_bases[stated.value].label
    for at, bases_claimed in claims.items():
        several = sorted(bases_claimed.items())
        yield table, at, Entry(",".join(id_ for id_, _ in several), listed(several), told[at])


def kept(arcs: Iterable[Arc], facts: Facts, labels: Mapping[End, Text]) -> Iterator[Row]:
    """How long what arrives is kept there, by the ends of the flows that say so; `labels`: the ends in words."""
    rules: dict[Key, list[Text]] = {}
    ends: dict[Key, tuple[End, End]] = {}
    for arc in arcs:
        key: Key = (named(arc.source), named(arc.target), ("kind", arc.kind))
        told = facts.retention(arc.retention, arc.evidence)
        if told:
            ends[key] = arc.source, arc.target
            rules.setdefault(key, []).extend(rule.label for rule in told)
    for key, several in rules.items():
        yield "flow_retention", key, texts_of(several, tuple(labels[end] for end in ends[key]))


def rights(facts: Facts) -> Iterator[Row]:
    """The rights offered, and how each is exercised (GDPR Art. 12-22; CI law 2013-450 arts 28-29)."""
    registry, words = facts.registry, facts.words
    for right in registry.rights:
        label = words.rights[right.right].label
        sets = listed((name, registry.data_sets[name].label) for name in right.data_sets)
        if sets is not None:
            label = WORDS.both("scoped", what=label, sets=sets)
        told = [part for part in (right.how, right.condition) if part]
        yield "right", right_key(right), texts_of(told, (label,))


def contacts(facts: Facts) -> Iterator[Row]:
    """How each actor is reached."""
    for id_, actor in facts.registry.actors.items():
        if actor.contacts and actor.holds_on(facts.on):
            yield "contact", (("actor", id_),), texts_of(map(_way, actor.contacts), (actor.name,))


def _way(contact: Contact) -> Text:
    """A contact in one line."""
    ways = [way for way in (contact.email, contact.phone, contact.address, contact.url) if way]
    return both(lambda lang: ", ".join([*([contact.what.say(lang)] if contact.what else []), *ways]))


def right_key(right: Right) -> Key:
    """A right by what it is offered for."""
    return ("right", right.right), ("about", ",".join(right.data_sets))


def denial_key(denial: Denial) -> Key:
    """A denial by who says what is never done, and to what."""
    about = ",".join((*sorted(denial.fields), *sorted(denial.data_sets)))
    return ("actor", denial.who), ("act", denial.act), ("about", about)


def flow_key(arc: Arc, status: Status) -> Key:
    """A flow by its ends, what it does and how it is known."""
    return named(arc.source), named(arc.target), ("kind", arc.kind), ("status", status.value)


def named(end: End) -> Name:
    """The name of an end."""
    return ("place", end.key) if end.kind == "place" else (end.kind, end.name)
