"""Drawing: `diagram`, the picture or the table of an answer as a file."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from commands.exit import Misuse
from commands.names import field_named
from commands.opening import opened
from commands.output_file import put
from commands.settings import Settings
from commands.streams import answer_bytes, complain
from registry.records.registry import Registry

if TYPE_CHECKING:
    from dataflow.exports.answer_files import Format

FORMATS: "Final[dict[str, Format]]" = {
    "svg": "svg", "png": "png", "pdf": "pdf", "dot": "dot", "mmd": "mermaid", "csv": "csv", "json": "json"
}  # fmt: skip
"""What is made for each ending."""
PIPE: Final = "-"
"""The output that is stdout."""


class Sheet(NamedTuple):
    """A file to make."""

    field: str
    path: Path
    ending: str


def diagram(
    field: str | None,
    output: str,
    ending: str | None,
    settings: Settings,
    environment: Mapping[str, str],
    fold: str | None = None,
) -> int:
    """Writes the picture of a field's way; without a field one file for each field that the registry holds.

    The ending of the file says what is made; in a folder, on stdout (`-`) and for a file without one
    `ending` does; `fold` is what third parties are put together by. What was there is replaced, and left as it
    was when something goes wrong.
    """
    from dataflow.answers.trace import trace
    from dataflow.checks.touching import with_findings
    from dataflow.engine.faults import DrawingFault
    from dataflow.exports.answer_files import export
    from dataflow.pictures import FOLDS
    from dataflow.pictures.failure import why

    chosen = next((each for each in FOLDS if each == fold), None)
    registry = opened(settings, environment)
    graph = registry.graph(settings)
    sheets = _wanted(field, output, ending, registry.registry, settings)
    # Only data holds what the checks say of the answer, as the dashboard's file does and `trace --format json`.
    found = registry.findings(graph) if any(sheet.ending == "json" for sheet in sheets) else ()
    for id_, path, kind in sheets:
        try:
            made = export(with_findings(trace(graph, id_), found), FORMATS[kind], settings.lang, chosen)
        except DrawingFault as fault:
            raise Misuse(
                settings.say("diagram.failed", path=str(path), reason=why(fault, settings.lang))
            ) from None
        if output == PIPE:
            answer_bytes(made.data)
        else:
            put(path, made.data, settings)
            complain(settings.say("diagram.written", path=str(path)))
    return registry.code


def _wanted(
    field: str | None, output: str, ending: str | None, registry: Registry, settings: Settings
) -> list[Sheet]:
    """The fields to draw, and the file of each."""
    path = Path(output).expanduser()
    folder = path.is_dir() or output.endswith(("/", os.sep))
    own = "" if folder or _ending(path) not in FORMATS else _ending(path)
    if field is None:
        if own or output == PIPE:
            raise Misuse(settings.say("diagram.folder", path=output))
        kind = ending or "svg"
        held = sorted({use.field for each in registry.data_sets.values() for use in each.fields})
        return [Sheet(id_, _there(path, settings) / f"{id_}.{kind}", kind) for id_ in held]
    id_ = field_named(field, registry, settings)
    if folder:
        kind = ending or "svg"
        return [Sheet(id_, _there(path, settings) / f"{id_}.{kind}", kind)]
    if own and ending and own != ending:
        raise Misuse(settings.say("diagram.two_types", path=output, type=ending))
    chosen = own or ending or ("svg" if output == PIPE else "")
    if not chosen:
        raise Misuse(settings.say("diagram.ending", path=output, endings=", ".join(FORMATS)))
    return [Sheet(id_, path, chosen)]


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
