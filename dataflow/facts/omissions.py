"""Omissions: what of a registry's files could not be read, as a part of every answer that lacks it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Final

from dataflow.facts.lists import apart
from dataflow.facts.sentences import WORDS
from registry.reading import report
from registry.records.record import Record
from registry.records.text import Lang, Text, both
from registry.source.problem import Problem

_SHOWN: Final = 3
"""Places named in a sentence; of more it says how many. The object and the JSON have them all."""


class Omission(Record):
    """Something of the files that is left out of the registry, or weakened, because it is wrong."""

    file: str
    line: int
    code: str
    """The code of the problem, as loading tells it."""
    said: Text
    """What is wrong."""


def omissions_of(problems: Iterable[Problem]) -> tuple[Omission, ...]:
    """What the problems of a registry left out, in their order."""
    return tuple(
        Omission(file=_file(each), line=each.line, code=each.code, said=_said(each)) for each in problems
    )


def omitted(left_out: Sequence[Omission], lang: Lang) -> Iterator[str]:
    """One sentence that the answer lacks what could not be read, and where that stands; nothing where all was read."""
    if left_out:
        yield WORDS.say(lang, "omitted.sentence", n=len(left_out), places=places(left_out, lang))


def omitted_briefly(left_out: Sequence[Omission], lang: Lang) -> Iterator[str]:
    """The same for a picture."""
    if left_out:
        yield WORDS.say(lang, "omitted.brief", n=len(left_out), places=places(left_out, lang))


def missing(each: Omission, lang: Lang) -> str:
    """One of them, for a row of its own."""
    return WORDS.say(lang, "omitted.row", place=f"{each.file}:{each.line}", said=each.said.say(lang))


def places(left_out: Sequence[Omission], lang: Lang) -> str:
    """Where it stands: the first few places, and how many more there are."""
    named = list(dict.fromkeys(f"{each.file}:{each.line}" for each in left_out))
    more = len(named) - _SHOWN
    rest = [WORDS.say(lang, "omitted.more", n=more)] if more > 0 else []
    return apart([*named[:_SHOWN], *rest], lang)


def _file(problem: Problem) -> str:
    """The file without the folders of this machine: an answer is handed to others."""
    path = PurePath(problem.file)
    return path.name if path.is_absolute() else problem.file


def _said(problem: Problem) -> Text:
    return both(lambda lang: report.sentence(problem, lang))
