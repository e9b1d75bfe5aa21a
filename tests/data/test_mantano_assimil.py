"""The Mantano-Assimil registry: two companies, and a policy that is cut before its recipients."""

from pathlib import Path

import pytest

from registry.evidence import Status
from registry.load import load
from registry.model import Registry

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def mantano() -> Registry:
    registry = load(DATA / "mantano-assimil.yaml").registry
    assert registry is not None
    return registry


def test_mantano_assimil_is_two_companies_and_its_policy_is_cut(mantano: Registry) -> None:
    assert [each.legal_name for each in mantano.organisation.entities.values()] == [
        "Mantano SAS",
        "Assimil SAS",
    ]
    assert mantano.organisation.entities_role.status is Status.UNKNOWN
    assert mantano.documents["policy"].incomplete
    assert mantano.organisation.recipients.value == "unknown"


def test_mantano_assimil_says_nothing_of_retention_but_for_children(mantano: Registry) -> None:
    rules = [rule for held in mantano.data_sets.values() for rule in held.retention]
    assert [(rule.period, rule.cite[0].line) for rule in rules] == [(None, 15)]


def test_what_mantano_assimil_discloses_is_not_known(mantano: Registry) -> None:
    (flow,) = mantano.third_parties["unnamed_third_parties"].engagements["disclosures"].receives or ()
    assert flow.carries is None
