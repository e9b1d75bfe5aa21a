"""The titles: a verb, and a name where it is one, a count where there are more; French elides."""

from collections.abc import Mapping

import pytest

from dataflow.actions import actions
from dataflow.actions.sentences import WORDS
from dataflow.law import laws
from registry.records.registry import Registry
from registry.vocabulary import vocabulary
from tests.dataflow.exports.examples import finding

SEVERAL = Registry.model_validate(
    {
        "sillage": 1,
        "title": "Acme",
        "version": "1",
        "organisation": {"id": "acme", "name": "Acme"},
        "data_sets": {
            "account": {"label": {"fr": "Compte", "en": "Account"}},
            "orders": {"label": {"fr": "Commandes", "en": "Orders"}},
        },
        "third_parties": {"ovh": {"name": "OVHcloud"}, "desk": {"name": "Desk"}},
        "documents": {"policy": {"title": "Politique", "kind": "privacy_policy"}},
    }
)


def titles(*made: Mapping[str, object]) -> tuple[str, str, str]:
    """The title of the one action of these findings in both languages, and what it concerns in English."""
    found = [finding(**{"id": f"{each['check']}:gdpr:s{n}#1", **each}) for n, each in enumerate(made)]
    (action,) = actions(found, SEVERAL)
    return action.title.say("fr"), action.title.say("en"), action.concerns.say("en")


def test_one_party_is_named_and_several_are_counted() -> None:
    assert titles({"check": "R11", "actors": ("ovh",)}) == (
        "Obtenir la liste des sous-traitants ultérieurs d’OVHcloud",
        "Get the list of sub-processors of OVHcloud",
        "OVHcloud",
    )
    fr, en, concerns = titles({"check": "R11", "actors": ("ovh",)}, {"check": "R11", "actors": ("desk",)})
    assert (fr, en) == (
        "Obtenir la liste des sous-traitants ultérieurs de 2 tiers",
        "Get the list of sub-processors of 2 third parties",
    )
    assert concerns == "2 third parties"


def test_the_organisation_is_no_third_party() -> None:
    assert titles({"check": "R11", "actors": ("acme",)})[1] == "Draw up the list of sub-processors of Acme"
    assert (
        titles({"check": "R32", "actors": ("acme",)}, {"check": "R32", "actors": ("ovh",)})[2] == "2 actors"
    )


def test_data_sets_are_named_or_counted() -> None:
    own = {"check": "R12", "actors": ("acme",)}
    one = titles({**own, "data_sets": ("account",)})
    two = titles({**own, "data_sets": ("account",)}, {**own, "data_sets": ("orders",)})
    assert one[0] == "Qualifier le rôle d’Acme pour «\u00a0Compte\u00a0»"
    assert (two[0], two[2]) == ("Qualifier le rôle d’Acme pour 2 jeux de données", "2 data sets")


@pytest.mark.parametrize(
    ("told", "ending"),
    [((), ""), (("R31",), ", with a breach notice period"), (("R11",), ", with the authorisation of sub-processors"),
     (("R11", "R31"), ", with the authorisation of sub-processors and a breach notice period")],
)  # fmt: skip
def test_a_contract_is_recorded_with_what_else_is_missing(told: tuple[str, ...], ending: str) -> None:
    also = tuple(finding(id=f"{number}:gdpr:x#1", check=number) for number in told)
    made: dict[str, object] = {"check": "R10", "actors": ("ovh", "acme"), "also": also}
    assert titles(made)[1] == f"Record the contract with OVHcloud{ending}"


def test_between_two_third_parties_both_are_named() -> None:
    assert titles({"check": "R10", "actors": ("ovh", "desk")}) == (
        "Obtenir le contrat entre Desk et OVHcloud",
        "Get the contract between Desk and OVHcloud",
        "Desk and OVHcloud",
    )


def test_a_document_is_quoted_and_who_is_missing_in_it_is_named() -> None:
    made: dict[str, object] = {
        "check": "R02",
        "actors": ("desk",),
        "entry": ("documents", "policy", "mentions", 0),
    }
    assert titles(made)[0] == "Ajouter Desk à la liste des destinataires de «\u00a0Politique\u00a0»"


def test_an_authority_is_named_by_every_law_that_asks_for_something_to_be_filed() -> None:
    made: dict[str, object] = {
        "id": "R08:ci_2013_450:x#1",
        "check": "R08",
        "regime": "ci_2013_450",
        "data_sets": ("account",),
    }
    assert titles(made)[0] == "Enregistrer les formalités auprès de l’ARTCI"
    filed = {id_ for id_, law in laws().items() if {"R07", "R08", "R43"} & law.checks.keys()}
    assert filed
    # « l’ » stands before it in French.
    assert all(vocabulary().regimes[id_].authority.say("fr")[0].lower() in "aeiou" for id_ in filed)


def test_every_law_is_asked_about_by_its_name() -> None:
    asked = {key.partition(".")[2] for key in WORDS.keys("fr") if key.startswith("applies.")}
    assert asked == {*laws()}
