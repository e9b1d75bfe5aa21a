"""The options: what the arguments ask for, with everything a command is told."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from commands.arguments import COMMANDS, forms_of, parser_of
from commands.day import day_of
from commands.exit import CLEAN, Misuse
from commands.list_options import Limits, limits_of
from commands.parser import Helped
from commands.sentences import WORDS
from commands.settings import Settings, language
from commands.streams import answer as write
from commands.streams import has_colour, width_of
from registry.records.text import Lang

__all__ = ["COMMANDS", "Arguments", "language_of", "parse"]

_WORDS = (
    "field", "actor", "output", "ending", "place", "before", "after", "fail_on", "regime", "tables", "listed",
    "discovered", "fold", "by", "kind", "id", "name",
)  # fmt: skip


class Arguments(NamedTuple):
    """A command and what it is given."""

    command: str
    settings: Settings
    words: dict[str, str]
    everything: bool = False
    check: bool = False
    write: bool = False
    violations_only: bool = False
    limits: Limits = {}
    """Of a list what it is limited to."""
    most: int = 0


def parse(arguments: Sequence[str], environment: Mapping[str, str]) -> Arguments | int:
    """What the arguments ask for; an exit code where help was all there was to give. Misuse otherwise."""
    lang = language_of(arguments, environment)
    parser = parser_of(lang, width_of(environment))
    if not arguments:
        write(parser.format_help())
        return CLEAN
    try:
        given = vars(parser.parse_args(list(arguments)))
    except Helped:
        return CLEAN
    command = given.get("command")
    if command is None:
        raise Misuse(WORDS.say(lang, "usage.required", value=WORDS.say(lang, "help.command")))
    form, forms = given.get("form", "text"), forms_of(command)
    if form not in forms:
        raise Misuse(WORDS.say(lang, "usage.choice", name="--format", value=form, all=", ".join(forms)))
    settings = Settings(
        lang=lang,
        chosen=given.get("lang") is not None,
        form=form,
        registry=given.get("registry", ""),
        on=day_of(given["on"], lang) if "on" in given else None,
        colour=has_colour(environment, not given.get("no_colour", False)),
        width=width_of(environment),
        details=given.get("details", False),
    )
    words = {key: given[key] for key in _WORDS if given.get(key)}
    if command == "ask":
        words["question"] = " ".join(given["question"])
    if command == "search":
        words["words"] = " ".join(given["words"])
    if command == "diagram" and bool(words.get("field")) == given["all"]:
        raise Misuse(WORDS.say(lang, "usage.field_or_all"))
    if command == "fields" and given["everything"] and (limited := limits_of(given)):
        first = f"--{next(iter(limited)).replace('_', '-')}"
        raise Misuse(WORDS.say(lang, "usage.not_both", name="--all", value=first))
    return Arguments(
        command,
        settings,
        words,
        everything=given.get("everything", False),
        check=given.get("check", False),
        write=given.get("write", False),
        violations_only=given.get("violations_only", False),
        limits=limits_of(given),
        most=given.get("most", 0),
    )


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
