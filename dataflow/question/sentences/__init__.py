"""The words of how a question was understood, in French and English."""

from registry.sentences import Sentences

WORDS = Sentences.beside(__file__)
