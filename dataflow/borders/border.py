"""The borders: what leaves the country, in one frozen object that the table and the picture are made from."""

import datetime
from typing import Final, Literal, get_args

from dataflow.facts.known import Cited, Known
from dataflow.facts.parties import Source
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text

State = Literal["inside", "no_transfer", "covered", "unknown", "undetermined", "missing", "invalid"]
"""inside: it stays in the area of the law; no_transfer: it is none in the sense of the law; covered: a
mechanism is recorded or a decision covers it; unknown: a country, a recipient or whether it happens is unknown;
undetermined: where it goes is known, and whether the law is met is to settle; missing: no mechanism is recorded;
invalid: the one recorded is not good. The worse the later."""

STATES: Final[tuple[State, ...]] = get_args(State)

PEOPLE = "people"
"""Stands for the country of data subjects: where they are is not asked."""
UNKNOWN = "unknown"
"""Stands for a country that nobody has stated."""


_AT_HOME: Final = (None, "inside", "no_transfer")
"""The states of what is collected from people that is no transfer."""


class Standing(Record):
    """How a passage stands under one law."""

    regime: str
    regime_label: Text
    state: State
    reason: Text
    """Why, in words."""
    mechanism: str | None = None
    """The mechanism of the vocabulary by which a decision or an authorisation covers it; None: none does."""


class Crosser(Record):
    """A party at one side of a border."""

    id: str
    """An actor's id, `person:customer` or `unknown:cinetpay`."""
    kind: Literal["person", "organisation", "third_party", "unknown"]
    label: Text
    role: str | None = None
    role_known: Known = Known()
    """The role it hands over or receives in, and how that is known; unknown where nobody has settled it."""
    seat: Known = Known()
    """The country of its seat: no more than a hint at where data is."""


class Passage(Record):
    """What one party hands to another across one border in one way."""

    exporter: Crosser
    importer: Crosser
    way: str
    """handed, collected_for, collected, collected_by_whom, same_actor, unnamed or returned."""
    way_label: Text
    hops: tuple[str, ...]
    """The edges of the graph, in order; for `returned` those by which the data came."""
    known: tuple[Status, ...] = ()
    """How each of these edges is known, in their order."""
    fields: tuple[str, ...]
    field_labels: tuple[Text, ...]
    stated: bool
    """Whether it is said what all of it carries."""
    data_sets: tuple[str, ...]
    data_set_labels: tuple[Text, ...]
    leaves: Known = Known()
    """The country it leaves, and how it is known that the data is there; unknown for people."""
    arrives: Known = Known()
    """The country it arrives in, and how it is known that the data is there."""
    mechanism: Known
    """The mechanism as recorded; several flows with several: joined."""
    standings: tuple[Standing, ...]
    """Under every law of the organisation, in the registry's order."""
    status: Status
    """How it is known that the data goes there; of several flows the strongest."""
    citations: tuple[Cited, ...]

    @property
    def state(self) -> State | None:
        """The worst standing; None where no law is stated."""
        return max((each.state for each in self.standings), key=STATES.index, default=None)


class Border(Record):
    """Everything that goes from one country to another."""

    source: str
    """A country, `people` or `unknown`."""
    target: str
    """A country or `unknown`."""
    source_label: Text
    target_label: Text
    crossed: bool | None
    """Whether it is a border between two countries; None: one of them is unknown."""
    passages: tuple[Passage, ...]

    @property
    def flows(self) -> tuple[str, ...]:
        """The flows that cross it, each once."""
        hops = (hop for passage in self.passages if passage.way != "returned" for hop in passage.hops)
        return tuple(sorted(hops))


def is_crossed(border: Border, passage: Passage) -> bool:
    """Whether a passage crosses a border between two countries, or may. What is collected from people does where that
    is, or may be, a transfer of who has it collected."""
    return border.crossed is not False and not (border.source == PEOPLE and passage.state in _AT_HOME)


class Limit(Record):
    """What the borders were limited to."""

    leaving: tuple[Text, ...] = ()
    """The countries and areas that data leaves; empty: any."""
    arriving: tuple[Text, ...] = ()
    """The countries it arrives in; empty: any."""
    met: bool
    """Whether a flow is known to do so; else each that is told has a side whose country is unknown."""


class Borders(Record):
    """What leaves the country: every flow of the day stands in a border, in several where it joins several countries.

    With a limit only those that meet it, or may.
    """

    on: datetime.date
    source: Source
    home: Known
    """The country of the organisation's seat."""
    law_known: datetime.date
    """The day up to which the tables of the law are known."""
    borders: tuple[Border, ...]
    limit: Limit | None = None

    @property
    def passages(self) -> tuple[tuple[Border, Passage], ...]:
        """Every passage with its border."""
        return tuple((border, passage) for border in self.borders for passage in border.passages)
