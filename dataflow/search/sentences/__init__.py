"""The words of what is found for a text, in French and English."""

from registry.sentences import Sentences

WORDS = Sentences.beside(__file__)
