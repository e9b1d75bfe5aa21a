"""The words of borders, in French and English."""

from registry.sentences import Sentences

WORDS = Sentences.beside(__file__)
