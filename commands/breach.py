"""Breaching: `breach`, what is exposed when an actor's data leak, and who must be told by when."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from commands.blocks import show_block
from commands.exit import Misuse
from commands.names import actor_named
from commands.opening import opened
from commands.output_file import put
from commands.page import Page
from commands.settings import Settings
from commands.streams import answer as write
from commands.streams import complain
from registry.records.registry import Registry

if TYPE_CHECKING:
    from dataflow.breach import Breach


def breach(
    actor: str, place: str | None, output: str | None, settings: Settings, environment: Mapping[str, str]
) -> int:
    """Says what a breach of an actor, or of one of its places, exposes; with `output` the sheet to print."""
    from dataflow.breach import breach as exposure

    registry = opened(settings, environment)
    id_ = actor_named(actor, registry.registry, settings)
    spot = None if place is None else _place(id_, place, registry.registry, settings)
    found = exposure(registry.graph(settings), id_, place=spot)
    if output is not None:
        _sheet(found, Path(output).expanduser(), settings)
    else:
        tell_breach(found, settings)
    return registry.code


def tell_breach(found: "Breach", settings: Settings, understood: str | None = None) -> None:
    """Writes a breach in the format asked for: its sentences and its tables."""
    from dataflow.breach import rows, sentence
    from dataflow.breach.breach_words import title
    from dataflow.exports.csv_table import table

    lang, tables = settings.lang, rows(found, settings.lang)
    if settings.form == "json":
        whole = {
            **({"understood": understood} if understood else {}),
            "title": title(found, lang),
            "sentences": sentence(found, lang),
            **found.model_dump(mode="json"),
        }
        write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    elif settings.form == "csv":
        # One table to a file: who must be told by when is what people put into a spreadsheet.
        told = next((each for each in tables if each.key == "notices"), None)
        if told is None:
            raise Misuse(settings.say("csv.none"))
        written = table(told.heads, told.rows, lang, found.source.left_out)
        write(written.decode("utf-8").replace("\r\n", "\n"))
    else:
        page = Page(settings.width, settings.colour)
        page.understood(understood)
        page.paragraph(title(found, lang), "bold")
        for line in sentence(found, lang):
            page.item(line)
        for each in tables:
            page.heading(each.title)
            for row in each.rows:
                _show(each.key, dict(zip(each.heads, row, strict=True)), page, settings)
        write(page.text())


def _show(key: str, row: dict[str, str], page: Page, settings: Settings) -> None:
    """A row of a table: who tells whom, the data set, or the place of a copy, and everything else under it."""
    (_, first), (_, second), *rest = row.items()
    if key == "notices":
        (_, third), *rest = rest
        show_block(f"{second} → {third}", rest, page, settings, mark=f"{first}.")
    elif key == "exposed":
        show_block(first, list(row.items())[1:], page, settings)
    else:
        show_block(settings.say("breach.copy", party=first, place=second), rest, page, settings)


def _place(actor: str, place: str, registry: Registry, settings: Settings) -> str:
    """The place of that id or name; Misuse with all there are otherwise."""
    from dataflow.question import fold

    places = registry.actors[actor].places
    wanted = place.removeprefix(f"{actor}.")
    if wanted in places:
        return wanted
    called = [
        id_
        for id_, each in places.items()
        if fold(place) in {fold(each.label.say("fr")), fold(each.label.say("en"))}
    ]
    if len(called) != 1:
        names = ", ".join(places) or settings.say("unknown.value")
        who = registry.actors[actor].name.say(settings.lang)
        raise Misuse(settings.say("unknown.place", name=place, actor=who, names=names))
    return called[0]


def _sheet(found: "Breach", path: Path, settings: Settings) -> None:
    from dataflow.breach import sheet
    from dataflow.engine.faults import DrawingFault

    if path.suffix.lower() != ".pdf":
        raise Misuse(settings.say("breach.ending", path=str(path)))
    try:
        made = sheet(found, settings.lang)
    except DrawingFault as fault:
        from dataflow.pictures.failure import why

        raise Misuse(
            settings.say("diagram.failed", path=str(path), reason=why(fault, settings.lang))
        ) from None
    put(path, made, settings)
    complain(settings.say("diagram.written", path=str(path)))
