"""The day: what is taken for one on the command line."""

import datetime
import re

from commands.exit import Misuse
from commands.sentences import WORDS
from registry.records.text import Lang

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def is_day(given: str) -> bool:
    """Whether this is written as a day, be there such a day or not."""
    return bool(_FORM.fullmatch(given))


def day_of(given: str, lang: Lang) -> datetime.date:
    """The day written as year, month and day; Misuse for anything else.

    Python would also take `2026-W01` for a day of 2025, and `20261122`, which nobody means by it.
    """
    if is_day(given):
        try:
            return datetime.date.fromisoformat(given)
        except ValueError:
            pass
    raise Misuse(WORDS.say(lang, "usage.day", value=given))
