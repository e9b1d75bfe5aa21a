"""The lean validator: builds a record again from what was validated before, and checks its types alone."""

from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from registry.records.duration import Duration, parsed
from registry.records.lifetime import Lifetime
from registry.records.record import Record
from registry.records.reference import without_none


def lean_validator(record: type[BaseModel]) -> SchemaValidator:
    """A validator of the JSON that `record.model_dump_json(by_alias=True, exclude_unset=True)` gives.

    The record's own validators are not asked: what they accepted once is accepted, briefer ways to write it
    are not known, and no rule between keys is looked at. Without calls into Python it is some five times as
    fast, and the records' full validators, which take longer to make than a registry to read, are not made.
    ValidationError for any other shape.
    """
    schemas = _Schemas()
    whole = schemas.of(record)
    # Left to itself it would take the full validator of each record that has been made meanwhile.
    return SchemaValidator(
        core_schema.definitions_schema(whole, [*schemas.made.values()]), _use_prebuilt=False
    )


class _Schemas:
    """The schemas of the records met so far."""

    def __init__(self) -> None:
        self.made: dict[type[BaseModel], CoreSchema] = {}

    def of(self, annotation: Any) -> CoreSchema:
        """The schema of the values of an annotation."""
        bare = without_none(annotation)
        if bare is not annotation:
            return core_schema.nullable_schema(self.of(bare))
        origin, inner = get_origin(bare), get_args(bare)
        if origin is Annotated:
            return self.of(inner[0])
        if origin is tuple:
            return core_schema.tuple_schema([self.of(inner[0])], variadic_item_index=0)
        if origin is dict:
            return core_schema.dict_schema(core_schema.str_schema(), self.of(inner[1]))
        if origin is Literal:
            return core_schema.literal_schema([*inner])
        if issubclass(bare, BaseModel):
            return self._of_record(bare)
        if issubclass(bare, Enum):
            return core_schema.enum_schema(bare, [*bare])
        return _PLAIN[bare]

    def _of_record(self, record: type[BaseModel]) -> CoreSchema:
        ref = f"{record.__qualname__} {id(record)}"  # two stated values may be named alike
        if record not in self.made:
            self.made[record] = core_schema.any_schema(
                ref=ref
            )  # stands in while its own fields are looked at
            fields = {name: self._of_field(info) for name, info in record.model_fields.items()}
            whole = core_schema.model_fields_schema(fields, extra_behavior="forbid")
            self.made[record] = core_schema.model_schema(
                record, whole, post_init=Record.model_post_init.__name__, ref=ref
            )
        return core_schema.definition_reference_schema(ref)

    def _of_field(self, info: FieldInfo) -> core_schema.ModelField:
        schema = self.of(info.annotation)
        if not info.is_required():
            schema = core_schema.with_default_schema(schema, default=info.default)
        return core_schema.model_field(schema, validation_alias=info.alias)


_PLAIN: dict[Any, CoreSchema] = {
    str: core_schema.str_schema(strict=True),
    int: core_schema.int_schema(strict=True),
    bool: core_schema.bool_schema(strict=True),
    date: core_schema.date_schema(),
    Duration: core_schema.no_info_after_validator_function(parsed, core_schema.str_schema(strict=True)),
    Lifetime: core_schema.no_info_after_validator_function(
        Lifetime.parse, core_schema.str_schema(strict=True)
    ),
}
