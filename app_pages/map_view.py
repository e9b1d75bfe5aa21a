"""The map on screen: filters, amount, picture with what was chosen in it, table, files."""

from functools import partial
from typing import Final

import streamlit as st

from app_pages import finding_marks, map_facts, picture_cache, saving
from app_pages.desk import Desk
from app_pages.figure import choose, chosen, figure
from app_pages.filters import several
from app_pages.markup import Content, element, joined
from dataflow.answers.flow_map import FlowMap
from dataflow.answers.register import Facet, Listing
from dataflow.exports.map_files import map_csv, map_json, map_mermaid
from dataflow.pictures import Depiction
from dataflow.pictures.picture import Drawing
from dataflow.pictures.picture import drawn as depicted
from dataflow.pictures.spoken import map_names
from dataflow.pictures.ways import ways_of

_CHOSEN = "map-chosen"
_FACETS: Final[tuple[Facet, ...]] = ("role", "country", "purpose")


def filters(listed: Listing, here: Desk) -> dict[str, tuple[str, ...]]:
    """What the map is limited to; nothing picked shows everything."""
    sets = {entry.id: entry.label for entry in listed.entries if entry.kind == "data_set"}
    kinds = ("organisation", "third_party", "data_set")
    limits = {"sets": (here.say("facets.data_sets"), sets)}
    for facet in _FACETS:
        words = {id_: listed.label(facet, id_) for id_ in listed.choices(facet, kinds)}
        limits[facet] = (here.say(f"facet.{facet}"), words)
    return several(here, limits)


def amount(drawn: FlowMap, shown: Depiction, here: Desk) -> None:
    """How many flows are shown, what was folded, and what has no flow at all."""
    folded = shown.folded if drawn.strands else None
    lines: list[Content] = [here.say("map.shown", n=drawn.shown, total=drawn.total)]
    if not drawn.strands:
        lines = [here.say("map.none" if drawn.total else "map.empty")]
    if folded:
        lines.append(
            here.say(
                "map.folded", stops=folded.stops, boxes=folded.boxes, hops=folded.hops, lines=folded.lines
            )
        )
    if drawn.apart:
        lines.append([here.say("map.apart"), " ", ", ".join(place.say(here.lang) for place in drawn.apart)])
    st.html(element("div", [element("p", line) for line in lines], class_="note note-ask", role="status"))


def picture(drawn: FlowMap, shown: Depiction, here: Desk) -> None:
    """The picture, with the flows of a finding marked and what was chosen in it below."""
    elements = shown.elements
    marked = finding_marks.marked(here, {id_: set(keys) for id_, keys in elements.hops.items()})
    made = picture_cache.shown(drawing(drawn, shown, here), here)
    if made.fault:
        picture_cache.not_drawn(made.fault, here)
        return
    parts = {id_: tuple(keys) for id_, keys in (*elements.stops.items(), *elements.hops.items())}
    part = chosen(_CHOSEN, parts)
    figure(
        made.svg,
        key="map-figure",
        label=_title(drawn, here),
        clickable=[*elements.stops, *elements.hops],
        chosen=part,
        marked=marked,
        announce=here.say("figure.chosen") if part else "",
        on_choice=partial(choose, _CHOSEN, parts),
        lang=here.lang,
        ways=ways_of(shown),
        names=map_names(drawn, elements, here.lang),
    )
    if part:
        st.html(map_facts.card(drawn, elements, part, here))


def drawing(drawn: FlowMap, shown: Depiction, here: Desk) -> Drawing:
    """The picture of the map."""
    labels = {stop.key: stop.label.say(here.lang) for stop in drawn.stops}
    lines = (f"{labels[strand.source]} → {labels[strand.target]}" for strand in drawn.strands)
    amount = here.say("map.shown", n=drawn.shown, total=drawn.total)
    title = _title(drawn, here)
    return depicted(shown, title, f"{title}. {amount} {' ; '.join(lines)}.")


def table(drawn: FlowMap, here: Desk) -> None:
    """Every line of the map as a row: the same in words."""
    names = ("hop.from", "hop.to", "hop.what", "map.flows", "hop.status")
    head = element("tr", [element("th", here.say(name), scope="col") for name in names])
    rows = [
        element(
            "tr",
            element("th", map_facts.end(drawn, strand.source, here), scope="row"),
            element("td", map_facts.end(drawn, strand.target, here)),
            element("td", map_facts.parcels(strand, here)),
            element(
                "td",
                str(len(strand.flows)),
                element("small", ", ".join(kind.say(here.lang) for kind in strand.kinds), class_="line"),
            ),
            element("td", map_facts.statuses(strand, here)),
        )
        for strand in drawn.strands
    ]
    whole = element("table", element("thead", head), element("tbody", rows), class_="grid register")
    scroll = element(
        "div", whole, class_="scroll", role="region", tabindex=0, aria_label=here.say("map.table")
    )
    st.html(joined([element("h2", here.say("map.table")), scroll]))


def downloads(drawn: FlowMap, shown: Depiction, here: Desk) -> None:
    """The map as files."""
    makers = {
        **picture_cache.made(drawing(drawn, shown, here)),
        "mmd": lambda: map_mermaid(drawn, here.lang),
        "csv": lambda: map_csv(drawn, here.lang),
        "json": lambda: map_json(drawn),
    }
    stem = f"sillage-{drawn.source.organisation_id}-{drawn.on.isoformat()}"
    saving.buttons(here.say("map.files"), stem, makers, here)


def _title(drawn: FlowMap, here: Desk) -> str:
    return here.say("map.picture", name=here.tell(drawn.source.organisation))
