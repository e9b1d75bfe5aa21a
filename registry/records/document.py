"""The document: a source that statements are cited from."""

import datetime
from typing import Annotated, Final, Literal

from pydantic import Field

from registry.records.days import Day
from registry.records.kept import Kept
from registry.records.record import OneOrMany, Record
from registry.records.reference import ActorRef, Id, SubjectRef
from registry.records.text import Text


class Section(Record):
    """A section of a document: its title and the line it begins at."""

    line: int
    """The line of the title, counted from 1."""
    title: str
    """The title as the document has it; for a section within a section: `Chapter › Section`."""


class Mention(Record):
    """An actor that a document names, or describes by its category."""

    actor: ActorRef
    """The actor."""
    lines: Annotated[tuple[Annotated[int, Field(ge=1)], ...], OneOrMany()] = ()
    """The lines it is named at."""
    listed: bool
    """Whether it stands in the section that lists the recipients."""
    engagements: Annotated[tuple[Id, ...], OneOrMany()] = ()
    """What it is named for, by the ids of its engagements: who is named for one service is not named for another.
    Left out: all."""

    def is_about(self, engagement: str | None) -> bool:
        """Whether what the actor gets under an engagement is mentioned; None: what it gets under none."""
        return not self.engagements or engagement in self.engagements


class Pointer(Record):
    """Something a document refers its reader to: a section, another policy, a link."""

    to: Text
    """What it refers to."""
    line: Annotated[int, Field(ge=1)] | None = None
    """The line it does so at."""
    found: bool | None = None
    """Whether it is there. Left out: nobody has looked, as for a page elsewhere."""
    url: str | None = None
    """The link it gives, as it stands there."""


class Revision(Record):
    """That a document says it may change, and how its readers learn of it."""

    how: Text
    """What it says of it, in a few words."""
    line: Annotated[int, Field(ge=1)] | None = None
    """The line it says so at."""


class Drift(Record):
    """What became of a cited line when the document was read again in a newer version."""

    line: Annotated[int, Field(ge=1)]
    """The line as cited."""
    version: str
    """The version it was looked for in."""
    state: Literal["moved", "fuzzy", "gone"]
    """moved: stands elsewhere; fuzzy: only something alike; gone: not there any more."""


NoticeItem = Literal[
    "controller_identity", "contact", "dpo", "recipients", "retention", "legal_basis", "access",
    "rectification", "erasure", "restriction", "portability", "objection", "withdraw_consent", "complaint",
    "purposes", "categories", "refusal_on_file", "interests", "obligatory", "automated_decision", "source",
    "representative",
]  # fmt: skip
ADDED_ITEMS: Final[frozenset[NoticeItem]] = frozenset(
    {"purposes", "categories", "refusal_on_file", "interests", "obligatory", "automated_decision", "source",
     "representative"}
)  # fmt: skip
"""The items that `states` did not know at first: who went through a notice before was not asked for them."""


class Document(Kept):
    """A policy, contract, certificate or page that facts are cited from (GDPR Art. 5(2), accountability)."""

    title: str
    """Its title, in its own language."""
    kind: Literal["privacy_policy", "contract", "certificate", "vendor_page", "terms", "other"] = (
        "privacy_policy"
    )
    """What it is."""
    version: str | None = None
    """The version it gives itself."""
    date: Day | None = None
    """The day it gives itself: of publication or last revision."""
    effective: Day | None = None
    """The day it says it takes effect, or that its last changes do."""
    first_published: Day | None = None
    """The day its page was first published, where that can be read."""
    may_change: Revision | None = None
    """That it may change, where it says so. Left out: unknown."""
    language: str | None = None
    """The language it is written in, such as `fr`."""
    url: str | None = None
    """Where it can be read."""
    incomplete: Text | None = None
    """What is missing, when only a part could be read. What it does not say is then unknown, not absent."""
    sections: tuple[Section, ...] = ()
    """Its sections in order: a citation then needs only the line."""
    recipients_section: str | None = None
    """The title of the section that lists the recipients."""
    audience: Annotated[tuple[SubjectRef, ...], OneOrMany()] = ()
    """Of what tells people of the processing: the people it is for. Left out: unknown; of one alone, everybody."""
    mentions: tuple[Mention, ...] | None = None
    """The actors it names. Left out: nobody has gone through it for that."""
    states: tuple[NoticeItem, ...] | None = None
    """Which of the items of GDPR Art. 13 and 14 and of CI law 2013-450 art. 28 it tells its reader, `purposes` among
    them. Left out: nobody has gone through it for that."""
    transfers: Literal["stated", "silent"] | None = None
    """Whether it speaks of transfers to other countries. Left out: nobody has gone through it for that."""
    pointers: tuple[Pointer, ...] = ()
    """What it refers its reader to."""
    drifts: tuple[Drift, ...] = ()
    """Cited lines that a newer version no longer has in their place."""

    @property
    def gone_through(self) -> datetime.date | None:
        """The day it was reviewed, else the day it gives itself."""
        return self.reviewed or self.date

    def section_at(self, line: int) -> str | None:
        """The title of the section that a line stands in, or None before the first."""
        begun = [section for section in self.sections if section.line <= line]
        return max(begun, key=lambda section: section.line).title if begun else None
