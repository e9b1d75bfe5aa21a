"""Home on screen: two sentences, the one fact that decides most, what to do first, what is due, what is not known."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from app_pages import fact_dots, home_actions
from app_pages.desk import Desk
from app_pages.finding_choice import limits_of_open
from app_pages.links import address_of, to_actor, to_page
from app_pages.markup import Content, Html, element, joined
from app_pages.problem_list import file_name
from app_pages.standings import dues_of, standing_of
from app_pages.tally_view import laws_line
from app_pages.writing_facts import to_write
from dataflow.actions import Tally, tally
from dataflow.exports.unchecked import unchecked
from dataflow.standing import Due, Dues, Standing
from dataflow.standing.fact import Lacking
from dataflow.standing.sentence import fact_name, party_example, undated, when

DUE: Final = 3
"""So many things that are due stand there without a click."""
LACKING: Final = 5
"""So many facts that are not known of somebody do."""


def show(here: Desk) -> None:
    """The page under its heading."""
    with st.spinner(here.say("home.working")):
        found, due = standing_of(here), dues_of(here)
        told = tally(here.findings)
    judged = laws_line(told, here)
    st.html(
        element(
            "div", element("p", _counts(told, here), " ", _known(found, here), class_="standing-lead"), judged
        )
    )
    if fact_dots.asked(here):
        st.html(_whole(found, here))
        return
    for each in unchecked(here.registry).said:
        st.html(element("p", each.say(here.lang), class_="note note-alarm", role="alert"))
    home_actions.deciding_card(told.open, here)
    side = [_due(due, here), _unknown(found, here)]
    st.html(
        element(
            "div",
            home_actions.first(told.open, here),
            element("div", side, class_="home-side"),
            class_="home-two",
        )
    )
    st.html(_whole(found, here))


def _counts(told: Tally, here: Desk) -> Content:
    """How many findings there are of each kind, each number leading to those, and how many actions answer them."""
    open_ = limits_of_open(told.findings)
    links: list[Content] = [
        joined(
            [
                element(
                    "a",
                    here.say(f"home.count.{said}", n=n),
                    href=address_of(here, "findings", verdict=(said,), **open_),
                    target="_self",
                    class_=f"said-{said}",
                ),
                _assumed(told, here) if said == "violation" else None,
            ]
        )
        for said, n in told.said
    ]
    if not links:
        return home_actions.none(here)
    *before, last = links
    listed = joined([[each, ", "] for each in before[:-1]] + before[-1:])
    counts: list[Content] = [listed, here.say("home.and"), last] if before else [last]
    return [counts, home_actions.answered(told.open, here)]


def _assumed(told: Tally, here: Desk) -> str | None:
    """Of how many violations it is only assumed that their law applies."""
    if not told.assumed:
        return None
    whole = told.assumed == told.of("violation")
    return here.say("home.assumed_all" if whole else "home.assumed", n=told.assumed)


def _known(found: Standing, here: Desk) -> str:
    """How many of the facts that should be known are."""
    if not found.parties:
        return here.say("home.no_parties")
    return here.say("home.facts", n=len(found.parties), known=found.known, of=found.of)


def _due(found: Dues, here: Desk) -> Html:
    lines = [_due_line(each, here) for each in found.due]
    first, rest = lines[:DUE], lines[DUE:]
    told: list[Content] = [element("ul", first, class_="due")] if first else []
    if rest:
        more = element("summary", here.say("home.due_more", n=len(rest)))
        told.append(element("details", more, element("ul", rest, class_="due")))
    if not first:
        key = "home.due_none" if found.later or found.undated else "home.due_nothing"
        told.append(element("p", here.say(key, n=found.within), class_="empty"))
    if found.later:
        told.append(
            element("p", here.say("home.due_later", n=found.later, days=found.within), class_="empty")
        )
    if found.undated:
        told.append(element("p", here.say("home.undated", what=undated(found, here.lang)), class_="empty"))
    return _side("due", told, here)


def _due_line(each: Due, here: Desk) -> Html:
    what: Content = each.what.say(here.lang)
    if each.finding:
        what = to_page(here, "findings", what, finding=(each.finding,))
    elif each.actor:
        what = to_actor(here, each.actor, what)
    place = f"{file_name(each.place.file, here)}:{each.place.line}" if each.place else None
    return element(
        "li",
        element("b", what),
        element("small", here.tell(each.why)) if each.why else None,
        element(
            "span",
            element("span", when(each, here.lang), class_="over" if each.over else "soon"),
            element("code", place) if place else None,
            class_="by",
        ),
    )


def _unknown(found: Standing, here: Desk) -> Html:
    """Each fact that is not known of everybody, with of how many; each leads to them."""
    if not found.lacking:
        key = "home.unknown_none" if found.parties else "home.nobody"
        return _side("unknown", [element("p", here.say(key), class_="empty")], here)
    told = [_lacking(each, len(found.parties), here) for each in found.lacking]
    first, rest = told[:LACKING], told[LACKING:]
    parts: list[Content] = [
        element("p", here.say("home.unknown_of", n=len(found.parties)), class_="label"),
        element("ul", first, class_="lacking"),
    ]
    if rest:
        more = element("summary", here.say("home.unknown_more", n=len(rest)))
        parts.append(element("details", more, element("ul", rest, class_="lacking")))
    return _side("unknown", parts, here)


def _lacking(each: Lacking, of: int, here: Desk) -> Html:
    bar = element(
        "span",
        element("i", style=f"width:{100 * each.unknown / of:.4g}%"),
        element("i", style=f"width:{100 * each.partly / of:.4g}%", class_="half"),
        class_="bar",
        aria_hidden="true",
    )
    counts = here.say("home.unknown_n", n=each.unknown)
    partly = here.say("home.partly_n", n=each.partly) if each.partly else None
    name = fact_name(each.fact, here.lang)
    way = element("a", name, href=address_of(here, "", fact=(each.fact.value,)), target="_self")
    return element("li", way, bar, element("span", counts, element("small", partly) if partly else None))


def _whole(found: Standing, here: Desk) -> Html:
    fact = fact_dots.asked(here)
    title = here.say("home.whole")
    if fact is not None:
        title = here.say("home.lacking", fact=fact_name(fact, here.lang))
    legend = fact_dots.legend(here) if found.parties else None
    head = element("div", element("h2", title), legend, class_="head")
    all_ = element("p", to_page(here, "", here.say("home.all")), class_="ways") if fact is not None else None
    return element(
        "section",
        head,
        all_,
        fact_dots.matrix(found, here) if found.parties else _nobody(here),
        id=fact_dots.MATRIX,
        class_="whole",
    )


def _nobody(here: Desk) -> Html:
    """That no third party is named, and how one is."""
    words = to_write(None, (), party_example(here.lang), here, said=False)
    return element("div", element("p", here.say("home.nobody"), class_="empty"), words, class_="panel more")


def _side(name: str, told: Sequence[Content], here: Desk) -> Html:
    return element(
        "section", element("h2", here.say(f"home.{name}")), told, class_="panel", id=f"home-{name}"
    )
