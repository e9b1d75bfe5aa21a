"""What is known of one thing: a value in words, how it is known and where that can be read."""

import datetime

from registry.evidence import Status
from registry.record import Record
from registry.text import Text


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


UNKNOWN = Known()
