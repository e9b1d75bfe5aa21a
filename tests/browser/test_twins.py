"""Two of one name in Chromium: what was opened stays open while the browser sends its labels again and again."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.app.twins import TWINS
from tests.browser.conftest import OpenPage, Serve, Visit, Wire

Settled = Callable[[Page], None]
PERIOD = 2_000
"""How often the page looks for changed files, and sends all it holds with that."""


def test_what_a_link_names_is_what_is_shown(
    open_page: OpenPage, serve: Serve, settled: Settled, visit: Visit, tmp_path: Path
) -> None:
    """A file with the title of a shipped registry, an actor with the name of another, a place with that of another."""
    path = tmp_path / "mine.yaml"
    path.write_text(TWINS, encoding="utf-8")
    server = serve(path, fresh=True)
    page = open_page()
    wire = Wire(page)
    asked = "registry=mine&actor=echo&place=disk&on=2026-11-22&lang=en"
    page.goto(f"{server.url}/breach?{asked}")
    settled(page)
    registry = page.locator("[class*='st-key-pick_registry'] input")
    expect(registry).to_have_value("Minlessika (mine)")
    for _ in range(2):
        page.wait_for_timeout(PERIOD + 500)
        wire.send(wire.last())
        assert page.url == f"{server.url}/breach?{asked}"
    shown = page.get_by_test_id("stMain")
    expect(shown).to_contain_text("E-mail address")
    assert "Phone number" not in shown.inner_text()
    # The other of each, picked by hand.
    for name, label in (("pick-breached", "Écho (echo_bis)"), ("pick-place", "Disque (disk_bis)")):
        page.locator(f"[class*='st-key-{name}'] input").click()
        page.get_by_role("option", name=label, exact=True).click()
        settled(page)
        page.wait_for_timeout(PERIOD + 500)
        wire.send(wire.last())
    page.wait_for_url(re.compile("registry=mine&actor=echo_bis&place=disk_bis"))
    # The file is still the one that is watched.
    path.write_text(TWINS.replace("Minlessika", "Autre titre"), encoding="utf-8")
    expect(registry.first).to_have_value("Autre titre")
    expect(registry).to_have_count(1)
    assert visit.errors == []


def test_two_fields_of_one_name_are_two_questions(
    open_page: OpenPage, serve: Serve, settled: Settled, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(TWINS, encoding="utf-8")
    server = serve(path)
    page = open_page()
    wire = Wire(page)
    page.goto(f"{server.url}/ask?lang=en&on=2026-11-22")
    settled(page)
    for field in ("sound_bis", "sound"):
        if page.locator(".understood").count():
            page.get_by_role("button", name="Or choose a data item").click()
        page.locator(".st-key-fields").get_by_text(f"Sound ({field})", exact=True).click()
        page.wait_for_url(re.compile(f"field={field}&"))
        settled(page)
        page.wait_for_timeout(PERIOD + 500)
        wire.send(wire.last())
        assert f"field={field}&" in page.url
