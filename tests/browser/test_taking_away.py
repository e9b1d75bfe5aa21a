"""Downloads in Chromium: every file of an answer and of the map, each of its kind."""

import json
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, Server

BEGINNINGS = {
    "svg": b"<svg",
    "png": b"\x89PNG\r\n\x1a\n",
    "pdf": b"%PDF-",
    "dot": b"digraph",
    "mermaid": b"---\ntitle:",
    "csv": b"\xef\xbb\xbf",
    "json": b"{",
}


def taken(page: Page, button: str) -> tuple[str, bytes]:
    """The name and the content of the file behind a button."""
    with page.expect_download() as waiting:
        page.locator(f".st-key-{button} button:visible").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_every_file_of_an_answer(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"{server.url}/?field=phone_number&on=2026-11-22&lang=fr")
    for kind, beginning in BEGINNINGS.items():
        name, content = taken(page, f"file-{kind}")
        assert name == f"minlessika-numero-de-telephone-2026-11-22.{'mmd' if kind == 'mermaid' else kind}"
        assert content.startswith(beginning) and len(content) > 500
        if kind == "json":
            assert json.loads(content)["answer"]["asked"] == "phone_number"


def test_every_file_of_the_map(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"{server.url}/map?on=2026-11-22&lang=en")
    for kind in ("svg", "png", "pdf", "dot"):
        name, content = taken(page, f"map-file-{kind}")
        assert name == f"sillage-minlessika-2026-11-22.{kind}"
        assert content.startswith(BEGINNINGS[kind])
