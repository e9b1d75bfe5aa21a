#!/usr/bin/env python3
"""What can be asked, in docs/questions.md: `python -m tools.questions` prints it, with `--write` it is written there.

It is made from the words of questions (`dataflow/question/grammar/`) and from the examples beside them
(`grammar/examples/`): the tests ask each of those, so that the page shows nothing that is not understood.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from rapidfuzz import fuzz

from dataflow.question import Intent, Lexicon, understand
from dataflow.question.continuing import Mark
from dataflow.question.fold import fold, words
from dataflow.question.listing.notion import NOTIONS
from dataflow.question.sentences import WORDS
from dataflow.question.topic import BEYOND
from dataflow.question.wanted import Listed, Op
from dataflow.reply import lexicon_of
from registry.reading.load import load
from registry.records.text import LANGS, Lang
from registry.source.shipped import read_shipped
from tools.made_part import MadePart

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "questions.md"
QUESTIONS: Final = MadePart("questions", "python -m tools.questions --write")
REGISTRY: Final = ROOT / "data" / "processors.yaml"
"""The registry that the examples ask."""
_GRAMMAR: Final = ROOT / "dataflow" / "question" / "grammar"
_WORDS: Final = 6
"""So many of the words for one thing are shown; all stand in the grammar."""
_NEAR: Final = 88
"""How alike two phrases are, of a hundred, that may be one phrase and a slip of the keyboard."""
NAME: Final = "name"
"""The class of the questions about somebody who is not in the registry."""
Examples = Mapping[str, Any]
"""By class; a follow-up with the question before it."""


def examples(lang: Lang) -> Examples:
    """The examples of a language: routes, lists, operators, follow-ups, two questions in one, what none can know."""
    return _read(f"examples/{lang}.yaml")


@cache
def lexicon() -> Lexicon:
    """The names of the registry that the examples ask."""
    registry = load(REGISTRY).registry
    if registry is None:
        raise RuntimeError(f"{REGISTRY} cannot be read")
    return lexicon_of(registry)


def page() -> str:
    """Every class of question with examples in both languages."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield "### One thing, or the whole registry\n"
    yield _table(("asked", "in French", "in English"), (_asked("routes", each, _route) for each in intents()))
    yield "### Lists\n"
    yield _table(("listed", "in French", "in English"), (_asked("lists", each, _listed) for each in Listed))
    yield "What may be listed, and what may be told of it or be missing, is called by many names. The first of them:\n"
    yield _table(("in the words", "in French", "in English"), map(_notion, NOTIONS))
    yield "### What narrows a list\n"
    yield _table(
        ("condition", "in French", "in English"),
        (_asked("operators", each, lambda it: f"`{it}`") for each in Op),
    )
    yield "The words that do it, beside those of days, lengths of time, countries and names:\n"
    yield _table(("in the words", "in French", "in English"), map(_operator, _operators()))
    yield "### Going on from an answer, on the page\n"
    yield _table(("it goes on by", "in French", "in English"), map(_follow_up, Mark))
    yield "### Two questions in one\n"
    yield _table(("in French", "in English"), [[_cell(examples(lang)["several"]) for lang in LANGS]])
    yield "### What no registry can know\n"
    yield "It is said so in one sentence, with who would know; readings that can be answered are offered.\n"
    yield _table(("asked", "in French", "in English", "what is said"), map(_beyond, beyond()))


def intents() -> tuple[Intent, ...]:
    """What is asked of one thing or of the whole registry."""
    return tuple(each for each in Intent if each is not Intent.LIST)


def _listed(listed: str) -> str:
    return f"{WORDS.say('en', f'listed.{listed}')} (`{listed.replace('_', '-')}`)"


def beyond() -> tuple[str, ...]:
    """What no registry can know, and a name that is not in this one."""
    return (*sorted(BEYOND), NAME)


def _route(intent: str) -> str:
    """What is asked, as a reading says it of the first example."""
    first = examples("en")["routes"][intent][0]
    return understand(first, lexicon(), reader="en").readings[0].sentence("en")


def _asked(class_: str, key: str, named: Callable[[str], str]) -> list[str]:
    return [named(key), *(_cell(examples(lang)[class_][key]) for lang in LANGS)]


def _follow_up(mark: Mark) -> list[str]:
    told = [[f"{first} … {then}" for first, then in examples(lang)["follow_ups"][mark]] for lang in LANGS]
    return [f"`{mark}`", *map(_cell, told)]


def _beyond(topic: str) -> list[str]:
    said = understand(examples("en")["beyond"][topic][0], lexicon(), reader="en").beyond
    return [*_asked("beyond", topic, lambda it: f"`{it}`"), said.say("en") if said else ""]


def _notion(name: str) -> list[str]:
    return [f"`{name}`", *(_some(f"notion {name}", lang) for lang in LANGS)]


def _operator(name: str) -> list[str]:
    return [f"`{name}`", *(_some(name, lang) for lang in LANGS)]


def _operators() -> tuple[str, ...]:
    return tuple(key for key in _lists("fr") if key.startswith("op "))


def _lists(lang: Lang) -> Mapping[str, Sequence[str]]:
    return _read(f"lists/{lang}.yaml")


def _some(key: str, lang: Lang) -> str:
    """The first phrases under a key; of two that are nearly the same the one in commoner words: no slips."""
    once = list(dict.fromkeys(map(str, _lists(lang).get(key, ()))))
    plain = [each for each in once if not any(_is_slip(each, other, lang) for other in once)]
    more = len(once) - len(plain[:_WORDS])
    return ", ".join(plain[:_WORDS]) + (f" and {more} more" if more else "")


def _is_slip(phrase: str, other: str, lang: Lang) -> bool:
    near = fuzz.ratio(fold(phrase), fold(other)) >= _NEAR
    return near and _commonness(phrase, lang) < _commonness(other, lang)


def _commonness(phrase: str, lang: Lang) -> int:
    """How often its rarest word stands in the words of lists."""
    return min(_counts(lang)[word.fold] for word in words(phrase))


@cache
def _counts(lang: Lang) -> Counter[str]:
    return Counter(word.fold for told in _lists(lang).values() for each in told for word in words(str(each)))


def _cell(told: Iterable[str]) -> str:
    return "<br>".join(each.replace("|", "\\|") for each in told)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return (
        "".join(f"| {' | '.join(line)} |\n" for line in lines)
        .replace("| --- |", "|---|")
        .replace("| --- ", "|---")
    )


def _read(name: str) -> Mapping[str, Any]:
    source = read_shipped(_GRAMMAR / name, name)
    if source.problems:
        raise RuntimeError(f"broken words: {source.problems[0]}")
    data: Mapping[str, Any] = source.data
    return data


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the page")
    if parser.parse_args().write:
        old = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(QUESTIONS.renewed(old, page()), encoding="utf-8", newline="\n")
    else:
        print(page())
