"""Every check of a registry that says something under every key: it ends, and what it finds can be said."""

import pytest

from dataflow.checks.case import Case, Regime
from dataflow.checks.catalogue import CHECKS
from dataflow.graph.build import build
from dataflow.law import laws, tables
from registry.records.registry import Registry
from tests.dataflow.changes.everything import EVERYTHING
from tests.dataflow.checks.registries import spoken
from tests.dataflow.strategies import DAY

CASE = Case(build(Registry.model_validate(EVERYTHING), DAY), tables())


@pytest.mark.parametrize("number", CHECKS)
def test_what_is_found_of_any_key_can_be_said(number: str) -> None:
    for law in laws():
        spoken(number, list(CHECKS[number](CASE, Regime(law, "confirmed"))))
