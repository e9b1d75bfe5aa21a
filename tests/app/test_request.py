"""Asking: what an address asks, what a reading changes of it, and which answer it gets."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from app_pages.address import Address
from app_pages.query import Unknown, changes_of, reading_of
from app_pages.request import Way, fields_by_category, found_for, way_of
from dataflow.answers.answer import Answer
from dataflow.answers.keeping import Keeping
from dataflow.answers.profile import Profile, Recourse
from dataflow.graph.build import build
from dataflow.question import Intent, Reading, understand
from dataflow.reply import headline, lexicon_of
from registry.reading.load import load
from registry.records.registry import Registry
from tests.app.conftest import SMALL

ON = datetime.date(2026, 11, 22)


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    found = load(path)
    assert found.registry is not None and not found.problems
    return found.registry


def asking(**question: str) -> Address:
    """An address that asks something."""
    return Address.model_validate({"registry": "small", "lang": "en", "on": ON, **question})


@pytest.mark.parametrize(
    ("question", "intent", "kind"),
    [
        ({"field": "email_address"}, Intent.GOES, Answer),
        ({"field": "email_address", "about": "stored"}, Intent.STORED, Answer),
        ({"field": "email_address", "actor": "host"}, Intent.GOES, Answer),
        ({"field": "email_address", "about": "retention"}, Intent.RETENTION, Keeping),
        ({"data_set": "account", "about": "retention"}, Intent.RETENTION, Keeping),
        ({"data_set": "account"}, Intent.GOES, tuple),
        ({"actor": "host"}, Intent.RECEIVES, Answer),
        ({"actor": "host", "about": "certifications"}, Intent.CERTIFICATIONS, Profile),
        ({"actor": "host", "about": "show"}, Intent.SHOW, Profile),
        ({"actor": "host", "about": "contact"}, Intent.CONTACT, Recourse),
    ],
)
def test_what_an_address_asks(
    registry: Registry, question: dict[str, str], intent: Intent, kind: type[Any]
) -> None:
    reading = reading_of(asking(**question), registry)
    assert isinstance(reading, Reading) and reading.intent is intent
    found = found_for(reading, build(registry, ON))
    assert isinstance(found, kind)
    assert isinstance(found, tuple) or headline(reading, found, "fr")


def test_an_address_without_a_question(registry: Registry) -> None:
    assert reading_of(asking(), registry) is None


def test_an_address_names_the_people_a_question_is_limited_to(registry: Registry) -> None:
    sets = {
        name: held.model_copy(update={"subjects": ("customer",)}) for name, held in registry.data_sets.items()
    }
    registry = registry.model_copy(update={"data_sets": sets})
    for words in (
        "where does the customers' e-mail address go?",
        "how long is the customers' e-mail address kept?",
        "which customer data does Hébergeur receive?",
        "where does the customers' data go?",
        "how long is customer data kept?",
    ):
        meant = understand(words, lexicon_of(registry), "en")
        assert meant.sure, words
        asked = reading_of(asking(**changes_of(meant.readings[0])), registry)
        assert isinstance(asked, Reading)
        assert asked.sentence("fr") == meant.readings[0].sentence("fr")
        assert "customer" in (asked.subject, *asked.people)
        assert found_for(asked, build(registry, ON))


@pytest.mark.parametrize(
    "question",
    [
        {"field": "email_address", "people": "martians"},
        {"people": "customer,employee"},
        {"actor": "host", "about": "certifications", "people": "customer"},
    ],
)
def test_people_a_question_cannot_be_limited_to(registry: Registry, question: dict[str, str]) -> None:
    assert isinstance(reading_of(asking(**question), registry), Unknown)


@pytest.mark.parametrize("kind", ["field", "data_set", "actor", "people"])
def test_what_the_registry_does_not_have(registry: Registry, kind: str) -> None:
    assert reading_of(asking(**{kind: "nonsense"}), registry) == Unknown(kind=kind, name="nonsense")


def test_a_question_there_is_none_of(registry: Registry) -> None:
    assert reading_of(asking(actor="host", about="steal"), registry) == Unknown(kind="about", name="steal")


@pytest.mark.parametrize(
    "words",
    [
        "Où va l’adresse e-mail ?",
        "Combien de temps garde-t-on l’adresse e-mail ?",
        "Que reçoit Hébergeur ?",
        "Quelles certifications a Hébergeur ?",
    ],
)
def test_what_was_understood_is_what_is_answered(registry: Registry, words: str) -> None:
    meant = understand(words, lexicon_of(registry), "fr")
    assert meant.sure
    asked = reading_of(asking(**changes_of(meant.readings[0])), registry)
    assert isinstance(asked, Reading)
    assert asked.sentence("fr") == meant.readings[0].sentence("fr")


def test_the_fields_to_pick_are_those_of_the_registry(registry: Registry) -> None:
    assert fields_by_category(registry) == {"contact": ("email_address",)}


def questions(registry: Registry, words: str) -> Way | None:
    """The page a question leads to, when it is not the one it is asked on."""
    meant = understand(words, lexicon_of(registry), "fr")
    assert meant.sure
    return way_of(meant.readings[0])


def test_a_question_with_a_page_of_its_own_leads_there(registry: Registry) -> None:
    assert questions(registry, "Que se passe-t-il si Hébergeur est piraté ?") == Way(
        "breach", {"actor": "host"}
    )
    assert questions(registry, "Quelles données quittent la France ?") == Way("borders", {"leaving": ("FR",)})
    assert questions(registry, "Qu’est-ce qui a changé depuis le 1er janvier 2025 ?") == Way(
        "changes", {"since": ("2025-01-01",)}
    )
    assert questions(registry, "Quels constats pour Hébergeur ?") == Way("findings", {"actors": ("host",)})
    assert questions(registry, "Où va l’adresse e-mail ?") is None
