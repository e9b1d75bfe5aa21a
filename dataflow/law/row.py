"""The rows of the tables of the law: who belongs where, which decision covers whom, which clauses fit."""

from collections.abc import Mapping
from typing import Final, Literal

from registry.records.countries import Country
from registry.records.days import Dated, Day
from registry.records.text import Text

Mark = Literal["verified", "secondary", "knowledge"]
"""verified: checked in the source named; secondary: read in a secondary source only; knowledge: general
knowledge of the law, not checked again."""

Party = Literal["controller", "processor"]

PARTIES: Final[Mapping[str | None, Party]] = {
    "controller": "controller",
    "joint_controller": "controller",
    "independent_controller": "controller",
    "processor": "processor",
    "sub_processor": "processor",
}
"""What a role of the vocabulary is for the clauses; for the others, and where there is none, they have no module."""


class Row(Dated):
    """One entry of a table, with where it is read and how far that was checked."""

    id: str
    """Its name; an entry of the same name in a file of one's own takes its place."""
    mark: Mark
    """How far it was checked."""
    source: str
    """Where it can be read."""


class Membership(Row):
    """That a country belongs to an area of law from one day to another."""

    area: str
    """The area of one of the laws. eea: where the GDPR sees no third country; ecowas: where CI law 2013-450
    sees none."""
    country: Country
    """The country."""


class Ruled(Row):
    """An entry that one law goes by, and no other."""

    law: str = "gdpr"
    """The law, by its id; left out it is the GDPR, whose entries the tables began with."""


class Adequacy(Ruled):
    """A decision that a country or organisation protects personal data adequately (GDPR Art. 45)."""

    country: Country | None = None
    """The country; left out for an international organisation."""
    organisation: str | None = None
    """The international organisation."""
    decision: str
    """The decision’s number."""
    scope: Literal["whole", "sector", "listed_entities", "overseas"]
    """Whether it covers the whole country, a part of it, or only the importers that are on a list; overseas: it is no
    decision, but the law of a member State that holds in a territory outside the area, whose place is debated."""
    covers: Text | None = None
    """For a part or a list: what it covers; for a whole country: what it leaves out."""
    certificate: str | None = None
    """For a list: the certificate that the importer must hold on the day."""


class Module(Ruled):
    """A module of the standard contractual clauses and the roles it is made for."""

    exporter: Party
    """The role of who hands the data over."""
    importer: Party
    """The role of who receives it."""


class Clauses(Ruled):
    """A set of standard contractual clauses and the days on which it can be relied on."""

    decision: str
    """The decision’s number."""
    last_signed: Day | None = None
    """The last day on which it could be signed."""
