"""The terms: legal bases, clocks, retention, rights and contacts, as entries to be laid side by side."""

from collections.abc import Iterable, Iterator

from dataflow.arc import Arc
from dataflow.changes.entry import Entry, Key, Name, Row, listed, texts_of
from dataflow.changes.speech import say
from dataflow.parties import party_of, stop_of
from dataflow.speaking import Speaking, both
from registry.actor import Contact, Engagement
from registry.dataset import PurposeUse
from registry.ends import End
from registry.text import Text


def terms(key: Key, labels: tuple[Text, ...], engagement: Engagement, speaking: Speaking) -> Iterator[Row]:
    """The breach clock of an engagement, and the bases claimed for what it is for."""
    clock = speaking.known(engagement.breach_clock, engagement, speaking.duration)
    yield "breach_clock", key, Entry(clock.value or "", clock.label, labels)
    both_labels = both(lambda lang: ", ".join(each.say(lang) for each in labels))
    yield from bases("basis", key, both_labels, engagement.purposes, speaking)


def bases(table: str, key: Key, label: Text, uses: Iterable[PurposeUse], speaking: Speaking) -> Iterator[Row]:
    """The legal bases claimed for purposes under each law (GDPR Art. 6, 9; CI law 2013-450 art. 14)."""
    words = speaking.words
    for use in uses:
        for part, claimed in (("basis", use.basis), ("special", use.special)):
            for law, stated in claimed.items():
                if stated.value is None or not stated.holds_on(speaking.on):
                    continue
                regime = words.regimes[law].label
                under = say("special", law=regime) if part == "special" else regime
                at = (*key, ("purpose", use.purpose), ("law", law), ("part", part))
                labels = (label, words.purposes[use.purpose].label, under)
                yield table, at, Entry(stated.value, words.legal_bases[stated.value].label, labels)


def kept(arcs: Iterable[Arc], speaking: Speaking) -> Iterator[Row]:
    """How long what arrives is kept there, by the ends of the flows that say so."""
    rules: dict[Key, list[Text]] = {}
    labels: dict[Key, tuple[Text, ...]] = {}
    for arc in arcs:
        ends = arc.source, arc.target
        key = (*map(named, ends), ("kind", arc.kind))
        labels[key] = tuple(whole(end, speaking) for end in ends)
        told = speaking.retention(arc.retention, arc.evidence)
        rules.setdefault(key, []).extend(rule.label for rule in told)
    for key, several in rules.items():
        if several:
            yield "flow_retention", key, texts_of(several, labels[key])


def rights(speaking: Speaking) -> Iterator[Row]:
    """The rights offered, and how each is exercised (GDPR Art. 12-22; CI law 2013-450 arts 28-29)."""
    registry, words = speaking.registry, speaking.words
    for right in registry.rights:
        label = words.rights[right.right].label
        sets = listed((name, registry.data_sets[name].label) for name in right.data_sets)
        if sets is not None:
            label = say("scoped", what=label, sets=sets)
        told = [part for part in (right.how, right.condition) if part]
        yield (
            "right",
            (("right", right.right), ("about", ",".join(right.data_sets))),
            texts_of(told, (label,)),
        )


def contacts(speaking: Speaking) -> Iterator[Row]:
    """How each actor is reached."""
    for id_, actor in speaking.registry.actors.items():
        if actor.contacts and actor.holds_on(speaking.on):
            yield "contact", (("actor", id_),), texts_of(map(_way, actor.contacts), (actor.name,))


def _way(contact: Contact) -> Text:
    """A contact in one line."""
    ways = [way for way in (contact.email, contact.phone, contact.address, contact.url) if way]
    return both(lambda lang: ", ".join([*([contact.what.say(lang)] if contact.what else []), *ways]))


def named(end: End) -> Name:
    """The name of an end."""
    return ("place", end.key) if end.kind == "place" else (end.kind, end.name)


def whole(end: End, speaking: Speaking) -> Text:
    """An end with its party: « CinetPay · Paiement en ligne »."""
    party, stop = party_of(end, speaking).label, stop_of(end, speaking).label
    return party if party == stop else both(lambda lang: f"{party.say(lang)} · {stop.say(lang)}")
