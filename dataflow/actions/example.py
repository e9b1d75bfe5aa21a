"""The example of a deciding fact: what somebody writes into the file who knows it."""

from dataflow.actions.action import Deciding
from dataflow.actions.sentences import WORDS
from dataflow.law import laws
from registry.records.text import Lang


def example(fact: Deciding, lang: Lang) -> str | None:
    """The lines that say whether a law applies, with `<what to put there>`: copied as they stand they are refused.

    None for facts of third parties and documents: what is said of a third party stands with its ten facts.
    """
    return WORDS.say(lang, "write.law_applies", law=fact.law) if fact.law else None


def law_example(lang: Lang) -> str:
    """The lines that name a law, for a registry that names none; in the same way."""
    return WORDS.say(lang, "write.law", laws=", ".join(laws()))
