"""The story: what leads up to a question, tells why one asks, and is no part of what is asked."""

from typing import Final

from dataflow.question.clauses import Core, asks_within, is_story, speaks_back, spoken_of
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.asked import said_apart
from dataflow.question.listing.atoms import atoms
from registry.records.text import Lang

_REFERENTS: Final = ("actor", "people")
"""What « y », « son », "their" may speak of."""


def standing(core: Core, lexicon: Lexicon, lang: Lang) -> str | None:
    """The question that a story leads up to, as it stands by itself; None where the story may be part of it.

    It stands by itself where it names what it asks about, and what it speaks of it has named. « …, quelles données y
    sont ? » speaks of the one third party of the story, « …, qui a son adresse ? » of the one kind of people; of two
    nobody knows which.
    """
    if not core.story or not is_story(core.story) or asks_within(core.lead):
        return None
    if any(each.startswith("word:") for each in said_apart(core.story, lexicon, lang)):
        return None  # a name that nobody knows may be all that is asked about
    named, back = said_apart(core.text, lexicon, lang), speaks_back(core.text)
    text = core.text
    for kind, at in (("actor", back.there), ("people", back.whose)):
        if at is None or (
            _first_named(core.text, lexicon, lang) < at and any(each.startswith(kind) for each in named)
        ):
            continue
        spoken = {id_: said for one, id_, said in _named(core.story, lexicon, lang) if one == kind}
        if len(spoken) != 1:
            return None
        (said,) = spoken.values()
        text = spoken_of(text, kind, said, lang)
    if back.other is not None and _first_named(core.text, lexicon, lang) > back.other:
        return None
    return text if named or text != core.text else None


def _first_named(text: str, lexicon: Lexicon, lang: Lang) -> int:
    """Where the first thing of the registry is named."""
    return next((each.start for each in atoms(text, lexicon, lang, None) if each.hit), len(text))


def _named(text: str, lexicon: Lexicon, lang: Lang) -> list[tuple[str, str, str]]:
    """The third parties and the people of a text, each with the words it is named by."""
    found: list[tuple[str, str, str]] = []
    for atom in atoms(text, lexicon, lang, None):
        if not atom.hit:
            continue
        best = max(atom.hit.meanings.values())
        meant = [each for each, rate in atom.hit.meanings.items() if rate >= best - 0.03]
        found += [
            (each.kind, each.id, text[atom.start : atom.end])
            for each in meant
            if each.kind in _REFERENTS and each.id != lexicon.organisation
        ]
    return found
