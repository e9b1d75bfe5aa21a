"""Plain words: text that can stand anywhere, on one line, without what no letter stands for."""

import unicodedata

_CONTROL = frozenset({"Cc", "Cs", "Zl", "Zp"})
_UNDRAWN = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")


def plain(words: str) -> str:
    """The words on one line, without what no letter stands for.

    Control characters, lone surrogates and marks that turn the direction of writing (which can make a
    label read as something else) become spaces, runs of spaces one.
    """
    spaced = "".join(
        " " if each in _UNDRAWN or unicodedata.category(each) in _CONTROL else each for each in words
    )
    return " ".join(part for part in spaced.split(" ") if part)
