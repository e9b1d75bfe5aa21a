"""Remembered: what was made of the last texts asked of a lexicon, for the same words are looked at many times."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from dataflow.question.lexicon import Lexicon

P = ParamSpec("P")
T = TypeVar("T")
Made = Callable[Concatenate[str, Lexicon, P], T]
_MOST: Final = 128
"""Texts of one lexicon: a long question is cut in some dozens."""


def remembered(make: Made[P, T]) -> Made[P, T]:
    """The same function, that keeps what it made of the last texts for as long as their lexicon is there.

    What it makes must never change, and depend on nothing but what it is given.
    """
    kept: WeakKeyDictionary[Lexicon, dict[Any, T]] = WeakKeyDictionary()

    @wraps(make)
    def told(text: str, lexicon: Lexicon, *args: P.args, **named: P.kwargs) -> T:
        known = kept.setdefault(lexicon, {})
        key = (text, args, tuple(sorted(named.items())))
        if key not in known:
            made = make(text, lexicon, *args, **named)
            while len(known) >= _MOST:
                known.pop(next(iter(known)), None)
            known[key] = made
            return made
        return known[key]

    return told
