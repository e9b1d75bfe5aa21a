"""Marking: the flows that a finding is about."""

from dataflow.facts.finding import Finding
from dataflow.graph.build import arcs
from dataflow.pictures.marking import flows_of
from registry.records.text import text
from tests.dataflow.pictures.examples import minlessika

ARCS = arcs(minlessika())
WORDS = text("mots", "words")


def found(**about: tuple[str, ...]) -> frozenset[str]:
    """The flows of a finding on these actors, data sets, fields or hops."""
    finding = Finding(
        id="R10:gdpr:x#123456",
        check="R10",
        name="R10_X",
        regime="gdpr",
        regime_label=WORDS,
        applicability="assumed",
        verdict="gap",
        severity="high",
        law=WORDS,
        message=WORDS,
        fix=WORDS,
        **about,
    )
    return flows_of(finding, ARCS)


def test_a_finding_on_flows_is_about_them_and_no_others() -> None:
    assert found(hops=(ARCS[0].key,), actors=("ovhcloud",)) == {ARCS[0].key}


def test_a_finding_on_two_actors_is_about_what_goes_between_them() -> None:
    keys = found(actors=("ovhcloud", "minlessika"))
    between = {
        arc.key for arc in ARCS if {arc.source.holder, arc.target.holder} <= {"ovhcloud", "minlessika"}
    }
    assert keys == between and keys


def test_a_finding_on_one_actor_is_about_what_it_gets_and_gives() -> None:
    keys = found(actors=("cinetpay",))
    assert keys == {arc.key for arc in ARCS if "cinetpay" in (arc.source.holder, arc.target.holder)}
    assert len(keys) > 1


def test_a_finding_on_a_data_set_is_about_the_flows_that_carry_it() -> None:
    keys = found(data_sets=("account",))
    assert keys == {arc.key for arc in ARCS if any(each.data_set == "account" for each in arc.carries or ())}


def test_a_finding_on_a_field_of_a_data_set_at_an_actor() -> None:
    keys = found(data_sets=("account",), fields=("phone_number",), actors=("cinetpay",))
    assert keys
    for arc in ARCS:
        carries = any(str(each) == "phone_number@account" for each in arc.carries or ())
        assert (arc.key in keys) == (carries and "cinetpay" in (arc.source.holder, arc.target.holder))


def test_a_finding_on_a_document_is_about_no_flow() -> None:
    assert found() == frozenset()
