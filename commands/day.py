"""The day: what is taken for one on the command line."""

import datetime

from commands.exit import Misuse
from commands.sentences import WORDS
from registry.records.days import day_written, is_day
from registry.records.text import Lang

__all__ = ["day_of", "is_day"]


def day_of(given: str, lang: Lang) -> datetime.date:
    """The day written as year, month and day; Misuse for anything else."""
    day = day_written(given)
    if day is not None:
        return day
    raise Misuse(WORDS.say(lang, "usage.day", value=given))
