"""The glossary: the words that Sillage uses, in groups, each with what it means and where that is written."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final
from unicodedata import combining, normalize

from dataflow.facts.finding import SAID, SEVERITIES
from dataflow.facts.sentences import WORDS as FACTS
from dataflow.glossary.sentences import WORDS
from registry.records.record import Record
from registry.records.text import LANGS, Lang, Text, text
from registry.vocabulary import vocabulary
from registry.vocabulary.term import Term

GROUPS: Final = (
    "roles", "statuses", "verdicts", "severities", "law", "mechanisms", "documents", "words", "sensitivities", "places",
)  # fmt: skip
_DOCUMENTS: Final = frozenset({"document", "citation", "exclusion", "contradiction", "notice", "finding"})
_BY_NAME: Final = ("law", "documents", "words")
"""Groups whose words are looked for by name; every other has an order of its own."""


class Meant(Record):
    """A word with its meaning."""

    id: str
    """Its id in its group: the last part of its address on the page."""
    name: Text
    """As pages say it."""
    means: Text
    law: Text | None = None
    """Where the law says so; None: it is a notion of Sillage."""


class Group(Record):
    """Words of one kind."""

    id: str
    title: Text
    terms: tuple[Meant, ...]

    def in_order(self, lang: Lang) -> tuple[Meant, ...]:
        """The words as a reader looks for them: by name where their list has no order of its own."""
        if self.id not in _BY_NAME:
            return self.terms
        return tuple(sorted(self.terms, key=lambda each: _folded(each.name.say(lang))))


@cache
def glossary() -> tuple[Group, ...]:
    """All words, group by group: roles first, then what is said of facts and findings, then the law.

    What the vocabulary says of a term, its name, note and law, is taken from there, so that nothing is told twice.
    """
    words = tuple(_words())
    documents = tuple(each for each in words if each.id in _DOCUMENTS)
    others = tuple(each for each in words if each.id not in _DOCUMENTS)
    terms: Mapping[str, Iterable[Meant]] = {
        "documents": documents,
        "law": tuple(each for each in others if each.law),
        "words": tuple(each for each in others if not each.law),
        "roles": _of_vocabulary("roles", vocabulary().roles),
        "statuses": _of_vocabulary("statuses", vocabulary().statuses),
        "verdicts": _of_findings("verdicts", "said", SAID),
        "severities": _of_findings("severities", "severity", SEVERITIES),
        "sensitivities": _of_vocabulary("sensitivities", vocabulary().sensitivities),
        "mechanisms": _of_vocabulary("mechanisms", vocabulary().transfer_mechanisms),
        "places": _of_vocabulary("places", vocabulary().place_kinds),
    }
    return tuple(
        Group(id=group, title=WORDS.both(f"title.{group}"), terms=tuple(terms[group])) for group in GROUPS
    )


def _words() -> Iterator[Meant]:
    keys = [key.split(".") for key in WORDS.keys("en")]
    for id_ in sorted({parts[1] for parts in keys if parts[0] == "words"}):
        name = WORDS.both(f"words.{id_}.name")
        yield Meant(id=id_, name=name, means=WORDS.both(f"words.{id_}.means"), law=_law("words", id_))


def _of_vocabulary(group: str, terms: Mapping[str, Term]) -> Iterator[Meant]:
    for id_, term in terms.items():
        means = (
            term.note if term.note and not _has(group, id_, "means") else WORDS.both(f"{group}.{id_}.means")
        )
        yield Meant(id=id_, name=term.label, means=means, law=term.law or _law(group, id_))


def _of_findings(group: str, key: str, ids: Iterable[str]) -> Iterator[Meant]:
    """Those that findings are told with, by the words that findings are told with."""
    for id_ in ids:
        said = FACTS.both(f"finding.{key}.{id_}")
        name = text(_capital(said.say("fr")), _capital(said.say("en")))
        yield Meant(id=id_, name=name, means=WORDS.both(f"{group}.{id_}.means"), law=_law(group, id_))


def _law(group: str, id_: str) -> Text | None:
    return WORDS.both(f"{group}.{id_}.law") if _has(group, id_, "law") else None


def _has(group: str, id_: str, part: str) -> bool:
    return all(WORDS.has(lang, f"{group}.{id_}.{part}") for lang in LANGS)


def _folded(words: str) -> str:
    """Without accents and capitals: « Étape » stands at e."""
    return "".join(sign for sign in normalize("NFD", words) if not combining(sign)).casefold()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
