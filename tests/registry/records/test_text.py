"""A text: in both languages, and in the other where one is missing."""

import pytest
from pydantic import ValidationError

from registry.records.text import Text, both, text


def test_a_bare_string_is_the_words_of_both_languages() -> None:
    assert Text.model_validate("Acme") == text("Acme", "Acme")


def test_where_one_language_is_missing_the_other_is_shown() -> None:
    assert Text(fr="Nom").say("en") == Text(fr="Nom", en="").say("en") == "Nom"
    assert Text(en="Name").say("fr") == "Name"
    assert (text("Nom", "Name").say("fr"), text("Nom", "Name").say("en")) == ("Nom", "Name")


@pytest.mark.parametrize("empty", [{}, "", {"fr": ""}, {"fr": None, "en": ""}])
def test_a_text_says_something(empty: object) -> None:
    with pytest.raises(ValidationError, match="text-empty"):
        Text.model_validate(empty)


def test_a_text_made_in_each_language() -> None:
    assert both(lambda lang: f"in {lang}") == text("in fr", "in en")
