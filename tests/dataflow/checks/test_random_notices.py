"""The checks of notices, recipients, contracts and roles on random registries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks import (
    bases,
    content,
    contracts,
    disclosure,
    formalities,
    identity,
    naming,
    notices,
    sub_processors,
)
from dataflow.checks.case import Case
from dataflow.checks.rule import rules
from dataflow.graph.build import build
from dataflow.law import tables
from registry.records.document import Document, Mention
from registry.records.registry import Registry
from tests.dataflow.checks.registries import CI, DAY, GDPR, spoken, verdicts
from tests.dataflow.strategies import registries

CHECKS = {
    "R01": naming.undisclosed_recipient,
    "R02": disclosure.mentioned_not_listed,
    "R03": disclosure.declared_without_flow,
    "R08": formalities.formality_missing,
    "R10": contracts.agreement_missing,
    "R11": sub_processors.sub_processors_unknown,
    "R12": identity.role_undetermined,
    "R14": contracts.joint_without_arrangement,
    "R21": bases.legal_basis_missing,
    "R25": notices.quote_drift,
    "R26": notices.dangling_reference,
    "R28": content.rights_and_contact,
    "R29": notices.notice_stale,
    "R30": notices.source_incomplete,
    "R32": identity.entity_unresolved,
}


@st.composite
def noticed(draw: st.DrawFn) -> Registry:
    """A random registry with a notice that names some of its actors, and with roles for its data sets."""
    registry = draw(registries())
    mentions = st.builds(
        Mention, actor=st.sampled_from(sorted(registry.actors)), lines=st.just((3,)), listed=st.booleans()
    )
    notice = Document(
        title="Notice",
        mentions=draw(st.none() | st.lists(mentions, max_size=4).map(tuple)),
        states=draw(st.none() | st.just(("access",))),
    )
    data = registry.model_dump(by_alias=True, exclude_unset=True)
    for held in data["data_sets"].values():
        role = draw(st.sampled_from(["controller", "processor", "joint_controller", None]))
        held["role"] = [{"value": role}]
    return Registry.model_validate({**data, "documents": {"notice": notice}})


@pytest.mark.parametrize("number", CHECKS)
@settings(max_examples=60, deadline=None)
@given(registry=noticed())
def test_never_raises_says_the_same_twice_and_each_thing_once(number: str, registry: Registry) -> None:
    for regime in (GDPR, CI):
        if regime.id not in rules()[number].laws:
            continue
        found, again = (list(CHECKS[number](Case(build(registry, DAY), tables()), regime)) for _ in range(2))
        assert found == again
        spoken(number, found)
        subjects = [(each.subject, each.variant) for each in found]
        assert len(subjects) == len(set(subjects))
        for each in found:
            assert set(each.actors) <= set(registry.actors)
            assert set(each.data_sets) <= set(registry.data_sets)


@settings(max_examples=100, deadline=None)
@given(registry=noticed())
def test_r01_a_violation_is_a_flow_to_somebody_no_notice_names(registry: Registry) -> None:
    case = Case(build(registry, DAY), tables())
    named = {each.actor for each in registry.documents["notice"].mentions or ()}
    receiving = {arc.target.holder for arc in case.arcs}
    for verdict, subject, *_ in verdicts(list(naming.undisclosed_recipient(case, GDPR))):
        if verdict == "violation":
            assert subject in receiving - named
            assert registry.documents["notice"].mentions is not None
