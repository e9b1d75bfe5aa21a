"""Receivers: who the data of the borders goes to, each party once, and first those of whom something is missing."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from dataflow.borders.border import STATES, UNKNOWN, Border, Borders, Crosser, Passage, State
from dataflow.borders.grounds import Ground, grounds
from dataflow.borders.sentences import WORDS
from dataflow.facts.known import Known
from dataflow.words.speech import capitalised
from registry.records.record import Record
from registry.records.text import Lang, Text

Standing = State | Literal["none"]
"""How a party stands; `none`: the registry states no law."""
Group = Literal["invalid", "missing", "undetermined", "unknown", "covered", "needless", "none"]
"""needless: no mechanism is needed, as it stays in the area of the law or is no transfer."""
GROUPS: Final[tuple[Group, ...]] = get_args(Group)
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
    reason: Text
    """Why, as the first of its worst passages has it."""


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
    grounds: tuple[Ground, ...]
    """What its transfers rest on, each once."""
    passages: tuple[int, ...]
    """The places of its passages in `Borders.passages`."""
    flows: tuple[str, ...]
    """The edges of the graph that lead to it or are made available to it, each once."""

    @property
    def group(self) -> Group:
        """What it is told with."""
        return group_of(self.state)


def group_of(state: Standing) -> Group:
    """What is told together with whatever stands so."""
    return "needless" if state == "inside" or state == "no_transfer" else state


def receivers(told: Borders) -> tuple[Receiver, ...]:
    """Every party that a passage leads to, once; worst first, then by name. All that nobody has named are one."""
    held: dict[str, list[int]] = {}
    every = told.passages
    for place, (_, passage) in enumerate(every):
        held.setdefault(_id(passage.importer), []).append(place)
    found = [_receiver(id_, places, every) for id_, places in held.items()]
    return tuple(
        sorted(found, key=lambda each: (GROUPS.index(each.group), each.label.say("en").casefold(), each.id))
    )


def group_word(group: Group | State, lang: Lang) -> str:
    """What a group is called at its head and on a tag: as in a sentence, with a capital."""
    key = f"group.{group}" if group in ("needless", "none") else f"state.{group}"
    return capitalised(WORDS.say(lang, key))


def counted_again(told: Borders) -> int:
    """How many times a flow stands with a second party, so that the flows of all parties are that many more."""
    each = [flow for receiver in receivers(told) for flow in receiver.flows]
    return len(each) - len(set(each))


def by_group(told: Borders) -> Mapping[Group, tuple[Receiver, ...]]:
    """The receivers by how they stand, in the order of what to look at first; only what there is."""
    every = receivers(told)
    groups = {each: tuple(party for party in every if party.group == each) for each in GROUPS}
    return {group: parties for group, parties in groups.items() if parties}


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
        state=max((each.state for each in laws), key=STATES.index, default="none"),
        grounds=grounds([passage for _, passage in mine]),
        passages=tuple(places),
        flows=tuple(sorted({hop for _, passage in mine for hop in passage.hops})),
    )


def _laws(mine: list[tuple[Border, Passage]]) -> tuple[UnderLaw, ...]:
    """Under each law the worst state, in the order of the laws."""
    worst: dict[str, UnderLaw] = {}
    for _, passage in mine:
        for each in passage.standings:
            held = worst.get(each.regime)
            if held is None or STATES.index(each.state) > STATES.index(held.state):
                worst[each.regime] = UnderLaw(
                    regime=each.regime, label=each.regime_label, state=each.state, reason=each.reason
                )
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
