"""The script of the first stops: each language has its own words, and nothing in it ends it early or needs escaping."""

import json

from app_pages import skip
from app_pages.policy import speaking
from registry.records.text import LANGS


def _words(script: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(script[script.rindex("({") + 1 : -1])
    return found


def test_every_word_of_the_script_is_said_in_the_language() -> None:
    told = {lang: _words(skip.script(lang)) for lang in LANGS}
    assert told["fr"]["answer"] == "Aller à la réponse" and told["en"]["answer"] == "Go to the answer"
    assert all(set(words) == set(told["fr"]) and all(words.values()) for words in told.values())


def test_every_word_that_the_script_uses_is_handed_to_it() -> None:
    text = (skip.STATIC / "reach.js").read_text(encoding="utf-8")
    for name in _words(skip.script("en")):
        assert f"words.{name}" in text
    assert text.count("words.") >= len(_words(skip.script("en")))


def test_the_script_is_the_same_each_time_and_cannot_close_its_element() -> None:
    for lang in LANGS:
        assert skip.script(lang) == skip.script(lang)
        assert "</" not in speaking(lang) and "<!" not in speaking(lang)
