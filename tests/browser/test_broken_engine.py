"""A helper that draws is killed: the page says so in words, and draws again the next time."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Visit
from tests.killer import WASM, killing
from tests.serving import free_port, start, stop

Settled = Callable[[Page], None]


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """A dashboard that draws with helpers, and its process."""
    port = free_port()
    process = start(port, tmp_path / "log.txt", None, before=WASM)
    yield f"http://127.0.0.1:{port}", process.pid
    stop(process)


def test_a_killed_helper_is_told_and_the_next_picture_is_drawn(
    open_page: OpenPage, mortal: tuple[str, int], settled: Settled, visit: Visit
) -> None:
    url, server = mortal
    with killing(server):
        page = open_page(f"{url}/map?lang=fr&on=2026-11-22")
        note = page.locator(".note-warn")
        expect(note).to_contain_text("Le dessin n’a pas pu être fait")
        expect(note).to_contain_text("s’est arrêté de lui-même (code -9)")
        expect(page.locator(".grid.register")).to_be_visible()
    page.reload()
    settled(page)
    expect(page.locator(".figure svg")).to_be_visible()
    button = page.locator(".st-key-file-png button:visible")
    with killing(server):
        button.click()
        expect(page.locator(".st-key-taking .note-warn")).to_contain_text(
            "Le fichier PNG n’a pas pu être fait"
        )
    settled(page)
    with page.expect_download() as saved:
        button.click()
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")
    assert visit.errors == []
