"""Receivers: who the data of the borders goes to, each party once, and first those of whom something is missing."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from dataflow.borders.border import UNKNOWN, Border, Borders, Crosser, Passage, State
from dataflow.borders.sentences import WORDS
from dataflow.facts.known import Known
from registry.records.record import Record
from registry.records.text import Text

_BEST_FIRST: Final[tuple[State, ...]] = get_args(State)
Standing = State | Literal["none"]
"""How a party stands; `none`: the registry states no law."""
ORDER: Final[tuple[Standing, ...]] = (*reversed(_BEST_FIRST), "none")
"""What is wrong and what is missing first."""


class Hosting(Record):
    """A country that a party has the data in."""

    country: str
    """`unknown` where nobody has said it."""
    label: Text
    known: Known
    """How that is known, as its best known passage has it."""


class UnderLaw(Record):
    """How a party stands under one law: as its worst passage does."""

    regime: str
    label: Text
    state: State


class Receiver(Record):
    """A party, with all that it receives."""

    id: str
    """An actor's id or `person:customer`; `unknown` for all recipients that nobody has named."""
    label: Text
    kind: Literal["person", "organisation", "third_party", "unknown"]
    roles: tuple[str, ...]
    """The ids of the roles that it receives in, in the order of its passages."""
    seat: Known
    """The country that it is established in."""
    hosted: tuple[Hosting, ...]
    """Where it has the data: known countries by name, the unknown last; none for what is only made available."""
    laws: tuple[UnderLaw, ...]
    state: Standing
    """The worst under any law."""
    passages: tuple[int, ...]
    """The places of its passages in `Borders.passages`."""
    flows: tuple[str, ...]
    """The edges of the graph that lead to it or are made available to it, each once."""


def receivers(told: Borders) -> tuple[Receiver, ...]:
    """Every party that a passage leads to, once; worst first, then by name. All that nobody has named are one."""
    held: dict[str, list[int]] = {}
    every = told.passages
    for place, (_, passage) in enumerate(every):
        held.setdefault(_id(passage.importer), []).append(place)
    found = [_receiver(id_, places, every) for id_, places in held.items()]
    return tuple(
        sorted(found, key=lambda each: (ORDER.index(each.state), each.label.say("en").casefold(), each.id))
    )


def counted_again(told: Borders) -> int:
    """How many times a flow stands with a second party, so that the flows of all parties are that many more."""
    each = [flow for receiver in receivers(told) for flow in receiver.flows]
    return len(each) - len(set(each))


def by_standing(told: Borders) -> Mapping[Standing, tuple[Receiver, ...]]:
    """The receivers by how they stand, in the order of what to look at first; only what there is."""
    every = receivers(told)
    groups = {each: tuple(party for party in every if party.state == each) for each in ORDER}
    return {state: parties for state, parties in groups.items() if parties}


def _id(party: Crosser) -> str:
    return UNKNOWN if party.kind == "unknown" else party.id


def _receiver(id_: str, places: list[int], every: tuple[tuple[Border, Passage], ...]) -> Receiver:
    mine = [every[place] for place in places]
    first = mine[0][1].importer
    laws = _laws(mine)
    return Receiver(
        id=id_,
        label=WORDS.both("unnamed") if id_ == UNKNOWN else first.label,
        kind=first.kind,
        roles=tuple(dict.fromkeys(passage.importer.role for _, passage in mine if passage.importer.role)),
        seat=first.seat if id_ != UNKNOWN else Known(),
        hosted=_hosted(mine),
        laws=laws,
        state=max((each.state for each in laws), key=_BEST_FIRST.index, default="none"),
        passages=tuple(places),
        flows=tuple(sorted({hop for _, passage in mine for hop in passage.hops})),
    )


def _laws(mine: list[tuple[Border, Passage]]) -> tuple[UnderLaw, ...]:
    """Under each law the worst state, in the order of the laws."""
    worst: dict[str, UnderLaw] = {}
    for _, passage in mine:
        for each in passage.standings:
            held = worst.get(each.regime)
            if held is None or _BEST_FIRST.index(each.state) > _BEST_FIRST.index(held.state):
                worst[each.regime] = UnderLaw(regime=each.regime, label=each.regime_label, state=each.state)
    return tuple(worst.values())


def _hosted(mine: list[tuple[Border, Passage]]) -> tuple[Hosting, ...]:
    """Where the data arrives; what is only made available to a party is hosted by it nowhere."""
    best: dict[str, Hosting] = {}
    for border, passage in mine:
        if passage.way != "returned":
            here = Hosting(country=border.target, label=border.target_label, known=passage.arrives)
            held = best.get(border.target, here)
            best[border.target] = min(held, here, key=lambda each: each.known.status.weakness)
    return tuple(
        sorted(best.values(), key=lambda each: (each.country == UNKNOWN, each.label.say("en").casefold()))
    )
