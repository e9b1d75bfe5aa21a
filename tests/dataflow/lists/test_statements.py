"""Statements listed: what is denied, of all data where it names none; formalities; measures."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dataflow.question.wanted import Column, Listed, Op
from registry.records.registry import Registry
from registry.vocabulary import vocabulary_of
from tests.dataflow.lists.stated import asked, rows_of, stated, told, where
from tests.dataflow.strategies import FIELDS


@given(stated(), st.sampled_from(FIELDS), st.sampled_from(["store", "share", "sell"]))
def test_denials_are_listed_by_field_and_act(registry: Registry, field: str, act: str) -> None:
    """What names no field is about all, and what is said of names is said of first names."""
    conditions = where(Column.FIELD, Op.IS, field), where(Column.ACT, Op.IS, act)
    answer = asked(Listed.DENIALS, registry, *conditions)
    above = {field, *vocabulary_of(registry).ancestors(field)}
    wanted = [
        each for each in registry.denials if each.act == act and (not each.fields or above & {*each.fields})
    ]
    assert [row.cells[Column.PARTY].values[0].value for row in answer.rows] == [each.who for each in wanted]
    assert answer.of == len(registry.denials)


def _registry(**more: Any) -> Registry:
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": "Made",
            "version": "1",
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "country": "FR",
                "measures": [{"measure": "encryption"}, {"measure": "old", "valid_to": "2020-01-01"}],
            },
            "data_sets": {
                "account": {"label": "Account", "fields": "full_name", "role": "controller"},
                "logs": {"label": "Logs", "fields": "ip_address"},
            },
            "third_parties": {
                "host": {
                    "name": "Host",
                    "measures": [{"measure": "locks", "status": "unknown"}],
                    "engagements": {"e": {"role": "processor"}},
                }
            },
            **more,
        }
    )


def test_a_formality_that_names_no_data_set_covers_all() -> None:
    registry = _registry(
        formalities=[
            {"regime": "ci_2013_450", "kind": "declaration", "number": "12", "data_sets": "account"},
            {"regime": "ci_2013_450", "kind": "transfer_authorisation", "countries": ["US"]},
            {"regime": "ci_2013_450", "kind": "declaration", "valid_to": "2020-01-01"},
        ]
    )
    rows_of(Listed.FORMALITIES, registry)
    declared, authorised = "ci_2013_450.declaration", "ci_2013_450.transfer_authorisation"
    covers = where(Column.DATA_SET, Op.IS, "account")
    assert told(asked(Listed.FORMALITIES, registry, covers)) == ({declared, authorised}, set())
    covers = where(Column.DATA_SET, Op.IS, "logs")
    assert told(asked(Listed.FORMALITIES, registry, covers)) == ({authorised}, set())
    assert told(asked(Listed.FORMALITIES, registry, where(Column.NUMBER, Op.MISSING))) == (
        {authorised},
        set(),
    )
    assert told(asked(Listed.FORMALITIES, registry, where(Column.PARTY, Op.IS, "host"))) == (
        {authorised},
        set(),
    )


def test_measures_are_those_of_the_day_and_what_nobody_says_is_perhaps() -> None:
    registry = _registry()
    rows_of(Listed.MEASURES, registry)
    assert told(asked(Listed.MEASURES, registry)) == ({"acme"}, {"host"})
    assert told(asked(Listed.MEASURES, registry, where(Column.ROLE, Op.IS, "processor"))) == (
        set(),
        {"acme", "host"},
    )
