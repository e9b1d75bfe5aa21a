"""How what is said is to be set: what no sentence of either language may have in it, whatever was set into it."""

import re
from typing import Final

from registry.records.text import Lang

_ANY: Final = r"(?<!\.)\.\.(?!\.)|…\.| ,|(?<=\S)  "
_VOWEL: Final = "aeiouæœøàâäåáãéèêëîïíìôöóõùûüú"
_FAULTS: Final = {
    "fr": re.compile(
        rf"{_ANY}|(?<!\w)(?:[Dd]e|[àÀ]) les? (?!(?:lire|demander|joindre)\b)"
        # « sans moyen de le joindre » has no article. What opens before the vowel may be a quotation mark; a figure,
        # a « h » and a « y » elide nothing.
        rf"|(?<!\w)(?:[Dd]|[Nn]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)e [«“( \u00a0]*[{_VOWEL}{_VOWEL.upper()}]"
    ),
    "en": re.compile(rf"{_ANY}|(?<=\w) [.;:?!](?=\s|$)"),
}


def fault(said: str, lang: Lang) -> str:
    """The first place where articles, elision, stops or blanks do not hold; empty when there is none."""
    found = _FAULTS[lang].search(said)
    return said[max(0, found.start() - 25) : found.end() + 25] if found else ""
