"""Where nothing could be judged: said, and never taken for « nothing wrong »."""

from itertools import product
from pathlib import Path

import pytest

from dataflow.exports.unchecked import unchecked
from registry.records.registry import Registry
from tests.dataflow.law.another import third

APPLIES = ("confirmed", "assumed", "unknown", "not_applicable")


def under(**laws: str) -> Registry:
    regimes = {law: {"applies": applies} for law, applies in laws.items()}
    organisation = {"id": "acme", "name": "Acme", "regimes": regimes}
    return Registry.model_validate({"sillage": 1, "title": "A", "version": "1", "organisation": organisation})


def test_no_law_named() -> None:
    found = unchecked(under())
    assert found.everything
    (said,) = found.said
    assert str(said.en).startswith(
        "The registry names no law whose rules are known here (“regimes”): nothing was checked"
    )


@pytest.mark.parametrize(("gdpr", "other"), list(product(APPLIES, APPLIES)))
def test_laws_with_rules_leave_nothing_unchecked(gdpr: str, other: str) -> None:
    found = unchecked(under(gdpr=gdpr, ci_2013_450=other))
    nothing = gdpr == other == "not_applicable"
    assert not found.everything, "that none applies is said by the registry itself"
    assert [each.en for each in found.said] == (
        ["By the registry none of the laws it names applies: nothing was checked."] if nothing else []
    )


def test_a_law_without_rules_is_said_unless_it_does_not_apply(tmp_path: Path) -> None:
    """And nothing was checked at all only where no law with rules applies beside it."""
    with third(tmp_path, record=False):
        for gdpr, mars in product((None, *APPLIES), APPLIES):
            found = unchecked(under(mars=mars, **({"gdpr": gdpr} if gdpr else {})))
            named = mars != "not_applicable"
            mentioned = [text for text in found.said if "Law of Mars" in str(text.en)]
            assert len(mentioned) == named, (gdpr, mars)
            assert found.everything == (named and gdpr in (None, "not_applicable")), (gdpr, mars)
