#!/usr/bin/env python3
"""The reference of every key: makes docs/keys.md from models and vocabulary (`python -m tools.keys`).

The models' docstrings are the text, so that the page, the JSON Schema and the screen's help cannot differ.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from registry.records.actor import Actor
from registry.records.countries import AREAS, Country, Location
from registry.records.days import Dated, Day
from registry.records.docs import field_docs
from registry.records.duration import Duration
from registry.records.evidence import DatedEvidence, Evidence, Status
from registry.records.lifetime import Lifetime
from registry.records.record import Brief, OneOrMany, Record
from registry.records.reference import Id, Ref
from registry.records.registry import Registry
from registry.records.short import OF_ENGAGEMENT, ShortForm
from registry.records.stated import Stated
from registry.records.text import Text
from registry.vocabulary import vocabulary

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"

_INTRODUCTION = """\
# Every key of a registry

Made from the code by `python -m tools.keys`; do not edit. [registry.md](registry.md) explains how a
registry is written. This page says, for each kind of entry, which keys it takes. A key marked
**required** must be there; any other may be left out, and what is left out is unknown unless the text
says otherwise.

| written | means |
|---|---|
| words | any text; between double quotes when it begins with a sign or looks like a number |
| text | words for both languages, or `{fr: …, en: …}`; one language alone is shown in both |
| day | `2024-03-07` |
| duration | ISO 8601: `P12M` twelve months, `P3W` three weeks, `PT72H` seventy-two hours |
| country | two capital letters of ISO 3166-1: `FR`, `CI` |
| id | lower-case letters, digits and `_`, beginning with a letter |
| one or several … | a list may be written without its dash when it has one item |
| by id | a block with one entry for each id |
| stated … | the bare value, or the value with [evidence of its own](#stated-value) |
"""

# What a registry names that only a registry defines.
_DEFINED_IN_REGISTRY = {
    "data_set": "id of a [data set](#data-set)",
    "place": "[place](#place): `platform`, `cinetpay.payment`",
    "end": "[place](#place) or [people](#data-subjects)",
    "actor": "id of an [actor](#actor)",
    "document": "id of a [document](#document)",
    "system": "id of a [system](#system)",
    "controller": "id of an [actor](#actor) or a [legal entity](#legal-entity)",
    "carried": "data set, or `field@data_set`",
}
# The terms of the vocabulary that a registry writes, in the order of the page.
_VOCABULARY = {
    "field": ("Fields", "fields"),
    "subject": ("Data subjects", "data_subjects"),
    "role": ("Roles", "roles"),
    "purpose": ("Purposes", "purposes"),
    "category": ("Categories of fields", "categories"),
    "legal_basis": ("Legal bases", "legal_bases"),
    "regime": ("Regimes", "regimes"),
    "place_kind": ("Kinds of place", "place_kinds"),
    "flow_kind": ("Kinds of flow", "flow_kinds"),
    "mechanism": ("Transfer mechanisms", "transfer_mechanisms"),
    "certification": ("Certifications", "certifications"),
    "tracker_category": ("Tracker categories", "tracker_categories"),
    "denial_act": ("Denied acts", "denial_acts"),
    "right": ("Rights", "rights"),
    "measure_kind": ("Security measures", "measures"),
}
# Records whose keys others take too: told once, in a section of their own.
_SHARED: dict[type[BaseModel], str] = {
    DatedEvidence: "the keys of [evidence](#evidence) and of [validity](#validity)",
    Evidence: "the keys of [evidence](#evidence)",
    Dated: "the keys of [validity](#validity)",
}
_TITLES: dict[type[BaseModel], str] = {
    Registry: "Top of the file",
    Dated: "Validity",
    Stated: "Stated value",
}


def keys_page() -> str:
    """The whole page. Same models and vocabulary, same text."""
    parts = [_INTRODUCTION, "## The entries\n"]
    parts += ["\n".join(_section(record)) + "\n" for record in _records()]
    parts.append("## The vocabulary\n")
    parts.append(
        "The ids that registries write. A registry adds words of its own under `fields`, `purposes`,\n"
        "`subjects` and `measures`.\n"
    )
    words = vocabulary()
    parts += ["\n".join(_terms(title, getattr(words, name))) + "\n" for title, name in _VOCABULARY.values()]
    return "\n".join(parts)


def _records() -> list[type[BaseModel]]:
    """Every record a registry is made of, each after the one that first names it; the shared ones last."""
    found: list[type[BaseModel]] = []
    waiting: list[type[BaseModel]] = [Registry]
    while waiting:
        record = waiting.pop(0)
        if record in found or record in (Text, Evidence, Dated, DatedEvidence) or issubclass(record, Stated):
            continue
        found.append(record)
        if issubclass(record, Actor) and record is not Actor:
            waiting.append(Actor)
        waiting += [inner for hint in _hints(record).values() for inner in _inside(hint)]
    found.insert(found.index(Actor) + 1, ShortForm)
    return [*found, Stated, Evidence, Dated]


def _hints(record: type[BaseModel]) -> dict[str, Any]:
    hints = get_type_hints(record, include_extras=True)
    return {name: hints[name] for name in record.model_fields}


def _inside(hint: Any) -> Iterator[type[BaseModel]]:
    """The records inside a type, however they are wrapped."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        if issubclass(hint, Stated):
            hint = hint.__pydantic_generic_metadata__["args"][0]
        else:
            yield hint
    for inner in get_args(hint):
        yield from _inside(inner)


def _section(record: type[BaseModel]) -> Iterator[str]:
    yield f"### {_title(record)}"
    yield ""
    yield _prose(inspect.getdoc(record) or "")
    if issubclass(record, Brief):
        yield ""
        shorter = _prose(inspect.getdoc(record.of_text) or "")
        yield f"May also be written as a bare text: {shorter[:1].lower()}{shorter[1:]}"
    above = _taken_over(record)
    shared = {name for base in above for name in base.model_fields}
    yield ""
    yield "| key | takes | says |"
    yield "|---|---|---|"
    hints = _hints(record)
    told_of = field_docs(record)
    for name, info in record.model_fields.items():
        if name in shared:
            continue
        required = "**required** " if info.is_required() else ""
        told = _cell(f"{required}{_prose(told_of.get(name, ''))}")
        yield f"| `{info.alias or name}` | {_cell(_takes(hints[name]))} | {told} |"
    if record is ShortForm:
        yield ""
        keys = ", ".join(f"`{key}`" for key in OF_ENGAGEMENT if key not in record.model_fields)
        yield f"Also {keys}, as in an [engagement](#engagement)."
    if above:
        actor = "every key of an [actor](#actor)"
        links = [_SHARED.get(base, actor) for base in above]
        yield ""
        yield f"Also {' and '.join(links)}."


def _taken_over(record: type[BaseModel]) -> list[type[BaseModel]]:
    """The records whose keys it takes over and that have a section of their own: the widest one."""
    if record is Evidence or record is Dated:
        return []
    wider: tuple[type[BaseModel], ...] = (Actor, DatedEvidence, Evidence, Dated)
    return [base for base in wider if issubclass(record, base) and record is not base][:1]


def _title(record: type[BaseModel]) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__)
    return _TITLES.get(record, words[0] + words[1:].lower())


def _anchor(record: type[BaseModel]) -> str:
    return _title(record).lower().replace(" ", "-")


def _prose(docstring: str) -> str:
    """A docstring as running text: its line breaks are those of the source."""
    return "\n\n".join(" ".join(part.split()) for part in docstring.split("\n\n"))


def _cell(words: str) -> str:
    return words.strip().replace("\n\n", " ").replace("|", "\\|")


def _takes(hint: Any, many: bool = False) -> str:
    """What a key takes, in words."""
    options = [option for option in get_args(hint) if option is not type(None)]
    if type(None) in get_args(hint) and len(options) == 1:
        return _takes(options[0], many)
    plain = {
        Day: "day",
        Country: "country",
        Location: "country, or an area: " + ", ".join(f"`{each}`" for each in AREAS),
        Id: "id",
        Duration: "duration",
        Lifetime: "duration or `session`",
        Text: "text",
    }
    plain |= {str: "words", int: "number", bool: "`true` or `false`", Status: "[status](#evidence)"}
    for known, name in plain.items():
        if hint == known:
            return name
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        if any(isinstance(mark, OneOrMany) for mark in marks):
            return _takes(inner, many=True)
        kind = next((mark.kind for mark in marks if isinstance(mark, Ref)), None)
        return _takes(inner, many) if kind is None else _reference(kind)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in get_args(hint))
    if origin is tuple:
        return f"{'one or several' if many else 'list'}: {_takes(get_args(hint)[0])}"
    if origin is dict:
        key, value = get_args(hint)
        by = "by id" if key == Id else f"by {_takes(key)}"
        return f"{by}: {_takes(value)}"
    if isinstance(hint, type) and issubclass(hint, Stated):
        return f"stated {_takes(hint.__pydantic_generic_metadata__['args'][0])}"
    if isinstance(hint, type) and issubclass(hint, Record):
        return f"[{_title(hint).lower()}](#{_anchor(hint)})"
    return "the value"  # the parameter of a stated value


def _reference(kind: str) -> str:
    if kind in _DEFINED_IN_REGISTRY:
        return _DEFINED_IN_REGISTRY[kind]
    title, _ = _VOCABULARY[kind]
    return f"[{kind.replace('_', ' ')}](#{title.lower().replace(' ', '-')})"


def _terms(title: str, terms: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {title}"
    yield ""
    yield "| id | français | English |"
    yield "|---|---|---|"
    for id_, term in terms.items():
        yield f"| `{id_}` | {_cell(term.label.say('fr'))} | {_cell(term.label.say('en'))} |"


if __name__ == "__main__":
    PAGE.write_text(keys_page(), encoding="utf-8", newline="\n")
