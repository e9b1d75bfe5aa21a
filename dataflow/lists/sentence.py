"""The sentence of a list: how many there are and which, and of how many it is not known."""

from dataflow.lists.answer import ListAnswer
from registry.records.text import Lang


def sentence(found: ListAnswer, lang: Lang) -> str:
    """The list in a few sentences: the count, the names, what was asked of each, and the unknown apart."""
    raise NotImplementedError
