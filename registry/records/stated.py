"""A stated value: a single fact (a country, a role) with evidence of its own where it has any."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from registry.records.evidence import Citation, DatedEvidence, Evidence, Status
from registry.records.record import or_shorter

T = TypeVar("T")


class Stated(DatedEvidence, Generic[T]):
    """A value and how it is known: `country: FR`, or `country: {value: FR, status: enrichment, dated: …}`.

    A bare value takes the evidence of the entry it stands in. Without a value it is unknown, never none.
    """

    value: T | None = None
    """The value itself. Left out: unknown."""

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        if isinstance(value, cls):
            return value
        # A mapping with none of our keys is the value itself: a text in two languages.
        if isinstance(value, dict) and (not value or value.keys() & cls.model_fields.keys()):
            return value
        return {"value": value}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return or_shorter(core_schema, handler, lambda whole: whole["properties"]["value"]["anyOf"][0])

    def standing_in(self, entry: Evidence | None) -> Status:
        """The status of the value, read inside `entry`, whose evidence it takes when it has none."""
        if self.value is None:
            return Status.UNKNOWN
        if self.status is not None:
            return self.status
        return entry.standing if entry is not None else Status.DECLARED

    def citations_in(self, entry: Evidence | None) -> tuple[Citation, ...]:
        """Where the value can be read: its own citations, else those of the entry it stands in.

        What is unknown can be read nowhere, unless it is said where one would have expected it.
        """
        if self.cite or self.status is not None or self.value is None or entry is None:
            return self.cite
        return entry.cite


def value_on(series: Iterable[Stated[T]], day: date) -> Stated[T] | None:
    """The statement that holds on that day; of several, the one that began last. None: none does."""
    holding = [stated for stated in series if stated.holds_on(day)]
    return max(holding, key=lambda stated: stated.valid_from or date.min, default=None)
