"""The day: what is taken for one on the command line."""

import datetime
import re

from commands.exit import Misuse
from commands.sentences import WORDS
from registry.records.days import day_written
from registry.records.text import Lang

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def is_day(given: str) -> bool:
    """Whether this is written as a day, be there such a day or not."""
    return bool(_FORM.fullmatch(given))


def day_of(given: str, lang: Lang) -> datetime.date:
    """The day written as year, month and day; Misuse for anything else."""
    day = day_written(given)
    if day is not None:
        return day
    raise Misuse(WORDS.say(lang, "usage.day", value=given))
