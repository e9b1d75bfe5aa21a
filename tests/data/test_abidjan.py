"""The start-up of Abidjan: what a law that asks for formalities, and one that may apply, come to; judged by hand."""

from pathlib import Path

from dataflow.checks.judging import findings
from dataflow.graph.build import build
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import Text
from tests.data.statements import inner
from tests.dataflow.strategies import DAY

PATH = Path(__file__).with_name("abidjan.yaml")
JUDGED = {
    # Under the Ivorian law. What the notice does not tell: the statistics behind the map, the staff, the correspondant.
    "R01:ci_2013_450:carte/stats", "R28:ci_2013_450:policy", "R28:ci_2013_450:employee+livreur",
    # Phones and mobile money want an authorisation before they are processed, three transfers one of their own.
    "R08:ci_2013_450:panier:authorisation", "R07:ci_2013_450:panier>carte/US", "R07:ci_2013_450:panier>hote/EU",
    "R07:ci_2013_450:panier>texto/US", "R43:ci_2013_450:panier/2025", "R10:ci_2013_450:carte/map",
    "R10:ci_2013_450:texto/service", "R16:ci_2013_450:carte/stats", "R15:ci_2013_450:carte/stats:unjudged",
    # Under the European law, if it applies.
    "R04:gdpr:hote>panier/CI", "R04:gdpr:panier>carte/US", "R04:gdpr:panier>cnps/CI", "R04:gdpr:panier>guichet/CI",
    "R04:gdpr:panier>texto/US", "R10:gdpr:hote/service", "R19:gdpr:carte:unclear", "R19:gdpr:hote:unclear",
    "R19:gdpr:texto:unclear", "R21:gdpr:personnel", "R28:gdpr:policy/depends", "R28:gdpr:policy/dpo",
    "R31:gdpr:hote/service", "R32:gdpr:carte", "R32:gdpr:cnps",
    "R32:gdpr:guichet", "R32:gdpr:hote", "R32:gdpr:texto", "R45:gdpr:panier",
}  # fmt: skip
"""What is found, each looked at and held right: the neighbours are no party, the CNPS is a recipient."""


def abidjan() -> Registry:
    loaded = load(PATH)
    assert loaded.problems == ()
    assert loaded.registry is not None
    return loaded.registry


def test_what_a_reader_is_shown_is_in_both_languages() -> None:
    assert [told for told in inner(abidjan(), Text) if bool(told.fr) != bool(told.en)] == []


def test_its_findings_are_those_that_were_judged_right() -> None:
    found = findings(build(abidjan(), DAY), load(PATH))
    assert {each.id.rpartition("#")[0] for each in found} == JUDGED
    # Whatever the European law asks hangs on whether it applies: none of it is told as a breach.
    assert not [each for each in found if each.regime == "gdpr" and each.verdict == "violation"]
