"""A registry that attacks the page: no name of it scrolls a page sideways, runs, loads or formats anything."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.app.hostile import NAMES, hostile
from tests.browser.conftest import OpenPage, Serve, Server, Visit

Settled = Callable[[Page], None]
ON = "on=2026-11-22&lang=fr"
PAGES = {
    "ask": "?",
    "answer": "?field=email_address",
    "own field": "?field=field_0",
    "set": "?data_set=set_2",
    "kept": "?data_set=set_1&about=retention",
    "received": "?actor=actor_0",
    "register": "register?",
    "actor": "actor?actor=actor_0",
    "other actor": "actor?actor=actor_3",
    "map": "map?",
    "findings": "findings?",
    "breach": "breach?actor=actor_0",
    "borders": "borders?",
    "changes": "changes?old=processors",
    "problems": "problems?",
    "refused": f"?registry={'x' * 400}&field={'y' * 400}",
    "gone": f"findings?finding={'z' * 400}",
}
WIDE = """
() => [document.documentElement, document.body, document.querySelector('[data-testid=stMain]'),
       document.querySelector('[data-testid=stApp]')]
  .filter(each => each.scrollWidth > each.clientWidth + 1)
  .map(each => `${each.tagName} ${each.dataset.testid ?? ''} ${each.scrollWidth} > ${each.clientWidth}`)
"""
OUT = """
() => [...document.querySelectorAll('[data-testid=stMain] *')].filter(each => {
    const box = each.getBoundingClientRect()
    return box.width > 0 && box.right > innerWidth + 1 && !each.closest('.scroll, .excerpt, .paper, .unseen')
  }).slice(0, 5).map(each => `${each.tagName}.${each.className} ${each.textContent.slice(0, 40)}`)
"""


@pytest.fixture(scope="module")
def attacked(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A dashboard on the hostile registry."""
    path: Path = tmp_path_factory.mktemp("hostile") / "hostile.yaml"
    path.write_text(hostile(), encoding="utf-8")
    return serve(path)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(
    open_page: OpenPage, attacked: Server, settled: Settled, visit: Visit, name: str
) -> None:
    page = open_page(f"{attacked.url}/{PAGES[name]}&{ON}")
    page.locator("h1").first.wait_for()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        settled(page)
        assert page.evaluate(WIDE) == [], width
        assert page.evaluate(OUT) == [], width
    assert page.evaluate("window.hacked") is None
    marked = page.locator("[data-testid=stMain]").locator(
        "img[src*=evil], a[href^=javascript], [class*=katex], del"
    )
    assert marked.count() == 0
    assert visit.errors == []


def test_every_name_is_shown_as_it_is_written(
    open_page: OpenPage, attacked: Server, settled: Settled
) -> None:
    """The pills are the only words of a registry that Streamlit would take for Markdown."""
    page = open_page(f"{attacked.url}/ask?{ON}")
    pills = page.locator(".st-key-fields [data-testid=stButtonGroup] button")
    expect(pills).to_have_count(len(NAMES) + 1)
    shown = pills.all_inner_texts()
    bare = {"".join(each.replace("\u2060", "").split()) for each in shown}
    for name in NAMES:
        assert "".join(name.replace("\u2060", "").split()) in bare
