"""The borders on screen: limits, sentence, picture, table, files."""

import re
from functools import partial
from typing import Final

import streamlit as st

from app_pages import picture_cache, saving
from app_pages.desk import Desk
from app_pages.figure import choose, chosen, figure
from app_pages.filters import several
from app_pages.hop_facts import brief
from app_pages.markup import Content, Html, element
from dataflow.borders import BorderRow, Borders, columns, rows, sentence, verdict
from dataflow.borders.border import PEOPLE, UNKNOWN
from dataflow.borders.receivers import counted_again, receivers
from dataflow.exports.csv_table import table as written
from dataflow.exports.json_form import json_form
from dataflow.pictures import Depiction
from dataflow.pictures.picture import Drawing, drawn
from dataflow.pictures.ways import ways_of
from registry.records.countries import codes, country_name
from registry.records.text import Lang, Text, both

AREAS: Final = ("EU", "EEA", "ECOWAS")
_CHOSEN = "border-chosen"
_FIELDS: Final = re.compile("\u00a0?; ")
"""What stands between two fields of a cell, in either language."""


def filters(every: Borders, here: Desk) -> dict[str, tuple[str, ...]]:
    """Where the data leaves from and where it goes; an area is left by what goes out of it."""
    areas = {each: here.both(f"borders.area.{each}") for each in AREAS}
    sources: dict[str, Text] = {
        border.source: border.source_label
        for border in every.borders
        if border.source not in (PEOPLE, UNKNOWN)
    }
    targets = {border.target: border.target_label for border in every.borders if border.target != UNKNOWN}
    asked = {id_: label for id_, label in _asked(here).items() if id_ not in areas}
    return several(
        here,
        {
            "leaving": (here.say("borders.leaving"), {**areas, **asked, **sources}),
            "country": (here.say("borders.arriving"), {**asked, **targets}),
        },
    )


def _asked(here: Desk) -> dict[str, Text]:
    """The countries that the address names: data may be asked for that goes to a country nothing goes to."""
    named = (*here.address.limits.get("leaving", ()), *here.address.limits.get("country", ()))
    return {code: both(partial(country_name, code)) for code in named if code in codes()}


def say(told: Borders, every: Borders, here: Desk) -> None:
    """The verdict, how much the limits leave out, and the same counted in flows behind a click."""
    left_out = len(every.passages) - len(told.passages)
    again = counted_again(told)
    whole = sentence(told, here.lang)
    unnamed = any(each.id == UNKNOWN for each in receivers(told))
    st.html(
        element(
            "section",
            [element("p", each, class_="answer") for each in verdict(told, here.lang) or [whole]],
            element("p", here.say("borders.left_out", n=left_out), class_="label") if left_out else None,
            element(
                "details",
                element("summary", here.say("borders.in_flows")),
                element("p", whole),
                element("p", here.say("borders.again", n=again)) if again else None,
                element("p", here.say("borders.unnamed")) if unnamed else None,
                class_="in-flows",
            )
            if told.passages
            else None,
            role="status",
            aria_label=here.say("answer.label"),
        )
    )


def picture(told: Borders, shown: Depiction, here: Desk) -> None:
    """The picture; a line that is chosen marks its rows in the table."""
    made = picture_cache.shown(drawing(told, shown, here), here)
    if made.fault:
        picture_cache.not_drawn(made.fault, here)
        return
    lines = shown.elements.hops
    line = chosen(_CHOSEN, lines)
    figure(
        made.svg,
        key="borders-figure",
        label=_title(told, here),
        clickable=list(lines),
        chosen=line,
        announce=here.say("borders.chosen") if line else "",
        on_choice=partial(choose, _CHOSEN, lines),
        lang=here.lang,
        ways=ways_of(shown),
    )


def drawing(told: Borders, shown: Depiction, here: Desk) -> Drawing:
    """The picture of the borders."""
    return drawn(shown, _title(told, here), " ".join(verdict(told, here.lang)) or sentence(told, here.lang))


def table(told: Borders, shown: Depiction, here: Desk) -> None:
    """A row for each passage, the chosen ones marked."""
    lines = shown.elements.hops
    marked = set(lines.get(chosen(_CHOSEN, lines) or "", ()))
    heads = columns(here.lang)
    body = [_row(row, bool(marked) and marked >= set(row.hops), here.lang) for row in rows(told, here.lang)]
    head = element("tr", [element("th", each, scope="col") for each in heads.values()])
    whole = element("table", element("thead", head), element("tbody", body), class_="grid hops borders")
    title = here.say("borders.table")
    scroll = element("div", whole, class_="scroll", role="region", tabindex=0, aria_label=title)
    st.html(
        element(
            "details", element("summary", element("h2", title)), scroll, class_="folded", open=bool(marked)
        )
    )


def _row(row: BorderRow, marked: bool, lang: Lang) -> Html:
    cells: list[Content] = []
    for key, words in row.cells.items():
        if key == "fields":
            cells.append(element("td", brief(_FIELDS.split(words), lang)))
            continue
        lines = [element("span", each, class_="line") for each in words.split("\n")]
        state = f"state state-{row.state}" if key == "state" and row.state else None
        cells.append(
            element("th", lines, scope="row") if key == "source" else element("td", lines, class_=state)
        )
    return element("tr", cells, class_="chosen" if marked else None, aria_current="true" if marked else None)


def downloads(told: Borders, shown: Depiction, here: Desk) -> None:
    """The picture and the table as files."""
    stem = f"sillage-{here.say('borders.file')}-{told.source.organisation_id}-{told.on.isoformat()}"
    heads = columns(here.lang)
    makers = {
        **picture_cache.made(drawing(told, shown, here)),
        "csv": lambda: written(
            list(heads.values()),
            ([row.cells[key] for key in heads] for row in rows(told, here.lang)),
            here.lang,
            told.source.left_out,
        ),
        "json": lambda: _json(told),
    }
    saving.buttons(here.say("borders.files"), stem, makers, here)


def _json(told: Borders) -> bytes:
    return json_form("borders", told.model_dump(mode="json"))


def _title(told: Borders, here: Desk) -> str:
    return here.say("borders.picture", name=here.tell(told.source.organisation))
