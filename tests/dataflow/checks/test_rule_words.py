"""The words of the rules as counsel reads them: how laws are cited, and that nothing is claimed beyond them."""

import re

import pytest

from dataflow.checks.case import Found
from dataflow.checks.judging import _finding
from dataflow.checks.rule import rules
from dataflow.checks.sentences import WORDS
from registry.records.text import LANGS
from tests.dataflow.checks.registries import GDPR, shipped

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
EVERY = pytest.mark.parametrize("number", [*rules()])


@EVERY
def test_french_citations_are_written_as_in_the_french_text(number: str) -> None:
    """« art. 13, § 1, point e) », never « art. 13(1)(e) » nor « paragraphe 1 », with a space that does not break."""
    for law in rules()[number].laws.values():
        assert not re.search(r"\d\(|paragraphe|§(?!\u00a0|§)|\bal\.", law.say("fr")), law.say("fr")
        assert not re.search(r"paragraphe|\bpoint\b", law.say("en")), law.say("en")


@EVERY
def test_a_law_has_one_name(number: str) -> None:
    laws = rules()[number].laws
    assert all("CI law" not in law.say("en") for law in laws.values())
    if "ci_2013_450" in laws:
        assert laws["ci_2013_450"].say("en").startswith("Ivorian law 2013-450, Art.")
        assert laws["ci_2013_450"].say("fr").startswith("loi ivoirienne n°\u00a02013-450, art.")


def test_a_level_that_is_not_stated_is_not_said_to_be_the_lowest() -> None:
    french, english = (WORDS.templates(lang, "certificate.level")[0] for lang in ("fr", "en"))
    assert "at most" not in english and "au plus" not in french
    assert "proves no more than a self-assessment" in english


def test_a_party_that_only_lacks_a_contact_is_not_said_to_be_unidentified() -> None:
    main = rules()["R32"].message["main"]
    assert "identification incomplete" in main.say("en") and "non identifiée" not in main.say("fr")


def test_consent_to_a_tracker_is_not_laid_at_the_door_of_who_makes_it() -> None:
    """Whoever runs the site has to obtain it (CJEU C-673/17, C-40/17)."""
    rule = rules()["R22"]
    assert all(
        not rule.message[each].say("en").startswith("{actor} sets") for each in ("main", "none", "perhaps")
    )
    assert "on the site" in rule.fix.say("en")


def test_law_2013_450_is_not_said_to_ask_for_a_written_contract() -> None:
    """Art. 39 and 40 speak of instructions and guarantees (loidici.biz)."""
    law = rules()["R10"].laws["ci_2013_450"]
    assert "no written contract" in law.say("en") and "pas de contrat écrit" in law.say("fr")


def test_a_sum_of_clocks_is_told_with_when_the_72_hours_begin() -> None:
    assert "only runs once the controller is aware of the breach" in rules()["R31"].message["main"].say("en")


def test_a_false_claim_of_anonymity_is_a_want_of_transparency() -> None:
    assert "5(1)(a)" in rules()["R27"].laws["gdpr"].say("en")


def test_a_period_is_told_with_what_it_counts_from() -> None:
    assert "from the event their rule names, if any" in rules()["R19"].message["unknown"].say("en")


@EVERY
def test_both_languages_of_a_message_name_the_same_values_and_no_brace_is_anything_else(number: str) -> None:
    for variant, message in rules()[number].message.items():
        named = [{*_PLACEHOLDER.findall(message.say(lang))} for lang in LANGS]
        assert named[0] == named[1], variant
        for lang in LANGS:
            assert not re.search(r"[{}]", _PLACEHOLDER.sub("", message.say(lang))), variant


def test_a_message_elides_in_french_before_a_vowel() -> None:
    values = {"actor": "OVHcloud", "certificates": "ISO/IEC 27001", "places": "Racks"}
    unclear = Found("undetermined", "x", values, variant="scope_unsaid", decides="scope")
    found = _finding(shipped("R24-bad"), rules()["R24"], GDPR, unclear, None)
    assert "le périmètre d’ISO/IEC 27001" in found.message.say("fr")
    assert "the scope of ISO/IEC 27001" in found.message.say("en")


def test_a_message_without_one_of_its_values_names_the_rule_and_the_value() -> None:
    with pytest.raises(KeyError, match=r"R24_\w+ main: no value for \{problems\}"):
        _finding(shipped("R24-bad"), rules()["R24"], GDPR, Found("gap", "x", {"actor": "A"}), None)
