"""The picture of a list of third parties: the map, limited to what reaches those that are certainly on the list."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

import streamlit as st

from app_pages import map_facts, picture_cache
from app_pages.desk import Desk
from app_pages.figure import choose, chosen, figure
from app_pages.links import to_page
from app_pages.markup import Content, element
from dataflow.answers.flow_map import FlowMap
from dataflow.answers.flow_mapping import flow_map
from dataflow.lists import ListAnswer
from dataflow.pictures import Depiction, map_depicted
from dataflow.pictures.picture import Drawing, drawn
from dataflow.pictures.spoken import map_names
from dataflow.pictures.ways import ways_of
from dataflow.question.wanted import Listed

OF: Final = frozenset({Listed.PARTIES, Listed.SUB_PROCESSORS, Listed.TRANSFERS})
"""The lists of which a picture tells more than the table."""
_MOST: Final = 60
"""Parties drawn at most; the map itself draws all of them, and folds them."""
_CHOSEN: Final = "list-chosen"


class ListMap(NamedTuple):
    """A list as a map."""

    map: FlowMap
    shown: Depiction
    left: tuple[str, ...]
    """Those on the list that no flow reaches."""


def listed_parties(found: ListAnswer) -> tuple[str, ...]:
    """The third parties that are certainly on a list, each once."""
    return tuple(
        dict.fromkeys(row.subject for row in found.rows if row.subject_kind == "actor" and not row.unstated)
    )


def list_map(found: ListAnswer, here: Desk) -> ListMap | None:
    """The map of a list; None where the list is of other things, too long, or nothing reaches anybody on it."""
    parties = listed_parties(found)
    if found.wanted.listed not in OF or not parties or len(parties) > _MOST:
        return None
    made = flow_map(here.graph, parties=parties)
    if not made.strands:
        return None
    reached = {made.party_at(strand.target).id for strand in made.strands}
    left = tuple(here.registry.actors[id_].name.say(here.lang) for id_ in parties if id_ not in reached)
    return ListMap(made, map_depicted(made, here.lang), left)


def show(told: ListMap, here: Desk) -> None:
    """The picture, what was chosen in it, who is not in it, and the way to the whole map."""
    st.html(element("h2", here.say("list.picture")))
    made = picture_cache.shown(drawing(told, here), here)
    if made.fault:
        picture_cache.not_drawn(made.fault, here)
        return
    elements = told.shown.elements
    parts = {id_: tuple(keys) for id_, keys in (*elements.stops.items(), *elements.hops.items())}
    part = chosen(_CHOSEN, parts)
    figure(
        made.svg,
        key="list-figure",
        label=here.say("list.picture"),
        clickable=[*elements.stops, *elements.hops],
        chosen=part,
        announce=here.say("figure.chosen") if part else "",
        on_choice=partial(choose, _CHOSEN, parts),
        lang=here.lang,
        ways=ways_of(told.shown),
        names=map_names(told.map, elements, here.lang),
    )
    lines: list[Content] = []
    if told.left:
        lines.append(element("p", here.say("list.no_flow", names=", ".join(told.left)), class_="why"))
    lines.append(element("p", to_page(here, "map", here.say("list.whole_map")), class_="ways"))
    if part:
        lines.insert(0, map_facts.card(told.map, elements, part, here))
    st.html(element("div", lines))


def files(told: ListMap, here: Desk) -> dict[str, Callable[[], bytes]]:
    """The files of the picture, by ending."""
    return picture_cache.made(drawing(told, here))


def drawing(told: ListMap, here: Desk) -> Drawing:
    """The picture with its title and the same in words."""
    labels = {stop.key: stop.label.say(here.lang) for stop in told.map.stops}
    lines = (f"{labels[strand.source]} → {labels[strand.target]}" for strand in told.map.strands)
    title = here.say("list.picture")
    return drawn(told.shown, title, f"{title}. {' ; '.join(lines)}.")
