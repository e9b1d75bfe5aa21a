"""The arguments: every command with what it takes, and its help, in the reader's language."""

import argparse
from typing import Any, Final

from commands.list_options import add_limits
from commands.parser import Help, Parser, Version, counted, filled
from commands.sentences import WORDS
from commands.settings import FORMS
from registry.records.text import LANGS, Lang

COMMANDS: Final = (
    "ask", "search", "trace", "received-by", "show", "diagram", "check", "breach", "borders", "diff",
    "list", "fields", "parties", "activities", "new", "schema",
)  # fmt: skip
LIMITS: Final = ("critical", "high", "medium", "low", "never")
"""From which severity on findings make `check` fail."""
NEW: Final = ("vendor", "data-set")
"""What an entry to fill in can be printed of."""
_FOLDS: Final = ("source", "role", "country", "none")
_PICTURES: Final = ("svg", "png", "pdf", "dot", "mmd", "csv", "json")
_TABLES: Final = FORMS[:3]
_FILE_ONLY: Final = FORMS[:1]
"""The formats of commands that have none to choose: the file they make says what it is."""
_LISTS: Final = ("list", "fields", "parties", "activities")
_DETAILED: Final = ("ask", "trace", "received-by", "show", "borders", *_LISTS)
PROGRAM: Final = "./sillage"


def parser_of(lang: Lang, columns: int) -> Parser:
    """The parser of the whole command line, which sets its help to that many columns."""

    def made(program: str, description: str, epilog: str) -> Parser:
        parser = Parser(
            prog=program, description=description, epilog=epilog, add_help=False, allow_abbrev=False
        )
        parser.lang, parser.columns, parser.names = lang, columns, COMMANDS
        return parser

    top = made(PROGRAM, WORDS.say(lang, "help.top"), WORDS.say(lang, "help.top_examples"))
    group = _common(top, lang, FORMS)
    group.add_argument(
        "--version", nargs=0, action=Version, default=argparse.SUPPRESS, help=WORDS.say(lang, "help.version")
    )
    commands = top.add_subparsers(
        dest="command",
        title=WORDS.say(lang, "help.commands"),
        metavar=WORDS.say(lang, "help.command"),
        parser_class=Parser,
    )
    for name in COMMANDS:
        parser = commands.add_parser(
            name,
            prog=f"{PROGRAM} {name}",
            help=WORDS.say(lang, f"help.{name}.short"),
            description=WORDS.say(lang, f"help.{name}.long"),
            epilog=WORDS.say(lang, f"help.{name}.examples"),
            add_help=False,
            allow_abbrev=False,
        )
        parser.lang, parser.columns, parser.names = lang, columns, COMMANDS
        _own(name, parser, lang)
        _common(parser, lang, forms_of(name))
    return top


def forms_of(command: str) -> tuple[str, ...]:
    """The formats that a command can answer in."""
    if command in ("diagram", "new", "schema"):
        return _FILE_ONLY
    return FORMS if command == "check" else _TABLES


def _own(name: str, parser: Parser, lang: Lang) -> None:
    """The arguments that only this command has."""
    group = parser.add_argument_group(WORDS.say(lang, "help.arguments"))
    field: dict[str, Any] = _word(lang, "FIELD", "field")
    actor: dict[str, Any] = _word(lang, "ACTOR", "actor")
    match name:
        case "ask":
            group.add_argument("question", nargs="+", **_word(lang, "QUESTION", "question"))
        case "search":
            group.add_argument("words", nargs="+", **_word(lang, "WORDS", "words"))
            group.add_argument(
                "--most", type=counted, default=20, metavar="N", help=WORDS.say(lang, "help.most")
            )
        case "trace":
            group.add_argument("field", **field)
        case "received-by" | "show":
            group.add_argument("actor", **actor)
        case "breach":
            group.add_argument("actor", **actor)
            group.add_argument("--place", **_word(lang, "PLACE", "place"))
            group.add_argument("--discovered", **_word(lang, "MOMENT", "discovered"))
            _output(group, lang, "help.output_sheet")
        case "diff":
            for side in ("before", "after"):
                group.add_argument(side, **_word(lang, side.upper(), side))
            group.add_argument("--actor", **_word(lang, "ACTOR", "diff_actor"))
            _output(group, lang, "help.output_picture")
        case "borders":
            _output(group, lang, "help.output_picture")
        case "diagram":
            group.add_argument("field", nargs="?", **field)
            group.add_argument("--all", action="store_true", help=WORDS.say(lang, "help.all"))
            _output(group, lang, "help.output", required=True)
            group.add_argument("--type", dest="ending", choices=_PICTURES, help=WORDS.say(lang, "help.type"))
            group.add_argument("--fold", choices=_FOLDS, help=WORDS.say(lang, "help.fold"))
        case "check":
            _checking(group, lang)
        case "list":
            group.add_argument("listed", **_word(lang, "LIST", "listed"))
        case "fields":
            group.add_argument(
                "--all", dest="everything", action="store_true", help=WORDS.say(lang, "help.everything")
            )
        case "new":
            group.add_argument(
                "kind",
                choices=NEW,
                metavar=WORDS.say(lang, "help.KIND"),
                help=WORDS.say(lang, "help.new_kind"),
            )
            group.add_argument("id", **_word(lang, "ID", "new_id"))
            group.add_argument("--name", **_word(lang, "NAME", "new_name"))
        case "schema":
            either = group.add_mutually_exclusive_group()
            either.add_argument("--check", action="store_true", help=WORDS.say(lang, "help.check_schema"))
            either.add_argument("--write", action="store_true", help=WORDS.say(lang, "help.write_schema"))
    if name in _LISTS:
        add_limits(parser, lang)
    if name in _DETAILED:
        key = "help.details_list" if name in _LISTS else "help.details"
        group.add_argument("--details", action="store_true", help=WORDS.say(lang, key))


def _output(group: Any, lang: Lang, key: str, *, required: bool = False) -> None:
    group.add_argument("-o", "--output", required=required, **_word(lang, "FILE", key.removeprefix("help.")))


def _word(lang: Lang, metavar: str, about: str) -> dict[str, Any]:
    """What an argument with a value of the user's has: its name, its help, and that it is not empty."""
    return {
        "metavar": WORDS.say(lang, f"help.{metavar}"),
        "help": WORDS.say(lang, f"help.{about}"),
        "type": filled,
    }


def _checking(group: Any, lang: Lang) -> None:
    group.add_argument(
        "--fail-on", dest="fail_on", choices=LIMITS, default="high", help=WORDS.say(lang, "help.fail_on")
    )
    group.add_argument("--violations-only", action="store_true", help=WORDS.say(lang, "help.violations_only"))
    group.add_argument("--regime", **_word(lang, "REGIME", "regime"))
    group.add_argument("--actor", **_word(lang, "ACTOR", "only_actor"))
    group.add_argument("--field", **_word(lang, "FIELD", "only_field"))
    group.add_argument("--tables", **_word(lang, "FILE", "tables"))
    group.add_argument("--by", choices=("action", "rule"), default="action", help=WORDS.say(lang, "help.by"))


def _common(parser: Parser, lang: Lang, forms: tuple[str, ...]) -> Any:
    """The options of every command; they may stand before or after its name. The group they are in."""
    absent: Any = argparse.SUPPRESS
    group = parser.add_argument_group(WORDS.say(lang, "help.options"))
    group.add_argument("--registry", default=absent, **_word(lang, "PATH", "registry"))
    group.add_argument("--as-of", dest="on", default=absent, **_word(lang, "DAY", "as_of"))
    key = "help.format_check" if forms == FORMS else "help.format"
    if forms != _FILE_ONLY:
        group.add_argument("--format", dest="form", choices=forms, default=absent, help=WORDS.say(lang, key))
    group.add_argument("--lang", choices=LANGS, default=absent, help=WORDS.say(lang, "help.lang"))
    group.add_argument(
        "--no-color",
        "--no-colour",
        dest="no_colour",
        action="store_true",
        default=absent,
        help=WORDS.say(lang, "help.no_color"),
    )
    group.add_argument(
        "-h", "--help", nargs=0, action=Help, default=absent, help=WORDS.say(lang, "help.help")
    )
    return group
