"""R47: a public body and its officer."""

from typing import Any

import pytest

from dataflow.checks.officer import officer_missing
from tests.dataflow.checks.registries import GDPR, spoken, varied

APPOINTED = {"regime": "gdpr", "kind": "officer"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 1),
        ({"organisation": {"nature": "private_body"}}, 0),
        ({"organisation": {"nature": {"value": "public_body", "status": "unknown"}}}, 0),
        ({"organisation": {"contacts": [{"what": "Accueil", "phone": "+33 1"}]}}, 1),
        (
            {
                "organisation": {
                    "contacts": [{"what": "Délégué à la protection des données", "email": "d@x.fr"}]
                }
            },
            0,
        ),
        ({"formalities": [APPOINTED]}, 0),
        ({"formalities": [{**APPOINTED, "valid_to": "2020-01-01"}]}, 1),
        ({"formalities": [{**APPOINTED, "regime": "ci_2013_450"}]}, 1),
    ],
)
def test_one_is_on_record_or_missing(changes: dict[str, Any], expected: int) -> None:
    told = list(officer_missing(varied("R47-bad", changes), GDPR))
    spoken("R47", told)
    assert len(told) == expected
