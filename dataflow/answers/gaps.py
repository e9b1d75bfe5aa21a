"""Gaps: what nobody has said about the things an answer names."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dataflow.answers.answer import About, Gap, Hop
from dataflow.answers.groups import grouped
from dataflow.facts.facts import Facts
from dataflow.facts.parties import Party, Stop
from dataflow.graph.instance import Instance
from registry.records.evidence import Status
from registry.records.prose import day_text
from registry.records.text import Text

_UNSAID = (None, "undetermined", "unknown")


def gaps(
    hops: Sequence[Hop], stops: Sequence[Stop], parties: Sequence[Party], facts: Facts
) -> tuple[Gap, ...]:
    """Each kind of gap once, with all it is about, in the order a reader asks for them."""
    party_of = {stop.key: stop.party for stop in stops}
    actors = {party.id: party for party in parties if party.kind in ("organisation", "third_party")}
    stated = [hop for hop in hops if hop.origin != "unknown_recipients"]
    to_actors = [hop for hop in stated if party_of[hop.target] in actors]

    missing: dict[About, list[Hop]] = {
        "data": [hop for hop in hops if hop.origin == "unstated_flows"],
        "role": [hop for hop in to_actors if hop.role.value in _UNSAID],
        "purposes": [hop for hop in to_actors if not any(use.purpose.value for use in hop.purposes)],
        "retention": [hop for hop in to_actors if _unkept(hop) and hop.storage.value != "not_stored"],
        "contract": [hop for hop in to_actors if hop.engaged_by and hop.contract.value is None],
    }
    told: tuple[tuple[About, list[str]], ...] = (
        ("data", [party_of[hop.target] for hop in missing["data"]]),
        ("role", [party_of[hop.target] for hop in missing["role"]]),
        ("purposes", [party_of[hop.target] for hop in missing["purposes"]]),
        ("recipients", [party_of[hop.source] for hop in hops if hop.origin == "unknown_recipients"]),
        ("country", [party.id for party in actors.values() if party.country.value is None]),
        (
            "place_country",
            [stop.party for stop in stops if stop.country.value is None and stop.party in actors],
        ),
        ("retention", [party_of[hop.target] for hop in missing["retention"]]),
        ("contract", [party_of[hop.target] for hop in missing["contract"]]),
    )
    labels = {party.id: party.label for party in parties}
    arriving = grouped(to_actors, lambda hop: party_of[hop.target])
    found = []
    for about, several in told:
        ids = tuple(dict.fromkeys(several))
        if ids:
            lacking = grouped(missing.get(about, ()), lambda hop: party_of[hop.target])
            of = _unkept if about == "retention" else _sets
            within = tuple(
                _within(lacking.get(id_, []), arriving[id_], of, facts) if id_ in arriving else ()
                for id_ in ids
            )
            names = tuple(labels[id_] for id_ in ids)
            found.append(Gap(about=about, parties=ids, labels=names, within=within))
    without = dict.fromkeys(_without_basis(to_actors))
    if without:
        found.append(Gap(about="legal_basis", parties=(), labels=tuple(without)))
    cut = [document.incomplete for document in facts.registry.documents.values() if document.incomplete]
    if cut:
        found.append(Gap(about="source", parties=(), labels=tuple(cut)))
    return (*before_sources(facts), *found)


def before_sources(facts: Facts) -> Iterator[Gap]:
    """That the day lies before every document that has a date: later sources do not attest it.

    It bears on the whole answer, so it stands before what is unknown of one party or another.
    """
    dates = [each.date for each in facts.registry.documents.values() if each.date]
    if dates and facts.on < min(dates):
        yield Gap(about="day", parties=(), labels=(day_text(facts.on),))


def _unkept(hop: Hop) -> list[str]:
    """The data sets on a hop that nobody has said the retention of."""
    if not hop.retention:
        return _sets(hop)
    return [kept.data_set for kept in hop.retention if kept.status is Status.UNKNOWN and kept.data_set]


def _within(
    lacking: Sequence[Hop], arriving: Sequence[Hop], of: Callable[[Hop], list[str]], facts: Facts
) -> tuple[Text, ...]:
    """The data sets that something is missing for at a party where it is known for others.

    `lacking` are the hops that it is missing on, of those `arriving` at the party; `of` tells for which data
    sets on a hop.
    """
    names = dict.fromkeys(name for hop in lacking for name in of(hop))
    if len(lacking) == len(arriving) and all({*_sets(hop)} <= names.keys() for hop in lacking):
        return ()
    return tuple(facts.registry.data_sets[name].label for name in names)


def _sets(hop: Hop) -> list[str]:
    return [Instance.named(each.instance).data_set for each in hop.carries]


def _without_basis(hops: Iterable[Hop]) -> Iterator[Text]:
    """The purposes that no legal basis is stated for under any law (GDPR Art. 6(1); CI law 2013-450 art. 14)."""
    for hop in hops:
        for purpose in hop.purposes:
            if purpose.purpose.label and all(basis.value is None for basis in purpose.basis.values()):
                yield purpose.purpose.label
