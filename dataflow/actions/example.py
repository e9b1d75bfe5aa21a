"""The example of a deciding fact: what somebody writes into the file who knows it."""

from dataflow.actions.action import Deciding
from dataflow.actions.sentences import WORDS
from registry.records.text import Lang


def example(fact: Deciding, lang: Lang) -> str | None:
    """The lines that say whether a law applies, with `<what to put there>`: copied as they stand they are refused.

    None for facts of third parties and documents: what is said of a third party stands with its ten facts.
    """
    return WORDS.say(lang, "write.law_applies", law=fact.law) if fact.law else None
