"""Reached in Chromium: the answer by the first stop of the keyboard, every page by the menu of a narrow window."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from registry.records.text import Lang
from tests.browser.conftest import OpenPage, Server, Visit, until

Settled = Callable[[Page], None]

PHONE = "?registry=processors&field=phone_number&on=2026-11-22"
FOCUS = "document.activeElement"


@pytest.mark.parametrize(("lang", "words"), [("fr", "Aller à la réponse"), ("en", "Go to the answer")])
def test_the_first_stop_leads_to_the_answer(
    open_page: OpenPage, server: Server, visit: Visit, lang: Lang, words: str
) -> None:
    page = open_page(f"{server.url}/{PHONE}&lang={lang}")
    page.locator(".answer").first.wait_for()
    until(page, f"document.querySelector('[data-testid=stSkipToContent]').textContent === '{words}'")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUS}.textContent") == words
    page.keyboard.press("Enter")
    until(page, f"{FOCUS}.matches('#answer, .verdict, .answer')")
    top = page.evaluate(f"{FOCUS}.getBoundingClientRect().top")
    assert 57 <= top < 400, "below the header and in sight"
    assert visit.errors == []


def test_the_menu_of_a_phone_says_where_one_is_and_closes(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/map?lang=fr", width=390, height=844)
    menu = page.get_by_test_id("stExpandSidebarButton")
    expect(menu).to_have_accessible_name("Menu : Carte")
    size = menu.bounding_box()
    assert (
        size is not None and size["height"] >= 40 and size["width"] >= 40 and size["x"] + size["width"] <= 390
    )
    assert "Carte" in menu.evaluate("button => getComputedStyle(button, '::before').content")
    menu.focus()
    page.keyboard.press("Enter")
    links = page.get_by_test_id("stSidebarNavLink")
    until(page, f"{FOCUS}.getAttribute('aria-current') === 'page'")
    assert all(height >= 40 for height in links.evaluate_all("all => all.map(a => a.offsetHeight)"))
    assert page.get_by_role("button", name="Fermer le menu").bounding_box()["height"] >= 40  # type: ignore[index]
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    until(page, f"{FOCUS}.matches('[data-testid=stExpandSidebarButton]')")
    menu.click()
    links.filter(has_text="Constats").click()
    expect(menu).to_have_accessible_name("Menu : Constats")
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    settled(page)
