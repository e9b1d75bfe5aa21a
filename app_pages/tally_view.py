"""The tally of findings on screen: how many there are of each of the three, and of what most of them wait."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app_pages.desk import Desk
from app_pages.excerpt_view import where
from app_pages.finding_choice import limits_of_open
from app_pages.finding_facts import heading
from app_pages.links import to_page, to_same
from app_pages.markup import NOTHING, Content, Html, element, joined
from dataflow.actions import Action, Deciding, Tally, actions, tally
from dataflow.exports.sentences import WORDS
from dataflow.exports.unchecked import unchecked
from dataflow.facts.finding import VERDICTS, Finding, Place, Said, Verdict
from registry.records.prose import list_in_words
from registry.source.problem import mark_of

SAYING: Mapping[Verdict, tuple[Said, ...]] = {
    "violation": ("violation", "would_be"),
    "gap": ("yardstick", "gap"),
    "undetermined": ("undetermined",),
}
"""What the verdicts are called that are told under each of the three."""


def overview(every: Sequence[Finding], fact: Deciding | None, here: Desk) -> None:
    """How many open findings there are of each of the three verdicts, each number leading to those; and the one fact
    that most of them wait for."""
    for each in unchecked(here.registry).said:
        st.html(element("p", each.say(here.lang), class_="note note-alarm", role="alert"))
    if not every:
        if unchecked(here.registry).nothing:
            return
        st.html(element("p", here.say("findings.none"), class_="note note-ask", role="status"))
        return
    told = tally(every)
    gathered = actions(told.open, here.registry)
    tiles = [_tile(each, told, gathered, here) for each in VERDICTS]
    st.html(joined([element("div", tiles, _fact(fact, here), class_="tallies"), laws_line(told, here)]))


def laws_line(told: Tally, here: Desk) -> Html:
    """Under which laws it was judged, and of which of them nobody has established that they apply; nothing where it is
    established of all."""
    if all(each.applicability == "confirmed" for each in told.grounds):
        return NOTHING
    laws = [
        here.say(
            "findings.ground",
            law=each.label.say(here.lang),
            applies=WORDS.say(here.lang, f"applicability.{each.applicability}"),
        )
        for each in told.grounds
    ]
    return element("p", here.say("findings.grounds", laws=list_in_words(laws, here.lang)), class_="grounds")


def _tile(verdict: Verdict, told: Tally, gathered: Sequence[Action], here: Desk) -> Html:
    """One of the three: how many findings, and how many actions answer them. Chosen, it leads back to all."""
    amount = told.under(verdict)
    doing = sum(each.verdict == verdict for each in gathered)
    perhaps, assumed = (told.of("would_be"), told.assumed) if verdict == "violation" else (0, 0)
    words: list[Content] = [
        element("b", str(amount)),
        heading(verdict, here),
        element(
            "small",
            here.say(f"findings.means.{verdict}"),
            " ",
            here.say("actions.count", n=doing),
            here.say("actions.would_be", n=perhaps) if perhaps else None,
            here.say("actions.assumed", n=assumed) if assumed else None,
            ".",
        ),
    ]
    if not amount:
        return element("div", words, class_=f"tally tally-{verdict} tally-none")
    now = here.address.limits.get("verdict", ())
    chosen = {*now} == {*SAYING[verdict]}
    looks = {"class": f"tally tally-{verdict}" + (" tally-chosen" if chosen else "")}
    if chosen:
        looks["aria-current"] = "true"
    limits = {"verdict": () if chosen else SAYING[verdict], **limits_of_open(told.findings)}
    return to_same(here, "findings", words, looks, **limits)


def _fact(fact: Deciding | None, here: Desk) -> Html | None:
    """The fact that most findings wait for, how many, and where it is written."""
    if fact is None:
        return None
    n, more = len(fact.findings), len(fact.besides)
    kind = "law" if fact.law else "fact"
    told: list[Content] = [
        element("b", fact.question.say(here.lang)),
        element(
            "span",
            here.say(f"actions.waits.{kind}", n=n, total=fact.of),
            here.say("actions.besides", n=more) if more else None,
        ),
    ]
    if fact.id in here.address.limits.get("awaits", ()):
        told.append(to_same(here, "findings", here.say("actions.all"), awaits=()))
    else:
        told.append(to_page(here, "findings", here.say("actions.those", n=n), awaits=(fact.id,)))
    if fact.entry and here.shown.marks:
        mark = mark_of(fact.entry, here.shown.marks)
        place = Place(file=mark.file, line=mark.line, column=mark.column)
        told.append(element("div", here.say("actions.stands"), " ", where(place, here), class_="stands"))
    return element("div", told, class_="note decides")
