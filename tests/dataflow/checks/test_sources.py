"""Sources: which data sets rest on a document that could not be read whole."""

from typing import Any

import pytest

from dataflow.checks.sources import cut_short
from tests.dataflow.checks.registries import varied

CUT = {"title": "Cut", "incomplete": "Page 2 is missing."}
WHOLE = {"title": "Whole"}


@pytest.mark.parametrize(
    ("documents", "cite", "wanted"),
    [
        ({"policy": CUT}, "policy L1", True),
        ({"policy": WHOLE}, "policy L1", False),
        ({"policy": WHOLE, "other": CUT}, "policy L1", False),
        ({"policy": WHOLE, "other": CUT}, ["policy L1", "other L2"], True),
        # Where nothing is cited it may rest on any of them.
        ({"policy": WHOLE, "other": CUT}, [], True),
        ({"policy": WHOLE}, [], False),
        ({}, [], False),
    ],
)
def test_a_data_set_rests_on_what_it_cites(documents: dict[str, Any], cite: Any, wanted: bool) -> None:
    case = varied("R21-bad", {"documents": documents, "data_sets": {"account": {"cite": cite}}})
    assert cut_short(case, case.registry.data_sets["account"]) is wanted
