"""A text in French and English."""

from collections.abc import Callable
from typing import Any, Literal

from pydantic import model_validator

from registry.records.record import Brief
from registry.records.refusal import refusal

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = ("fr", "en")
NO_BREAK_SPACE = "\u00a0"


class Text(Brief):
    """Words for a reader, in one or both languages. A bare string in YAML stands for both.

    Data keeps the language of its source: where one language is missing the other is shown.
    """

    fr: str | None = None
    """The words in French."""
    en: str | None = None
    """The words in English."""

    @classmethod
    def of_text(cls, words: str) -> dict[str, Any]:
        """The same words for both languages."""
        return {"fr": words, "en": words}

    @model_validator(mode="after")
    def _not_empty(self) -> "Text":
        if not (self.fr or self.en):
            raise refusal("text-empty")
        return self

    def say(self, lang: Lang) -> str:
        """The words in `lang`, else in the other language."""
        return (self.fr or self.en or "") if lang == "fr" else (self.en or self.fr or "")


def text(fr: str, en: str) -> Text:
    """A text given in both languages."""
    return Text(fr=fr, en=en)


def both(words: Callable[[Lang], str]) -> Text:
    """A text made in each language."""
    return text(words("fr"), words("en"))
