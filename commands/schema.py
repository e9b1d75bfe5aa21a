"""The JSON Schema: `schema` prints it, writes the shipped file anew, or checks that it is up to date."""

from pathlib import Path

from commands.exit import CLEAN, FOUND
from commands.output_file import put
from commands.settings import Settings
from commands.streams import answer as write
from commands.streams import complain
from registry import choice

SHIPPED = choice.SHIPPED / "registry.schema.json"


def schema(settings: Settings, *, check: bool, renew: bool, shipped: Path = SHIPPED) -> int:
    """Prints the schema; with `renew` writes the shipped file, with `check` says FOUND when that is stale."""
    from registry.schema import json_schema

    made = json_schema().encode()
    if not (check or renew):
        write(made.decode())
        return CLEAN
    fresh = shipped.exists() and shipped.read_bytes().replace(b"\r\n", b"\n") == made
    if renew and not fresh:
        put(shipped, made, settings)
        complain(settings.say("schema.written", path=str(shipped)))
        return CLEAN
    complain(settings.say("schema.fresh" if fresh else "schema.stale", path=str(shipped)))
    return CLEAN if fresh else FOUND
