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
    assert [each.en for each in found.said] == [
        "The registry names no law (“regimes”): nothing was checked, and that there is no finding proves nothing."
    ]


@pytest.mark.parametrize(("gdpr", "other"), list(product(APPLIES, APPLIES)))
def test_laws_with_rules_leave_nothing_unchecked(gdpr: str, other: str) -> None:
    found = unchecked(under(gdpr=gdpr, ci_2013_450=other))
    assert (found.said, found.everything) == ((), False), "that none applies is said by the registry itself"


def test_a_law_without_rules_is_said_unless_it_does_not_apply(tmp_path: Path) -> None:
    """And nothing was checked at all only where no law with rules applies beside it."""
    with third(tmp_path, record=False):
        for gdpr, mars in product((None, *APPLIES), APPLIES):
            found = unchecked(under(mars=mars, **({"gdpr": gdpr} if gdpr else {})))
            named = mars != "not_applicable"
            assert [text.say("en").count("Law of Mars") for text in found.said] == [1] * named, (gdpr, mars)
            assert found.everything == (named and gdpr in (None, "not_applicable")), (gdpr, mars)
