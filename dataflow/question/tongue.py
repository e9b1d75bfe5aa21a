"""The tongue: the language a question is asked in."""

import unicodedata
from collections.abc import Sequence

from dataflow.question.fold import Word, singular
from dataflow.question.grammar import phrases
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.senses import senses
from registry.records.text import Lang

DEFAULT: Lang = "fr"
"""The language of a question where neither its words nor its reader tell."""


def language(text: str, question: Sequence[Word], lexicon: Lexicon, reader: Lang = DEFAULT) -> Lang:
    """The language most of the words are of; the reader's when they do not tell, as in a bare name."""
    score = 0
    for word in question:
        told = frozenset[Lang]().union(
            *(
                spoken.get(form, frozenset())
                for spoken in (phrases().languages, senses().languages)
                for form in (word.fold, singular(word.fold))  # « documents » is a word of both
            )
        )
        known = told or lexicon.languages.get(word.fold, frozenset())
        score += (known == {"fr"}) - (known == {"en"})
    accents = any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", text))
    if score + accents == 0:
        return reader
    return "en" if score + accents < 0 else "fr"
