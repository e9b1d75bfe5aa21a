"""A citation in words: document, version, section, lines and the words to find it by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from dataflow.facts.known import Cited
from dataflow.facts.lists import apart
from dataflow.facts.sentences import WORDS
from registry.records.prose import list_in_words
from registry.records.record import Record
from registry.records.text import Lang
from registry.sentences import quoted

Manner = Literal["sentence", "cell", "page"]
"""sentence: « Politique », version 1.0, lignes 3 et 9 à 12; cell: Politique v1.0, l. 3, short for a table;
page: Politique, version 1.0, l. 3, on a line of its own."""


def cited(citation: Cited, lang: Lang, manner: Manner) -> str:
    """Where something can be read."""
    return _told([citation], [citation.section] if citation.section else [], lang, manner)


def cited_in(told: object) -> tuple[Cited, ...]:
    """Every place that an answer, or any part of one, says it can be read in, each once, in its order."""
    found: dict[Cited, None] = {}
    waiting: list[object] = [told]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Cited):
            found[each] = None
        elif isinstance(each, Record):
            waiting += [getattr(each, name) for name in reversed(type(each).model_fields)]
        elif isinstance(each, Mapping):
            waiting += reversed([*each.values()])
        elif isinstance(each, tuple):
            waiting += reversed(each)
    return tuple(found)


def cites(citations: Iterable[Cited], lang: Lang) -> str:
    """The citations as a sentence has them in brackets, each document once with all its lines; empty for none.

    A section is named where no line is: the line says more.
    """
    documents: dict[str, list[Cited]] = {}
    for each in citations:
        documents.setdefault(each.document, []).append(each)
    return apart((_together(several, lang) for several in documents.values()), lang)


def document(title: str, version: str | None, lang: Lang, manner: Manner) -> str:
    """The document alone: its title, and its version where it has one."""
    if not version:
        return WORDS.say(lang, f"cite.{manner}.title", title=title)
    return WORDS.say(lang, f"cite.{manner}.titled", title=title, version=version)


def lines(citations: Sequence[Cited], lang: Lang, manner: Manner) -> str:
    """The lines of a document: lignes 3 et 9 à 12; empty where none is known."""
    spans = sorted({(each.line, each.last_line or each.line) for each in citations if each.line is not None})
    if not spans:
        return ""
    said = [
        str(first)
        if first == last
        else WORDS.say(lang, f"cite.{manner}.range", first=first, last=last or first)
        for first, last in spans
    ]
    several = len(spans) > 1 or spans[0][0] != spans[0][1]
    return WORDS.say(lang, f"cite.{manner}.lines", n=2 if several else 1, lines=list_in_words(said, lang))


def _together(several: Sequence[Cited], lang: Lang) -> str:
    sections = [each.section for each in several if each.section and each.line is None]
    return _told(several, sections, lang, "sentence")


def _told(several: Sequence[Cited], sections: Iterable[str], lang: Lang, manner: Manner) -> str:
    return ", ".join(filter(None, _parts(several, sections, lang, manner)))


def _parts(several: Sequence[Cited], sections: Iterable[str], lang: Lang, manner: Manner) -> Iterator[str]:
    yield document(several[0].title, several[0].version, lang, manner)
    for section in dict.fromkeys(sections):
        yield WORDS.say(lang, f"cite.{manner}.section", section=section)
    yield lines(several, lang, manner)
    for each in several:
        yield quoted(lang, each.words) if each.words else ""
