"""The docs of the records: read from the source, complete, and in the JSON Schema."""

import json

import pytest
from pydantic import BaseModel

from registry.records.docs import field_docs, records_of
from registry.records.flow import Flow
from registry.records.registry import Registry
from registry.records.stated import Stated
from registry.schema import json_schema

RECORDS = records_of(Registry)


def test_fields_of_its_own_and_those_taken_over_are_told() -> None:
    told = field_docs(Flow)
    assert told["condition"] == "When it happens. Left out: always."
    assert told["cite"].startswith("Where it can be read")


def test_a_record_filled_in_has_the_docs_of_the_generic_one() -> None:
    assert field_docs(Stated[str])["value"] == "The value itself. Left out: unknown."


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_field_of_every_record_is_documented(record: type[BaseModel]) -> None:
    assert field_docs(record).keys() == record.model_fields.keys()


def test_the_schema_tells_what_every_key_means() -> None:
    def untold(node: object, path: str) -> list[str]:
        if isinstance(node, list):
            return [each for index, item in enumerate(node) for each in untold(item, f"{path}/{index}")]
        if not isinstance(node, dict):
            return []
        missing = [
            f"{path}/{key}" for key, part in node.get("properties", {}).items() if "description" not in part
        ]
        return [*missing, *(each for key, part in node.items() for each in untold(part, f"{path}/{key}"))]

    assert untold(json.loads(json_schema()), "") == []
