"""The paragraphs, on the shipped registry: what a Data Protection Officer reads under the answer."""

from datetime import date
from pathlib import Path

import pytest

from dataflow.answers.answer import Answer
from dataflow.answers.keeping import keeping_of_data_set, keeping_of_field
from dataflow.answers.profile import profile
from dataflow.answers.trace import trace
from dataflow.graph.build import build
from dataflow.words import (
    certificates_headline,
    keeping_headline,
    keeping_paragraphs,
    paragraphs,
    profile_headline,
    profile_paragraphs,
    storage_headline,
)
from registry.reading.load import load
from registry.records.evidence import Status
from registry.records.text import LANGS, Lang
from tests.dataflow.strategies import DAY

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def graph() -> object:
    held = load(ROOT / "data" / "processors.yaml").registry
    assert held is not None
    return build(held, DAY)


@pytest.fixture(scope="module")
def phone(graph) -> Answer:
    return trace(graph, "phone_number")


def lines(answer: Answer, kind: str, lang: Lang = "fr") -> tuple[str, ...]:
    return next(each.lines for each in paragraphs(answer, lang) if each.kind == kind)


def test_the_contradiction_names_both_data_sets_as_the_way_out(phone: Answer) -> None:
    (said,) = lines(phone, "contradictions")
    assert "stockée uniquement par CinetPay" in said
    assert "«\u00a0Compte et contact\u00a0» et «\u00a0Paiement\u00a0»" in said


def test_silence_about_google_is_no_denial(phone: Answer) -> None:
    assert lines(phone, "not_reached") == (
        "Aucun flux vers Google n’est déclaré\u00a0; ce n’est pas exclu pour autant.",
    )


def test_a_day_before_every_document_is_not_attested(graph) -> None:
    """A day in 2010 was answered like today: the oldest document of the registry is of 7 March 2024."""
    held = graph.graph["registry"]
    before, after = (trace(build(held, day), "phone_number") for day in (date(2024, 3, 6), date(2024, 3, 7)))
    assert lines(before, "unknown")[0] == (
        "Aucun document du registre n’est daté du 6 mars 2024 ou d’avant\u00a0: ce qui est dit de ce jour "
        "vient de sources plus récentes, qui n’en attestent pas."
    )
    assert lines(before, "unknown", "en")[0] == (
        "No document of the registry is dated 6 March 2024 or earlier: what is told of that day comes from "
        "later sources, which do not attest it."
    )
    assert [gap.about for gap in before.gaps][:1] == ["day"]
    assert "day" not in {gap.about for gap in after.gaps}


def test_hops_are_counted_by_status(phone: Answer) -> None:
    counts = phone.completeness.hops
    assert lines(phone, "completeness", "en")[0] == (
        f"{len(phone.hops)} hops: {counts[Status.DECLARED]} declared, {counts[Status.INFERRED]} inferred "
        f"and {counts[Status.UNKNOWN]} unknown."
    )


def test_a_party_is_as_sure_as_the_weakest_hop_to_it(phone: Answer) -> None:
    assert "Repose sur une déduction\u00a0: OVHcloud." in lines(phone, "strength")


def test_the_shipped_condition_is_told(phone: Answer) -> None:
    assert "«\u00a0Compte et contact\u00a0», numéro de téléphone\u00a0: parfois." in lines(
        phone, "conditions"
    )


def test_where_it_is_stored(phone: Answer) -> None:
    said = storage_headline(phone, "fr")
    assert "est conservée\u00a0: Plateforme" in said and "Paiement en ligne (CinetPay" in said
    assert "par déduction, Hébergement" in said


def test_how_long_it_is_kept(graph) -> None:
    assert "12\u00a0mois (durée maximale)" in keeping_headline(keeping_of_data_set(graph, "browser"), "fr")
    assert "durée inconnue" in keeping_headline(keeping_of_field(graph, "timezone"), "fr")
    assert "ne range pas la donnée" in keeping_headline(keeping_of_field(graph, "health_data"), "fr")


def test_certificates_are_claims_until_they_are_seen(graph) -> None:
    said = certificates_headline(profile(graph, "ovhcloud"), "fr")
    assert "ISO/IEC 27001" in said
    assert "simples affirmations" in said
    assert "ce qu’il en est est inconnu" in certificates_headline(profile(graph, "google"), "fr")


@pytest.mark.parametrize("lang", LANGS)
def test_every_profile_and_period_can_be_said(graph, lang: Lang) -> None:
    held = graph.graph["registry"]
    for id_ in held.actors:
        known = profile(graph, id_)
        assert known.party.label.say(lang) in profile_headline(known, lang)
        assert all(paragraph.lines for paragraph in profile_paragraphs(known, lang))
    for id_ in held.data_sets:
        kept = keeping_of_data_set(graph, id_)
        assert keeping_headline(kept, lang).endswith(".")
        assert all(paragraph.lines for paragraph in keeping_paragraphs(kept, lang))
