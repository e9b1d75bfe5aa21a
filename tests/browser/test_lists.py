"""Lists and follow-ups in Chromium: a walk from a route to a list, its files, its entries, and by link to the same."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Visit

Settled = Callable[[Page], None]


def ask(page: Page, words: str, settled: Settled) -> None:
    page.get_by_label("Votre question", exact=True).fill(words)
    expect(page.get_by_test_id("InputInstructions")).to_be_hidden()
    page.keyboard.press("Enter")
    settled(page)


def test_a_walk_from_a_route_to_a_list_and_on(
    page: Page, open_page: OpenPage, settled: Settled, visit: Visit
) -> None:
    ask(page, "Où va le numéro de téléphone ?", settled)
    expect(page.locator(".answer").first).to_contain_text("CinetPay")
    page.locator(".st-key-onward button", has_text="sans CinetPay").click()
    expect(page.locator(".understood strong")).to_contain_text("CinetPay")
    settled(page)
    assert "listed=parties" in page.url and "party.not.cinetpay" in page.url
    table = page.get_by_role("region", name="Tableau de la liste")
    expect(table.get_by_role("rowheader").first).to_be_visible()
    assert "CinetPay" not in [each.strip() for each in table.get_by_role("rowheader").all_inner_texts()]
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV").click()
    assert saving.value.suggested_filename.endswith(".csv")

    ask(page, "où est-ce écrit ?", settled)
    expect(page.get_by_role("heading", name="Où c’est écrit", exact=True)).to_be_visible()
    again = open_page(page.url)
    assert again.locator(".answer").first.inner_text() == page.locator(".answer").first.inner_text()
    expect(again.get_by_role("heading", name="Où c’est écrit", exact=True)).to_be_visible()

    again.get_by_role("region", name="Tableau de la liste").get_by_role("rowheader").get_by_role(
        "link"
    ).first.click()
    settled(again)
    assert re.search(r"/actor\?.*actor=", again.url)
    assert visit.errors == []


def test_what_is_not_understood_leads_on(page: Page, settled: Settled, visit: Visit) -> None:
    ask(page, "zorglub OVHcloud sauvegardes", settled)
    near = page.locator("#nearest")
    expect(near.get_by_role("heading")).to_contain_text("pas une réponse à votre question")
    assert page.locator(".answer").count() == 0
    near.get_by_role("link", name=re.compile("OVHcloud")).first.click()
    settled(page)
    assert "ovhcloud" in page.url
    assert visit.errors == []
