"""Findings on screen in short, beside what a page shows."""

from collections.abc import Sequence

from app_pages.desk import Desk
from app_pages.finding_facts import line
from app_pages.hop_facts import brief
from app_pages.markup import NOTHING, Html, element
from dataflow.actions.tally import tally
from dataflow.answers.answer import Answer
from dataflow.checks.touching import about_actor
from dataflow.facts.finding import Finding

BESIDE = "findings"
"""The id of what stands beside an answer."""
BRIEF = 4
"""How many stand beside an answer without a click."""


def counted(findings: Sequence[Finding], answer: Answer, here: Desk) -> str:
    """How many open findings stand beside an answer; of one about an actor also how many name it, as on its page."""
    told = tally(findings)
    words = here.say("finding.beside", n=len(told.open))
    if answer.question == "receives":
        own = len(tally(about_actor(findings, answer.asked)).open)
        words += here.say("finding.of_which", n=own, name=answer.asked_label.say(here.lang))
    return words + (here.say("finding.accepted_n", n=told.accepted) if told.accepted else "")


def beside_html(findings: Sequence[Finding], answer: Answer, here: Desk) -> Html:
    """The findings on an answer, what they are about, the gravest first, most behind a click; nothing for none."""
    if not findings:
        return NOTHING
    told = brief([line(finding, here) for finding in findings], here.lang, most=BRIEF)
    return element(
        "section",
        element("h2", counted(findings, answer, here)),
        element("p", here.say(f"finding.counts.{answer.question}", n=len(findings)), class_="why"),
        told,
        class_="matter matter-findings",
        id=BESIDE,
    )
