"""The words of lists, in French and English."""

from registry.sentences import Sentences

WORDS = Sentences.beside(__file__)
