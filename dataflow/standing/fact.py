"""The fact: one of the ten things that should be known of a third party, and how far it is."""

import datetime
from enum import StrEnum
from typing import Final, Literal

from dataflow.facts.finding import Place
from dataflow.facts.known import Cited, Known
from dataflow.facts.parties import Source
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text


class Fact(StrEnum):
    """What should be known of whoever personal data is handed to."""

    DATA = "data"
    """Which data it receives."""
    PURPOSES = "purposes"
    ROLE = "role"
    LEGAL_NAME = "legal_name"
    SEAT = "seat"
    """The country of its seat."""
    HOSTING = "hosting"
    """The countries where the data is."""
    CONTRACT = "contract"
    RETENTION = "retention"
    """How long it keeps what it receives."""
    ONWARD = "onward"
    """To whom it passes data on."""
    BREACH_CLOCK = "breach_clock"
    """Within how long it tells of a breach."""


FACTS: Final[tuple[Fact, ...]] = tuple(Fact)
"""In the order in which they are told."""

State = Literal["known", "partly", "unknown", "needless"]
"""known: all of it is settled; partly: some of it is, and something is left open; unknown: nothing is settled;
needless: nothing is on record, and no law asks for it: whoever decides for itself needs no contract of Art. 28 GDPR."""


class Where(Record):
    """Where a fact is written in the registry, or would be."""

    entry: tuple[str | int, ...]
    """The path of the key: `third_parties`, `cinetpay`, `legal_name`. Of what several entries say, one that leaves it
    open where one does."""
    said: bool = False
    """Whether the key is there."""
    place: Place | None = None
    """Where it stands; where it does not, the nearest entry around it. None: the registry was not read from files."""


class FactKnown(Record):
    """One fact of one third party."""

    fact: Fact
    state: State
    values: tuple[Known, ...] = ()
    """What is stated of it, each value with its status and citations; also what leaves it open, as a role that is said
    to be undetermined."""
    more: bool = False
    """Whether there may be others, of which nobody has said which they are."""
    status: Status = Status.UNKNOWN
    """How its settled values are known: as the weakest of them; unknown where there is none."""
    citations: tuple[Cited, ...] = ()
    """Where its values can be read, each place once."""
    where: Where


class PartyStanding(Record):
    """What is known of one third party."""

    id: str
    label: Text
    collective: bool = False
    """Whether it stands for several that nobody has named."""
    facts: tuple[FactKnown, ...]
    """All ten, in order."""

    def fact(self, fact: Fact) -> FactKnown:
        """One of the ten."""
        return self.facts[FACTS.index(fact)]

    def lacks(self, fact: Fact) -> bool:
        """Whether one of them is not known, or in part only."""
        return self.fact(fact).state in ("partly", "unknown")

    @property
    def known(self) -> int:
        """How many of the ten are known, those known in part left out."""
        return sum(each.state == "known" for each in self.facts)

    @property
    def open(self) -> tuple[FactKnown, ...]:
        """Those that are not known, or only in part."""
        return tuple(each for each in self.facts if each.state in ("partly", "unknown"))

    @property
    def of(self) -> int:
        """How many of the ten there are to know."""
        return sum(each.state != "needless" for each in self.facts)


class Lacking(Record):
    """Of how many third parties one fact is not known."""

    fact: Fact
    unknown: int
    partly: int


class Standing(Record):
    """What is known of every third party that is there on the day."""

    source: Source
    on: datetime.date
    parties: tuple[PartyStanding, ...]
    """In order of id."""

    @property
    def of(self) -> int:
        """How many facts there are to know: ten for each third party, but for what it needs not."""
        return sum(each.of for each in self.parties)

    @property
    def known(self) -> int:
        """How many of them are known, those known in part left out."""
        return sum(each.known for each in self.parties)

    @property
    def partly(self) -> int:
        """How many are known in part."""
        return sum(told.state == "partly" for each in self.parties for told in each.facts)

    @property
    def lacking(self) -> tuple[Lacking, ...]:
        """What is not known of some third party, what is unknown of most of them first."""
        found = [
            Lacking(fact=fact, unknown=self._of(fact, "unknown"), partly=self._of(fact, "partly"))
            for fact in FACTS
        ]
        some = [each for each in found if each.unknown or each.partly]
        return tuple(sorted(some, key=lambda each: (-each.unknown, -each.partly, FACTS.index(each.fact))))

    def party(self, id_: str) -> PartyStanding | None:
        """One third party; None for one that is not there on the day."""
        return next((each for each in self.parties if each.id == id_), None)

    def _of(self, fact: Fact, state: State) -> int:
        return sum(each.fact(fact).state == state for each in self.parties)
