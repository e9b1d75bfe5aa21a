"""The words of the glossary, in French and English."""

from registry.sentences import Sentences

WORDS = Sentences.beside(__file__)
"""The words of what each word means, in French and English."""
