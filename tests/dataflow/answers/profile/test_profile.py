"""The profile: nothing of an actor's entry is dropped on the way to its words."""

from datetime import date
from typing import Any

import pytest

from dataflow.answers.profile import profile
from dataflow.checks.judging import findings
from dataflow.graph.build import build
from dataflow.words import profile_paragraphs
from registry.records.actor import Regime
from registry.records.stated import Stated
from registry.records.text import LANGS, Lang
from tests.dataflow.acme import acme, party

DAY = date(2026, 11, 22)
ENGAGEMENT = {
    "label": "Hosting", "places": ["desk"], "receives": [], "note": "engagement-note", "valid_from": "2024-01-01",
    "contract": {"title": "DPA", "clauses": ["a", "h"]},
    "authorisation": {"value": "general", "objection_period": "P30D"},
}  # fmt: skip
CERTIFICATE = {
    "standard": "iso27001", "issuer": "issuer-name", "number": "number-42", "valid_from": "2025-02-03",
    "note": "certificate-note",
}  # fmt: skip
TRACKER = {
    "pattern": "_o", "set_by": "orage", "category": "analytics", "field": "analytics_cookie", "note": "tracker-note",
    "asked": "prior", "feeds": "orage.desk",
}  # fmt: skip
DOCUMENT = {
    "title": "Policy", "version": "1.0", "effective": "2024-05-06", "first_published": "2019-08-07",
    "may_change": {"how": "revision-how", "line": 151},
    "pointers": [{"to": "help-page", "url": "https://help.example/cookies"}, {"to": "no-page", "url": "javascript:x"}],
}  # fmt: skip
REGISTRY = acme(
    documents={"policy": DOCUMENT},
    third_parties={
        "orage": party(
            "Orage",
            ENGAGEMENT,
            certifications=[CERTIFICATE],
            places={"desk": {"label": "Orage desk", "note": "place-note"}},
            measures=[{"measure": "measure-told", "note": "measure-note"}],
        )
    },
    trackers=[TRACKER],
    denials=[{"who": "orage", "act": "sell", "note": "denial-note"}],
    changes=[
        {"actor": "orage", "on": "2026-02-01", "what": "change-told"},
        {"actor": "orage", "on": "2027-02-01", "what": "change-to-come"},
    ],
    rights=[{"right": "access", "how": "right-how", "condition": "right-condition"}],
    formalities=[{"regime": "ci_2013_450", "kind": "declaration", "number": "formality-7", "data_sets": "account"}],
    data_sets={
        "account": {
            "label": "Account", "fields": ["full_name", "phone_number"], "note": "set-note",
            "claims": [{"claim": "claim-anonymous"}], "provision": "voluntary",
        }
    },
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ("orage", ("engagement-note", "certificate-note", "issuer-name", "number-42", "2025", "2024", "30")),
        ("orage", ("tracker-note", "denial-note", "place-note", "change-told", "Orage desk")),
        ("orage", ("measure-told", "measure-note")),
        ("acme", ("2024", "2019", "revision-how", "151", "help-page", "https://help.example/cookies")),
        ("acme", ("right-how", "right-condition", "formality-7", "set-note", "claim-anonymous", "Policy")),
    ],
)
def test_what_is_written_of_an_actor_is_told(actor: str, told: tuple[str, ...], lang: Lang) -> None:
    found = profile(build(REGISTRY, DAY), actor)
    said = "\n".join(line for each in profile_paragraphs(found, lang) for line in each.lines)
    assert [each for each in told if each not in said] == []
    assert "change-to-come" not in said and "javascript" not in said
    provided = {
        "fr": "données fournies librement par les personnes",
        "en": "people are free to give the data",
    }
    assert (provided[lang] in said) == (actor == "acme")


TURNED_ON = acme(
    documents={"policy": {**DOCUMENT, "audience": ["applicant"]}},
    third_parties={
        "orage": party(
            "Orage",
            {
                **ENGAGEMENT, "inquiry": False, "reuse": "refused",
                "purposes": {"purpose": "direct_marketing", "channel": ["sms", "phone"], "audience": "consumer"},
            },
            group="Big Group",
        )
    },
    data_sets={"account": {"label": "Account", "fields": ["full_name", "phone_number"], "minimum_age": 13}},
)  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "actor", "told"),
    [
        ("en", "orage", ("Group of companies: Big Group", "no particular inquiry", "own account: refused")),
        ("en", "orage", ("Direct marketing (SMS, telephone, consumers)",)),
        ("en", "acme", ("for: job applicant", "people from the age of 13 years")),
        ("fr", "orage", ("Groupe de sociétés\u00a0: Big Group", "hors de toute enquête", "compte\u00a0: refusée")),
        ("fr", "orage", ("(SMS, téléphone, consommateurs)",)),
        ("fr", "acme", ("à l’intention de\u00a0: ", "personnes à partir de 13 ans")),
    ],
)  # fmt: skip
def test_what_a_finding_turns_on_is_told_of_its_party(lang: Lang, actor: str, told: tuple[str, ...]) -> None:
    found = profile(build(TURNED_ON, DAY), actor)
    said = "\n".join(line for each in profile_paragraphs(found, lang) for line in each.lines)
    assert [each for each in told if each.casefold() not in said.casefold()] == [], said


@pytest.mark.parametrize(
    ("seat", "regimes", "wanted"),
    [
        ("FR", {"gdpr": {"applies": "confirmed"}}, [("gdpr", "confirmed"), ("eprivacy_fr", "assumed")]),
        ("DE", {"gdpr": {"applies": "confirmed"}}, [("gdpr", "confirmed"), ("eprivacy", "assumed")]),
        ("CI", {"gdpr": {"applies": "unknown"}}, [("gdpr", "unknown"), ("eprivacy", "unknown")]),
        ("FR", {"gdpr": {"applies": "not_applicable"}}, [("gdpr", "not_applicable")]),
        ("FR", {}, []),
    ],
)
def test_the_laws_it_is_judged_under_are_all_told(
    seat: str, regimes: dict[str, Any], wanted: list[tuple[str, str]]
) -> None:
    registry = acme()
    own = registry.organisation.model_copy(update={"country": (Stated(value=seat),), "regimes": {
        law: Regime.model_validate(each) for law, each in regimes.items()
    }})  # fmt: skip
    graph = build(registry.model_copy(update={"organisation": own}), DAY)
    found = profile(graph, "acme").laws
    assert [(each.law, each.applies) for each in found] == wanted
    assert {each.regime for each in findings(graph)} <= {each.law for each in found}
    assert all((each.reason is not None) == (each.law not in regimes) for each in found)
