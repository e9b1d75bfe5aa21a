"""The words of actions: what a person does, whom it concerns and what it waits for, in French and English."""

from registry.sentences import Sentences

WORDS = Sentences.beside(__file__)
