"""Findings on screen in short, beside what a page shows."""

from collections.abc import Sequence

from app_pages.desk import Desk
from app_pages.finding_facts import line
from app_pages.hop_facts import brief
from app_pages.markup import NOTHING, Html, element
from dataflow.answers.answer import Answer
from dataflow.checks.touching import about_actor
from dataflow.facts.finding import Finding

BESIDE = "findings"
"""The id of what stands beside an answer."""
BRIEF = 4
"""How many stand beside an answer without a click."""


def counted(findings: Sequence[Finding], answer: Answer, here: Desk) -> str:
    """How many findings stand beside an answer; of one about an actor also how many name it, as its page counts."""
    words = here.say("finding.beside", n=len(findings))
    if answer.question != "receives":
        return words
    own = len(about_actor(findings, answer.asked))
    return words + here.say("finding.of_which", n=own, name=answer.asked_label.say(here.lang))


def beside_html(findings: Sequence[Finding], answer: Answer, here: Desk) -> Html:
    """The findings on an answer, what they are about, the gravest first, most behind a click; nothing for none."""
    if not findings:
        return NOTHING
    told = brief([line(finding, here) for finding in findings], here.lang, most=BRIEF)
    return element(
        "section",
        element("h2", counted(findings, answer, here)),
        element("p", here.say(f"finding.counts.{answer.question}"), class_="why"),
        told,
        class_="matter matter-findings",
        id=BESIDE,
    )
