"""Tags: every role of the vocabulary has a look of its own and a word; what nobody has said is told as unknown."""

import pytest

from app_pages.frame import looks
from app_pages.tags import law, roles
from registry.records.text import LANGS, Lang
from registry.vocabulary import vocabulary


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("role", [*vocabulary().roles])
def test_a_role_is_a_word_with_a_band(role: str, lang: Lang) -> None:
    assert vocabulary().roles[role].label.say(lang) in roles([role], lang)
    assert f".role-{role}" in looks()


@pytest.mark.parametrize("lang", LANGS)
def test_each_role_is_told_once_and_none_is_unknown(lang: Lang) -> None:
    assert roles(["processor", "processor", "controller"], lang).count("role role-") == 2
    assert {"fr": "Inconnu", "en": "Unknown"}[lang] in roles([], lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("regime", [*vocabulary().regimes])
def test_a_law_is_told_by_its_short_name(regime: str, lang: Lang) -> None:
    assert vocabulary().regimes[regime].label.say(lang) in law(regime, lang)
