"""Cycles: every record that can say who keeps it current is found, once, where it stands."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from dataflow.facts.cycles import cycles
from dataflow.facts.facts import Facts
from registry.records.kept import Reviewed
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.acme import acme, party
from tests.dataflow.changes.everything import EVERYTHING
from tests.dataflow.strategies import DAY


def _kept(value: Any) -> Iterator[Reviewed]:
    """Every record of the kind in a registry, by a walk over all of its fields."""
    if isinstance(value, BaseModel):
        if isinstance(value, Reviewed):
            yield value
        for name in type(value).model_fields:
            yield from _kept(getattr(value, name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _kept(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _kept(each)


def test_every_record_that_is_kept_current_has_a_cycle() -> None:
    registry = Registry.model_validate(EVERYTHING)
    found = list(cycles(Facts(registry, DAY)))
    assert {id(each.kept) for each in found} == {id(each) for each in _kept(registry)}
    assert len({each.id for each in found}) == len(found)
    for each in found:
        at: Any = registry
        for step in each.path:
            at = getattr(at, str(step)) if isinstance(at, BaseModel) else at[step]
        assert at is each.kept
        assert all(each.label.say(lang) for lang in LANGS)


def test_what_is_not_there_on_the_day_is_not_kept() -> None:
    gone = {"valid_to": "2026-11-21", "reviewed": "2020-01-01", "review_every": "P1Y"}
    registry = acme(
        data_sets={"old": {"label": "Old", **gone}},
        third_parties={"away": party("Away", **gone), "pay": party("Pay", {"role": "processor", **gone})},
    )
    assert [each.id for each in cycles(Facts(registry, DAY)) if each.stated] == []


def test_a_cycle_is_due_on_its_day() -> None:
    def due(day: str) -> bool:
        parts = {"pay": party("Pay", reviewed=day, review_every="P1Y")}
        return next(
            each for each in cycles(Facts(acme(third_parties=parts), DAY)) if each.id == "pay"
        ).is_due(DAY)

    assert (due("2025-11-21"), due("2025-11-22"), due("2025-11-23")) == (True, True, False)
