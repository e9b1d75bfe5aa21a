"""The register on screen: filters, the table of third parties, the table of data sets."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from app_pages.desk import Desk
from app_pages.fact import bullets, chip, known, sources
from app_pages.filters import several
from app_pages.hop_facts import bases_in_brief, brief
from app_pages.links import to_actor, to_field
from app_pages.markup import Content, Html, element, joined
from dataflow.answers.register import FACETS, UNKNOWN, Chosen, Entry, Facet, Listing
from dataflow.facts.parties import Certificate

_LIMITS: Final[dict[Facet, str]] = {"field": "fields"}
"""What the address calls a facet, where that is another name."""
ACTORS = ("organisation", "third_party")
SETS = ("data_set",)
ACTOR_COLUMNS = ("role", "country", "purpose", "field", "certificate", "status")
SET_COLUMNS = ("role", "subjects", "field", "purpose_basis", "retention", "status", "source")


def filters(listed: Listing, here: Desk) -> Chosen:
    """A choice of several for each facet; nothing picked leaves everything."""
    names = {_LIMITS.get(facet, facet): facet for facet in FACETS}
    kinds = (*ACTORS, *SETS)
    picked = several(
        here,
        {
            name: (
                here.say(f"facet.{facet}"),
                {id_: listed.label(facet, id_) for id_ in listed.choices(facet, kinds)},
            )
            for name, facet in names.items()
        },
    )
    return {facet: picked[name] for name, facet in names.items()}


def third_parties(listed: Listing, chosen: Chosen, here: Desk) -> None:
    """The organisation and the third parties, one row each."""
    shown = listed.matching(chosen, ACTORS)
    rows = [_actor(entry, listed, here) for entry in shown]
    _table("third_parties", ACTOR_COLUMNS, rows, len(listed.matching({}, ACTORS)), here)


def data_sets(listed: Listing, chosen: Chosen, here: Desk) -> None:
    """The data sets, one row each."""
    shown = listed.matching(chosen, SETS)
    rows = [_data_set(entry, listed, here) for entry in shown]
    _table("data_sets", SET_COLUMNS, rows, len(listed.matching({}, SETS)), here)


def _table(name: str, columns: Sequence[str], rows: list[Html], total: int, here: Desk) -> None:
    if not rows:
        key = "register.none" if total else f"register.empty.{name}"
        st.html(element("p", here.say(key), class_="note", role="status"))
        return
    names = [here.say("register.names"), *(here.say(f"column.{column}") for column in columns)]
    head = element("tr", [element("th", each, scope="col") for each in names])
    whole = len(rows) == total
    said = here.say(f"register.whole.{name}" if whole else "register.shown", n=len(rows), total=total)
    caption = element("caption", said)
    table = element("table", caption, element("thead", head), element("tbody", rows), class_="grid register")
    st.html(
        element(
            "div",
            table,
            class_="scroll",
            role="region",
            tabindex=0,
            aria_label=here.say(f"register.table.{name}"),
        )
    )


def _actor(entry: Entry, listed: Listing, here: Desk) -> Html:
    lang = here.lang
    kind = (
        element("small", here.say("kind.organisation"), class_="line")
        if entry.kind == "organisation"
        else None
    )
    return _row(
        [to_actor(here, entry.id, entry.label.say(lang)), kind],
        brief([known(role, lang) for role in entry.role], lang),
        bullets(
            [
                [here.say("hop.seat_in"), " ", known(entry.country, lang)],
                *([here.say("hop.data_in"), " ", known(place, lang)] for place in entry.places),
            ]
        ),
        brief(list(dict.fromkeys(known(each.purpose, lang) for each in entry.purposes)), lang),
        _fields(entry, listed, here),
        brief([_certificate(each, here) for each in entry.certificates], lang),
        chip(entry.status, lang),
    )


def _data_set(entry: Entry, listed: Listing, here: Desk) -> Html:
    lang = here.lang
    return _row(
        entry.label.say(lang),
        brief([known(role, lang) for role in entry.role], lang),
        brief([subject.say(lang) for subject in entry.subjects], lang),
        _fields(entry, listed, here),
        [
            brief([known(each.purpose, lang) for each in entry.purposes], lang),
            bases_in_brief(entry.purposes, lang),
        ],
        brief([known(each.known, lang) for each in entry.retention], lang, most=1),
        chip(entry.status, lang),
        sources(entry.citations, lang),
    )


def _fields(entry: Entry, listed: Listing, here: Desk) -> Html:
    """The fields of an entry, each a link to the question where it goes."""
    fields = listed.ordered("field", entry)
    unknown = element("span", here.say("unknown"), class_="chip chip-unknown")
    told = [
        unknown if id_ == UNKNOWN else to_field(here, id_, listed.label("field", id_).say(here.lang))
        for id_ in fields
    ]
    return brief(told, here.lang)


def _certificate(each: Certificate, here: Desk) -> Html:
    return joined([each.name.say(here.lang), element("small", f" ({here.say(f'state.{each.state}')})")])


def _row(name: Content, *cells: Content) -> Html:
    return element("tr", element("th", name, scope="row"), [element("td", cell) for cell in cells])
