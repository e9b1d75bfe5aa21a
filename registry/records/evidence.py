"""Evidence: how it is known that a statement holds, and where that can be read."""

import re
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from registry.records.days import Dated, Day
from registry.records.record import Brief, OneOrMany, Record
from registry.records.reference import DocumentRef
from registry.records.refusal import refusal
from registry.records.text import Text


class Status(StrEnum):
    """How a statement is known, strongest first. A path is as strong as its weakest hop."""

    DECLARED = "declared"
    INFERRED = "inferred"
    ENRICHMENT = "enrichment"
    UNKNOWN = "unknown"

    weakness: int
    """0 for declared up to 3 for unknown: what a source says, what follows from it, what was found elsewhere, what
    nobody said. An attribute of each, for it is compared at every step of a walk."""

    @classmethod
    def weakest(cls, *statuses: "Status") -> "Status":
        """The weakest of them; declared when there are none."""
        return max(statuses, key=lambda status: status.weakness, default=cls.DECLARED)


for _place, _status in enumerate(Status):
    _status.weakness = _place

_DOCUMENT = re.compile(r"[a-z0-9_]+")
_LINES = re.compile(r"L(?P<line>[0-9]{1,6})(?:-(?P<last_line>[0-9]{1,6}))?")


class Citation(Brief):
    """Where a statement can be read: `policy L23`, `policy L23-25`, `policy § Title L23 "a few words"`."""

    document: DocumentRef
    """The document, by its id under `documents`."""
    section: str | None = None
    """The section's title. Left out, it is found from the line among the document's sections."""
    line: Annotated[int, Field(ge=1)] | None = None
    """The first line, counted from 1."""
    last_line: int | None = None
    """The last line, when it is more than one."""
    words: str | None = None
    """A few words to find the place by."""

    @classmethod
    def of_text(cls, words: str) -> dict[str, Any]:
        """The parts of a citation written in short: taken off from the end, for a section may hold anything."""
        rest, quoted = _without_words(words.strip())
        rest, lines = _without_lines(rest)
        before, sign, title = rest.partition("§")
        document = before.rstrip() if sign else rest
        if not _DOCUMENT.fullmatch(document) or (sign and before == document) or '"' in title:
            raise refusal("bad-citation")
        parts = {"document": document, "section": title.strip(), "words": quoted, **lines}
        return {key: part for key, part in parts.items() if part}

    @model_validator(mode="after")
    def _lines_in_order(self) -> Self:
        if self.last_line is not None and (self.line is None or self.last_line < self.line):
            raise refusal("bad-citation")
        return self


def _without_words(words: str) -> tuple[str, str]:
    """A citation without the words between quotation marks at its end, and these."""
    if not words.endswith('"'):
        return words, ""
    before, _, quoted = words[:-1].rpartition('"')
    if not quoted or before == before.rstrip():
        raise refusal("bad-citation")
    return before.rstrip(), quoted


def _without_lines(words: str) -> tuple[str, dict[str, str]]:
    """A citation without the lines at its end, `L23-25`, and these."""
    *before, last = words.rsplit(maxsplit=1) or [""]
    found = _LINES.fullmatch(last) if before and not before[0].endswith("§") else None  # « § L3 » is a title
    return (before[0], found.groupdict("")) if found else (words, {})


Citations = Annotated[tuple[Citation, ...], OneOrMany()]
"""One citation or a list of them."""


class Evidence(Record):
    """How a statement is known and where it can be read. Every statement of a registry carries it."""

    status: Status | None = None
    """declared (a source says so), inferred (follows from what a source says: give the `reason`),
    enrichment (found outside the source: give the day, `dated`) or unknown (nobody said).
    Left out: that of the entry it stands in, and `declared` for the entry itself."""
    cite: Citations = ()
    """Where it can be read, such as `policy L23`. Without one it is shown as uncited."""
    reason: Text | None = None
    """Why it follows from the source, or why it is unknown."""
    dated: Day | None = None
    """For an enrichment: the day it was looked up."""
    source: str | None = None
    """For an enrichment: where it was looked up (a page, a register), in words or as a link."""

    @model_validator(mode="after")
    def _supported(self) -> Self:
        if self.status is Status.INFERRED and self.reason is None:
            raise refusal("inferred-without-reason")
        if self.status is Status.ENRICHMENT and self.dated is None:
            raise refusal("enrichment-without-date")
        return self

    @property
    def standing(self) -> Status:
        """The status, `declared` where none is given."""
        return self.status or Status.DECLARED


class DatedEvidence(Evidence, Dated):
    """A statement that may hold for a time only."""


def evidence_of(*entries: Evidence | None) -> Evidence:
    """The evidence of a statement: its own, else that of the entry it stands in, and so on outward.

    `entries` from the innermost outward. An entry has evidence when it cites a source or gives a status.
    """
    given = [entry for entry in entries if entry is not None]
    known = next((entry for entry in given if entry.cite or entry.status is not None), None)
    if known is None:
        return _NONE
    if type(known) is Evidence:
        return known
    return Evidence(**{name: getattr(known, name) for name in Evidence.model_fields})


_NONE = Evidence()
"""The evidence of what cites nothing and says nothing of its status."""
