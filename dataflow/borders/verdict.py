"""The verdict of the borders: who gets data outside the area of a law, and on what ground, in two short sentences."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from dataflow.borders.border import Borders
from dataflow.borders.receivers import GROUPS, Group, by_group
from dataflow.borders.sentences import WORDS
from dataflow.facts.lists import either
from dataflow.law import laws
from dataflow.words.speech import capitalised
from registry.records.text import Lang

_LEAVING: Final[tuple[Group, ...]] = ("invalid", "missing", "undetermined", "covered")
_OTHERS: Final[tuple[Group, ...]] = tuple(each for each in GROUPS if each not in _LEAVING)


def counts(told: Borders) -> Mapping[Group, int]:
    """How many parties stand in each group, in the order of what to look at first; those that nobody has named are
    one."""
    return {group: len(parties) for group, parties in by_group(told).items()}


def verdict(told: Borders, lang: Lang) -> tuple[str, ...]:
    """How many parties get, or may get, data outside the area of a law, by how they stand; then of how many it is
    unknown, and how many need nothing. Each party is counted once; nothing where nothing is told."""
    found = counts(told)
    return tuple(_sentences(found, _areas(told, lang), lang)) if found else ()


def _sentences(found: Mapping[Group, int], areas: str, lang: Lang) -> Iterator[str]:
    leaving = {group: n for group, n in found.items() if group in _LEAVING}
    others = [WORDS.say(lang, f"verdict.{group}", n=found[group]) for group in _OTHERS if group in found]
    if leaving:
        parts = [WORDS.say(lang, f"counted.{group}", n=n) for group, n in leaving.items()]
        held = {"areas": areas, "counts": ", ".join(parts)}
        yield WORDS.say(lang, "verdict.leaving", n=sum(leaving.values()), **held)
    elif set(found) != {"none"}:
        yield WORDS.say(lang, "verdict.nobody", areas=areas)
    if others:
        yield f"{capitalised(WORDS.say(lang, 'verdict.between').join(others))}."


def _areas(told: Borders, lang: Lang) -> str:
    """The areas of the laws that anything is judged under, as one leaves them."""
    return either(_named(told, lang), lang) or WORDS.say(lang, "outside.any")


def _named(told: Borders, lang: Lang) -> Iterable[str]:
    ids = dict.fromkeys(standing.regime for _, each in told.passages for standing in each.standings)
    for id_ in ids:
        area = laws()[id_].area if id_ in laws() else None
        if area is not None:
            key = f"outside.{area.id}"
            yield WORDS.say(lang, key) if WORDS.has(lang, key) else area.label.say(lang)
