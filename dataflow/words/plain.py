"""Plain words: text that can stand anywhere, on one line, without what no letter stands for."""

import re

_UNDRAWN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters
    "\ud800-\udfff"  # lone surrogates
    "\u2028\u2029"  # ends of lines and of paragraphs
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction
    "\ufffe\uffff]"
)


def plain(words: str) -> str:
    """The words on one line, without what no letter stands for.

    Control characters, lone surrogates and marks that turn the direction of writing (which can make a
    label read as something else) become spaces, runs of spaces one.
    """
    return " ".join(filter(None, _UNDRAWN.sub(" ", words).split(" ")))
