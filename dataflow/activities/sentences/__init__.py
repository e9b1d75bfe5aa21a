"""The words of activities, in French and English."""

from registry.sentences import Sentences

WORDS = Sentences.beside(__file__)
