"""Looking words up: the entry that a question asks the meaning of, those it names, those that words are found in."""

import re
from functools import cache
from typing import Final, NamedTuple

from dataflow.glossary.glossary import Group, Meant, glossary
from dataflow.question import fold
from registry.records.text import LANGS, Lang

MOST: Final = 3
"""How many entries are offered for one question."""
_ARTICLES: Final = "the |a |an |le |la |les |l |un |une |des |du |de la |de |d "
_ARTICLE: Final = rf"(?P<article>(?:{_ARTICLES})*+(?:word |term |mot |terme )?+)"
_LEAD: Final = (
    "(?:quel est |quelle est |what is |what s |donner |donnez |donne moi |donnez moi )?(?:la |le |the )?"
)
_ASKS: Final = tuple(
    re.compile(rf"\A(?:{lead})(?P<word>.+?){rest}\Z", re.DOTALL)
    for lead, rest in (
        (rf"{_LEAD}(?:definition|signification|meaning|sens) (?:of |de |du |des |d )?{_ARTICLE}", ""),
        (rf"(?:que|qu est ce que?|ce que) (?:veut|veulent) dire {_ARTICLE}", ""),
        (rf"(?:que|qu est ce que?) (?:signifie|signifient|designe|designent) {_ARTICLE}", ""),
        (_ARTICLE, r" (?:ca |cela )?(?:veut|veulent) dire quoi"),
        (_ARTICLE, r" (?:ca |cela )?(?:signifie|signifient) quoi"),
        (r"(?:c )?est quoi (?:un|une|des) ", ""),
        (r"qu est ce qu(?:e des|un|une| un| une) ", ""),
        (rf"(?:define|definir|definis|definissez) {_ARTICLE}", ""),
        (rf"what (?:do|does) {_ARTICLE}", r" (?:mean|stand for)"),
        (rf"what (?:is|are|s) (?:meant by|understood by) {_ARTICLE}", ""),
        (r"what (?:is |s )?an? ", ""),
    )
)
"""How one asks what a word means, folded. « What is the retention? » asks the registry, and is none of them."""


class Entry(NamedTuple):
    """A word with the group it stands in: together its address, `roles-processor`."""

    group: str
    term: Meant

    @property
    def anchor(self) -> str:
        """The id of its place on the page."""
        return f"{self.group}-{self.term.id}"


def asked(question: str) -> Entry | None:
    """The entry that a question asks the meaning of, and nothing else; None: it asks something else, or for a word
    that is not in the glossary."""
    folded = fold(question)
    for pattern in _ASKS:
        found = pattern.fullmatch(folded)
        if found is None:
            continue
        # « À trancher » begins with what may be an article.
        whole = f"{found.groupdict().get('article') or ''}{found['word']}"
        entry = _index().get(_plain(whole)) or _index().get(_plain(found["word"]))
        if entry:
            return entry
    return None


def named_in(text: str) -> tuple[Entry, ...]:
    """The entries whose names stand in a text, the longest names first; of those inside others only the others."""
    left = f" {_plain(text)} "
    found: list[Entry] = []
    for name, entry in sorted(_index().items(), key=lambda each: (-len(each[0]), each[0])):
        if len(found) == MOST:
            break
        if f" {name} " in left:
            left = left.replace(f" {name} ", " | ")
            if entry not in found:
                found.append(entry)
    return tuple(found)


def matching(words: str, lang: Lang) -> tuple[Group, ...]:
    """The groups with the entries that have all of these words, begun or whole, in name, meaning or law; all entries
    for no words."""
    wanted = fold(words).split()
    groups = (
        each.model_copy(update={"terms": tuple(term for term in each.terms if _has(term, wanted, lang))})
        for each in glossary()
    )
    return tuple(each for each in groups if each.terms)


def _has(term: Meant, wanted: list[str], lang: Lang) -> bool:
    law = term.law.say(lang) if term.law else ""
    told = f" {fold(' '.join((term.name.say(lang), term.means.say(lang), law)))}"
    return all(f" {word}" in told for word in wanted)


def _plain(text: str) -> str:
    """Folded, and one or several alike."""
    return " ".join(word.removesuffix("s") for word in fold(text).split())


@cache
def _index() -> dict[str, Entry]:
    """The entries by their folded names; of two of one name that of the first group. What stands in brackets need not
    be said."""
    found: dict[str, Entry] = {}
    for group in glossary():
        for term in group.terms:
            for lang in LANGS:
                name = term.name.say(lang)
                for each in (name, name.partition(" (")[0]):
                    found.setdefault(_plain(each), Entry(group.id, term))
    return found
