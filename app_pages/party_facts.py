"""The ten facts of a third party on screen: how far each is known, by what, and where it is said or would be."""

from typing import Final

from app_pages.desk import Desk
from app_pages.excerpt_view import where as shown_at
from app_pages.fact import bullets, explained
from app_pages.fact_dots import dot
from app_pages.markup import Content, Html, element
from app_pages.tags import roles
from app_pages.writing_facts import to_write
from dataflow.facts.known import Known
from dataflow.standing import Fact, FactKnown, PartyStanding
from dataflow.standing.sentence import (
    counted,
    example,
    fact_name,
    needless,
    state_name,
    unknown_name,
)
from dataflow.standing.settled import is_settled

BRIEF: Final = 2
"""So many values are told in the line of a fact; of more their number."""
FACTS_ID: Final = "ten-facts"


def facts(party: PartyStanding, here: Desk) -> Html:
    """All ten, a line each that unfolds; the one that the address names is unfolded."""
    asked = here.address.limits.get("fact", ())
    lines = [_line(each, here, each.fact.value in asked) for each in party.facts]
    count = element("span", here.say("party.known", n=party.known, of=party.of), class_="label")
    head = element("div", element("h2", here.say("party.facts")), count, class_="head")
    return element("section", head, element("div", lines, class_="panel ten"), id=FACTS_ID)


def _line(told: FactKnown, here: Desk, chosen: bool) -> Html:
    way = here.say(f"party.way.{told.state}" if told.state != "unknown" else f"party.way.{_way(told.fact)}")
    summary = element(
        "summary",
        element("span", fact_name(told.fact, here.lang), class_="name"),
        element("span", _value(told, here), class_="told"),
        element("span", way, class_="way"),
    )
    return element(
        "details",
        summary,
        element("div", _more(told, here), class_="more"),
        open=chosen,
        class_="ten-line chosen" if chosen else "ten-line",
        id=f"fact-{told.fact}",
    )


def _way(fact: Fact) -> str:
    return fact.value if fact in (Fact.ROLE, Fact.CONTRACT) else "unknown"


def _value(told: FactKnown, here: Desk) -> Content:
    """The values in brief, or that nothing is settled."""
    if told.state == "unknown":
        return dot("unknown", unknown_name(told.fact, here.lang))
    if told.state == "needless":
        return dot("needless", state_name(told, here.lang))
    settled = [each for each in told.values if is_settled(each)]
    shape = dot(told.state, state_name(told, here.lang), heard=True)
    if told.fact is Fact.ROLE:
        return [shape, roles((str(each.value) for each in settled), here.lang)]
    labels = list(dict.fromkeys(here.tell(each.label) for each in settled))
    if len(labels) > BRIEF:
        n = here.say("party.n.values", n=len(labels))
        return [shape, element("span", counted(told, here.lang) if told.fact is Fact.DATA else n)]
    return [shape, element("span", ", ".join(labels))]


def _more(told: FactKnown, here: Desk) -> list[Content]:
    """What is stated, with its sources; of what is open, what to write and where."""
    parts: list[Content] = []
    stated = [each for each in told.values if _says(each)]
    if stated:
        parts.append(bullets([explained(each, here.lang) for each in stated], "values"))
    if told.state == "needless":
        parts.append(element("p", needless(told.fact, here.lang), class_="why"))
    elif told.state != "known":
        words = example(told.fact, here.lang)
        parts.append(to_write(told.where.place, told.where.entry[1:], words, here, said=told.where.said))
    if told.where.place is not None:
        parts.append(shown_at(told.where.place, here, open_=told.state == "known"))
    return parts


def _says(known: Known) -> bool:
    return known.label is not None or known.reason is not None or bool(known.parts)
