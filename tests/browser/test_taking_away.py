"""Downloads in Chromium: every file of an answer and of the map, each of its kind."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, Server

BEGINNINGS: dict[str, bytes] = {
    "svg": b"<svg",
    "png": b"\x89PNG\r\n\x1a\n",
    "pdf": b"%PDF-",
    "dot": b"digraph",
    "mmd": b"---\ntitle:",
    "csv": b"\xef\xbb\xbf",
    "json": b"{",
    "sarif": b"{",
}
KINDS = ("svg", "png", "pdf", "dot", "mmd", "csv", "json")


def taken(page: Page, button: str) -> tuple[str, bytes]:
    """The name and the content of the file behind a button."""
    with page.expect_download() as waiting:
        page.locator(f".st-key-file-{button} button:visible").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_every_file_of_an_answer(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"{server.url}/?field=phone_number&on=2026-11-22&lang=fr")
    page.get_by_role("button", name="Télécharger").click()
    for kind in KINDS:
        beginning = BEGINNINGS[kind]
        name, content = taken(page, kind)
        assert name == f"minlessika-numero-de-telephone-2026-11-22.{kind}"
        assert content.startswith(beginning) and len(content) > 500
        if kind == "json":
            assert json.loads(content)["answer"]["asked"] == "phone_number"


def test_every_file_of_the_map(open_page: OpenPage, server: Server) -> None:
    page = open_page(f"{server.url}/map?on=2026-11-22&lang=en")
    for kind in KINDS:
        beginning = BEGINNINGS[kind]
        name, content = taken(page, kind)
        assert name == f"sillage-minlessika-2026-11-22.{kind}"
        assert content.startswith(beginning)
    assert len(json.loads(taken(page, "json")[1])["map"]["strands"]) > 10


@pytest.mark.parametrize(
    ("address", "stem", "kinds"),
    [
        ("findings?severity=high", "sillage-findings-minlessika-2026-11-22", ("csv", "json", "sarif")),
        ("breach?actor=ovhcloud", "sillage-breach-ovhcloud-2026-11-22", ("pdf", "csv", "json")),
        ("borders?", "sillage-transfers-minlessika-2026-11-22", ("svg", "png", "pdf", "dot", "csv", "json")),
        (
            "changes?old=mantano-assimil&since=2026-11-22",
            "sillage-changes-minlessika-2026-11-22-2026-11-22",
            ("svg", "png", "pdf", "dot", "csv", "json"),
        ),
    ],
)
def test_every_file_of_what_follows(
    open_page: OpenPage, server: Server, address: str, stem: str, kinds: tuple[str, ...]
) -> None:
    page = open_page(f"{server.url}/{address}&on=2026-11-22&lang=en")
    for kind in kinds:
        name, content = taken(page, kind)
        assert name == f"{stem}.{kind}"
        assert content.startswith(BEGINNINGS[kind]) and len(content) > 300
        if kind in ("json", "sarif"):
            json.loads(content)
