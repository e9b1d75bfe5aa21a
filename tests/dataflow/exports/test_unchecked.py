"""Where nothing could be judged: said, and never taken for « nothing wrong »."""

from itertools import product

import pytest

from dataflow.exports.unchecked import unchecked
from registry.records.registry import Registry

APPLIES = ("confirmed", "assumed", "unknown", "not_applicable")


def under(**laws: str) -> Registry:
    regimes = {law: {"applies": applies} for law, applies in laws.items()}
    organisation = {"id": "acme", "name": "Acme", "regimes": regimes}
    return Registry.model_validate({"sillage": 1, "title": "A", "version": "1", "organisation": organisation})


def test_no_law_named() -> None:
    found = unchecked(under())
    assert found.everything
    assert [each.en for each in found.said] == [
        "The registry names no law (“regimes”): nothing was checked, and that there is no finding proves nothing."
    ]


@pytest.mark.parametrize(("gdpr", "other"), list(product(APPLIES, APPLIES)))
def test_laws_with_rules_leave_nothing_unchecked(gdpr: str, other: str) -> None:
    found = unchecked(under(gdpr=gdpr, ci_2013_450=other))
    nothing = gdpr == other == "not_applicable"
    assert not found.everything, "that none applies is said by the registry itself"
    assert [each.en for each in found.said] == (
        ["By the registry none of the laws it names applies: nothing was checked."] if nothing else []
    )
