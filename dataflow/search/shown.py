"""What is found, in words: under which heading it is shown, each statement in a line, and how many there are more."""

from dataflow.facts.citations import cites
from dataflow.facts.values import told
from dataflow.search.found import Found
from dataflow.search.sentences import WORDS
from registry.records.text import Lang


def heading(lang: Lang) -> str:
    """That it is no answer."""
    return WORDS.say(lang, "heading")


def said(found: Found, lang: Lang) -> str:
    """A statement in a line: whose, what, how it is known unless a source says it, and where that can be read."""
    known = found.known.model_copy(update={"label": found.words if found.known.label else None})
    line = WORDS.say(lang, "said", label=found.label.say(lang), words=told(known, lang, "sentence"))
    source = cites(found.known.citations, lang)
    return WORDS.say(lang, "sourced", said=line, source=source) if source else line


def more(count: int, lang: Lang) -> str:
    """How many further statements there are; empty for none."""
    return WORDS.say(lang, "more", n=count) if count else ""
