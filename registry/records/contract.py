"""The contract: what two parties have agreed, what it covers, and how long it runs on the calendar."""

import datetime
from typing import Annotated, Any, Final, Literal, NamedTuple

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from registry.records.days import Day
from registry.records.duration import Duration, ahead, due
from registry.records.evidence import Evidence
from registry.records.kept import Kept
from registry.records.record import OneOrMany
from registry.records.reference import DocumentRef
from registry.records.refusal import refusal
from registry.records.stated import Stated
from registry.records.text import Text

Clause = Literal["a", "b", "c", "d", "e", "f", "g", "h"]
ALL: Final[tuple[Clause, ...]] = ("a", "b", "c", "d", "e", "f", "g", "h")
"""The clauses of GDPR Art. 28(3)."""
Described = Literal["subject_matter", "duration", "nature", "purpose", "data_types", "people", "obligations"]
"""What GDPR Art. 28(3), first sentence, asks a contract to set out."""


class _All:
    """The mark of a list that may be written `all`: then it is each of them, as if one had written every one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: ALL if value == "all" else value, handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"const": "all"}, handler(schema)]}


class Amendment(Evidence):
    """A change to a contract that both sides agreed on."""

    on: Day | None = None
    """The day it was signed or accepted. Left out: unknown."""
    what: Text
    """What it changes, in a few words."""
    document: DocumentRef | None = None
    """Its id under `documents`, where it stands there."""


class Contract(Evidence, Kept):
    """The contract of an engagement (GDPR Art. 28(3), 26)."""

    title: Text | None = None
    """What it is called."""
    date: Day | None = None
    """The day it was signed or accepted."""
    starts: Day | None = None
    """The first day it runs on. Left out: the day it was signed."""
    ends: Day | None = None
    """The last day it runs on, before any renewal. Left out: unknown."""
    term: Stated[Literal["fixed", "open", "service"]] = Stated()
    """How long it is made for: fixed (until `ends`), open (until one side ends it), service (as long as the service it
    goes with). Left out: unknown."""
    renewal: Stated[Literal["tacit", "explicit", "none"]] = Stated()
    """What happens at its end: tacit (it goes on unless one side objects), explicit (only if both sides say so), none.
    Left out: unknown."""
    renews_every: Duration | None = None
    """For how long it is renewed each time. Left out: unknown."""
    notice: Duration | None = None
    """How long before its end, or before one leaves it, notice has to be given. Left out: unknown."""
    clauses: Annotated[tuple[Clause, ...], _All()] = ()
    """Which of the clauses of Art. 28(3)(a)-(h) it holds; `all` for all eight."""
    describes: Annotated[tuple[Described, ...], OneOrMany()] = ()
    """Which of what Art. 28(3), first sentence, asks for it sets out: the subject matter, duration, nature and purpose
    of the processing, the types of data, the people, the controller's obligations and rights (`obligations`).
    Left out: nobody has looked."""
    amendments: tuple[Amendment, ...] = ()
    """The amendments to it."""
    document: DocumentRef | None = None
    """Its id under `documents`, where it stands there."""
    url: str | None = None
    """Where it can be read."""

    @model_validator(mode="after")
    def _in_order(self) -> "Contract":
        if self.starts and self.ends and self.ends < self.starts:
            raise refusal(f"dates-reversed|from={self.starts}|to={self.ends}")
        return self

    @property
    def began(self) -> datetime.date | None:
        """The first day it runs on, as far as it is known."""
        return self.starts or self.date


class Run(NamedTuple):
    """How a contract stands on a day."""

    state: Literal["not_yet", "running", "renewed", "ended", "lapsed", "unknown"]
    """not_yet: it begins later; renewed: its end is past and it went on; lapsed: its end is past, and nobody said what
    happens then; unknown: nobody said how long it runs."""
    until: datetime.date | None = None
    """The last day of its present term, or the one it ended on."""
    notice_by: datetime.date | None = None
    """The last day on which notice can be given next."""
    leaves: datetime.date | None = None
    """The end that this notice is for."""


def run_on(contract: Contract, day: datetime.date) -> Run:
    """How a contract stands on a day, by its own words: what is past and renewed by itself goes on, term after term."""
    renewal = contract.renewal.value
    if contract.began is not None and day < contract.began:
        return _noticed(contract, Run("not_yet", contract.ends), day)
    if contract.ends is None:
        return Run("running" if contract.term.value in ("open", "service") else "unknown")
    if day <= contract.ends:
        return _noticed(contract, Run("running", contract.ends), day)
    if renewal == "tacit":
        return _noticed(contract, Run("renewed", _term_end(contract, day)), day)
    return Run("ended" if renewal else "lapsed", contract.ends)


def _noticed(contract: Contract, run: Run, day: datetime.date) -> Run:
    """With the next day to give notice by: for the present term, or, when that is past, for the one after it.

    No notice is needed of what ends unless both sides go on.
    """
    if contract.notice is None or run.until is None or contract.renewal.value in ("explicit", "none"):
        return run
    by = ahead(run.until, contract.notice)
    if by >= day:
        return run._replace(notice_by=by, leaves=run.until)
    after = _term_end(contract, due(day, contract.notice)) if contract.renewal.value == "tacit" else None
    return run._replace(notice_by=ahead(after, contract.notice), leaves=after) if after else run


def _term_end(contract: Contract, day: datetime.date) -> datetime.date | None:
    """The end of the term that a day falls in, of a contract renewed again and again; None: for how long is unknown.

    Each is counted from the first, for the 31st that became a 28th would stay one.
    """
    first, every = contract.ends, contract.renews_every
    if first is None or every is None or every.longest_days() < 1:
        return None
    times = max(0, int((day - first).days / every.longest_days()))
    while (end := due(first, every * times)) < day:
        times += 1
    return end
