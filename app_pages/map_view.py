"""The map on screen: filters, amount, picture with what was chosen in it, table, files."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

import streamlit as st

from app_pages import pictures
from app_pages.desk import Desk
from app_pages.entries import Facet, Listing
from app_pages.fact import bullets, chip, explained, pairs
from app_pages.figure import figure
from app_pages.links import to_actor
from app_pages.markup import Content, Html, element, joined, separated
from dataflow import diagram
from dataflow.diagram import Elements
from dataflow.drawing import document, layout, raster
from dataflow.flowmap import FlowMap, Strand
from registry.evidence import Status
from registry.text import Lang, Text

_CHOSEN = "map-chosen"
_FACETS: Final[dict[str, Facet]] = {"roles": "role", "countries": "country", "purposes": "purpose"}


def filters(listed: Listing, here: Desk) -> dict[str, Sequence[str]]:
    """What the map is limited to; nothing picked shows everything."""
    sets = {entry.id: entry.label for entry in listed.entries if entry.kind == "data_set"}
    kinds = ("organisation", "third_party", "data_set")
    labels = {"data_sets": sets}
    for name, facet in _FACETS.items():
        labels[name] = {id_: listed.label(facet, id_) for id_ in listed.choices(facet, kinds)}
    with st.container(key="filters", horizontal=True):
        return {
            name: st.multiselect(
                here.say(f"facets.{name}"),
                list(words),
                format_func=partial(_said, words, here.lang),
                key=f"map-{name}",
                placeholder=here.say("register.all"),
                width="stretch",
            )
            for name, words in labels.items()
        }


def _said(words: Mapping[str, Text], lang: Lang, id_: str) -> str:
    return words[id_].say(lang)


def amount(drawn: FlowMap, here: Desk) -> None:
    """How many flows are shown, what was folded, and what has no flow at all."""
    folded = diagram.map_folded(drawn) if drawn.strands else None
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


def picture(drawn: FlowMap, here: Desk) -> None:
    """The picture and what was chosen in it."""
    made = pictures.drawn(diagram.map_dot(drawn, here.lang), partial(svg, drawn, here))
    if made.fault:
        st.html(
            element(
                "p", here.say("picture.fault", code=made.fault.code), class_="note note-warn", role="status"
            )
        )
        return
    elements = diagram.map_element_ids(drawn)
    chosen = st.session_state.get(_CHOSEN)
    known = chosen in elements.stops or chosen in elements.hops
    figure(
        made.svg,
        key="map-figure",
        label=_title(drawn, here),
        clickable=[*elements.stops, *elements.hops],
        chosen=chosen if known else None,
        announce=here.say("figure.chosen") if known else "",
        on_choice=_choose,
        lang=here.lang,
    )
    if known:
        st.html(_card(drawn, elements, str(chosen), here))


def svg(drawn: FlowMap, here: Desk) -> str:
    """The picture of the map as SVG: what the screen shows is what the file holds."""
    description = here.say("map.shown", n=drawn.shown, total=drawn.total)
    return layout.svg(
        diagram.map_dot(drawn, here.lang), title=_title(drawn, here), description=description, lang=here.lang
    )


def table(drawn: FlowMap, here: Desk) -> None:
    """Every line of the map as a row: the same in words."""
    names = ("hop.from", "hop.to", "hop.what", "map.flows", "hop.status")
    head = element("tr", [element("th", here.say(name), scope="col") for name in names])
    rows = [
        element(
            "tr",
            element("th", _end(drawn, strand.source, here), scope="row"),
            element("td", _end(drawn, strand.target, here)),
            element("td", _parcels(strand, here)),
            element(
                "td",
                str(len(strand.flows)),
                element("small", ", ".join(kind.say(here.lang) for kind in strand.kinds), class_="line"),
            ),
            element("td", _statuses(strand, here)),
        )
        for strand in drawn.strands
    ]
    whole = element("table", element("thead", head), element("tbody", rows), class_="grid register")
    scroll = element(
        "div", whole, class_="scroll", role="region", tabindex=0, aria_label=here.say("map.table")
    )
    st.html(joined([element("h2", here.say("map.table")), scroll]))


def downloads(drawn: FlowMap, here: Desk) -> None:
    """The map as files, each made when somebody asks for it."""
    title = _title(drawn, here)
    makers: dict[str, tuple[str, Callable[[], bytes]]] = {
        "svg": ("image/svg+xml", lambda: svg(drawn, here).encode()),
        "png": ("image/png", lambda: raster.png(svg(drawn, here))),
        "pdf": (
            "application/pdf",
            lambda: document.pdf(svg(drawn, here), title=title, lang=here.lang, alt=_in_words(drawn, here)),
        ),
        "dot": ("text/vnd.graphviz", lambda: diagram.map_dot(drawn, here.lang).encode()),
    }
    st.html(element("h2", here.say("map.files")))
    with st.container(key="files", horizontal=True):
        for ending, (mime, make) in makers.items():
            st.download_button(
                here.say(f"files.{ending}.name"),
                data=make,
                file_name=f"sillage-{drawn.source.organisation_id}-{drawn.on.isoformat()}.{ending}",
                mime=mime,
                key=f"map-file-{ending}",
                help=here.say(f"files.{ending}.help"),
                on_click="ignore",
            )


def _choose(id_: str) -> None:
    st.session_state[_CHOSEN] = None if st.session_state.get(_CHOSEN) == id_ else id_


def _card(drawn: FlowMap, elements: Elements, chosen: str, here: Desk) -> Html:
    """What the chosen box or line stands for."""
    if chosen in elements.hops:
        flows = set(elements.hops[chosen])
        strands = [strand for strand in drawn.strands if flows & set(strand.flows)]
        return joined([_strand(drawn, strand, here) for strand in strands])
    return joined([_stop(drawn, key, here) for key in elements.stops[chosen]])


def _strand(drawn: FlowMap, strand: Strand, here: Desk) -> Html:
    facts: list[tuple[str, Content]] = [
        (here.say("hop.what"), _parcels(strand, here)),
        (
            here.say("map.flows"),
            [str(len(strand.flows)), " · ", ", ".join(kind.say(here.lang) for kind in strand.kinds)],
        ),
        (here.say("hop.status"), _statuses(strand, here)),
    ]
    ends = separated([_end(drawn, strand.source, here), _end(drawn, strand.target, here)], " → ")
    return element("article", element("h3", ends), pairs(facts), class_="card")


def _stop(drawn: FlowMap, key: str, here: Desk) -> Html:
    stop = next(stop for stop in drawn.stops if stop.key == key)
    party = next(party for party in drawn.parties if party.id == stop.party)
    facts: list[tuple[str, Content]] = []
    if party.kind in ("organisation", "third_party"):
        facts += [
            (here.say("stop.party"), to_actor(here, party.id, party.label.say(here.lang))),
            (here.say("hop.seat"), explained(party.country, here.lang)),
            (here.say("hop.data_country"), explained(stop.country, here.lang)),
        ]
    for name, here_end, other in (
        ("stop.arriving", "target", "source"),
        ("stop.leaving", "source", "target"),
    ):
        strands = [strand for strand in drawn.strands if getattr(strand, here_end) == key]
        told = [
            [element("strong", _end(drawn, getattr(strand, other), here)), _parcels(strand, here)]
            for strand in strands
        ]
        if told:
            facts.append((here.say(name), bullets(told)))
    return element("article", element("h3", stop.label.say(here.lang)), pairs(facts), class_="card")


def _parcels(strand: Strand, here: Desk) -> Html:
    if strand.recipients_unknown:
        return element("span", here.say("origin.unknown_recipients"), class_="why")
    if not strand.parcels:
        return element("span", here.say("map.unstated"), class_="chip chip-unknown")
    return bullets(
        [
            element("strong", each.label.say(here.lang)),
            here.say("colon"),
            ", ".join(field.say(here.lang) for field in each.fields),
        ]
        for each in strand.parcels
    )


def _statuses(strand: Strand, here: Desk) -> Html:
    return joined(
        element("span", chip(status, here.lang), f" {count}", class_="line")
        for status in Status
        if (count := strand.statuses.get(status, 0))
    )


def _end(drawn: FlowMap, key: str, here: Desk) -> Html:
    stop = next(stop for stop in drawn.stops if stop.key == key)
    party = next(party for party in drawn.parties if party.id == stop.party)
    place, name = stop.label.say(here.lang), party.label.say(here.lang)
    return joined([name, element("small", place, class_="line") if place != name else None])


def _title(drawn: FlowMap, here: Desk) -> str:
    return here.say("map.picture", name=here.tell(drawn.source.organisation))


def _in_words(drawn: FlowMap, here: Desk) -> str:
    labels = {stop.key: stop.label.say(here.lang) for stop in drawn.stops}
    lines = (f"{labels[strand.source]} → {labels[strand.target]}" for strand in drawn.strands)
    return f"{_title(drawn, here)}. {' ; '.join(lines)}."
