"""Processing activities in Chromium: from the register to a sheet, to who receives its data, and its files."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.app.test_activity_view import ACTING
from tests.browser.conftest import OpenPage, Serve, Visit

Settled = Callable[[Page], None]


def test_from_the_register_to_a_sheet_and_on(
    open_page: OpenPage, serve: Serve, settled: Settled, visit: Visit, tmp_path: Path
) -> None:
    file = tmp_path / "registry.yaml"
    file.write_text(ACTING, encoding="utf-8")
    page = open_page(f"{serve(file).url}/register?on=2026-11-22&lang=fr", width=390)
    page.get_by_role("tab", name="Traitements").click()
    page.get_by_role("region", name="Les traitements").get_by_role(
        "link", name="Lettre d’information"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lettre d’information")
    settled(page)
    assert "activity=letters" in page.url
    wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wide == 0, "a phone has to scroll sideways"
    with page.expect_download() as saving:
        page.get_by_role("button", name="JSON").click()
    assert json.loads(Path(saving.value.path()).read_bytes())["activity"]["reference"] == "T-07"
    page.locator("#recipients").get_by_role("link", name="Hébergeur").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hébergeur")
    settled(page)
    assert visit.errors == []
