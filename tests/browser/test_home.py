"""Home in the browser: what opens, where its dots lead, and where old links to a question do."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Server, Visit

Settled = Callable[[Page], None]
ON = "on=2026-11-22"


def test_what_opens_is_home_and_asking_is_one_step_away(
    open_page: OpenPage, server: Server, settled: Settled, visit: Visit
) -> None:
    page = open_page(server.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Le registre de Minlessika")
    page.get_by_test_id("stTopNavLink").filter(has_text="Question").click()
    expect(page.get_by_label("Votre question", exact=True)).to_be_visible()
    settled(page)
    assert re.search(r"/ask\?", page.url)
    assert visit.errors == []


def test_a_dot_leads_to_where_the_fact_is_said(open_page: OpenPage, server: Server, settled: Settled) -> None:
    """By the keyboard too: the dot is heard as a word, and the fact is unfolded with its file and line."""
    page = open_page(f"{server.url}/?{ON}")
    dot = page.get_by_role("link", name=re.compile("^CinetPay, Pays du siège"))
    dot.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("CinetPay")
    settled(page)
    fact = page.locator("#fact-seat")
    expect(fact).to_have_attribute("open", "")
    expect(fact.locator("pre.copy")).to_be_visible()
    expect(fact).to_contain_text(re.compile(r"processors\.yaml:\d+"))
    expect(page.locator("#fact-hosting pre.copy")).to_be_hidden()


def test_an_old_link_leaves_no_step_to_come_back_to(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/register?registry=processors&{ON}&lang=fr")
    page.goto(f"{server.url}/?registry=processors&field=phone_number&{ON}&lang=fr")
    expect(page.locator(".understood")).to_contain_text("Numéro de téléphone")
    settled(page)
    assert re.search(r"/ask\?.*field=phone_number", page.url)
    page.go_back()
    page.wait_for_url(re.compile(r"/register\?"))
