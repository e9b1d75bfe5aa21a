"""Drawing: `diagram`, the picture or the table of an answer as a file."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commands.files import put
from commands.misuse import Misuse
from commands.names import field_named
from commands.opening import opened
from commands.phrases import WORDS
from commands.settings import Settings
from commands.streams import complain
from registry.model import Registry

if TYPE_CHECKING:
    from dataflow.drawing.faults import DrawingFault
    from dataflow.files import Format

FORMATS: "Final[dict[str, Format]]" = {
    "svg": "svg", "png": "png", "pdf": "pdf", "dot": "dot", "mmd": "mermaid", "csv": "csv", "json": "json"
}  # fmt: skip
"""What is made for each ending."""


def diagram(
    field: str | None, output: str, ending: str, settings: Settings, environment: Mapping[str, str]
) -> int:
    """Writes the picture of a field's way; without a field one file for each field that the registry holds.

    The ending of the file says what is made; in a folder `ending` does. What was there is replaced, and left
    as it was when something goes wrong.
    """
    from dataflow.drawing.faults import DrawingFault
    from dataflow.files import export
    from dataflow.trace import trace

    registry = opened(settings, environment)
    graph = registry.graph(settings)
    for id_, path in _wanted(field, output, ending, registry.registry, settings):
        try:
            made = export(trace(graph, id_), FORMATS[_ending(path)], settings.lang)
        except DrawingFault as fault:
            raise Misuse(
                settings.say("diagram.failed", path=str(path), reason=reason(fault, settings))
            ) from None
        put(path, made.data, settings)
        complain(settings.say("diagram.written", path=str(path)))
    return registry.code


def _wanted(
    field: str | None, output: str, ending: str, registry: Registry, settings: Settings
) -> list[tuple[str, Path]]:
    """The fields to draw, and the file of each."""
    path = Path(output).expanduser()
    folder = path.is_dir() or output.endswith(("/", os.sep))
    if field is None:
        if _ending(path) in FORMATS and not folder:
            raise Misuse(settings.say("diagram.folder", path=output))
        held = sorted({use.field for each in registry.data_sets.values() for use in each.fields})
        return [(id_, _there(path, settings) / f"{id_}.{ending}") for id_ in held]
    id_ = field_named(field, registry, settings)
    if folder:
        return [(id_, _there(path, settings) / f"{id_}.{ending}")]
    if _ending(path) not in FORMATS:
        raise Misuse(settings.say("diagram.ending", path=output, endings=", ".join(FORMATS)))
    return [(id_, path)]


def _ending(path: Path) -> str:
    return path.suffix[1:].lower()


def _there(folder: Path, settings: Settings) -> Path:
    """The folder, made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Misuse(settings.say("file.refused", path=str(folder), reason=reason)) from None
    return folder


def reason(fault: "DrawingFault", settings: Settings) -> str:
    """Why a picture could not be made, in words where there are any for it."""
    key = f"fault.{fault.code}"
    return settings.say(key, **_values(fault)) if WORDS.has(settings.lang, key) else str(fault)


def _values(fault: "DrawingFault") -> dict[str, str | int]:
    return {name: value if isinstance(value, int) else str(value) for name, value in fault.values.items()}
