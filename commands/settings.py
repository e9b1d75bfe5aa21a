"""The settings: what every command is told by its options and its environment."""

import datetime
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, get_args

from commands.sentences import WORDS
from registry.records.text import Lang

Format = Literal["text", "json", "csv", "sarif", "github"]
"""How an answer is written; the last two are for `check` alone."""
FORMS: Final[tuple[Format, ...]] = get_args(Format)
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Settings(NamedTuple):
    """How a command answers, whatever it answers."""

    lang: Lang
    chosen: bool
    """Whether the reader chose the language; a question in the other one is then answered in it."""
    form: Format
    registry: str
    """The path or the short name of the registry; empty: the one shipped."""
    on: datetime.date | None
    """The day asked for; None: today."""
    colour: bool
    width: int
    details: bool
    """Whether hops are told with everything that is known of them."""

    @property
    def day(self) -> datetime.date:
        """The day asked for, else today."""
        return self.on or datetime.datetime.now().astimezone().date()

    def say(self, key: str, /, **values: str | int) -> str:
        """A sentence of the commands in the language of the answer."""
        return WORDS.say(self.lang, key, **values)


def language(environment: Mapping[str, str]) -> Lang:
    """The reader's language from the locale: French, English for any other, French where there is none."""
    for name in LOCALES:
        locale = environment.get(name, "").lower()
        if locale:
            bare = locale.partition(".")[0]
            return "fr" if locale.startswith("fr") or bare in ("c", "posix") else "en"
    return "fr"
