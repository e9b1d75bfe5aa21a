"""The list of receivers: who gets data across borders, each party once, what is missing first."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from app_pages import links, tags
from app_pages.desk import Desk
from app_pages.markup import Content, Html, element
from dataflow.borders import BorderRow, Borders, columns, rows
from dataflow.borders.border import UNKNOWN
from dataflow.borders.receivers import Receiver, Standing, by_standing
from dataflow.facts.values import told as in_words
from registry.records.prose import list_in_words

_OF_A_FLOW: Final = ("fields", "way", "mechanism", "state", "status", "citations")
_PAGES: Final = ("organisation", "third_party")


def show(told: Borders, here: Desk) -> None:
    """The counts, and below them the parties in groups; each count leads to its group."""
    groups = by_standing(told)
    lines = rows(told, here.lang)
    st.html(
        element(
            "section",
            _counts(groups, here),
            [_group(state, parties, lines, here) for state, parties in groups.items()],
            class_="receivers",
        )
    )


def _counts(groups: Mapping[Standing, Sequence[Receiver]], here: Desk) -> Html:
    return element(
        "nav",
        [
            element(
                "a",
                element("strong", str(len(parties))),
                " ",
                here.say(f"borders.standing.{state}"),
                href=f"#{_anchor(state)}",
                target="_self",
                class_=f"count stands-{state}",
            )
            for state, parties in groups.items()
        ],
        class_="counts",
        aria_label=here.say("borders.parties"),
    )


def _group(
    state: Standing, parties: Sequence[Receiver], lines: Sequence[BorderRow], here: Desk
) -> list[Content]:
    title = here.say("contents.n", title=here.say(f"borders.standing.{state}"), n=len(parties))
    return [
        element("h2", title, id=_anchor(state)),
        element("ul", [element("li", _party(each, lines, here)) for each in parties], class_="parties"),
    ]


def _anchor(state: Standing) -> str:
    return f"transfers-{state.replace('_', '-')}"


def _party(party: Receiver, lines: Sequence[BorderRow], here: Desk) -> Html:
    """One party: its name, roles, where it is established and where it hosts; its flows once it is opened."""
    name = here.tell(party.label)
    summary = element(
        "summary",
        element("span", name, class_="who"),
        tags.roles(party.roles, here.lang) if party.kind in _PAGES else element("span"),
        element("span", _places(party, here), class_="where"),
        element("span", [_law(party, place, here) for place in range(len(party.laws))], class_="under"),
        element("span", here.say("borders.flows", n=len(party.flows)), class_="label"),
    )
    heads = columns(here.lang)
    return element(
        "details",
        summary,
        element("ol", [element("li", _flow(lines[place], heads)) for place in party.passages]),
        element("p", links.to_actor(here, party.id, here.say("borders.party", name=name)))
        if party.kind in _PAGES
        else None,
    )


def _places(party: Receiver, here: Desk) -> list[Content]:
    """Where it is established and where it hosts, told apart; an unknown country is said to be."""
    told: list[Content] = []
    if party.kind in _PAGES:
        if party.seat.label is None:
            told.append(_unknown(here.say("borders.seat_unknown")))
        else:
            told.append(here.say("borders.seat", country=in_words(party.seat, here.lang, "brief")))
    known = [
        in_words(each.known, here.lang, "brief") if each.known.label else here.tell(each.label)
        for each in party.hosted
        if each.country != UNKNOWN
    ]
    missing = any(each.country == UNKNOWN for each in party.hosted)
    if known:
        partly = [here.say("borders.partly_unknown")] if missing else []
        countries = list_in_words([*known, *partly], here.lang)
        told.append(here.say("borders.hosted", countries=countries))
    elif missing:
        told.append(_unknown(here.say("borders.hosting_unknown")))
    return [element("span", each, class_="line") for each in told]


def _unknown(words: str) -> Html:
    return element("span", words, class_="chip chip-unknown")


def _law(party: Receiver, place: int, here: Desk) -> Html:
    law = party.laws[place]
    words = [here.tell(law.label), here.say("colon"), here.say(f"borders.standing.{law.state}")]
    return element("span", words, class_=f"line stands stands-{law.state}")


def _flow(row: BorderRow, heads: Mapping[str, str]) -> list[Content]:
    """One flow: from whom and where to where, then what is known of it, by name."""
    way = f"{row.cells['exporter']}, {row.cells['source']} → {row.cells['target']}"
    facts = [
        element(
            "div",
            element("dt", heads[key]),
            element("dd", [element("span", line, class_="line") for line in row.cells[key].split("\n")]),
        )
        for key in _OF_A_FLOW
    ]
    return [element("p", way, class_="way"), element("dl", facts, class_="facts")]
