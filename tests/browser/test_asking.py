"""Asking in Chromium: in words, by picking, by mouse, by keyboard, by link."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Server, Visit, Wire

Settled = Callable[[Page], None]
PHONE = "?registry=processors&field=phone_number&on=2026-11-22&lang=fr"


def test_a_question_in_words(page: Page, settled: Settled, visit: Visit) -> None:
    page.get_by_label("Votre question", exact=True).fill("ou va le numero de telephone")
    expect(page.get_by_test_id("InputInstructions")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Où va la donnée")).to_be_visible()
    settled(page)
    expect(page.locator(".answer").first).to_contain_text("CinetPay")
    expect(page.locator(".answer").first).to_contain_text("OVHcloud")
    expect(page.get_by_role("region", name="Qui reçoit la donnée")).to_be_visible()
    page.get_by_text("Les étapes, une à une").click()
    expect(page.get_by_role("region", name="Tableau des étapes")).to_be_visible()
    assert "field=phone_number" in page.url
    assert page.locator("html").get_attribute("lang") == "fr"
    assert visit.errors == []


def test_a_question_that_is_not_clear_offers_readings(page: Page, settled: Settled) -> None:
    page.get_by_label("Votre question", exact=True).fill("le numéro de CinetPay zorglub")
    page.get_by_role("button", name="Demander").click()
    expect(page.get_by_text("Plusieurs lectures sont possibles")).to_be_visible()
    settled(page)
    assert page.locator(".answer").count() == 0
    page.locator("[class*='st-key-reading-0'] button").click()
    expect(page.locator(".answer").first).to_be_visible()


def test_a_field_is_picked(page: Page, settled: Settled) -> None:
    page.get_by_role("radio", name="Adresse e-mail").or_(
        page.get_by_role("button", name="Adresse e-mail")
    ).first.click()
    expect(page.locator(".answer").first).to_contain_text("adresse e-mail")
    settled(page)
    assert "field=email_address" in page.url


def test_boxes_and_lines_are_chosen_with_the_mouse(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/{PHONE}")
    page.locator("g#hop-4 text").first.click()
    expect(page.get_by_role("heading", name="Étape 4")).to_be_visible()
    expect(page.locator("tr.chosen th")).to_have_text("4")
    expect(page.locator("g#hop-4")).to_have_attribute("aria-pressed", "true")
    # What was chosen lies over the edge of the picture, which is scrolled out from under it.
    page.locator("div.paper").evaluate("paper => paper.scrollTo(paper.scrollWidth, 0)")
    page.locator("g.place text", has_text="Paiement en ligne").click()
    expect(page.get_by_role("heading", name="Paiement en ligne")).to_be_visible()
    page.get_by_role("link", name="Tout sur CinetPay").click()
    expect(page.get_by_role("heading", name="CinetPay", exact=True)).to_be_visible()
    settled(page)
    assert re.search(r"/actor\?.*actor=cinetpay", page.url)


def test_boxes_and_lines_are_chosen_with_the_keyboard(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"{server.url}/{PHONE}")
    page.get_by_role("button", name="Ajuster à la page").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.shadowRoot?.activeElement?.getAttribute('role')") == "button"
    page.locator("g#hop-1").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Étape 1", exact=True)).to_be_visible()
    expect(page.locator("g#hop-1")).to_be_focused()
    page.keyboard.press(" ")
    expect(page.get_by_role("heading", name="Étape 1", exact=True)).to_have_count(0)


def test_a_choice_that_is_delivered_twice_stays(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    """Streamlit sends an event again when its timer for changed files fires as the event is on its way."""
    page = open_page()
    wire = Wire(page)
    page.goto(f"{server.url}/{PHONE}")
    settled(page)
    heading = page.get_by_role("heading", name="Étape 1", exact=True)
    page.locator("g#hop-1").press("Enter")
    expect(heading).to_be_visible()
    settled(page)
    wire.again(b'"choice"')
    expect(heading).to_be_visible()
    page.locator("g#hop-1").press("Enter")
    expect(heading).to_have_count(0)


def test_the_language_is_changed_and_the_question_stays(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/{PHONE}")
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Understood:")
    expect(page.locator(".answer").first).to_contain_text("phone number")
    settled(page)
    assert "lang=en" in page.url and "field=phone_number" in page.url
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_browsers_language_comes_first(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"{server.url}/ask", locale="en-GB")
    expect(page.get_by_role("heading", name="Where does the data go?")).to_be_visible()


def test_a_link_reproduces_the_page(open_page: OpenPage, server: Server, settled: Settled) -> None:
    page = open_page(f"{server.url}/ask")
    page.get_by_label("Votre question", exact=True).fill("Que reçoit CinetPay au 1er janvier 2025 ?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer").first).to_be_visible()
    settled(page)
    assert "on=2025-01-01" in page.url and "actor=cinetpay" in page.url
    again = open_page(page.url, locale="en-GB")
    assert again.url == page.url
    for part in (".understood", ".answer", "table.hops"):
        assert again.locator(part).first.inner_text() == page.locator(part).first.inner_text()
    assert again.locator(".figure svg").inner_html() == page.locator(".figure svg").inner_html()
