"""What holds on every page in Chromium: accessible in both themes and languages, narrow enough, local."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from registry.records.text import Lang
from tests.browser.conftest import OpenPage, Server, Visit, until

Settled = Callable[[Page], None]

ON = "on=2026-11-22"
PAGES = {
    "home": f"?{ON}",
    "lacking": f"?fact=hosting&{ON}",
    "ask": "ask?",
    "answer": f"ask?field=phone_number&{ON}",
    "set": f"ask?data_set=account&{ON}",
    "kept": "ask?data_set=browser&about=retention",
    "certified": "ask?actor=ovhcloud&about=certifications",
    "register": "register?",
    "actor": f"actor?actor=ovhcloud&fact=contract&{ON}",
    "activity": f"activity?activity=account&{ON}",
    "map": "map?",
    "findings": f"findings?severity=critical&{ON}",
    "finding": "findings?finding=R10:gdpr:ovhcloud/hosting",
    "breach": f"breach?actor=ovhcloud&{ON}",
    "borders": f"borders?{ON}",
    "changes": f"changes?since=2026-01-01&{ON}",
    "problems": "problems?",
    "glossary": "glossary?",
}
# What is pressed and lower than 24 px (WCAG 2.2, 2.5.8), save a link within a sentence and what nobody sees.
LOW = """() => [...document.querySelectorAll('a, button, summary, input, [role=button]')]
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([each, box]) => box.width > 1 && box.height > 1 && box.height < 24
    && getComputedStyle(each).display !== 'inline')
  .map(([each, box]) => `${each.outerHTML.slice(0, 120)}: ${box.height}`)"""
LOOKS: tuple[tuple[Literal["light", "dark"], Lang], ...] = (
    *(("light", "fr"), ("dark", "fr"), ("light", "en"), ("dark", "en")),
)


def violations(found: dict[str, Any]) -> list[str]:
    """The serious and critical ones, with where they are."""
    return [
        f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_in_the_way(
    open_page: OpenPage, server: Server, visit: Visit, settled: Settled, name: str
) -> None:
    """One page in one window: the language is changed with its own widget, the theme by the system."""
    page = open_page(f"{server.url}/{PAGES[name]}&lang=fr")
    # Streamlit loads what shows HTML, our style with it, after it says that it is idle.
    until(page, "getComputedStyle(document.querySelector('.stApp')).getPropertyValue('--wake')")
    for scheme, lang in LOOKS:
        label: str = {"fr": "Français", "en": "English"}[lang]
        if page.locator("html").get_attribute("lang") != lang:
            settled(page)
            page.get_by_test_id("stButtonGroup").get_by_text(label, exact=True).click()
            expect(page.locator("html")).to_have_attribute("lang", lang)
        page.emulate_media(color_scheme=scheme)
        settled(page)
        page.locator("h1").wait_for()
        # Another theme has other colours and nothing else.
        only = {"runOnly": ["color-contrast"]} if scheme == "dark" else {}
        assert violations(Axe().run(page, options=only).response) == [], (scheme, lang)
        levels = page.locator("h1, h2, h3, h4").evaluate_all("each => each.map(h => Number(h.tagName[1]))")
        assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
        assert page.evaluate(LOW) == []
    page.set_viewport_size({"width": 400, "height": 900})
    wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wide == 0, "a narrow window has to be scrolled sideways"
    assert visit.errors == []


def test_the_letters_of_the_picture_come_from_this_machine(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"{server.url}/{PAGES['answer']}&lang=fr")
    page.locator(".figure svg text").first.wait_for()
    until(
        page,
        "[...document.fonts].filter(f => f.family == 'Liberation Sans' && f.status == 'loaded').length == 2",
    )


def test_every_page_is_reached_with_the_keyboard_in_a_narrow_window(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/?lang=fr", width=420)
    page.get_by_test_id("stExpandSidebarButton").focus()
    page.keyboard.press("Enter")
    links = page.get_by_test_id("stSidebarNavLink")
    expect(links).to_have_count(9)
    links.filter(has_text="Transferts").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Transferts")).to_be_visible()
    settled(page)
