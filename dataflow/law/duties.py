"""The duties of a law when data is breached: who tells whom, within how long, by which article."""

from registry.records.countries import Country
from registry.records.duration import Duration
from registry.records.record import Record
from registry.records.text import Text


class ProcessorDuty(Record):
    """A processor tells whom it works for."""

    due: Text
    """Within how long, in words."""
    article: Text
    """Where the law has it, for a controller that is told."""
    further: Text
    """The same for another processor that is told."""


class AuthorityDuty(Record):
    """A controller tells the authority."""

    receiver: Text
    within: Duration
    """Within how long after it knows."""
    due: Text
    """The same in words."""
    condition: Text | None
    """When it is due at all; None: always."""
    article: Text


class PersonsDuty(Record):
    """A controller tells the people."""

    receiver: Text
    due: Text
    condition: Text | None
    """When it is due at all; None: always."""
    article: Text


class Sectoral(Record):
    """What other laws of some countries may ask beside a law, by the trade of who is breached."""

    countries: tuple[Country, ...]
    """Of which the seat of a controller is in one."""
    said: Text
    """The sentence that says where to look."""


class Duties(Record):
    """Who must be told of a breach under a law."""

    processor: ProcessorDuty | None
    authority: AuthorityDuty | None
    persons: PersonsDuty | None
    joint: Text | None
    """Under which condition it falls on one of several joint controllers."""
    applies: dict[str, Text]
    """A sentence for each way the law may apply: unknown, assumed, confirmed."""
    bound: Text | None
    """Which processors are bound wherever whom they work for is; `{parties}` names them."""
    outside: Text | None
    """What a seat outside the area means; `{parties}` names whose it is."""
    sectoral: tuple[Sectoral, ...] = ()
    """What may be owed beside it by the trade of a controller, to be looked at."""
    form: bool
    """Whether the form of the printed sheet (GDPR Art. 33(3), 34, 33(5)) is what it asks to be written."""
