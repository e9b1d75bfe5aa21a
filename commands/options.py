"""The options: every command with its arguments, and its help, in the reader's language."""

import argparse
import datetime
import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from commands.exits import CLEAN
from commands.misuse import Misuse
from commands.phrases import say
from commands.settings import Settings, language
from commands.streams import answer as write
from commands.streams import has_colour, width_of
from registry.text import LANGS, Lang

COMMANDS = ("ask", "trace", "received-by", "show", "diagram", "check", "fields", "parties", "schema")
_PICTURES = ("svg", "png", "pdf", "dot", "mmd", "csv", "json")
# What argparse says, and our words for it.
_FAULTS = (
    (re.compile(r"unrecognized arguments: (?P<value>.*)"), "usage.unrecognised"),
    (re.compile(r"the following arguments are required: (?P<value>.*)"), "usage.required"),
    (re.compile(r"argument (?P<name>\S+): expected one argument"), "usage.expected"),
    (
        re.compile(r"argument (?P<name>.*?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<all>.*)\)"),
        "usage.choice",
    ),
    (re.compile(r"one of the arguments (?P<value>.*) is required"), "usage.one_of"),
    (re.compile(r"argument (?P<name>.*?): not allowed with argument (?P<value>.*)"), "usage.not_both"),
    (re.compile(r"ambiguous option: (?P<value>.*)"), "usage.unrecognised"),
)


class Arguments(NamedTuple):
    """A command and what it is given."""

    command: str
    settings: Settings
    words: dict[str, str]
    everything: bool = False
    check: bool = False
    write: bool = False


def parse(arguments: Sequence[str], environment: Mapping[str, str]) -> Arguments | int:
    """What the arguments ask for; an exit code where help was all there was to give. Misuse otherwise."""
    lang = language_of(arguments, environment)
    parser = _parser(lang, width_of(environment))
    if not arguments:
        write(parser.format_help())
        return CLEAN
    try:
        given = vars(parser.parse_args(list(arguments)))
    except _Helped:
        return CLEAN
    command = given.get("command")
    if command is None:
        raise Misuse(say(lang, "usage.required", value=say(lang, "help.command")))
    chosen = given.get("lang") is not None
    settings = Settings(
        lang=lang,
        chosen=chosen,
        form=given.get("form", "text"),
        registry=given.get("registry", ""),
        on=_day(given.get("on"), lang),
        colour=has_colour(environment, not given.get("no_colour", False)),
        width=width_of(environment),
        details=given.get("details", False),
    )
    words = {
        key: value for key, value in given.items() if key in ("field", "actor", "output", "ending") and value
    }
    if command == "ask":
        words["question"] = " ".join(given["question"])
    if command == "diagram" and bool(words.get("field")) == given["all"]:
        raise Misuse(say(lang, "usage.field_or_all"))
    return Arguments(
        command,
        settings,
        words,
        everything=given.get("everything", False),
        check=given.get("check", False),
        write=given.get("write", False),
    )


class _Helped(Exception):
    """Help was written."""


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        write(parser.format_help())
        raise _Helped


class _Parser(argparse.ArgumentParser):
    """An argparse parser that speaks the reader's language, and raises where the other would exit."""

    lang: Lang = "fr"
    columns: int = 100

    def error(self, message: str) -> NoReturn:
        for pattern, key in _FAULTS:
            found = pattern.fullmatch(message)
            if found:
                advice = say(self.lang, "usage.help", program=self.prog)
                raise Misuse(f"{self._said(key, _bare(found.groupdict()))} {advice}")
        raise Misuse(message)

    def _said(self, key: str, values: dict[str, str]) -> str:
        said = say(self.lang, key, **values)
        near = (
            difflib.get_close_matches(values.get("value", ""), COMMANDS, n=1) if key == "usage.choice" else []
        )
        return f"{said} {say(self.lang, 'near.one', name=near[0])}" if near else said

    def format_help(self) -> str:
        """The help, with the word for « usage » in the reader's language."""
        return super().format_help().replace("usage: ", say(self.lang, "help.usage") + " ", 1)

    def _get_formatter(self) -> argparse.HelpFormatter:
        return argparse.RawDescriptionHelpFormatter(
            self.prog, max_help_position=30, width=min(self.columns, 100)
        )


def _parser(lang: Lang, columns: int) -> _Parser:
    def made(program: str, description: str, epilog: str) -> _Parser:
        parser = _Parser(
            prog=program, description=description, epilog=epilog, add_help=False, allow_abbrev=False
        )
        parser.lang, parser.columns = lang, columns
        return parser

    top = made("sillage", say(lang, "help.top"), say(lang, "help.top_examples"))
    _common(top, lang)
    commands = top.add_subparsers(
        dest="command",
        title=say(lang, "help.commands"),
        metavar=say(lang, "help.command"),
        parser_class=_Parser,
    )
    for name in COMMANDS:
        short = say(lang, f"help.{name}.short")
        parser = commands.add_parser(
            name,
            prog=f"sillage {name}",
            help=short,
            description=say(lang, f"help.{name}.long"),
            epilog=say(lang, f"help.{name}.examples"),
            add_help=False,
            allow_abbrev=False,
        )
        parser.lang, parser.columns = lang, columns
        _own(name, parser, lang)
        _common(parser, lang)
    return top


def _own(name: str, parser: _Parser, lang: Lang) -> None:
    """The arguments that only this command has."""
    group = parser.add_argument_group(say(lang, "help.arguments"))
    if name == "ask":
        group.add_argument("question", nargs="+", metavar="QUESTION", help=say(lang, "help.question"))
    elif name == "trace":
        group.add_argument("field", metavar=say(lang, "help.FIELD"), help=say(lang, "help.field"))
    elif name in ("received-by", "show"):
        group.add_argument("actor", metavar=say(lang, "help.ACTOR"), help=say(lang, "help.actor"))
    elif name == "diagram":
        group.add_argument("field", nargs="?", metavar=say(lang, "help.FIELD"), help=say(lang, "help.field"))
        group.add_argument("--all", action="store_true", help=say(lang, "help.all"))
        group.add_argument(
            "-o", "--output", required=True, metavar=say(lang, "help.FILE"), help=say(lang, "help.output")
        )
        group.add_argument(
            "--type", dest="ending", choices=_PICTURES, default="svg", help=say(lang, "help.type")
        )
    elif name == "fields":
        group.add_argument("--all", dest="everything", action="store_true", help=say(lang, "help.everything"))
    elif name == "schema":
        either = group.add_mutually_exclusive_group()
        either.add_argument("--check", action="store_true", help=say(lang, "help.check_schema"))
        either.add_argument("--write", action="store_true", help=say(lang, "help.write_schema"))
    if name in ("ask", "trace", "received-by", "show"):
        group.add_argument("--details", action="store_true", help=say(lang, "help.details"))


def _common(parser: _Parser, lang: Lang) -> None:
    """The options of every command; they may stand before or after its name."""
    absent: Any = argparse.SUPPRESS
    group = parser.add_argument_group(say(lang, "help.options"))
    group.add_argument(
        "--registry", metavar=say(lang, "help.PATH"), default=absent, help=say(lang, "help.registry")
    )
    group.add_argument(
        "--as-of", dest="on", metavar=say(lang, "help.DAY"), default=absent, help=say(lang, "help.as_of")
    )
    group.add_argument(
        "--format",
        dest="form",
        choices=("text", "json", "csv"),
        default=absent,
        help=say(lang, "help.format"),
    )
    group.add_argument("--lang", choices=LANGS, default=absent, help=say(lang, "help.lang"))
    group.add_argument(
        "--no-color",
        "--no-colour",
        dest="no_colour",
        action="store_true",
        default=absent,
        help=say(lang, "help.no_color"),
    )
    group.add_argument("-h", "--help", nargs=0, action=_Help, default=absent, help=say(lang, "help.help"))


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """The language that was chosen, else the reader's."""
    return _language_before(arguments) or language(environment)


def _language_before(arguments: Sequence[str]) -> Lang | None:
    """The language chosen, looked for first so that the help and every fault are in it."""
    for index, each in enumerate(arguments):
        value = (
            arguments[index + 1]
            if each == "--lang" and index + 1 < len(arguments)
            else each.removeprefix("--lang=")
        )
        if each == "--lang" or each.startswith("--lang="):
            return "fr" if value == "fr" else "en" if value == "en" else None
    return None


def _day(given: str | None, lang: Lang) -> datetime.date | None:
    if given is None:
        return None
    try:
        return datetime.date.fromisoformat(given)
    except ValueError:
        raise Misuse(say(lang, "usage.day", value=given)) from None


def _bare(values: Mapping[str, str]) -> dict[str, str]:
    """The values without the quotation marks argparse sets."""
    return {name: value.replace("'", "") for name, value in values.items()}
