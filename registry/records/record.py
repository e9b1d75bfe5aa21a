"""The record every declared thing is: frozen, and closed to keys nobody defined."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from registry.records.compact import compact


class Record(BaseModel):
    """A frozen pydantic model that refuses unknown keys. Its fields are documented by attribute docstrings.

    One text then serves code, JSON Schema and documentation (`registry.records.docs`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_post_init(self, _context: Any) -> None:
        """Takes the record's values over into less memory, once they are there: see `registry.records.compact`."""
        compact(self)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, without what a `cached_property` had worked out from the old ones."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Brief(Record):
    """A record that may also be written as a bare text, where one text is all there is to say."""

    @classmethod
    def of_text(cls, words: str) -> dict[str, Any]:
        """The record's keys for a bare text."""
        raise NotImplementedError

    @model_validator(mode="before")
    @classmethod
    def _brief(cls, value: Any) -> Any:
        return cls.of_text(value) if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return or_shorter(schema, handler, lambda _whole: {"type": "string"})


class OneOrMany:
    """The mark of a list that may be written without its dash when it has one item."""

    def __init__(self, *, blank: bool = False) -> None:
        self._blank = blank
        """Whether a key with nothing behind it is a list without items, as where it stood for one value alone."""

    def _listed(self, value: Any) -> Any:
        if value is None and self._blank:
            return ()
        return value if value is None or isinstance(value, list | tuple) else [value]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        whole = handler(schema)
        return {"anyOf": [whole["items"], whole]}


def or_shorter(schema: CoreSchema, handler: GetJsonSchemaHandler, shorter: Any) -> JsonSchemaValue:
    """The JSON Schema of a record, or of the shorter form made from it."""
    whole = handler.resolve_ref_schema(handler(schema))
    kept = {key: part for key, part in whole.items() if key not in {"title", "description"}}
    told: JsonSchemaValue = {key: part for key, part in whole.items() if key not in kept}
    return {**told, "anyOf": [shorter(whole), kept]}
