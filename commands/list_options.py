"""The options of a list: an option for each column that one filters by, and how each is compared."""

from collections.abc import Mapping
from typing import Any, Final

from commands.parser import filled
from commands.sentences import WORDS
from registry.records.text import Lang

VALUES: Final = (
    "role", "country", "party", "by", "field", "data_set", "people", "purpose", "basis", "law", "sensitivity",
    "category", "certificate", "mechanism", "status", "severity", "verdict", "act",
)  # fmt: skip
"""The columns that have an option of their own: what is listed has one of the values given."""
OTHERS: Final = (
    "inside",
    "outside",
    "is",
    "not",
    "missing",
    "present",
    "before",
    "since",
    "longer",
    "shorter",
)
"""What is compared in another way, or in any column."""
_METAVARS: Final[Mapping[str, str]] = {
    "inside": "AREA", "outside": "AREA", "is": "COLUMN_VALUE", "not": "COLUMN_VALUE", "missing": "COLUMN",
    "present": "COLUMN", "before": "DAY", "since": "DAY", "longer": "DURATION", "shorter": "DURATION",
}  # fmt: skip
_BARE: Final = ("missing", "present")
PREFIX: Final = "limit_"
"""What the options are kept under, apart from those of other commands."""

Limits = Mapping[str, tuple[str, ...]]
"""The values given to each option, in their order; empty where a column was left to be understood."""


def add_limits(parser: Any, lang: Lang) -> None:
    """The options of a list."""
    group = parser.add_argument_group(WORDS.say(lang, "help.limits"), WORDS.say(lang, "help.limits_long"))
    for name in VALUES:
        about = WORDS.say(lang, "help.limit", column=WORDS.say(lang, f"help.column.{name}"))
        _add(group, name, WORDS.say(lang, "help.VALUE"), about)
    for name in OTHERS:
        metavar = WORDS.say(lang, f"help.{_METAVARS[name]}")
        _add(group, name, metavar, WORDS.say(lang, f"help.limit_{name}"), bare=name in _BARE)
    group.add_argument(
        "--columns", dest=f"{PREFIX}columns", type=filled, action="append",
        metavar=WORDS.say(lang, "help.COLUMNS"), help=WORDS.say(lang, "help.columns"),
    )  # fmt: skip


def _add(group: Any, name: str, metavar: str, about: str, *, bare: bool = False) -> None:
    group.add_argument(
        f"--{name.replace('_', '-')}", dest=f"{PREFIX}{name}", metavar=metavar, help=about, type=filled,
        action="append", **({"nargs": "?"} if bare else {}),
    )  # fmt: skip


def limits_of(given: Mapping[str, Any]) -> Limits:
    """The options that were given."""
    return {
        name.removeprefix(PREFIX): tuple(each or "" for each in values)
        for name, values in given.items()
        if name.startswith(PREFIX) and values is not None
    }
