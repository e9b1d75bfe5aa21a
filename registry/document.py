"""The document: a source that statements are cited from."""

from registry.days import Day
from registry.record import Record
from registry.text import Text


class Section(Record):
    """A section of a document: its title and the line it begins at."""

    line: int
    """The line of the title, counted from 1."""
    title: str
    """The title as the document has it; for a section within a section: `Chapter › Section`."""


class Document(Record):
    """A policy, contract, certificate or page that facts are cited from (GDPR Art. 5(2), accountability)."""

    title: str
    """Its title, in its own language."""
    kind: str = "privacy_policy"
    """What it is: privacy_policy, contract, certificate, vendor_page, terms, other."""
    version: str | None = None
    """The version it gives itself."""
    date: Day | None = None
    """The day it gives itself: of publication or last revision."""
    language: str | None = None
    """The language it is written in, such as `fr`."""
    url: str | None = None
    """Where it can be read."""
    incomplete: Text | None = None
    """What is missing, when only a part could be read. What it does not say is then unknown, not absent."""
    sections: tuple[Section, ...] = ()
    """Its sections in order: a citation then needs only the line."""

    def section_at(self, line: int) -> str | None:
        """The title of the section that a line stands in, or None before the first."""
        begun = [section for section in self.sections if section.line <= line]
        return max(begun, key=lambda section: section.line).title if begun else None
