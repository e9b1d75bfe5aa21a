"""Drawing: `diagram`, the picture or the table of an answer as a file."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from commands.exits import CLEAN
from commands.files import put
from commands.names import field_named
from commands.opening import Misuse, opened
from commands.settings import Settings
from commands.streams import complain
from dataflow.answer import Answer
from registry.text import Lang

Maker = Callable[[Answer, Lang], bytes]


def diagram(field: str | None, output: str, form: str, settings: Settings, environment: Mapping[str, str]) -> int:
    """Writes the picture of a field's way; without a field one file for each field that the registry holds.

    The ending says what is made; for a folder `form` does. An existing file is replaced, and left whole
    when something goes wrong.
    """
    from dataflow.drawing.faults import DrawingFault
    from dataflow.trace import trace

    registry = opened(settings, environment)
    graph = registry.graph(settings)
    written = CLEAN
    for id_, path in _wanted(field, output, form, registry.registry, settings):
        answer = trace(graph, id_)
        try:
            content = makers()[path.suffix[1:].lower()](answer, settings.lang)
        except DrawingFault as fault:
            raise Misuse(settings.say("diagram.failed", path=str(path), reason=str(fault))) from None
        put(path, content, settings)
        complain(settings.say("diagram.written", path=str(path)))
    return written or registry.code


def _wanted(
    field: str | None, output: str, form: str, registry: "Registry", settings: Settings
) -> list[tuple[str, Path]]:
    """The fields to draw, and the file of each."""
    path = Path(output).expanduser()
    endings = ", ".join(makers())
    if field is not None:
        if path.is_dir() or output.endswith(("/", os.sep)):
            id_ = field_named(field, registry, settings)
            return [(id_, _made(path, settings) / f"{id_}.{form}")]
        if path.suffix[1:].lower() not in makers():
            raise Misuse(settings.say("diagram.ending", path=output, endings=endings))
        return [(field_named(field, registry, settings), path)]
    if path.suffix[1:].lower() in makers() and not path.is_dir():
        raise Misuse(settings.say("diagram.folder", path=output))
    held = dict.fromkeys(use.field for each in registry.data_sets.values() for use in each.fields)
    return [(id_, _made(path, settings) / f"{id_}.{form}") for id_ in sorted(held)]


def _made(folder: Path, settings: Settings) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Misuse(settings.say("file.refused", path=str(folder), reason=error.strerror or str(error))) from None
    return folder


def makers() -> dict[str, Maker]:
    """What makes each kind of file, by ending."""
    return {"svg": _svg, "png": _png, "pdf": _pdf, "dot": _dot, "mmd": _mermaid, "csv": _csv, "json": _json}
