"""R46: a public body and its legitimate interests."""

from typing import Any

import pytest

from dataflow.checks.public_tasks import interests_of_public_body
from tests.dataflow.checks.registries import CI, GDPR, spoken, varied


def found(nature: Any, basis: Any, role: str = "controller") -> int:
    purposes = {"purpose": "service_provision", "basis": {"gdpr": basis}}
    changes = {
        "organisation": {"nature": nature},
        "data_sets": {"account": {"role": role, "purposes": purposes}},
    }
    case = varied("R46-bad", changes)
    assert not list(interests_of_public_body(case, CI)), "a law that does not know them"
    told = list(interests_of_public_body(case, GDPR))
    spoken("R46", told)
    return len(told)


@pytest.mark.parametrize(
    ("nature", "basis", "role", "expected"),
    [
        ("public_body", "6_1_f", "controller", 1),
        ("public_body", "6_1_f", "joint_controller", 1),
        ("public_body", "6_1_f", "processor", 0),
        ("public_body", "6_1_e", "controller", 0),
        ("public_body", {"value": "6_1_f", "status": "unknown"}, "controller", 0),
        ("private_body", "6_1_f", "controller", 0),
        ({"value": "public_body", "status": "unknown"}, "6_1_f", "controller", 0),
    ],
)
def test_it_is_asked_of_what_a_public_body_decides(nature: Any, basis: Any, role: str, expected: int) -> None:
    assert found(nature, basis, role) == expected
