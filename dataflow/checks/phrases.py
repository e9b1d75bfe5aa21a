"""Phrases: lists, days, lines and names as the messages of findings hold them, in both languages."""

import datetime
from collections.abc import Iterable, Sequence

from dataflow.checks.sentences import WORDS
from dataflow.facts import lists
from dataflow.facts.known import Known
from dataflow.law.row import Mark
from dataflow.words.speech import Speech
from registry.records.prose import day_text
from registry.records.text import Text, both, text
from registry.sentences import quoted


def listed(texts: Iterable[Text]) -> Text:
    """Names in a list, as they are written."""
    items = list(texts)
    return both(lambda lang: lists.listed((each.say(lang) for each in items), lang))


def labels(texts: Iterable[Text]) -> Text:
    """Labels of the vocabulary in a list inside a sentence, without their capitals."""
    items = list(texts)
    return both(lambda lang: Speech(lang).labels(items))


def sourced(values: Sequence[Known]) -> Text:
    """Values that are stated of one thing, each with where it can be read."""
    return both(lambda lang: lists.listed(map(Speech(lang).sourced, values), lang))


def in_quotes(words: Text) -> Text:
    """The words between the quotation marks of each language."""
    return both(lambda lang: quoted(lang, words.say(lang)))


def plain(words: str) -> Text:
    """Words that are the same in both languages; a dash where there are none."""
    return text(words or "—", words or "—")


def day(on: datetime.date) -> Text:
    """A day in words."""
    return day_text(on)


def marked(source: Text, mark: Mark) -> Text:
    """Where a rule of law is read, and how far that was checked where it was not in the source itself."""
    return source if mark == "verified" else WORDS.both(f"marked.{mark}", source=source)


def lines(numbers: Sequence[int]) -> Text:
    """Where in a document: `lines 37, 53 and 127`."""
    if not numbers:
        return WORDS.both("lines-unsaid")
    each = [str(number) for number in sorted(set(numbers))]
    return both(lambda lang: WORDS.say(lang, "lines", n=len(each), lines=lists.listed(each, lang)))
