"""Folding: words as they are compared, without accents, capitals, elisions and other accidents of typing."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Letters that no decomposition takes apart, and the apostrophes that keyboards and word processors make.
_SPELLING = str.maketrans(
    {
        "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    }
)  # fmt: skip
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`′＇", "'"))
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_PART = re.compile(r"[^\W_]+")
_ELIDED = {"l", "d", "j", "m", "t", "s", "n", "c"}  # « qu’ » stays: it asks
_CONTRACTED = {"s", "re", "ve", "ll", "d", "m", "t"}
# Words that end in s and have no singular of their own, and would meet another word without it.
_INVARIABLE = {"pays", "mois", "fois", "temps", "vos", "nos", "does", "goes", "this", "cours", "plus", "sans"}


class Word(NamedTuple):
    """A word of a text."""

    fold: str
    """As it is compared."""
    raw: str
    """As it was written."""
    start: int
    """Where it begins in the text, composed (NFC)."""
    end: int
    """Where it ends there."""
    elided: str = ""
    """The letter elided before it: d for « d’OVHcloud »."""


def fold(text: str) -> str:
    """The text as it is compared: lower case, no accents, elisions, punctuation; one space between words."""
    return " ".join(word.fold for word in words(text))


@lru_cache(maxsize=1_000)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order: `l’e-mail` is `e`, `mail`, `doesn’t` is `not`, `phone_number` is two."""
    if text.isascii() and "'" not in text and "`" not in text:  # nine names in ten
        return tuple(
            Word(_one(match[0].lower(), match[0]), match[0], *match.span()) for match in _PART.finditer(text)
        )
    return tuple(_words(unicodedata.normalize("NFC", text)))


def _words(text: str) -> Iterator[Word]:
    plain, elided = text.translate(_APOSTROPHES), ""
    for match in _WORD.finditer(plain):
        start, end = match.span()
        for part in _PART.findall(_plain(match[0])):
            before = plain[start - 1 : start] == "'"
            after = plain[end : end + 1] == "'" and plain[end + 1 : end + 2].isalnum()
            if after and part in _ELIDED:
                elided = part
            elif after and part.endswith("n") and _is_t(plain[end + 1 : end + 3]):
                yield Word("not", match[0], start, end)
            elif not (before and part in _CONTRACTED and start > 1 and plain[start - 2].isalnum()):
                yield Word(_one(part, match[0]), match[0], start, end, elided)
                elided = ""


def _one(part: str, raw: str) -> str:
    """ "CVs", "DPAs": several of what is written in capitals."""
    return part[:-1] if raw[-1:] == "s" and len(raw) > 2 and raw[:-1].isupper() else part


def _is_t(behind: str) -> bool:
    """Whether a « t » alone stands behind the apostrophe, whatever mark comes after it."""
    return behind[:1].casefold() == "t" and not behind[1:].isalnum()


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    for _ in range(2):  # case folding may undo a decomposition
        word = unicodedata.normalize("NFKD", word).casefold()
    letters = (letter for letter in word if not unicodedata.combining(letter))
    return "".join(letters).translate(_APOSTROPHES).translate(_SPELLING)


def letters(text: str) -> str:
    """The text in lower case without accents, letter for letter; what no keyboard of ours has becomes `?`."""
    return "".join(map(_letter, text.translate(_APOSTROPHES)))


def typed(phrase: str) -> str:
    """The pattern of a phrase in a text in lower case without accents, as people type it.

    A space is also a hyphen, an apostrophe any of its shapes.
    """
    return re.escape(letters(phrase)).replace("\\-", "[- ]").replace("\\ ", "[- ]").replace("'", ".")


@lru_cache(maxsize=2_000)
def _letter(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)[0].lower()[:1]
    return plain if plain.isascii() else "?"


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A folded word without the s of the plural, the same for names and questions.

    « adresse », « adresses » and "adress" are one word, and so are "address" and "addresses".
    """
    if len(word) < 4 or word in _INVARIABLE:
        return word
    if not word.endswith("ss"):
        word = word.removesuffix("s")
    return word[:-1] if word.endswith("sse") else word
