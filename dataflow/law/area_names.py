"""The names of areas: the area that a few words name, such as an exception « dans l’Union européenne »."""

import re

from registry.records.text import LANGS, Text

_NAMES = {
    "eu": ("ue", "union européenne", "eu", "european union"),
    "eea": ("eee", "espace économique européen", "eea", "european economic area"),
    "ecowas": ("cedeao", "ecowas"),
}
"""By area of the tables, and the Union, which is less than one of them."""
_BUT_IN = re.compile(
    r"(?:dans|au sein de|à l’intérieur de|in|inside|within) (?:l’|la |the )?(?P<area>[^;,.]{1,40})\.?"
)


def named_area(words: Text | None) -> str | None:
    """The area that words name and nothing else: « dans l’UE ». None: they say more, or something else."""
    if words is None:
        return None
    found = {_area(words.say(lang)) for lang in LANGS}
    return found.pop() if len(found) == 1 else None


def _area(words: str) -> str | None:
    match = _BUT_IN.fullmatch(" ".join(words.casefold().replace("'", "’").split()))
    named = match["area"].strip() if match else ""
    return next((area for area, names in _NAMES.items() if named in names), None)
