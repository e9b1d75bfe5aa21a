"""The arrivals of an answer about an actor: what it gets from whom, data set by data set, each once."""

from dataflow.answers.answer import Answer, Carried, Hop
from dataflow.answers.groups import grouped
from dataflow.answers.hops import strongest
from dataflow.facts.known import Cited
from dataflow.facts.parties import Party
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text


class Arrival(Record):
    """One data set, or what nobody has named, that comes from one party."""

    data_set: str | None
    """None: nobody has said what comes."""
    label: Text | None
    """What the data set is called."""
    fields: tuple[Text, ...]
    """What of it comes, each field once."""
    source: Party
    status: Status
    """How well it is known that any of it comes, by the best hop."""
    citations: tuple[Cited, ...]
    hops: tuple[int, ...]
    """The numbers of the hops it comes by."""


def direct_hops(answer: Answer) -> list[Hop]:
    """The hops that end at the actor asked for and begin at somebody else."""
    return [
        hop
        for hop in answer.hops
        if answer.party_at(hop.target).id == answer.asked and answer.party_at(hop.source).id != answer.asked
    ]


def received_fields(answer: Answer) -> tuple[str, ...]:
    """The ids of the fields that are said to come to the actor asked for, each once."""
    carried = (each for hop in direct_hops(answer) if hop.origin == "stated" for each in hop.carries)
    return tuple(dict.fromkeys(answer.instance(each.instance).field for each in carried))


def arrivals(answer: Answer) -> tuple[Arrival, ...]:
    """What comes to the actor asked for, from its direct hops, in their order; none of an answer about a field."""
    if answer.question != "receives":
        return ()
    pieces = [
        (hop, each if hop.origin == "stated" else None)
        for hop in direct_hops(answer)
        for each in (hop.carries if hop.origin == "stated" else hop.carries[:1])
    ]

    def told(piece: tuple[Hop, Carried | None]) -> tuple[str | None, str]:
        hop, carried = piece
        named = answer.instance(carried.instance).data_set if carried else None
        return named, answer.party_at(hop.source).id

    found = []
    for (data_set, source), alike in grouped(pieces, told).items():
        held = [answer.instance(each.instance) for _, each in alike if each is not None]
        numbers = tuple(dict.fromkeys(hop.number for hop, _ in alike))
        status = strongest(each.status if each else hop.status for hop, each in alike)
        found.append(
            Arrival(
                data_set=data_set,
                label=held[0].data_set_label if held else None,
                fields=tuple(dict.fromkeys(each.field_label for each in held)),
                source=answer.party(source),
                status=status,
                citations=tuple(
                    dict.fromkeys(
                        cited
                        for hop, each in alike
                        if (each.status if each else hop.status) is status
                        for cited in hop.citations
                    )
                ),
                hops=numbers,
            )
        )
    return tuple(found)
