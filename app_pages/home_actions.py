"""What to do first, on Home and on the page of a third party: actions, and the one fact that decides most."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from app_pages.desk import Desk
from app_pages.excerpt_view import where as shown_at
from app_pages.finding_choice import limits_of_open
from app_pages.finding_facts import verdict
from app_pages.links import address_of, to_page
from app_pages.markup import Content, Html, element
from app_pages.tags import law
from app_pages.writing_facts import to_write
from dataflow.actions import Action, Deciding, actions, deciding, example, law_example
from dataflow.exports.unchecked import unchecked
from dataflow.facts.finding import Finding, Place
from dataflow.standing import Fact
from dataflow.words.speech import uncapitalised
from registry.source.problem import mark_of

FIRST: Final = 7
"""So many actions stand on Home."""


def answered(open_: Sequence[Finding], here: Desk) -> str:
    """How many actions answer the findings."""
    return here.say("home.answered", n=len(actions(open_, here.registry)))


def none(here: Desk) -> str:
    """That there is no open finding, or that nothing was checked."""
    return here.say("home.unjudged" if unchecked(here.registry).nothing else "home.count_none")


def deciding_card(open_: Sequence[Finding], here: Desk) -> None:
    """The fact that most findings wait for, why it is not known, and how to say it; nothing where there is none."""
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
            _way_to_say(found, open_, here),
            element("div", _waiting(found, here), class_="do"),
            class_="panel deciding",
            aria_label=here.say("home.deciding_label"),
        )
    )


_FACTS: Final = {
    "role": Fact.ROLE,
    "hosting": Fact.HOSTING,
    "purposes": Fact.PURPOSES,
    "read_contract": Fact.CONTRACT,
}
"""The deciding facts of a third party that are among the ten of its page."""


def _way_to_say(found: Deciding, open_: Sequence[Finding], here: Desk) -> Html | None:
    """How it is said: the file, the line and an example; for a third party its page, where those stand; else the action
    that gets it said."""
    fact = _FACTS.get(found.kind)
    if fact is not None and found.party in here.registry.third_parties:
        return _button(address_of(here, "actor", actor=found.party, fact=(fact.value,)), "home.say_it", here)
    words = example(found, here.lang)
    if words is None:
        waiting = actions((each for each in open_ if each.id in found.findings), here.registry)
        ids = tuple(each.id for each in waiting if each.kind == found.kind)
        return _button(address_of(here, "findings", action=ids), "home.do_it", here) if ids else None
    place = _place(found, here)
    said = found.entry in here.shown.marks
    told = [to_write(place, found.entry[:-1], words, here, said=said), shown_at(place, here)]
    return _said(told, here)


def _button(target: str, key: str, here: Desk) -> Html:
    return element("p", element("a", here.say(key), href=target, target="_self", class_="button primary"))


def _said(told: Sequence[Content], here: Desk) -> Html:
    summary = element("summary", here.say("home.say_it"), class_="button primary")
    return element("details", summary, element("div", told, class_="more"), class_="say-it")


def naming_a_law(here: Desk) -> Html | None:
    """How a law is named, where the registry names none; nothing where it names one."""
    if here.registry.organisation.regimes:
        return None
    told = to_write(None, ("organisation",), law_example(here.lang), here, said=False)
    return element("div", told, class_="panel more")


def _place(found: Deciding, here: Desk) -> Place | None:
    """Where its entry stands in the files, or the nearest around it."""
    if not found.entry or not here.shown.marks:
        return None
    mark = mark_of(found.entry, here.shown.marks)
    return Place(file=mark.file, line=mark.line, column=mark.column)


def first(open_: Sequence[Finding], here: Desk) -> Html:
    """The first few actions, each leading to its findings; how many there are in all."""
    every = actions(open_, here.registry)
    if not every:
        return element(
            "section",
            element("div", element("h2", here.say("home.first")), class_="head"),
            element("p", none(here), class_="empty"),
            naming_a_law(here),
        )
    whole = to_page(here, "findings", here.say("home.every", n=len(every)))
    head = element("div", element("h2", here.say("home.first")), whole, class_="head")
    return element("section", head, table(every[:FIRST], "home.actions", here), id="home-first")


def of_party(open_: Sequence[Finding], name: str, id_: str, here: Desk) -> None:
    """What there is to do for a third party, by the findings on it."""
    every = actions(open_, here.registry)
    if every:
        whole = to_page(
            here,
            "findings",
            here.say("home.findings_n", n=len(open_)),
            actors=(id_,),
            **limits_of_open(here.findings),
        )
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
    assumed = element("small", " ", here.say("actions.law_assumed")) if each.assumed else None
    open_part = None
    if each.undetermined and each.verdict != "undetermined":
        open_part = element(
            "small",
            "," if assumed is not None else None,
            " ",
            here.say("home.undetermined", n=each.undetermined),
        )
    return element(
        "tr",
        element("td", verdict(each.said, here.lang)),
        element("th", _way(each, here), assumed, open_part, scope="row"),
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


def _waiting(found: Deciding, here: Desk) -> Html:
    """The findings that wait for it."""
    words = here.say("home.waiting", n=len(found.findings))
    target = address_of(here, "findings", awaits=(found.id,))
    return element("a", words, href=target, target="_self", class_="button")
