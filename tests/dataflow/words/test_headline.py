"""The headline: names everybody a hop reaches, and calls nothing absent that is only unknown."""

import datetime
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.answers.answer import Answer
from dataflow.answers.profile import profile
from dataflow.answers.trace import received_by, trace
from dataflow.graph.build import build
from dataflow.words import certificate_verdict, certificates_headline, headline, paragraphs, storage_headline
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.strategies import DAY, FIELDS, registries

ABSENT = {
    "fr": re.compile(r"\b(aucun|aucune|nulle part|personne ne|jamais)\b", re.IGNORECASE),
    "en": re.compile(r"\b(none|nowhere|nobody|never|no one)\b", re.IGNORECASE),
}


def registry(**parts: Any) -> Registry:
    """A registry of Acme with one data set that holds a phone number."""
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": "Acme",
            "version": "2",
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "places": {"form": {"label": "Form"}},
                "recipients": "listed",
                **parts.pop("organisation", {}),
            },
            "data_sets": {"account": {"label": "Account", "role": "controller", "fields": ["phone_number"]}},
            **parts,
        }
    )


def answered(held: Registry, field: str = "phone_number") -> Answer:
    return trace(build(held, DAY), field)


COLLECTED = {"collects": [{"from": "customer", "to": "form", "carries": "account"}]}


def host(**flow: Any) -> dict[str, Any]:
    """A third party that hosts the account data."""
    return {
        "cloud": {
            "name": "Orage",
            "recipients": "none",
            "places": {"store": {"label": "Store"}},
            "engagements": {
                "hosting": {
                    "role": "processor",
                    "receives": [{"from": "form", "carries": "account", "kind": "host", **flow}],
                }
            },
        }
    }


def test_a_declared_way_in_one_sentence_each() -> None:
    found = answered(registry(organisation=COLLECTED, third_parties=host()))
    assert headline(found, "fr") == (
        "Au 22 novembre 2026, d’après le registre «\u00a0Acme\u00a0» (version 2), la donnée "
        "«\u00a0numéro de téléphone\u00a0» est collectée par Acme (responsable du traitement\u00a0; "
        "auprès de\u00a0: client / abonné). Acme la fait héberger par Orage (sous-traitant)."
    )
    assert headline(found, "en") == (
        "As of 22 November 2026, according to the registry “Acme” (version 2), the data item "
        "“phone number” is collected by Acme (controller; from: customer / subscriber). "
        "Acme has it hosted by Orage (processor)."
    )


@pytest.mark.parametrize(
    ("known", "fr", "en"),
    [
        (
            {"status": "inferred", "reason": "it follows"},
            "Acme, par déduction, la fait",
            "Acme, by inference, has it",
        ),
        ({"status": "unknown"}, "Acme, peut-être, la fait", "Acme, possibly, has it"),
        (
            {"status": "enrichment", "dated": "2026-01-01"},
            "Acme, selon une source extérieure, la fait",
            "Acme, according to an outside source, has it",
        ),
    ],
)
def test_what_is_not_declared_is_said_so(known: dict[str, str], fr: str, en: str) -> None:
    found = answered(registry(organisation=COLLECTED, third_parties=host(**known)))
    assert fr in headline(found, "fr")
    assert en in headline(found, "en")


def test_a_field_in_no_flow_is_unknown_and_not_nowhere() -> None:
    found = answered(registry())
    assert "le registre ne dit pas où elle va\u00a0: c’est inconnu" in headline(found, "fr")
    found = answered(registry(), "health_data")
    assert "rien n’est dit de la donnée «\u00a0données de santé\u00a0»" in headline(found, "fr")
    assert "where it goes is unknown" in headline(found, "en")


def test_a_document_that_is_cut_off_is_said_so() -> None:
    cut = {
        "policy": {"title": "Policy", "kind": "privacy_policy", "incomplete": {"fr": "coupé", "en": "cut"}}
    }
    found = answered(registry(documents=cut), "health_data")
    assert headline(found, "fr").endswith("Les documents sur lesquels repose le registre sont incomplets.")
    assert [paragraph.lines for paragraph in paragraphs(found, "en") if paragraph.kind == "sources"] == [
        ("cut. What is missing is unknown, not excluded.",)
    ]


def test_recipients_nobody_has_named_are_asked_for() -> None:
    parties = host()
    parties["cloud"]["recipients"] = "unknown"
    said = headline(answered(registry(organisation=COLLECTED, third_parties=parties)), "fr")
    assert said.endswith(
        "Le registre ne dit pas si Orage communique à d’autres ce qui lui parvient, ni à qui."
    )


def test_an_engagement_without_stated_data_may_carry_the_field() -> None:
    parties = host()
    del parties["cloud"]["engagements"]["hosting"]["receives"]
    said = headline(answered(registry(organisation=COLLECTED, third_parties=parties)), "fr")
    assert (
        "ne dit pas quelles données vont à Orage (sous-traitant)\u00a0: celle-ci peut en faire partie" in said
    )


def test_what_an_actor_receives_by_data_set() -> None:
    held = registry(organisation=COLLECTED, third_parties=host())
    assert headline(received_by(build(held, DAY), "cloud"), "fr") == (
        "Au 22 novembre 2026, d’après le registre «\u00a0Acme\u00a0» (version 2), Orage reçoit\u00a0: "
        "numéro de téléphone («\u00a0Account\u00a0», par Acme). Son rôle\u00a0: sous-traitant."
    )


def test_the_first_of_a_month_in_french() -> None:
    found = trace(build(registry(), datetime.date(2026, 5, 1)), "phone_number")
    assert headline(found, "fr").startswith("Au 1er mai 2026, ")


def test_a_party_that_only_moves_it_about_is_named() -> None:
    """Nobody says how it came there; it is collected elsewhere."""
    held = registry(
        organisation={
            "places": {"disk": {"label": "Disk"}, "backup": {"label": "Backup"}},
            "collects": [{"from": "customer", "to": "cloud.desk", "carries": "account"}],
        },
        flows=[{"from": "acme.disk", "to": "acme.backup", "carries": "account"}],
        third_parties={"cloud": {"name": "Orage", "places": {"desk": {"label": "Desk"}}}},
    )
    said = headline(trace(build(held, DAY), "phone_number"), "fr")
    assert "collectée directement par Orage" in said and "Acme" in said


@given(registries(), st.sampled_from(FIELDS), st.sampled_from(LANGS))
def test_every_party_a_hop_reaches_is_named(held: Registry, field: str, lang: Lang) -> None:
    found = trace(build(held, DAY), field)
    said = headline(found, lang)
    for hop in found.hops:
        end = hop.source if hop.origin == "unknown_recipients" else hop.target
        assert found.party_at(end).label.say(lang) in said
    assert ABSENT[lang].search(said) is None


@given(registries(), st.data(), st.sampled_from(LANGS))
def test_every_actor_on_a_way_to_the_one_asked_is_named(
    held: Registry, data: st.DataObject, lang: Lang
) -> None:
    actor = data.draw(st.sampled_from(sorted(held.actors)))
    found = received_by(build(held, DAY), actor)
    said = headline(found, lang)
    for hop in found.hops:
        assert found.party_at(hop.target).label.say(lang) in said
    assert ABSENT[lang].search(said) is None


@given(registries(), st.sampled_from(FIELDS), st.sampled_from(LANGS))
def test_sentences_are_set_as_sentences(held: Registry, field: str, lang: Lang) -> None:
    """No mark of an unfinished doubt, no comma before a comma, no value left out, no empty paragraph."""
    found = trace(build(held, DAY), field)
    said = [headline(found, lang), *(line for each in paragraphs(found, lang) for line in each.lines)]
    assert all(each.lines for each in paragraphs(found, lang))
    for sentence in said:
        assert not re.search(r"\ue000|,\s*,|\{|\(\)|: \.|  |\ue000", sentence), sentence
        assert sentence.endswith((".", "?")), sentence


@pytest.mark.parametrize(
    ("denials", "fr", "en"),
    [
        (
            [{"who": "acme", "act": "collect", "fields": "precise_location"}],
            "il n’est dit que ce qui est exclu",
            "it is only said what is ruled out",
        ),
        (
            [{"who": "acme", "act": act, "fields": "precise_location"} for act in ("collect", "store")],
            "il n’est dit que ce qui est exclu",
            "it is only said what is ruled out",
        ),
        (
            [{"who": "acme", "act": "collect", "subjects": ["child"]}],
            "rien n’est dit de la donnée",
            "nothing is said of the data item",
        ),
    ],
)
def test_a_field_of_which_only_a_denial_speaks_is_told_so_first(
    denials: list[dict[str, Any]], fr: str, en: str
) -> None:
    """One about some people's data only names no field, and stands in its own paragraph."""
    found = answered(registry(organisation=COLLECTED, denials=denials), "precise_location")
    for lang in LANGS:
        begins = {"fr": fr, "en": en}[lang]
        said = headline(found, lang)
        assert begins in said.split(". ")[0]
        assert said.count("Acme does not") + said.count("Acme ne ") == (
            0 if "subjects" in denials[0] else len(denials)
        )
        if "fields" in denials[0]:
            assert begins in storage_headline(found, lang).split(". ")[0]


@pytest.mark.parametrize(
    ("status", "fr", "en"),
    [
        ({}, "c’est affirmé d’Orage, sans dates", "that is claimed of Orage, without dates"),
        (
            {"status": "inferred", "reason": "It follows."},
            "aucune source ne dit en toutes lettres qu’Orage soit certifié",
            "no source says in so many words that Orage is certified",
        ),
    ],
)
def test_a_certificate_is_claimed_only_where_a_source_claims_it(
    status: dict[str, str], fr: str, en: str
) -> None:
    cloud = {
        "cloud": {**host()["cloud"], "certifications": [{"standard": "pci_dss", "scope": "All", **status}]}
    }
    found = profile(build(registry(organisation=COLLECTED, third_parties=cloud), DAY), "cloud")
    assert fr in certificate_verdict(found, "pci_dss", "fr")
    assert en in certificate_verdict(found, "pci_dss", "en")
    told = certificates_headline(found, "en")
    assert ("(by inference; It follows)" in told) is bool(status)
    assert ("mere claims" in told) is not bool(status)
