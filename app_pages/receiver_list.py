"""The list of receivers: who gets data across borders, each party once, what is missing first."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from app_pages import links, tags
from app_pages.desk import Desk
from app_pages.markup import Content, Html, element, joined
from dataflow.borders import BorderRow, Borders, columns, rows
from dataflow.borders.border import UNKNOWN, State
from dataflow.borders.grounds import Ground
from dataflow.borders.receivers import Group, Receiver, by_group, group_of, group_word
from dataflow.facts.values import told as in_words
from registry.records.prose import list_in_words

_OF_A_FLOW: Final = ("fields", "way", "mechanism", "state", "status", "citations")
_PAGES: Final = ("organisation", "third_party")
_COLUMNS: Final = ("party", "role", "seat", "hosting", "ground", "state", "flows")


def show(told: Borders, here: Desk) -> None:
    """The counts, and below them the parties in groups; each count leads to its group."""
    groups = by_group(told)
    lines = rows(told, here.lang)
    st.html(
        element(
            "section",
            _counts(groups, here),
            _heads(here),
            [_group(group, parties, lines, here) for group, parties in groups.items()],
            class_="receivers",
        )
    )


def _counts(groups: Mapping[Group, Sequence[Receiver]], here: Desk) -> Html:
    return element(
        "nav",
        [
            element(
                "a",
                element("strong", str(len(parties))),
                " ",
                group_word(group, here.lang),
                href=f"#{_anchor(group)}",
                target="_self",
                class_=f"count stands-{group}",
            )
            for group, parties in groups.items()
        ],
        class_="counts leads",
        aria_label=here.say("borders.parties"),
    )


def _heads(here: Desk) -> Html:
    """The titles of the columns, once for all groups; each cell says its own to whoever does not see them."""
    titles = [element("span", here.say(f"borders.column.{key}")) for key in _COLUMNS]
    return element("p", titles, class_="heads", aria_hidden="true")


def _group(
    group: Group, parties: Sequence[Receiver], lines: Sequence[BorderRow], here: Desk
) -> list[Content]:
    title = here.say("contents.n", title=group_word(group, here.lang), n=len(parties))
    head = element("h2", title, id=_anchor(group))
    listed = element("ul", [element("li", _party(each, lines, here)) for each in parties], class_="parties")
    if group == "needless":
        # Most of a large registry: what nothing has to be done about does not stand before the picture.
        return [element("details", element("summary", head), listed, class_="folded")]
    return [head, listed]


def _anchor(group: Group) -> str:
    return f"transfers-{group}"


def _party(party: Receiver, lines: Sequence[BorderRow], here: Desk) -> Html:
    """One party: its name, roles, where it is established and where it hosts, what its transfers rest on and how that
    stands; its flows once it is opened."""
    name = here.tell(party.label)
    cells: dict[str, Content] = {
        "role": tags.roles(party.roles, here.lang) if party.kind in _PAGES else None,
        "seat": _seat(party, here),
        "hosting": _hosting(party, here),
        "ground": [_ground(each, here) for each in party.grounds],
        "state": _states(party, here),
        "flows": here.say("borders.flows", n=len(party.flows)),
    }
    summary = element(
        "summary",
        element("span", name, class_="who"),
        [_cell(key, content, here) for key, content in cells.items()],
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


def _cell(key: str, content: Content, here: Desk) -> Html:
    told = joined(content)
    label = (
        element("span", here.say(f"borders.column.{key}"), here.say("colon"), class_="of") if told else None
    )
    return element("span", label, told, class_=f"cell cell-{key}" + ("" if told else " cell-none"))


def _seat(party: Receiver, here: Desk) -> Content:
    """Where it is established; an unknown country is said to be."""
    if party.kind not in _PAGES:
        return None
    if party.seat.label is None:
        return _unknown(here)
    return in_words(party.seat, here.lang, "brief")


def _hosting(party: Receiver, here: Desk) -> Content:
    """Where it has the data; nothing where it is only made available to it."""
    known = [
        in_words(each.known, here.lang, "brief") if each.known.label else here.tell(each.label)
        for each in party.hosted
        if each.country != UNKNOWN
    ]
    missing = any(each.country == UNKNOWN for each in party.hosted)
    if not known:
        return _unknown(here) if missing else None
    partly = [here.say("borders.partly_unknown")] if missing else []
    return list_in_words([*known, *partly], here.lang)


def _unknown(here: Desk) -> Html:
    return element("span", here.say("unknown"), class_="chip chip-unknown")


def _ground(ground: Ground, here: Desk) -> Html:
    label, name = here.tell(ground.label), here.tell(ground.name)
    return element("span", label, class_=f"rest rest-{ground.kind}", title=name if name != label else None)


def _states(party: Receiver, here: Desk) -> list[Content]:
    """How it stands where its group does not say it, and why: of laws that agree once."""
    alike: dict[tuple[State, str], list[str]] = {}
    for law in party.laws:
        alike.setdefault((law.state, here.tell(law.reason)), []).append(law.regime)
    told: list[Content] = []
    for (state, reason), regimes in alike.items():
        elsewhere = group_of(state) != party.group
        told.append(
            element(
                "span",
                [[tags.law(each, here.lang), " "] for each in regimes] if len(alike) > 1 else None,
                [element("span", group_word(state, here.lang), class_=f"stand stands-{state}"), " "]
                if elsewhere
                else None,
                element("span", reason, class_="why"),
                class_="line",
            )
        )
    return told


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
