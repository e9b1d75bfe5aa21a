"""The words that findings set into their messages, in French and English."""

from registry.sentences import Sentences

WORDS = Sentences.beside(__file__)
