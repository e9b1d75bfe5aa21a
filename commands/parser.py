"""The parser: argparse in the reader's language, that raises where the other would exit."""

import argparse
import difflib
import re
from collections.abc import Mapping, Sequence
from typing import NoReturn

from commands.exit import Misuse
from commands.sentences import WORDS
from commands.streams import answer as write
from registry.records.text import Lang
from registry.version import VERSION

# What argparse says, and our words for it.
_FAULTS = (
    (re.compile(r"unrecognized arguments: (?P<value>.*)"), "usage.unrecognised"),
    (re.compile(r"the following arguments are required: (?P<value>.*)"), "usage.required"),
    (re.compile(r"argument (?P<name>\S+): (expected one argument|empty)"), "usage.expected"),
    (re.compile(r"argument (?P<name>\S+): no count"), "usage.count"),
    (
        re.compile(r"argument (?P<name>.*?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<all>.*)\)"),
        "usage.choice",
    ),
    (re.compile(r"one of the arguments (?P<value>.*) is required"), "usage.one_of"),
    (re.compile(r"argument (?P<name>.*?): not allowed with argument (?P<value>.*)"), "usage.not_both"),
    (re.compile(r"ambiguous option: (?P<value>.*)"), "usage.unrecognised"),
)


_LONGEST = 2_000


class Helped(Exception):
    """What was asked for is written: help, or the version."""


def filled(value: str) -> str:
    """A value that says something: `--registry "$UNSET"` must not quietly mean another registry.

    Without the line end that a script saved on Windows leaves on its last word.
    """
    if not value.strip():
        raise argparse.ArgumentTypeError("empty")
    return value.rstrip("\r\n")


def counted(value: str) -> int:
    """How many are wanted: one at least."""
    if not re.fullmatch(r"[0-9]{1,20}", value.strip(), re.ASCII) or not 0 < int(value) < 10**9:
        raise argparse.ArgumentTypeError("no count")
    return int(value)


class Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        write(parser.format_help())
        raise Helped


class Version(argparse.Action):
    def __call__(self, *_: object) -> None:
        write(f"sillage {VERSION}\n")
        raise Helped


class Parser(argparse.ArgumentParser):
    """An argparse parser that speaks the reader's language, and raises where the other would exit."""

    lang: Lang = "fr"
    columns: int = 100
    names: Sequence[str] = ()
    """The commands there are, to say which was meant."""

    def error(self, message: str) -> NoReturn:
        for pattern, key in _FAULTS:
            found = pattern.fullmatch(message[:_LONGEST])  # it repeats what was typed, as long as that was
            if found:
                advice = WORDS.say(self.lang, "usage.help", program=self.prog)
                raise Misuse(f"{self._said(key, _bare(found.groupdict()))} {advice}")
        raise Misuse(message)

    def _said(self, key: str, values: dict[str, str]) -> str:
        near: list[str] = []
        if key == "usage.choice" and values["name"] == WORDS.say(self.lang, "help.command"):
            key, near = "usage.command", difflib.get_close_matches(values["value"], self.names, n=1)
        if key == "usage.unrecognised" and not values["value"].startswith("-"):
            key = "usage.surplus"
        said = WORDS.say(self.lang, key, **values)
        return f"{said} {WORDS.say(self.lang, 'near.one', name=near[0])}" if near else said

    def format_help(self) -> str:
        """The help, with the word for « usage » in the reader's language."""
        return super().format_help().replace("usage: ", WORDS.say(self.lang, "help.usage") + " ", 1)

    def _get_formatter(self) -> argparse.HelpFormatter:
        return argparse.RawDescriptionHelpFormatter(
            self.prog, max_help_position=30, width=min(self.columns, 100)
        )


def _bare(values: Mapping[str, str]) -> dict[str, str]:
    """The values without the quotation marks argparse sets."""
    return {name: value.replace("'", "") for name, value in values.items()}
