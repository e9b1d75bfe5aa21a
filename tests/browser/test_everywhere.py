"""What holds on every page in Chromium: accessible in both themes and languages, narrow enough, local."""

from itertools import pairwise
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import OpenPage, Server, Visit
from tests.browser.test_asking import ours

PAGES = {
    "ask": "?lang={lang}",
    "answer": "?field=phone_number&on=2026-11-22&lang={lang}",
    "kept": "?data_set=browser&about=retention&lang={lang}",
    "register": "register?lang={lang}",
    "actor": "actor?actor=ovhcloud&lang={lang}",
    "map": "map?lang={lang}",
    "problems": "problems?lang={lang}",
}
LOOKS: tuple[tuple[Literal["light", "dark"], str], ...] = (("light", "fr"), ("dark", "en"))


def violations(found: dict[str, Any]) -> list[str]:
    """The serious and critical ones, with where they are."""
    return [
        f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "lang"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_in_the_way(
    open_page: OpenPage, server: Server, visit: Visit, name: str, scheme: Literal["light", "dark"], lang: str
) -> None:
    page = open_page(f"{server.url}/{PAGES[name].format(lang=lang)}", scheme=scheme)
    # Streamlit loads what shows HTML, our style with it, after it says that it is idle.
    page.wait_for_function("getComputedStyle(document.querySelector('.stApp')).getPropertyValue('--wake')")
    page.locator("h1").wait_for()
    assert violations(Axe().run(page).response) == []
    levels = page.locator("h1, h2, h3, h4").evaluate_all("each => each.map(h => Number(h.tagName[1]))")
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    assert ours(visit.errors) == []
    page.set_viewport_size({"width": 400, "height": 900})
    wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wide == 0, "a narrow window has to be scrolled sideways"
