"""The words in files to take away, in French and English."""

from registry.sentences import Sentences

WORDS = Sentences.beside(__file__)
