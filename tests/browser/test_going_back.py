"""The address in Chromium: back and forward, a choice sent twice, fast clicks, a choice in a picture that changes."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Server, Visit, Wire

Settled = Callable[[Page], None]
ON = "on=2026-11-22&lang=fr"


def pick(page: Page, field: str) -> None:
    """Picks a field from the list, which is folded where an answer stands."""
    if page.locator(".understood").count():
        page.get_by_role("button", name="Ou choisir une donnée").click()
    page.locator(".st-key-fields").get_by_text(field, exact=True).click()


def test_back_and_forward_follow_the_questions(page: Page, settled: Settled, visit: Visit) -> None:
    understood = page.locator(".understood")
    pick(page, "Adresse e-mail")
    expect(understood).to_contain_text("Adresse e-mail")
    pick(page, "Numéro de téléphone")
    expect(understood).to_contain_text("Numéro de téléphone")
    settled(page)
    page.go_back()
    expect(understood).to_contain_text("Adresse e-mail")
    settled(page)
    page.go_back()
    expect(understood).to_have_count(0)
    settled(page)
    assert "field=" not in page.url
    page.go_forward()
    expect(understood).to_contain_text("Adresse e-mail")
    page.wait_for_url(re.compile("field=email_address"))
    settled(page)
    page.get_by_test_id("stTopNavLink").filter(has_text="Registre").click()
    expect(page.get_by_role("heading", name="Registre", exact=True)).to_be_visible()
    settled(page)
    page.get_by_test_id("stTopNavLink").filter(has_text="Question").click()
    expect(understood).to_contain_text("Adresse e-mail")
    assert visit.errors == []


def test_a_choice_is_not_undone_by_the_address_from_before_it(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    """The timer for changed files sends every choice once more, with the address that was there as it was made."""
    page = open_page()
    wire = Wire(page)
    page.goto(f"{server.url}/?field=phone_number&{ON}")
    settled(page)
    page.get_by_text("English", exact=True).click()
    expect(page.locator(".understood")).to_contain_text("Understood")
    settled(page)
    wire.again(b"lang=fr")
    expect(page.locator(".understood")).to_contain_text("Understood")
    assert "lang=en" in page.url and "field=phone_number" in page.url


def test_what_the_page_held_before_an_answer_is_not_a_choice(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    """Every message carries the values of all controls: one that comes late, those from before the answer."""
    page = open_page()
    wire = Wire(page)
    page.goto(f"{server.url}/ask?{ON}")
    settled(page)
    pick(page, "Adresse e-mail")
    expect(page.locator(".understood")).to_contain_text("Adresse e-mail")
    settled(page)
    late = wire.last()
    page.get_by_label("Votre question", exact=True).fill("Que reçoit CinetPay au 1er janvier 2025 ?")
    page.keyboard.press("Enter")
    expect(page.locator(".understood")).to_contain_text("CinetPay")
    settled(page)
    wire.send(late)
    expect(page.locator(".understood")).to_contain_text("CinetPay")
    page.wait_for_url(re.compile("actor=cinetpay.*on=2025-01-01"))
    expect(page.locator(".understood")).to_contain_text("1er janvier 2025")


def test_a_control_used_with_the_keyboard_keeps_the_focus(page: Page, settled: Settled) -> None:
    group = page.get_by_test_id("stButtonGroup").filter(has_text="English")
    group.get_by_role("radio", name="English").or_(group.get_by_role("button", name="English")).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Where does the data go?")).to_be_visible()
    settled(page)
    assert page.evaluate("document.activeElement.textContent") == "English"


def test_fast_clicks_leave_the_page_and_its_address_together(page: Page, settled: Settled) -> None:
    """Which of four clicks within a moment is the last to arrive is the browser's; both say the same of it."""
    for label in ("English", "Français", "English", "Français"):
        page.get_by_test_id("stButtonGroup").get_by_text(label, exact=True).click()
    settled(page)
    lang = page.locator("html").get_attribute("lang")
    title = {"fr": "Où vont les données", "en": "Where does the data go?"}[str(lang)]
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.wait_for_url(re.compile(f"lang={lang}"))


def test_a_double_click_chooses_once(open_page: OpenPage, server: Server, settled: Settled) -> None:
    page = open_page(f"{server.url}/?field=phone_number&{ON}")
    page.locator("g#hop-4 text").first.dblclick()
    expect(page.get_by_role("heading", name="Étape 4")).to_be_visible()
    settled(page)
    expect(page.locator("tr.chosen th")).to_have_text("4")


def test_a_choice_in_the_map_is_of_a_thing_and_not_of_a_number(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/map?{ON}")
    row = page.locator("g.place:not(.told)", has_text="Paiement en ligne")
    row.locator("text", has_text="Paiement en ligne").click()
    heading = page.locator(".card h3")
    expect(heading).to_have_text("Paiement en ligne")
    settled(page)
    id_ = row.get_attribute("id")
    # A list closes when the page is scrolled below it.
    page.get_by_role("heading", name="Carte des flux").hover()
    page.get_by_label("Rôle", exact=True).click()
    page.get_by_role("option", name="Rôle à qualifier", exact=True).click()
    page.wait_for_url(re.compile("role=undetermined"))
    settled(page)
    assert row.get_attribute("id") != id_
    expect(heading).to_have_text("Paiement en ligne")
    expect(page.locator("g.place.chosen")).to_contain_text("Paiement en ligne")


def test_the_ways_down_a_page_lead_to_its_parts(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    for path, words, target in (
        (f"?field=phone_number&{ON}", "points à renseigner", "#answer-unknown"),
        (f"?field=phone_number&{ON}", "constats à ce sujet", "#findings"),
        (f"actor?actor=ovhcloud&{ON}", "Prestations", "#engagements"),
    ):
        page = open_page(f"{server.url}/{path}")
        page.locator(".down a", has_text=words).click()
        expect(page.locator(target)).to_be_in_viewport()
        settled(page)
        expect(page.locator(target)).to_be_in_viewport()
        assert "lang=fr" in page.url


def test_wide_tables_are_seen_whole_on_a_desk_and_on_paper(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    # 1031 pixels are what A4 lying leaves between its margins.
    for path in ("?field=phone_number", "borders?", "register?", "breach?actor=ovhcloud", "map?"):
        page = open_page(f"{server.url}/{path}&{ON}")
        settled(page)
        # A table that stands behind a click is unfolded on paper, and fits there too.
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        tables = page.locator(".scroll:visible")
        tables.first.wait_for()
        for media, width in (("screen", 1280), ("print", 1031)):
            page.emulate_media(media="print" if media == "print" else "screen")
            page.set_viewport_size({"width": width, "height": 900})
            settled(page)
            over = tables.evaluate_all("each => each.map(e => e.scrollWidth - e.clientWidth)")
            assert max(over) <= 0, (path, media, over)
