"""The picture in Chromium: its ways, by mouse and keyboard; its colours in both themes; its room before it is there."""

import re
from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from dataflow.pictures.night import SHEET, contrast
from tests.browser.conftest import OpenPage, Server, until

Settled = Callable[[Page], None]

MAP = "map?registry=processors&on=2026-11-22&lang=en"
AT = "document.activeElement?.shadowRoot?.activeElement?.id"
ROOM = "JSON.stringify(document.querySelector('.st-key-map-figure-room').getBoundingClientRect())"
ROOMS = """() => {
    window.rooms = []
    const look = () => {
        const room = document.querySelector('.st-key-map-figure-room')
        const height = room && Math.round(room.getBoundingClientRect().height)
        if (height && height !== window.rooms.at(-1)) window.rooms.push(height)
        requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
}"""


def _lit(page: Page) -> set[str]:
    return set(page.locator("g.lit").evaluate_all("all => all.map(each => each.id)"))


def _line(page: Page, words: str) -> str:
    """The id of the line that is called so."""
    return page.locator(f"g.edge[aria-label*='{words}']").first.get_attribute("id") or ""


def test_choosing_shows_the_whole_ways_and_moves_nothing(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/{MAP}")
    line = _line(page, "to CinetPay. From")
    pin = page.locator(f"g.pin.of-{line} text").first
    pin.hover()  # scrolls there
    before = page.evaluate(ROOM)
    pin.click()
    expect(page.locator(f"g#{line}")).to_have_class(re.compile("chosen"))
    settled(page)
    lit = _lit(page)
    names = [page.locator(f"g#{each}").get_attribute("aria-label") or "" for each in lit]
    assert line in lit and any("gets the" in name for name in names), "what leads there"
    assert any("Nobody has said to whom CinetPay" in name for name in names), "what follows"
    assert not any("OVHcloud" in name for name in names)
    assert page.locator("g.dim").count() > 20
    assert page.evaluate(ROOM) == before
    pin.click()
    expect(page.locator("g.dim")).to_have_count(0)
    settled(page)
    pin.click()
    expect(page.locator("g.dim")).not_to_have_count(0)
    settled(page)
    page.locator("h1").first.click()
    page.keyboard.press("Escape")
    expect(page.locator("g.dim")).to_have_count(0)


def test_one_stop_of_tab_and_the_arrows_go_along_the_ways(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/{MAP}")
    fit = page.get_by_role("button", name="Fit to the page")
    fit.focus()
    page.keyboard.press("Tab")
    first = page.evaluate(AT)
    assert page.locator("g[role=button][tabindex='0']").count() == 1
    page.keyboard.press("ArrowRight")
    line = page.evaluate(AT)
    assert line.startswith("hop-")
    page.keyboard.press("ArrowRight")
    reached = page.evaluate(AT)
    party = re.sub(" gets.*", "", page.locator(f"g#{line}").get_attribute("aria-label") or "")
    assert party in (page.locator(f"g#{reached}").get_attribute("aria-label") or "")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(AT) == first
    page.keyboard.press("ArrowDown")
    assert page.evaluate(AT) not in (first, line)
    page.keyboard.press("ArrowUp")
    assert page.evaluate(AT) == first
    page.keyboard.press("Enter")
    expect(page.locator(f"g#{first}")).to_have_attribute("aria-pressed", "true")
    settled(page)
    assert page.evaluate(AT) == first, "a choice does not take the focus away"
    page.keyboard.press("Escape")
    expect(page.locator("g.dim")).to_have_count(0)
    assert not page.evaluate(AT)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.shadowRoot === null"), "the next stop is behind the picture"


def _read(page: Page) -> str:
    """Asserts that all words stand out from what they lie on; returns the ground of the sheet."""
    sheet = _fills(page, "div.paper", "backgroundColor").pop()
    assert all(contrast(each, sheet) >= 4.5 for each in _fills(page, "div.paper svg text:not(.on-pin)"))
    pins, numbers = _fills(page, ".pin-body"), _fills(page, ".on-pin")
    assert numbers and all(contrast(one, other) >= 4.5 for one, other in product(pins, numbers))
    for tint, word in product(
        _fills(page, "svg :is(.tint, .wash)"), _fills(page, "svg text:is(.ink, .rule, .doubt)")
    ):
        assert contrast(tint, word) >= 4.5
    return sheet


def _fills(page: Page, css: str, name: str = "fill") -> set[str]:
    """The colours of some parts of the picture, as they are computed."""
    found = page.locator(css).evaluate_all(f"all => all.map(each => getComputedStyle(each).{name})")
    return {_hex(each) for each in found}


def _hex(colour: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


def test_a_dark_page_has_a_dark_picture_and_a_light_one_a_light_one(
    open_page: OpenPage, server: Server, settled: Settled
) -> None:
    page = open_page(f"{server.url}/{MAP}", scheme="dark")
    page.locator("div.paper svg").wait_for()
    assert _read(page) == SHEET
    page.emulate_media(color_scheme="light")
    settled(page)
    until(page, "getComputedStyle(document.body).colorScheme !== 'dark'")
    assert _read(page) == "#ffffff"


@pytest.mark.parametrize("width", [1280, 390])
def test_its_room_is_there_before_it_is(
    open_page: OpenPage, server: Server, settled: Settled, width: int
) -> None:
    """On a page that is open: with the first one Streamlit loads its means to show any style of ours."""
    page = open_page(f"{server.url}/register?registry=processors&on=2026-11-22&lang=en", width=width)
    page.evaluate(ROOMS)
    if width < 768:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="Map", exact=True).first.click()
    page.locator("div.paper svg").wait_for()
    settled(page)
    rooms = page.evaluate("window.rooms")
    assert len(rooms) == 1 and rooms[0] > 300, rooms


def test_on_a_phone_it_is_reached_enlarged_and_scrolled_by_itself(
    open_page: OpenPage, server: Server
) -> None:
    page = open_page(f"{server.url}/{MAP}", width=390, height=844)
    paper = page.locator("div.paper")
    larger = page.get_by_role("button", name="Zoom in")
    size = larger.bounding_box()
    assert size is not None and min(size["width"], size["height"]) >= 40
    before = paper.evaluate("paper => paper.scrollWidth")
    larger.click()
    assert paper.evaluate("paper => paper.scrollWidth") > before * 1.2
    assert paper.evaluate("paper => paper.scrollWidth > paper.clientWidth")
    wide = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wide == 0
