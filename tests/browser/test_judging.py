"""Findings, breach, borders and changes in Chromium: what a person does there."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Server, Visit

Settled = Callable[[Page], None]
ON = "on=2026-11-22&lang=fr"


def test_from_a_finding_to_the_file_and_to_its_place_on_the_map(
    open_page: OpenPage, server: Server, settled: Settled, visit: Visit
) -> None:
    page = open_page(f"{server.url}/findings?{ON}")
    action = page.locator(".action", has_text="Enregistrer le contrat avec OVHcloud")
    action.locator("summary").first.click()
    finding = action.locator(".finding", has_text="« Hébergement de Minlessika »")
    finding.locator("summary", has_text="Règle et ligne du fichier").click()
    expect(finding.locator("mark")).to_contain_text("hosting")
    finding.get_by_role("link", name="Voir sur la carte").click()
    expect(page.get_by_role("heading", name="Carte des flux")).to_be_visible()
    expect(page.locator("g.edge.marked").first).to_be_visible()
    marked = page.locator("g.edge.marked").count()
    expect(page.get_by_text(f"{marked} traits du dessin sont marqués")).to_be_visible()
    settled(page)
    assert re.search(r"/map\?.*finding=R10", page.url)
    assert visit.errors == []


def test_the_findings_of_a_number_and_back_to_all(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/findings?{ON}")
    link = page.locator("a.tally-gap")
    link.wait_for()
    shown = link.locator("b").inner_text()
    link.click()
    expect(
        page.get_by_text(re.compile(rf"; {shown} constats? affichés? sur".replace("; ", r";\s")))
    ).to_be_visible()
    settled(page)
    assert "verdict=" in page.url
    expect(page.locator(".action-violation, .action-undetermined")).to_have_count(0)
    again = open_page(page.url, locale="en-GB")
    again.locator(".action").first.wait_for()
    assert again.locator(".action").all_inner_texts() == page.locator(".action").all_inner_texts()
    page.locator("a.tally-gap[aria-current]").click()
    expect(page.locator(".action-undetermined").first).to_be_visible()
    settled(page)
    assert "verdict=" not in page.url


def test_a_row_opens_by_keyboard_and_an_action_is_looked_for(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/findings?{ON}")
    summary = page.locator(".action > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".action[open] .finding").first).to_be_visible()
    before = page.locator(".action").count()
    page.get_by_label("Chercher une action", exact=True).fill("contrat ovhcloud")
    page.keyboard.press("Enter")
    expect(page.locator(".action")).not_to_have_count(before)
    expect(page.locator(".action-title").first).to_have_text(re.compile("Enregistrer le contrat avec"))
    settled(page)
    assert "words=contrat" in page.url


def test_a_question_opens_the_breach_of_an_actor(page: Page, settled: Settled) -> None:
    page.get_by_label("Votre question", exact=True).fill("Que se passe-t-il si OVHcloud est piraté ?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Violation de données chez OVHcloud")).to_be_visible()
    settled(page)
    assert re.search(r"/breach\?.*actor=ovhcloud", page.url)
    page.get_by_label("En quel lieu", exact=True).click()
    page.get_by_role("option", name="Hébergement : production").click()
    expect(page.get_by_role("heading", name="Hébergement : production")).to_be_visible()
    settled(page)
    assert "place=" in page.url


def test_borders_are_limited_and_a_line_marks_its_rows(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"{server.url}/borders?{ON}")
    rows = page.locator("table.borders tbody tr").count()
    page.locator("g#border-0, g.edge").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr.chosen").first).to_be_visible()
    # A list closes when the page is scrolled below it.
    page.get_by_role("heading", level=1).hover()
    page.wait_for_timeout(500)
    page.get_by_label("Au départ de", exact=True).click()
    page.get_by_role("option", name="CEDEAO").click()
    expect(page.get_by_text("sont laissées de côté")).to_be_visible()
    expect(page.locator("table.borders tbody tr")).not_to_have_count(rows)
    page.wait_for_url(re.compile("leaving=ECOWAS"))


def test_changes_between_two_registries(open_page: OpenPage, server: Server, settled: Settled) -> None:
    page = open_page(f"{server.url}/changes?{ON}")
    page.get_by_label("Comparer avec", exact=True).click()
    page.get_by_role("option", name="Mantano-Assimil").click()
    expect(page.get_by_text("Nouveau tiers : OVHcloud.").first).to_be_visible()
    expect(page.locator(".figure svg g.edge").first).to_be_visible()
    settled(page)
    assert "old=mantano-assimil" in page.url
    again = open_page(page.url, locale="en-GB")
    again.locator(".answer").wait_for()
    assert again.locator(".answer").inner_text() == page.locator(".answer").inner_text()


def test_filters_of_the_map_are_in_its_address(open_page: OpenPage, server: Server, settled: Settled) -> None:
    page = open_page(f"{server.url}/map?{ON}")
    page.get_by_label("Rôle", exact=True).click()
    page.get_by_role("option", name="Sous-traitant", exact=True).click()
    page.wait_for_url(re.compile("role=processor"))
    settled(page)
    again = open_page(page.url, locale="en-GB")
    assert again.locator(".figure svg").inner_html() == page.locator(".figure svg").inner_html()
