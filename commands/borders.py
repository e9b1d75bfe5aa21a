"""Crossing: `borders`, what leaves the country, with mechanism, state and gaps."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from commands.blocks import show_block
from commands.opening import opened
from commands.page import Page
from commands.picture_file import write_picture
from commands.settings import Settings
from commands.streams import answer as write

if TYPE_CHECKING:
    from dataflow.borders import Borders

_ENDS: Final = ("source", "target", "exporter", "importer")
"""What stands in the titles."""
_SHOWN: Final = ("fields", "mechanism", "state", "citations")
"""What a page tells of a passage besides; with details everything is told."""


def borders(output: str | None, settings: Settings, environment: Mapping[str, str]) -> int:
    """Says what leaves the country on the day asked for; with `output` draws it."""
    from dataflow.borders import borders as crossed

    registry = opened(settings, environment)
    found = crossed(registry.graph(settings))
    if output is None:
        tell_borders(found, settings)
    else:
        from dataflow.law import tables
        from dataflow.pictures.borders_sketch import sketch_of

        write_picture(sketch_of(found, settings.lang, tables()), output, settings)
    return registry.code


def tell_borders(told: "Borders", settings: Settings, understood: str | None = None) -> None:
    """Writes the borders in the format asked for."""
    from dataflow.borders import columns, rows, sentence, verdict
    from dataflow.exports.csv_table import table

    lang = settings.lang
    heads, found = columns(lang), rows(told, lang)
    if settings.form == "json":
        whole = {
            **({"understood": understood} if understood else {}),
            "verdict": list(verdict(told, lang)),
            "sentence": sentence(told, lang),
            **told.model_dump(mode="json"),
        }
        write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
        return
    if settings.form == "csv":
        cells = ([row.cells[key] for key in heads] for row in found)
        whole_table = table(list(heads.values()), cells, lang, told.source.left_out)
        write(whole_table.decode("utf-8").replace("\r\n", "\n"))
        return
    page = Page(settings.width, settings.colour)
    page.understood(understood)
    for each in verdict(told, lang):
        page.paragraph(each, "bold")
    page.paragraph(sentence(told, lang), *(() if verdict(told, lang) else ("bold",)))
    keys = tuple(heads) if settings.details else _SHOWN
    border = None
    for row in found:
        if border != (row.source, row.target):
            border = row.source, row.target
            page.heading(f"{row.cells['source']} → {row.cells['target']}")
        facts = [(heads[key], row.cells[key]) for key in keys if key not in _ENDS]
        show_block(f"{row.cells['exporter']} → {row.cells['importer']}", facts, page, settings)
    write(page.text())
