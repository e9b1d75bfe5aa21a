"""The nearest: whatever a term is called, in either language, leads to it; what is near to nothing leads nowhere."""

from collections.abc import Iterator
from functools import cache
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from registry.reading.guess import bare
from registry.reading.nearest import MOST, Nearest
from registry.records.reference import Kind
from registry.schema import terms_by_id
from registry.vocabulary import vocabulary
from tests.growth import LIMIT, calls

KINDS = [kind for kind in get_args(Kind) if terms_by_id(vocabulary(), kind)]


@cache
def nearest(kind: str) -> Nearest:
    return Nearest({id_: term.names for id_, term in terms_by_id(vocabulary(), kind).items()})


def called(kind: str) -> Iterator[tuple[str, str]]:
    """Everything that a term of a kind is called, with its id."""
    for id_, term in terms_by_id(vocabulary(), kind).items():
        yield from ((name, id_) for name in term.names)


def test_every_kind_of_word_that_the_vocabulary_has_is_tried() -> None:
    assert {"purpose", "role", "field", "subject", "mechanism", "legal_basis", "certification"} <= set(KINDS)
    assert {"place_kind", "flow_kind", "denial_act", "regime", "right", "tracker_category", "end"} <= set(
        KINDS
    )


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_term_is_called_leads_to_it_among_the_first(kind: str) -> None:
    for name, id_ in called(kind):
        for written in (name, name.upper(), name.replace(" ", "_"), name.replace("’", "'")):
            assert id_ in nearest(kind).to(written), (written, id_)


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_one_term_has_alone_leads_to_it_first(kind: str) -> None:
    every = [(bare(name), id_) for name, id_ in called(kind)]
    owners = {name: {id_ for each, id_ in every if each == name} for name, _ in every}
    for name, ids in owners.items():
        if len(ids) == 1:
            assert nearest(kind).to(name)[0] in ids, name


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("role", "sous-traitant", ("processor", "sub_processor")), ("purpose", "newsletter", ("direct_marketing",)),
        ("purpose", "newsletters mensuelles", ("direct_marketing",)), ("field", "mac_address", ("device_id",)),
        ("field", "nom", ("full_name", "company_name", "last_name")), ("field", "mot_de_passe", ("password",)),
        ("regime", "RGPD", ("gdpr", "uk_gdpr")), ("mechanism", "DPF", ("adequacy_dpf", "uk_dpf_bridge")),
        ("field", "address", ()), ("field", "vehicle_number", ()), ("field", "shoe_size", ()), ("purpose", "x", ()),
    ],
)  # fmt: skip
def test_a_word_is_met_by_what_it_means(kind: str, written: str, meant: tuple[str, ...]) -> None:
    assert nearest(kind).to(written) == meant


@given(
    st.sampled_from(KINDS),
    st.one_of(st.text("abcdefghijklmnopqrstuvwxyz_ -é", max_size=14), st.text(max_size=200)),
)
def test_what_is_offered_for_any_word_has_a_name_that_is_near(kind: str, written: str) -> None:
    """Naively: one of its names has a word in common with what was written, or is spelt nearly so."""
    offered = nearest(kind).to(written)
    assert len(offered) == len(set(offered)) <= MOST
    said = bare(written)
    stems = {each.rstrip("s") for each in said.split()}
    for id_ in offered:
        names = [bare(each) for each in (id_, *terms_by_id(vocabulary(), kind)[id_].names)]
        common = any(stems & {each.rstrip("s") for each in name.split()} for name in names)
        assert said and (common or max(fuzz.ratio(said, name) for name in names) >= 60), (id_, written)


def test_without_spelling_only_what_a_word_means_is_met() -> None:
    some = Nearest({"phone_number": ["téléphone"], "email_address": ["courriel"]})
    assert some.to("COURRIEL", spelt=False) == ("email_address",)
    assert some.to("phne_number") == ("phone_number",)
    assert some.to("phne_number", spelt=False) == ()


def test_a_word_that_all_names_have_tells_none_of_them() -> None:
    many = Nearest({f"v{n}": [f"Vendor {n}"] for n in range(100)})
    assert many.to("vendor x", spelt=False) == ()


def test_a_long_word_costs_no_more_than_its_length() -> None:
    def cost(n: int) -> int:
        return calls(lambda: nearest("field").to("téléphone " * n))

    cost(3)
    assert cost(20_000) <= max(LIMIT * cost(10_000), cost(10_000) + 50)
