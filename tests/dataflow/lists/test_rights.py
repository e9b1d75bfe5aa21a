"""Rights listed: each way in which one is offered, and those that a law gives and nobody says how to exercise."""

from dataflow.question.wanted import Column, Listed, Op
from registry.records.registry import Registry
from tests.dataflow.lists.stated import asked, rows_of, told, where

RAW = {
    "sillage": 1,
    "title": "Made",
    "version": "1",
    "organisation": {"id": "acme", "name": "Acme", "regimes": {"gdpr": {"applies": "confirmed"}}},
    "data_sets": {name: {"label": name.title(), "fields": "full_name"} for name in ("account", "logs")},
    "rights": [
        {"right": "access", "how": "by e-mail", "data_sets": "account"},
        {"right": "access", "how": "by post"},
        {"right": "erasure", "condition": "unless the law asks to keep it"},
    ],
}


def test_rights_are_told_way_by_way_and_those_owed_without_one() -> None:
    registry = Registry.model_validate(RAW)
    rows = {row.id: row for row in rows_of(Listed.RIGHTS, registry)}
    assert {"access#1", "access#2", "erasure", "portability"} <= {*rows}
    missing, _ = told(asked(Listed.RIGHTS, registry, where(Column.HOW, Op.MISSING)))
    assert {"erasure", "portability"} <= missing
    assert "access#1" not in missing


def test_a_right_that_names_no_data_set_is_offered_for_all() -> None:
    registry = Registry.model_validate(RAW)
    right = where(Column.RIGHT, Op.IS, "access")
    assert told(asked(Listed.RIGHTS, registry, right, where(Column.DATA_SET, Op.IS, "logs"))) == (
        {"access#2"},
        set(),
    )
    both = told(asked(Listed.RIGHTS, registry, right, where(Column.DATA_SET, Op.IS, "account")))
    assert both == ({"access#1", "access#2"}, set())
