"""The register on screen: filters, the table of third parties, the table of data sets."""

from collections.abc import Iterable, Sequence
from typing import Final

import streamlit as st

from app_pages.address import own
from app_pages.desk import Desk
from app_pages.fact import bullets, chip, known, sources
from app_pages.filters import several
from app_pages.hop_facts import bases_in_brief, brief
from app_pages.links import address_of, to_actor, to_field
from app_pages.list_parts import Shown, shown
from app_pages.markup import Content, Html, element, joined
from app_pages.pager import pager
from app_pages.standings import standing_of
from app_pages.tags import roles
from dataflow.answers.register import FACETS, UNKNOWN, Chosen, Entry, Facet, Listing
from dataflow.facts.known import Known
from dataflow.facts.parties import Certificate
from dataflow.standing import PartyStanding
from dataflow.standing.sentence import fact_name
from registry.records.evidence import Status
from registry.sentences import stopped

_LIMITS: Final[dict[Facet, str]] = {"field": "fields"}
"""What the address calls a facet, where that is another name."""
ROWS: Final = 20
"""Rows shown at once: each is several lines high, and three or four stand on a screen of a phone."""
ACTORS = ("organisation", "third_party")
SETS = ("data_set",)
ACTOR_COLUMNS = ("role", "country", "purpose", "field", "certificate", "least", "open")
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
    found, standing = listed.matching(chosen, ACTORS), standing_of(here)
    these = shown(found, here.address.part, ROWS)
    st.html(_order(here))
    rows = [_actor(entry, standing.party(entry.id), listed, here) for entry in these.rows]
    _table("third_parties", ACTOR_COLUMNS, rows, these, len(listed.matching({}, ACTORS)), here)


def _order(here: Desk) -> Html:
    """What the column of the least sure flow tells, and its values from the least sure to the surest."""
    values = [chip(each, here.lang) for each in sorted(Status, key=lambda each: -each.weakness)]
    return element("p", element("span", here.say("register.least")), values, class_="legend least")


def data_sets(listed: Listing, chosen: Chosen, here: Desk) -> None:
    """The data sets, one row each."""
    these = shown(listed.matching(chosen, SETS), here.address.open_part, ROWS)
    rows = [_data_set(entry, listed, here) for entry in these.rows]
    _table("data_sets", SET_COLUMNS, rows, these, len(listed.matching({}, SETS)), here)


def _table(
    name: str, columns: Sequence[str], rows: list[Html], these: Shown[Entry], total: int, here: Desk
) -> None:
    if not rows:
        key = "register.none" if total else f"register.empty.{name}"
        st.html(element("p", here.say(key), class_="note", role="status"))
        return
    names = [here.say("register.names"), *(here.say(f"column.{column}") for column in columns)]
    head = element("tr", [element("th", each, scope="col") for each in names])
    said = here.say(
        f"register.whole.{name}" if these.of == total else "register.shown", n=these.of, total=total
    )
    if these.parts > 1:
        part = here.say("list.part", first=these.first, last=these.first + len(rows) - 1, n=these.of)
        said = f"{stopped(said)} {part}"
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
    key = "part" if name == "third_parties" else "open_part"
    asked = {each: value for each, value in own(here.address, "register").items() if each != key}
    ways = pager(these, "register", here, key, **asked)
    if ways is not None:
        st.html(ways)


def _actor(entry: Entry, standing: PartyStanding | None, listed: Listing, here: Desk) -> Html:
    lang = here.lang
    kind = (
        element("small", here.say("kind.organisation"), class_="line")
        if entry.kind == "organisation"
        else None
    )
    return _row(
        [to_actor(here, entry.id, entry.label.say(lang)), kind],
        _roles(entry, here),
        bullets(
            [
                [here.say("hop.seat_in"), " ", _value(entry.country, here)],
                *([here.say("hop.data_in"), " ", _value(place, here)] for place in entry.places),
            ]
        ),
        _brief(dict.fromkeys(_value(each.purpose, here) for each in entry.purposes), here),
        _fields(entry, listed, here),
        _brief([_certificate(each, here) for each in entry.certificates], here),
        chip(entry.status, lang)
        if entry.reached
        else element("span", here.say("register.no_flow"), class_="why"),
        _open(standing, here),
    )


def _open(standing: PartyStanding | None, here: Desk) -> Content:
    """How many facts are not known of a third party, once for its row; each leads to where it is said."""
    if standing is None or not standing.open:
        return None
    told = [
        element(
            "a",
            fact_name(each.fact, here.lang),
            href=address_of(here, "actor", actor=standing.id, fact=(each.fact.value,)),
            target="_self",
        )
        for each in standing.open
    ]
    summary = element("summary", here.say("party.points", n=len(told)), class_="doubt")
    return element("details", summary, bullets(told))


def _unsaid(here: Desk) -> Html:
    """That nobody has said it: the shape alone, for the row sums up what is to be said; heard as a word."""
    word = here.say("unknown")
    return element("span", element("span", word, class_="unseen"), class_="dot dot-unknown", title=word)


def _brief(told: Iterable[Content], here: Desk) -> Html:
    """The first few, or that nobody has said any."""
    several = list(told)
    return brief(several, here.lang) if several else _unsaid(here)


def _roles(entry: Entry, here: Desk) -> Html:
    """Each role once; that another is not said, where that is so."""
    named = [str(role.value) for role in entry.role if role.value]
    silent = not named or len(named) < len(entry.role)
    return joined([roles(named, here.lang) if named else None, _unsaid(here) if silent else None])


def _value(fact: Known, here: Desk) -> Html:
    return known(fact, here.lang) if fact.label is not None else _unsaid(here)


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
    told = [
        _unsaid(here) if id_ == UNKNOWN else to_field(here, id_, listed.label("field", id_).say(here.lang))
        for id_ in fields
    ]
    return _brief(told, here)


def _certificate(each: Certificate, here: Desk) -> Html:
    return joined([each.name.say(here.lang), element("small", f" ({here.say(f'state.{each.state}')})")])


def _row(name: Content, *cells: Content) -> Html:
    return element("tr", element("th", name, scope="row"), [element("td", cell) for cell in cells])
