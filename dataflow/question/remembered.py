"""Remembered: what was made of the last texts asked of a lexicon, for the same words are looked at many times."""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, Final, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

from dataflow.question.lexicon import Lexicon

P = ParamSpec("P")
T = TypeVar("T")
Made = Callable[Concatenate[str, Lexicon, P], T]
_NOTHING: Final = object()
_MOST: Final = 128
"""Texts of one lexicon: a long question is cut in some dozens."""


def remembered(make: Made[P, T]) -> Made[P, T]:
    """The same function, that keeps what it made of the last texts for as long as their lexicon is there.

    What it makes must never change, and depend on nothing but what it is given.
    """
    lock = Lock()
    kept: WeakKeyDictionary[Lexicon, dict[Any, Any]] = WeakKeyDictionary()

    @wraps(make)
    def told(text: str, lexicon: Lexicon, *args: P.args, **named: P.kwargs) -> T:
        known = kept.setdefault(lexicon, {})
        key = (text, args, tuple(sorted(named.items())))
        found = known.get(key, _NOTHING)
        if found is _NOTHING:
            made = make(text, lexicon, *args, **named)
            with lock:  # a dashboard answers several readers at once
                while len(known) >= _MOST:
                    known.pop(next(iter(known)), None)
                known[key] = made
            return made
        return cast("T", found)

    return cast("Callable[Concatenate[str, Lexicon, P], T]", told)
