"""What is said: in both languages, with the same values, none unused, the French set as French is."""

import re
import string

import pytest

from launcher.failures import PIP_FAILURES
from launcher.messages import language, words
from launcher.paths import ROOT
from tests.test_words import french_fault


def test_every_sentence_is_there_in_both_languages_with_the_same_values() -> None:
    def values(lang: str) -> dict[str, set[str]]:
        parse = string.Formatter().parse
        return {key: {name for _, name, _, _ in parse(text) if name} for key, text in words(lang).items()}

    assert values("fr") == values("en")


def test_every_sentence_is_used_and_every_one_used_is_there() -> None:
    files = [ROOT / "sillage", *(ROOT / "launcher").glob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r'(?:say|Refusal)\(\s*"([a-z-]+)"', text)) | set(PIP_FAILURES)
    assert used == set(words("fr"))


def test_french_is_set_as_french_is() -> None:
    assert {key: fault for key, text in words("fr").items() if (fault := french_fault(text))} == {}


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({}, "fr"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_CA"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environ: dict[str, str], wanted: str) -> None:
    assert language(environ) == wanted
