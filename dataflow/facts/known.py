"""What is known of one thing: a value in words, how it is known and where that can be read."""

import datetime

from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import Text


class Cited(Record):
    """A citation with the words of its document, so that it can be read without the registry."""

    document: str
    """The document's id."""
    title: str
    version: str | None = None
    date: datetime.date | None = None
    section: str | None = None
    line: int | None = None
    last_line: int | None = None
    words: str | None = None


class Known(Record):
    """A value, or that it is unknown. Never none: silence is unknown."""

    value: str | None = None
    """The id or code; None: unknown."""
    label: Text | None = None
    """The value in words; None: unknown."""
    status: Status = Status.UNKNOWN
    citations: tuple[Cited, ...] = ()
    reason: Text | None = None
    """Why it follows from the source, or why it is unknown."""
    dated: datetime.date | None = None
    """For an enrichment: the day it was looked up."""
    source: str | None = None
    """For an enrichment: where."""
    parts: tuple["Known", ...] = ()
    """Where several values are stated for the same days: each of them with its own evidence. What can be several
    at once (the countries of a place) has them all as its value; what can be one only has none."""

    @property
    def disputed(self) -> bool:
        """Whether statements disagree about it: it can have one value only, and more than one is stated."""
        return self.value is None and bool(self.parts)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids it holds: a receiver of several data sets may have several roles at once; none: unknown."""
        return tuple(id_ for id_ in (self.value or "").split(",") if id_)


UNKNOWN = Known()


class Retained(Record):
    """A retention rule in words."""

    label: Text
    period: str | None = None
    """As an ISO 8601 duration; None: only criteria are known."""
    data_set: str | None = None
    """The data set it is about, on a hop that carries several; None: all that the hop carries."""
    said: bool = True
    """Whether a period or criteria are stated at all."""
    status: Status
    citations: tuple[Cited, ...] = ()

    @property
    def known(self) -> Known:
        """The rule as a value, with how it is known; its label says that nothing is, where that is so."""
        status = self.status if self.said else Status.DECLARED
        return Known(value=self.period or "", label=self.label, status=status, citations=self.citations)


class PurposeKnown(Record):
    """A purpose of a hop and the legal basis claimed for it under each law."""

    purpose: Known
    condition: Text | None = None
    """When it applies; of marketing, also by which channel and to whom."""
    basis: dict[str, Known] = {}
    """By law, for every law of the organisation; a law without a stated basis is there as unknown."""
