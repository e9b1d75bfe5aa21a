"""New entries: `new` prints one to fill in, with a `?` for each fact that somebody has to find out."""

import re
from collections.abc import Mapping
from typing import Final

from commands.exit import CLEAN, Misuse
from commands.opening import located
from commands.settings import Settings
from commands.streams import answer as write
from registry.choice import VARIABLE

_SECTIONS: Final = {"vendor": "third_parties", "data-set": "data_sets"}
_KEYS: Final = {
    "vendor": (
        "name", "country", "hosting", "role", "purposes", "receives", "contract", "recipients", "cite",
    ),
    "data-set": ("label", "role", "subjects", "fields", "purposes", "retention", "cite"),
}  # fmt: skip
"""What is asked of each, the first what it is called."""
_ID: Final = re.compile(r"[a-z][a-z0-9_]*")


def new(kind: str, id_: str, name: str | None, settings: Settings, environment: Mapping[str, str]) -> int:
    """Prints an entry of that kind and id.

    Nothing is supposed to be known of it: each `?` is refused when it is read, until a fact stands there or the line is
    gone. Of the registry that is named it lists the data sets; one that has the id already is Misuse.
    """
    if not _ID.fullmatch(id_):
        meant = re.sub("[^a-z0-9]+", "_", id_.lower()).strip("_")
        key = "new.id_near" if _ID.fullmatch(meant) else "new.id"
        raise Misuse(settings.say(key, id=id_, meant=meant))
    sets = _sets_of(id_, _SECTIONS[kind], settings, environment)
    called, *asked = _KEYS[kind]
    lines = [
        f"# {settings.say('new.head')}",
        f"{_SECTIONS[kind]}:",
        f"  {id_}:",
        f"    {called}: {_quoted(name or id_)}",
    ]
    for key in asked:
        told = settings.say(f"new.about.{kind}.{key}")
        if key == "receives" and sets:
            told = settings.say("new.held", sets=", ".join(sets))
        lines.append(f'    {key}: "?"  # {told}')
    write("\n".join(lines) + "\n")
    return CLEAN


def _sets_of(id_: str, section: str, settings: Settings, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The data sets of the registry, where one is named; Misuse where it has the id."""
    if not (settings.registry or environment.get(VARIABLE)):
        return ()
    from registry.reading.load import load

    registry = load(located(settings.registry, environment, settings)).registry
    if registry is None:
        return ()
    if id_ in getattr(registry, section):
        raise Misuse(settings.say("new.taken", id=id_, section=section))
    return tuple(registry.data_sets)


def _quoted(words: str) -> str:
    """Words as YAML: between double quotes, whatever is in them."""
    plain = "".join(each if each.isprintable() else " " for each in words)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
