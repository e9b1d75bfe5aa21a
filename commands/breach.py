"""Breaching: `breach`, what is exposed when an actor's data leak, and who must be told by when."""

import datetime
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
    actor: str,
    place: str | None,
    output: str | None,
    settings: Settings,
    environment: Mapping[str, str],
    discovered: str | None = None,
) -> int:
    """Says what a breach of an actor, or of one of its places, exposes; with `output` the sheet to print.

    `discovered`: since when the organisation knows, by the clock of this machine; its own times become dates.
    """
    from dataflow.breach import breach as exposure

    known_since = None if discovered is None else _moment(discovered, settings)
    registry = opened(settings, environment)
    id_ = actor_named(actor, registry.registry, settings)
    spot = None if place is None else _place(id_, place, registry.registry, settings)
    found = exposure(registry.graph(settings), id_, place=spot)
    if output is not None:
        _sheet(found, known_since, Path(output).expanduser(), settings)
    else:
        tell_breach(found, settings, known_since=known_since)
    return registry.code


def tell_breach(
    found: "Breach",
    settings: Settings,
    understood: str | None = None,
    known_since: datetime.datetime | None = None,
) -> None:
    """Writes a breach in the format asked for: who is to be told by when, its sentences and its tables."""
    from dataflow.breach import rows, schedule, sentence
    from dataflow.breach.breach_words import title
    from dataflow.breach.schedule_words import clock, heading, short, told, with_blocks
    from dataflow.exports.csv_table import table
    from dataflow.facts.lists import apart

    lang, tables = settings.lang, rows(found, settings.lang)
    plan = schedule(found, known_since)
    if settings.form == "json":
        whole = {
            **({"understood": understood} if understood else {}),
            "title": title(found, lang),
            "sentences": sentence(found, lang),
            **found.model_dump(mode="json"),
            "schedule": plan.model_dump(mode="json"),
        }
        write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
    elif settings.form == "csv":
        # One table to a file: who must be told by when is what people put into a spreadsheet.
        notices = next((each for each in tables if each.key == "notices"), None)
        if notices is None:
            raise Misuse(settings.say("csv.none"))
        notices = with_blocks(notices, plan, lang)
        written = table(notices.heads, notices.rows, lang, found.source.left_out)
        write(written.decode("utf-8").replace("\r\n", "\n"))
    else:
        page = Page(settings.width, settings.colour)
        page.understood(understood)
        page.paragraph(title(found, lang), "bold")
        if plan.blocks:
            page.paragraph(short(found, plan, lang))
            page.paragraph(clock(found, plan, lang))
        for block in plan.blocks:
            name, note = heading(block, lang)
            page.heading(name)
            page.paragraph(note, "dim")
            for notice in told(found, block, lang):
                about = apart(filter(None, (notice.when, notice.condition, notice.ground)), lang)
                page.item(
                    settings.say(
                        "breach.notice", sender=notice.sender, receiver=notice.receiver, about=about
                    ),
                    f"{notice.number}.",
                )
        if plan.blocks:
            page.heading(settings.say("breach.details"))
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


def _moment(given: str, settings: Settings) -> datetime.datetime:
    from registry.records.days import moment_written

    found = moment_written(given)
    if found is None:
        raise Misuse(settings.say("usage.moment", value=given))
    return found


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


def _sheet(found: "Breach", known_since: datetime.datetime | None, path: Path, settings: Settings) -> None:
    from dataflow.breach import schedule, sheet
    from dataflow.engine.faults import DrawingFault

    if path.suffix.lower() != ".pdf":
        raise Misuse(settings.say("breach.ending", path=str(path)))
    try:
        made = sheet(found, settings.lang, schedule(found, known_since))
    except DrawingFault as fault:
        from dataflow.pictures.failure import why

        raise Misuse(
            settings.say("diagram.failed", path=str(path), reason=why(fault, settings.lang))
        ) from None
    put(path, made, settings)
    complain(settings.say("diagram.written", path=str(path)))
