"""The cells of places: in which countries data is, of which kind the places are, and whether it is kept there."""

from collections.abc import Iterable, Iterator

from dataflow.facts.facts import Facts
from dataflow.facts.known import UNKNOWN, Known
from dataflow.facts.sentences import WORDS
from dataflow.graph.arc import Arc
from dataflow.lists.answer import Cell
from dataflow.lists.cells import cell, stated
from registry.records.actor import Place
from registry.records.ends import End, place
from registry.records.evidence import evidence_of


def places_of(actor: str, facts: Facts) -> Iterator[tuple[End, Place]]:
    """The places of an actor that are there on the day, in the order they are written."""
    for name, spot in facts.registry.actors[actor].places.items():
        if spot.holds_on(facts.on):
            yield place(actor, name), spot


def hosting(actor: str, spots: Iterable[Place], facts: Facts) -> Cell:
    """The countries where data is: of an actor without places, and of a place that gives none, unknown."""
    return cell(known for spot in spots for known in countries_at(actor, spot, facts))


def countries_at(actor: str, spot: Place, facts: Facts) -> tuple[Known, ...]:
    """Each country that a place is in; unknown where none is stated. Never empty."""
    entry = evidence_of(spot, facts.registry.actors[actor])
    return facts.each(spot.country, entry, facts.country) or (UNKNOWN,)


def seat(actor: str, facts: Facts) -> Cell:
    """The country of the seat: one, which statements may disagree about."""
    known = facts.registry.actors[actor]
    return cell([facts.single(known.country, known, facts.country)])


def kind(actor: str, spot: Place, facts: Facts) -> Known:
    """What a place is."""
    entry = evidence_of(spot, facts.registry.actors[actor])
    return stated(
        spot.kind, facts.words.place_kinds[spot.kind].label, entry.standing, facts.cited(entry.cite)
    )


def named(actor: str, end: End, spot: Place, facts: Facts) -> Known:
    """A place by its key."""
    entry = evidence_of(spot, facts.registry.actors[actor])
    return stated(end.key, spot.label, entry.standing, facts.cited(entry.cite))


def storage(arriving: Iterable[Arc], facts: Facts) -> Cell:
    """Whether it is kept, as each flow says that arrives."""
    return cell(
        facts.known(arc.storage, arc.evidence, lambda value: WORDS.both(f"storage.{value}"))
        for arc in arriving
    )
