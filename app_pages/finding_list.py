"""Findings on screen: check by check, in short beside an answer, and one alone."""

from collections.abc import Sequence

import streamlit as st

from app_pages.desk import Desk
from app_pages.finding_choice import by_check
from app_pages.finding_facts import article, line, severity, verdict
from app_pages.hop_facts import brief
from app_pages.links import to_page
from app_pages.markup import NOTHING, Html, element
from dataflow.checks.rule import rules
from dataflow.facts.finding import SAID, Finding

FEW = 12
"""With no more findings than these, all are shown open."""
BESIDE = "findings"
"""The id of what stands beside an answer."""
BRIEF = 4
"""How many stand beside an answer without a click."""


def groups(findings: Sequence[Finding], here: Desk) -> Html:
    """The findings under the check that found them, what it looks for and what to do."""
    held = by_check(findings)
    return element(
        "div", [_group(number, found, here, len(findings) <= FEW) for number, found in held.items()]
    )


def _group(number: str, found: Sequence[Finding], here: Desk, open_: bool) -> Html:
    rule = rules()[number]
    counts = [
        element("span", verdict(each, here.lang), " ", element("strong", str(amount)), class_="count")
        for each in SAID
        if (amount := sum(finding.said == each for finding in found))
    ]
    summary = element(
        "summary",
        element("h3", element("code", number), " ", rule.detects.say(here.lang)),
        element("span", severity(found[0].severity, here), counts, class_="marks"),
    )
    fix = element("p", element("strong", here.say("finding.fix")), " ", rule.fix.say(here.lang), class_="fix")
    return element(
        "details", summary, fix, [article(finding, here) for finding in found], class_="check", open=open_
    )


def alone(finding: Finding, here: Desk) -> None:
    """One finding with the check that found it."""
    rule = rules()[finding.check]
    st.html(
        element(
            "section",
            element("h2", element("code", finding.check), " ", rule.detects.say(here.lang)),
            element(
                "p", element("strong", here.say("finding.fix")), " ", finding.fix.say(here.lang), class_="fix"
            ),
            article(finding, here, alone=True),
            element("p", element("small", here.say("finding.id"), " "), element("code", finding.id)),
            element("p", to_page(here, "findings", here.say("finding.all"))),
            class_="alone",
        )
    )


def beside(findings: Sequence[Finding], here: Desk) -> None:
    """The findings on what a page shows, the gravest first, most of them behind a click."""
    if findings:
        st.html(beside_html(findings, here))


def beside_html(findings: Sequence[Finding], here: Desk) -> Html:
    """The same as HTML; nothing where there are none."""
    if not findings:
        return NOTHING
    told = brief([line(finding, here) for finding in findings], here.lang, most=BRIEF)
    return element(
        "section",
        element("h2", here.say("finding.beside", n=len(findings))),
        told,
        class_="matter matter-findings",
        id=BESIDE,
    )
