"""Asking: the answer is one to the question that is shown, for a field, a data set and an actor."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from dataflow import reply
from dataflow.graph.build import build
from dataflow.question import understand
from registry.records.registry import Registry

DAY = date(2026, 11, 22)
SHOP = {
    "sillage": 1,
    "title": "Acme",
    "version": "1",
    "organisation": {
        "id": "acme",
        "name": "Acme",
        "places": {"form": {"label": "Form"}, "logs": {"label": "Logs"}},
        "collects": [
            {"from": "customer", "to": "form", "carries": ["account", "full_name@order"]},
            {"from": "visitor", "to": "logs", "carries": "visits", "storage": "stored"},
        ],
    },
    "data_sets": {
        "account": {
            "label": {"fr": "Compte", "en": "Account"},
            "fields": ["phone_number", "full_name", "payment_card_data"],
            "retention": [{"period": "P2Y"}],
        },
        "order": {
            "label": {"fr": "Commande", "en": "Order"},
            "fields": ["full_name"],
            "retention": [{"period": "P5Y"}],
        },
        "visits": {"label": {"fr": "Visites", "en": "Visits"}, "fields": ["ip_address", "user_agent"]},
    },
    "third_parties": {
        "orage": {
            "name": "Orage",
            "places": {"store": {"label": "Store"}, "relay": {"label": "Relay"}, "desk": {"label": "Desk"}},
            "certifications": [{"standard": "iso27001"}],
            "engagements": {
                "hosting": {
                    "places": ["store", "relay", "desk"],
                    "receives": [
                        {
                            "from": "form",
                            "to": "store",
                            "carries": "phone_number@account",
                            "storage": "stored",
                        },
                        {
                            "from": "form",
                            "to": "relay",
                            "carries": "full_name@account",
                            "storage": "not_stored",
                        },
                        {"from": "logs", "to": "desk", "carries": "ip_address@visits"},
                    ],
                }
            },
        },
        "brume": {"name": "Brume", "places": {"a": {"label": "A"}}},
    },
    "denials": [{"who": "acme", "act": "store", "fields": ["payment_card_data"]}],
}


@cache
def graph() -> Any:
    return build(Registry.model_validate(SHOP), DAY)


def said(question: str) -> list[str]:
    """What is answered, one headline a field for a whole data set."""
    found = understand(question, reply.lexicon_of(graph().graph["registry"]))
    assert found.sure, found.sentence()
    reading = found.readings[0]
    if reply.is_of_a_whole_set(reading):
        return [reply.headline(reading, each, found.lang) for each in reply.answers(reading, graph())]
    return [reply.headline(reading, reply.answer(reading, graph()), found.lang)]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        # to receive is not to store
        ("does Orage store the phone number?", "Yes: according to the registry, Orage stores"),
        ("Orage stocke-t-il le nom ?", "Non, d’après le registre"),
        ("does Orage store the name?", "No, according to the registry"),
        ("does Orage store the IP address?", "The data item “IP address” reaches Orage; the registry does not say"),
        ("does Brume store the phone number?", "No flow of the data item “phone number” to Brume is declared"),
        # what « nous » do is what the organisation does, and a denial comes first
        ("stocke-t-on les données de carte bancaire ?", "Il est dit qu’Acme ne conserve pas"),
        ("do you store payment card data?", "It is said that Acme does not store"),
        ("stockons-nous l’adresse IP ?", "Oui\u00a0: d’après le registre, Acme conserve"),
        ("recevons-nous l’adresse IP ?", "Oui\u00a0: d’après le registre, Acme détient"),
        # how long one actor keeps it, and not everybody
        ("how long does Orage keep the phone number?", "How long Orage keeps “phone number” is unknown."),
        ("combien de temps Brume garde-t-il le téléphone ?", "Aucun flux de «\u00a0numéro de téléphone\u00a0»"),
        # one certificate, and not whichever
        ("is Orage certified for ISO 27001?", "ISO/IEC 27001: that is claimed of Orage"),
        ("Orage est-il certifié HDS ?", "HDS (hébergeur de données de santé)\u00a0: rien ne dit"),
    ],
)  # fmt: skip
def test_the_answer_begins_with_what_was_asked(question: str, begins: str) -> None:
    assert [each[: len(begins)] for each in said(question)] == [begins]


def test_of_a_data_set_each_field_is_told_as_it_was_asked() -> None:
    ip, agent = said("Orage reçoit-il les visites ?")
    assert ip.startswith("Oui\u00a0: d’après le registre, Orage détient la donnée «\u00a0adresse IP\u00a0»")
    assert agent.startswith("Aucun flux")
    assert all("est conservée\u00a0: Logs" in each for each in said("où sont stockées les visites ?"))


def test_a_field_of_one_data_set_is_kept_as_long_as_that_one() -> None:
    (account,) = said("combien de temps garde-t-on le nom du compte ?")
    assert "2\u00a0ans" in account and "5\u00a0ans" not in account
    (both,) = said("combien de temps garde-t-on le nom ?")
    assert "2\u00a0ans" in both and "5\u00a0ans" in both


def test_who_never_stores_it_is_said_where_it_is_stored() -> None:
    assert "Acme ne conserve pas" in said("où est stockée la carte bancaire ?")[0]
    assert "Acme ne conserve pas" not in said("où est stocké le téléphone ?")[0]
