"""Findings on screen in short, beside what a page shows."""

from collections.abc import Sequence

import streamlit as st

from app_pages.desk import Desk
from app_pages.finding_facts import line
from app_pages.hop_facts import brief
from app_pages.markup import NOTHING, Html, element
from dataflow.facts.finding import Finding

BESIDE = "findings"
"""The id of what stands beside an answer."""
BRIEF = 4
"""How many stand beside an answer without a click."""


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
