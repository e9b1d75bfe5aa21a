"""Lists in words: in a sentence, and set apart in a cell, a bracket or a line of a picture."""

from collections.abc import Iterable

from dataflow.facts.sentences import WORDS
from registry.records.prose import list_in_words
from registry.records.text import Lang, Text


def listed(items: Iterable[str], lang: Lang) -> str:
    """In a sentence: the items, each once, with « et » before the last; set apart where an item has parts itself."""
    once = list(dict.fromkeys(items))
    if len(once) > 1 and any(has_parts(each, lang) for each in once):
        return apart(once, lang)
    return list_in_words(once, lang)


def apart(items: Iterable[str], lang: Lang) -> str:
    """In a cell or in brackets: the items with semicolons between them, for they have commas; empty for none."""
    return WORDS.say(lang, "between").join(items)


def either(items: Iterable[str], lang: Lang) -> str:
    """What it is one of, though nobody knows which: the items, each once, with « ou » between them."""
    return f" {WORDS.say(lang, 'or')} ".join(dict.fromkeys(items))


def beside(texts: Iterable[Text], lang: Lang) -> str:
    """Names beside each other with commas, and no « et »: where a list stands for itself and not in a sentence."""
    return ", ".join(each.say(lang) for each in texts)


def has_parts(item: str, lang: Lang) -> bool:
    """Whether an item reads as several things; what stands between quotation marks does not."""
    return item[:1] not in "«“" and ("," in item or f" {WORDS.say(lang, 'and')} " in item)
