"""What the reader is told, in the reader's language, and the refusal that ends a start."""

import os
import sys
from collections.abc import Mapping


def language(environ: "Mapping[str, str]" = os.environ) -> str:
    """The reader's language, `fr` or `en`, from the locale; on Windows, without one, from the system's."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "").lower()
        if value and value.partition(".")[0] not in ("c", "posix"):
            return "fr" if value.startswith("fr") else "en"
    if sys.platform == "win32":
        import ctypes

        french = 0x0C  # primary language id of a Windows LANGID
        return "fr" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == french else "en"
    return (
        "fr"  # no locale says nothing of the reader; most who open this first read French, as do the commands
    )


def words(lang: str) -> "Mapping[str, str]":
    """All sentences of a language, by key."""
    if lang == "fr":
        from launcher.words import fr

        return fr.WORDS
    from launcher.words import en

    return en.WORDS


def say(key: str, lang: str = "", **values: object) -> str:
    """The sentence of `key` in the language asked for, else in the reader's."""
    return words(lang or language())[key].format(**values)


class Refusal(Exception):
    """Sillage cannot go on; the message says why and what to do."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(say(key, language(), **values))
        self.key = key

    @property
    def code(self) -> int:
        """The exit code: 1 says that tests are wanting, 2 that nothing could be started."""
        return 1 if self.key == "ci-no-browser" else 2
