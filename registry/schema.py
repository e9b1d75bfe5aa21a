"""The JSON Schema of a registry file, so that an editor completes and checks what a person writes."""

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from registry.records.actor import Actor, Engagement
from registry.records.docs import field_docs, records_of
from registry.records.flow import Flow
from registry.records.registry import Registry
from registry.records.short import OF_ENGAGEMENT, ShortForm
from registry.vocabulary import Vocabulary, vocabulary


def json_schema() -> str:
    """The schema of one file, generated from the models and the vocabulary. Same models, same text.

    A file of a folder may hold a part of a registry, so no key is required at the top.
    """
    schema = Registry.model_json_schema(by_alias=True)
    records = list(records_of(Registry).values())
    for name, part in {"Registry": schema, **schema["$defs"]}.items():
        record = next((each for each in records if _is_of(name, each)), None)
        if record is not None:
            _describe(part, record)
    schema.pop("required", None)
    _add_short_form(schema["$defs"])
    named = _named(schema, vocabulary())
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sillage registry",
    }
    return json.dumps({**head, **named, "title": head["title"]}, indent=1, ensure_ascii=False) + "\n"


def _add_short_form(defs: dict[str, Any]) -> None:
    """Adds the keys of the short form to third parties, but for one that has engagements."""
    told = field_docs(ShortForm)
    party, flow = defs[Actor.__name__], defs[Flow.__name__]
    loose = {**flow, "required": [key for key in flow.get("required", ()) if key != "from"]}
    loose["description"] = told["receives"]
    received: dict[str, Any] = {"$ref": f"#/$defs/Received{Flow.__name__}"}
    carried = {"type": "string", "x-names": "carried"}
    one = {"anyOf": [carried, received]}
    many = {"type": "array", "items": one}
    defs[f"Received{Flow.__name__}"] = loose
    short = {key: defs[Engagement.__name__]["properties"][key] for key in OF_ENGAGEMENT}
    short["hosting"] = {**party["properties"]["country"], "description": told["hosting"]}
    short["receives"] = {"anyOf": [*one["anyOf"], many, {"type": "null"}], "description": told["receives"]}
    party["properties"] |= short
    party["not"] = {"required": ["engagements"], "anyOf": [{"required": [key]} for key in short]}


def _is_of(name: str, record: type[BaseModel]) -> bool:
    """Whether a definition is of that record: named as it is, or with its module where several are named alike."""
    plain = re.sub(r"[^a-zA-Z0-9.\-_]", "_", record.__name__)
    return name == plain or name.startswith(f"{record.__module__.replace('.', '__')}__{plain}")


def _describe(part: dict[str, Any], record: type[BaseModel]) -> None:
    """Adds what the record's docstrings say to its properties, in its long form where it has a short one too."""
    told = field_docs(record)
    for form in (part, *(each for each in part.get("anyOf", ()) if "properties" in each)):
        for name, info in record.model_fields.items():
            key = info.alias or name
            if key in form.get("properties", {}) and name in told:
                form["properties"][key]["description"] = told[name]


def _named(node: Any, words: Vocabulary) -> Any:
    """The schema with the ids of the vocabulary listed wherever a text names one of its terms."""
    if isinstance(node, list):
        return [_named(item, words) for item in node]
    if not isinstance(node, dict):
        return node
    kind = node.get("x-names")
    rest = {key: _named(value, words) for key, value in node.items() if key != "x-names"}
    if kind is None:
        return rest
    ids = sorted(terms_of(words, kind))
    if kind in ("field", "subject", "purpose", "measure_kind", "end", "carried"):
        # A registry adds words and places of its own: known ids are offered, others are not refused.
        return {**rest, "anyOf": [{"enum": ids}, {"type": "string"}]} if ids else rest
    return {**rest, "enum": ids} if ids else rest


def terms_of(words: Vocabulary, kind: str) -> set[str]:
    """The ids that the vocabulary defines for a kind of reference; empty where only a registry defines them."""
    return {*terms_by_id(words, kind)}


def terms_by_id(words: Vocabulary, kind: str) -> Mapping[str, Any]:
    """The terms themselves, by id."""
    defined: dict[str, Mapping[str, Any]] = {
        "field": words.fields,
        "subject": words.data_subjects,
        "end": words.data_subjects,
        "purpose": words.purposes,
        "role": words.roles,
        "legal_basis": words.legal_bases,
        "mechanism": words.transfer_mechanisms,
        "certification": words.certifications,
        "tracker_category": words.tracker_categories,
        "right": words.rights,
        "place_kind": words.place_kinds,
        "flow_kind": words.flow_kinds,
        "denial_act": words.denial_acts,
        "regime": words.regimes,
        "category": words.categories,
        "measure_kind": words.measures,
    }
    return defined.get(kind, {})
