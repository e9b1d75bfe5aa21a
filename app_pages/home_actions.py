"""What to do first, on Home and on the page of a third party: actions, and the one fact that decides most."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from app_pages.desk import Desk
from app_pages.finding_facts import verdict
from app_pages.links import address_of, to_page
from app_pages.markup import Content, Html, element
from app_pages.problem_list import file_name
from app_pages.tags import law
from dataflow.actions import Action, Deciding, actions, deciding
from dataflow.facts.finding import Finding
from dataflow.words.speech import uncapitalised
from registry.source.problem import mark_of

FIRST: Final = 7
"""So many actions stand on Home."""


def answered(open_: Sequence[Finding], here: Desk) -> str:
    """How many actions answer the findings."""
    return here.say("home.answered", n=len(actions(open_, here.registry)))


def deciding_card(open_: Sequence[Finding], here: Desk) -> None:
    """The fact that most findings wait for, why it is not known, and where it is said; nothing where there is none."""
    found = deciding(open_, here.registry)
    if found is None:
        return
    st.html(
        element(
            "section",
            element("h2", here.say("home.deciding", question=uncapitalised(found.question.say(here.lang)))),
            element(
                "p",
                here.say("home.decides", n=len(found.findings), of=found.of),
                _besides(found, here),
                " ",
                _reason(found, here),
            ),
            element("div", _ways(found, here), class_="do"),
            class_="panel deciding",
            aria_label=here.say("home.deciding_label"),
        )
    )


def first(open_: Sequence[Finding], here: Desk) -> Html:
    """The first few actions, each leading to its findings; how many there are in all."""
    every = actions(open_, here.registry)
    if not every:
        return element(
            "section", element("h2", here.say("home.first")), element("p", here.say("home.count_none"))
        )
    whole = to_page(here, "findings", here.say("home.every", n=len(every)))
    head = element("div", element("h2", here.say("home.first")), whole, class_="head")
    return element("section", head, table(every[:FIRST], "home.actions", here), id="home-first")


def of_party(open_: Sequence[Finding], name: str, id_: str, here: Desk) -> None:
    """What there is to do for a third party, by the findings on it."""
    every = actions(open_, here.registry)
    if every:
        whole = to_page(here, "findings", here.say("home.findings_n", n=len(open_)), actors=(id_,))
        head = element("div", element("h2", here.say("party.to_do", name=name)), whole, class_="head")
        st.html(element("section", head, table(every, "party.actions", here), id="to-do"))


def table(told: Sequence[Action], label: str, here: Desk) -> Html:
    """Actions in rows: how sure, what to do, under which laws, how many findings it answers."""
    names = ["home.verdict", "home.action", "home.law", "home.findings"]
    head = element("tr", [element("th", here.say(each), scope="col") for each in names])
    rows = [_row(each, here) for each in told]
    whole = element("table", element("thead", head), element("tbody", rows), class_="grid actions")
    return element("div", whole, class_="scroll", role="region", tabindex=0, aria_label=here.say(label))


def _row(each: Action, here: Desk) -> Html:
    open_part = None
    if each.undetermined and each.verdict != "undetermined":
        open_part = element("small", " ", here.say("home.undetermined", n=each.undetermined))
    return element(
        "tr",
        element("td", verdict(each.said, here.lang)),
        element("th", _way(each, here), open_part, scope="row"),
        element("td", element("span", [law(id_, here.lang) for id_ in each.laws]), class_="laws"),
        element("td", str(len(each.findings)), class_="number", data_name=here.say("home.findings")),
    )


def _way(each: Action, here: Desk) -> Html:
    return to_page(here, "findings", each.title.say(here.lang), action=(each.id,))


def _besides(found: Deciding, here: Desk) -> Content:
    return [" ", here.say("home.besides", n=len(found.besides))] if found.besides else None


def _reason(found: Deciding, here: Desk) -> str:
    """Why it is not known, where the registry says so."""
    regime = here.registry.organisation.regimes.get(found.law or "")
    return here.tell(regime.reason) if regime and regime.reason else ""


def _ways(found: Deciding, here: Desk) -> list[Content]:
    """To where it is said, and to the findings that wait for it."""
    ways: list[Content] = []
    if found.entry and here.shown.marks:
        mark = mark_of(found.entry, here.shown.marks)
        place = f"{file_name(mark.file, here)}:{mark.line}"
        ways.append(element("span", here.say("home.said_at"), " ", element("code", place), class_="at"))
    words = here.say("home.waiting", n=len(found.findings))
    target = address_of(here, "findings", awaits=(found.id,))
    ways.append(element("a", words, href=target, target="_self", class_="button"))
    return ways
