"""The list answer: what is listed, what is certainly in it, and of what it is not known."""

import datetime
from typing import Final

from dataflow.facts.known import Cited, Known
from dataflow.facts.parties import Source
from dataflow.question.wanted import Column, Wanted
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text

AGREED: Final = (Column.CONTRACT, Column.AUTHORISATION, Column.BREACH_CLOCK, Column.SINCE, Column.UNTIL)
"""What is agreed with a party by whoever engages it."""
EVERY: Final = "*"
"""The value that stands for all there are: a denial about no field in particular is about each."""


class Cell(Record):
    """What is known of one thing in one column."""

    values: tuple[Known, ...] = ()
    """Each value with its status and citations. One whose value is None is stated to be unknown, and one of unknown
    status is perhaps so."""
    more: bool = False
    """Whether there may be others that nobody has stated: then nothing follows from what is not there."""
    needless: Text | None = None
    """Why nothing has to be there, where nothing is: then none is no lack, as of a mechanism inside the EEA."""

    @property
    def known(self) -> tuple[Known, ...]:
        """The values that are stated."""
        return tuple(each for each in self.values if each.value is not None or each.disputed)


class Row(Record):
    """One thing listed."""

    id: str
    """Its own among all that could be listed: an actor’s id, `brevo.newsletter`, `account`, a tracker’s pattern."""
    label: Text
    subject_kind: str = ""
    """Where it can be asked about further: actor, field, data_set, people; empty: nowhere."""
    subject: str = ""
    """Its id there."""
    cells: dict[Column, Cell]
    """By column: also those that are not shown and can be asked for."""
    parts: tuple[dict[Column, Cell], ...] = ()
    """Of what is several things at once (a finding under two laws, a purpose with a basis under each): the cells of
    each of them, where they differ from those of the row. Conditions are met together by one of them, or not at all;
    an answer has no parts, they are gone when it has been sifted."""
    firsts: int = 0
    """How many of the parts, the first ones, count alone in what is agreed (`AGREED`) where one of them is what is
    asked for: what the organisation has agreed with a party comes before what others have. 0: all count alike."""
    status: Status = Status.DECLARED
    """How it is known that it is there."""
    unstated: bool = False
    """Whether nobody has stated that it is there: it stands among what is not known, whatever else it meets."""
    citations: tuple[Cited, ...] = ()
    footing: Status = Status.DECLARED
    """In an answer: how well it is known to meet what is asked for."""
    undecided: tuple[Column, ...] = ()
    """In an answer: the columns that leave it open whether it does."""


class ListAnswer(Record):
    """A list with its conditions, as of a day. A row that does not meet them stands in neither bucket."""

    source: Source
    on: datetime.date
    wanted: Wanted
    columns: tuple[Column, ...]
    """What is told of each, in order."""
    rows: tuple[Row, ...]
    """What meets every condition, by what is stated."""
    open: tuple[Row, ...] = ()
    """Of what it is not known whether it does: no condition is failed, and one cannot be told."""
    of: int
    """How many there are in all, whatever the conditions."""
