"""The registries that the checks of notices, recipients, contracts and roles are tried on."""

import datetime
from pathlib import Path
from types import EllipsisType
from typing import Any

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.rule import rules
from dataflow.graph.build import build
from dataflow.law import tables
from registry.reading.load import load
from registry.reading.resolve import Resolver
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang, Text
from registry.source.problem import Mark
from registry.source.reader import read_file

CASES = Path(__file__).parent / "cases"
DAY = datetime.date(2026, 11, 22)
GDPR = Regime("gdpr", "confirmed")
CI = Regime("ci_2013_450", "assumed")


def shipped(name: str, on: datetime.date = DAY) -> Case:
    """The case of a file of the folder, which must load without a problem."""
    loaded = load(CASES / f"{name}.yaml")
    assert loaded.problems == ()
    assert loaded.registry is not None
    return Case(build(loaded.registry, on), tables())


def varied(name: str, changes: dict[str, Any], on: datetime.date = DAY) -> Case:
    """The same with parts replaced; `...` takes a key out. What comes of it has no dangling reference."""
    data = merged(read_file(CASES / f"{name}.yaml").data, changes)
    registry = Registry.model_validate(data)
    assert list(Resolver(registry, data).faults({(): Mark(name, 1, 1)})) == []
    return Case(build(registry, on), tables())


def merged(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A mapping with parts of it replaced, at any depth."""
    found = dict(base)
    for key, change in changes.items():
        if isinstance(change, EllipsisType):
            found.pop(key)
        elif isinstance(change, dict) and isinstance(found.get(key), dict):
            found[key] = merged(found[key], change)
        else:
            found[key] = change
    return found


def told(number: str, found: Found, lang: Lang = "en") -> str:
    """What a finding says."""
    values = {
        name: value.say(lang) if isinstance(value, Text) else value for name, value in found.values.items()
    }
    return rules()[number].message[found.variant].say(lang).format_map(values)


def spoken(number: str, found: list[Found]) -> list[str]:
    """What findings say in English; that they can be said in French and name known facts is looked at too."""
    for each in found:
        assert all(told(number, each, lang) for lang in LANGS)
        assert (each.decides is not None) == (each.verdict == "undetermined")
        assert each.decides is None or each.decides in rules()[number].decides
    return [told(number, each) for each in found]


def verdicts(found: list[Found]) -> list[tuple[str, str, str, str | None]]:
    """Of each finding: verdict, subject, variant of the message, and what would decide it."""
    return [(each.verdict, each.subject, each.variant, each.decides) for each in found]
