"""Names: the field or the actor that a word means, and the likeliest where it means none."""

import datetime

import pytest

from commands.exit import Misuse
from commands.names import actor_named, field_named
from commands.settings import Settings
from tests.dataflow.acme import acme, party

ENGLISH = Settings(
    lang="en",
    chosen=True,
    form="text",
    registry="",
    on=datetime.date(2026, 11, 22),
    colour=False,
    width=100,
    details=False,
)
REGISTRY = acme(
    fields={"club": {"label": {"fr": "Carte du club", "en": "Club card"}, "category": "identity"}},
    third_parties={
        "pay": party("PayCo"),
        "mail_fr": party("MailCo France"),
        "mail_us": {**party("MailCo USA"), "also_called": ["Postmaster"]},
    },
)


@pytest.mark.parametrize(
    "name", ["phone_number", "phone number", "Numéro de téléphone", "NUMERO DE TELEPHONE", "telephone"]
)
def test_a_field_by_its_id_or_by_what_it_is_called(name: str) -> None:
    assert field_named(name, REGISTRY, ENGLISH) == "phone_number"


def test_a_field_of_the_registry_itself() -> None:
    assert field_named("carte du club", REGISTRY, ENGLISH) == "club"


@pytest.mark.parametrize(
    ("name", "actor"),
    [("acme", "acme"), ("payco", "pay"), ("MailCo USA", "mail_us"), ("postmaster", "mail_us")],
)
def test_an_actor_by_its_id_or_by_what_it_is_called(name: str, actor: str) -> None:
    assert actor_named(name, REGISTRY, ENGLISH) == actor


def test_what_means_nothing_is_refused_with_the_likeliest() -> None:
    with pytest.raises(Misuse, match="pay"):
        actor_named("paycoo", REGISTRY, ENGLISH)
    with pytest.raises(Misuse, match="phone_number"):
        field_named("phone_numbre", REGISTRY, ENGLISH)
    with pytest.raises(Misuse) as refused:
        actor_named("zzzzzz", REGISTRY, ENGLISH)
    assert "pay" not in str(refused.value)


def test_what_may_mean_two_is_refused_with_both() -> None:
    with pytest.raises(Misuse) as refused:
        actor_named("mailco", REGISTRY, ENGLISH)
    assert "mail_fr" in str(refused.value) and "mail_us" in str(refused.value)
