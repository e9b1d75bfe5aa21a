"""The Mantano-Assimil registry: two companies, and a policy that is cut before its recipients."""

from datetime import date
from pathlib import Path

import pytest

from dataflow.answers.trace import trace
from dataflow.graph.build import build
from registry.reading.load import load
from registry.records.evidence import Status
from registry.records.registry import Registry

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
    children, others = rules
    assert (children.period, [citation.line for citation in children.cite]) == (None, [15])
    # Without it the time of an account would look known: the only rule is for children.
    assert (others.period, others.criteria, others.status) == (None, None, Status.UNKNOWN)


def test_what_mantano_assimil_discloses_is_not_known(mantano: Registry) -> None:
    (flow,) = mantano.third_parties["unnamed_third_parties"].engagements["disclosures"].receives or ()
    assert flow.carries is None
    # « Can be disclosed » in cases that are cut off: of no field is it declared that it goes there.
    assert flow.standing is Status.UNKNOWN


def test_nothing_is_declared_to_go_to_those_whose_list_is_cut(mantano: Registry) -> None:
    answer = trace(build(mantano, on=date(2026, 11, 22)), "ip_address")
    (hop,) = [hop for hop in answer.hops if hop.target.startswith("unnamed_third_parties.")]
    assert hop.status is Status.UNKNOWN


def test_children_under_thirteen_are_denied_by_mantano_alone(mantano: Registry) -> None:
    told = [denial for denial in mantano.denials if denial.subjects == ("child",)]
    assert [denial.act for denial in told] == ["collect", "store", "use"]
    assert {tuple(citation.line for citation in denial.cite) for denial in told} == {(14, 15)}
    assert all(denial.exception and "Assimil" in (denial.exception.fr or "") for denial in told)


def test_statistics_are_made_of_all_the_logs(mantano: Registry) -> None:
    assert mantano.flows[0].derived_from == ("logs",)


def test_messages_that_cannot_be_refused_are_so_as_a_rule(mantano: Registry) -> None:
    used = {use.purpose: use for use in mantano.data_sets["account"].purposes}
    condition = used["service_communications"].condition
    assert condition is not None and "en général" in (condition.fr or "")


def test_what_is_denied_of_the_mobile_app_is_denied_of_nothing_else(mantano: Registry) -> None:
    told = [denial for denial in mantano.denials if [cite.line for cite in denial.cite] == [26]]
    assert [denial.act for denial in told] == ["use", "collect", "access", "track"]
    assert {denial.places for denial in told} == {("mobile_app",)}


def test_no_denial_names_a_field_that_its_data_sets_lack(mantano: Registry) -> None:
    for denial in mantano.denials:
        held = {use.field for name in denial.data_sets for use in mantano.data_sets[name].fields}
        assert not denial.data_sets or set(denial.fields) <= held


def test_neither_company_is_another_name_of_the_two(mantano: Registry) -> None:
    assert mantano.organisation.also_called == ()
    assert [each.also_called for each in mantano.organisation.entities.values()] == [
        ("Mantano",),
        ("Assimil",),
    ]
    policy = mantano.documents["policy"]
    assert (policy.date, policy.first_published) == (date(2023, 10, 13), date(2016, 1, 22))
