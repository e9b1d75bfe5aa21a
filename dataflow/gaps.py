"""Gaps: what nobody has said about the things an answer names."""

from collections.abc import Iterable, Iterator, Sequence

from dataflow.answer import Gap, Hop, Party, Stop
from dataflow.speaking import Speaking
from registry.text import Text

_UNSAID = (None, "undetermined", "unknown")


def gaps(
    hops: Sequence[Hop], stops: Sequence[Stop], parties: Sequence[Party], speaking: Speaking
) -> tuple[Gap, ...]:
    """Each kind of gap once, with all it is about, in the order a reader asks for them."""
    party_of = {stop.key: stop.party for stop in stops}
    actors = [party for party in parties if party.kind in ("organisation", "third_party")]
    stated = [hop for hop in hops if hop.origin != "unknown_recipients"]
    to_actors = [hop for hop in stated if party_of[hop.target] in {party.id for party in actors}]

    def receivers(found: Iterable[Hop]) -> list[str]:
        return [party_of[hop.target] for hop in found]

    recipients = [party_of[hop.source] for hop in hops if hop.origin == "unknown_recipients"]
    unplaced = [
        stop.party
        for stop in stops
        if stop.country.value is None and stop.party in {party.id for party in actors}
    ]
    told = (
        ("data", receivers(hop for hop in hops if hop.origin == "unstated_flows")),
        ("role", receivers(hop for hop in to_actors if hop.role.value in _UNSAID)),
        ("recipients", recipients),
        ("country", [party.id for party in actors if party.country.value is None]),
        ("place_country", unplaced),
        (
            "retention",
            receivers(h for h in to_actors if not h.retention and h.storage.value != "not_stored"),
        ),
        ("contract", receivers(hop for hop in to_actors if hop.engaged_by and hop.contract.value is None)),
    )
    labels = {party.id: party.label for party in parties}
    found = [
        Gap(about=about, parties=tuple(ids), labels=tuple(labels[id_] for id_ in ids))
        for about, several in told
        if (ids := list(dict.fromkeys(several)))
    ]
    without = dict.fromkeys(_without_basis(to_actors))
    if without:
        found.append(Gap(about="legal_basis", parties=(), labels=tuple(without)))
    missing = [
        document.incomplete for document in speaking.registry.documents.values() if document.incomplete
    ]
    if missing:
        found.append(Gap(about="source", parties=(), labels=tuple(missing)))
    return tuple(found)


def _without_basis(hops: Iterable[Hop]) -> Iterator[Text]:
    """The purposes that no legal basis is stated for under any law (GDPR Art. 6(1); CI law 2013-450 art. 14)."""
    for hop in hops:
        for purpose in hop.purposes:
            if purpose.purpose.label and all(basis.value is None for basis in purpose.basis.values()):
                yield purpose.purpose.label
