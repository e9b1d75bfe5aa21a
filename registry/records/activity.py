"""The processing activity (GDPR Art. 30), and the system: an application that activities and places belong to."""

from typing import Annotated, Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from registry.records.data_set import Provision, PurposeUses
from registry.records.days import Day
from registry.records.evidence import DatedEvidence
from registry.records.flow import CarriedList, Places
from registry.records.kept import Reviewed
from registry.records.measure import Measures
from registry.records.record import OneOrMany
from registry.records.reference import ControllerRef, SubjectRef, SystemRef
from registry.records.stated import Stated
from registry.records.text import Text

Origin = Literal["people", "others", "public"]
"""people: the people themselves; others: somebody else; public: sources that anybody can read (GDPR Art. 14(2)(f))."""
Automated = Literal["none", "profiling", "decision"]
"""profiling: people are assessed by a program (GDPR Art. 4(4)); decision: a program alone decides (Art. 22)."""


class _Numbered:
    """The mark of a text that may also be written as a bare number."""

    @staticmethod
    def _told(value: Any) -> Any:
        return str(value) if type(value) is int else value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._told, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"type": "integer"}]}


class System(DatedEvidence):
    """An application or system, as people call it: it consists of places, the organisation's own or a third party's."""

    label: Text
    """What it is called."""
    also_called: Annotated[tuple[str, ...], OneOrMany()] = ()
    """Other words people ask for it by."""
    places: Places = ()
    """The places it consists of: what flows bring there is in the system. Left out: unknown."""
    note: Text | None = None
    """Anything a reader should know."""


class Activity(DatedEvidence, Reviewed):
    """A processing activity of the record (GDPR Art. 30(1)(b)-(g)).

    Recipients, transfers and retention are not written here: they follow from the flows that carry the data it uses,
    for its purposes, and from the data sets.
    """

    label: Text
    """What it is called."""
    also_called: Annotated[tuple[str, ...], OneOrMany()] = ()
    """Other words people ask for it by."""
    reference: str | None = None
    """Its number or reference in the record."""
    purposes: PurposeUses = ()
    """What for, the main purpose first (GDPR Art. 30(1)(b)). A basis that is not given is that of the data sets.
    Left out: the purposes of its data sets."""
    uses: CarriedList = ()
    """What it uses: `account` (the whole data set), `phone_number@account` (one field of it). Left out: unknown."""
    subjects: Annotated[tuple[SubjectRef, ...], OneOrMany()] = ()
    """The people it is about (GDPR Art. 30(1)(c)). Left out: those of its data sets."""
    systems: Annotated[tuple[SystemRef, ...], OneOrMany()] = ()
    """The systems it uses, by their id under `systems`. Those that its flows reach are found by themselves."""
    owner: Stated[Text] = Stated()
    """Who answers for it inside the organisation: a person, a department. Left out: unknown."""
    origin: Annotated[tuple[Stated[Origin], ...], OneOrMany(blank=True)] = ()
    """Where the data come from (GDPR Art. 14(2)(f)): people (the people themselves), others, public (sources that
    anybody can read); several where there are several. Left out: as the flows tell it that bring them."""
    provision: Stated[Provision] = Stated()
    """Whether people are free to give the data, or a contract or a law asks for it (GDPR Art. 13(2)(e)).
    Left out: as its data sets say."""
    automated: Stated[Automated] = Stated()
    """none, profiling (people are assessed by a program, GDPR Art. 4(4)) or decision (a program alone decides, with
    legal or similar effects, Art. 22). Left out: unknown."""
    volume: Stated[Annotated[Text, _Numbered()]] = Stated()
    """How many people it concerns, as a number or in words. Left out: unknown."""
    large_scale: Stated[bool] = Stated()
    """Whether it is on a large scale (GDPR Art. 35(3)(b), 37(1)(b)). Left out: unknown."""
    joint_controllers: Annotated[tuple[ControllerRef, ...], OneOrMany()] = ()
    """Who decides on it together with the organisation: third parties, or entities of the organisation by their id
    (GDPR Art. 26)."""
    created: Day | None = None
    """The day its entry in the record was made."""
    updated: Day | None = None
    """The day its entry was last changed."""
    measures: Measures = ()
    """The security measures that the organisation takes for it (GDPR Art. 30(1)(g)). Left out: unknown; those of the
    organisation as a whole are told beside it."""
    note: Text | None = None
    """Anything a reader should know."""
