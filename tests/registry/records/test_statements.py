"""Statements that stand by themselves: what a denial is about."""

from itertools import product

import pytest

from registry.records.statements import Denial


@pytest.mark.parametrize(
    ("sets", "people", "held", "subjects"),
    product(
        ((), ("account",), ("account", "staff")),
        ((), ("customer",)),
        ("account", "other"),
        ((), ("customer",), ("child",)),
    ),
)
def test_a_denial_is_about_the_data_sets_and_the_people_it_names_or_about_all(
    sets: tuple[str, ...], people: tuple[str, ...], held: str, subjects: tuple[str, ...]
) -> None:
    denial = Denial.model_validate({"who": "acme", "act": "store", "data_sets": sets, "subjects": people})
    named = (not sets or held in sets) and (not people or any(each in people for each in subjects))
    assert denial.is_about(held, subjects) is named
