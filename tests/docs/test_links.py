"""The pages of docs/: every link leads somewhere, and nothing names a machine."""

import re
from pathlib import Path

import pytest

from tests.docs.page import DOCS, anchors, links

PAGES = sorted(DOCS.glob("*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_to_a_file_and_a_heading(path: Path) -> None:
    for link in links(path.read_text(encoding="utf-8")):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        file, _, anchor = link.partition("#")
        target = path if not file else path.parent / file
        assert target.exists(), f"{path.name}: {link}"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{path.name}: {link}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_names_a_place_on_somebodys_machine(path: Path) -> None:
    assert not re.search(r"(?<![\w.])/(home|root|work|opt|tmp|Users)/", path.read_text(encoding="utf-8"))


def test_the_pages_are_there() -> None:
    assert {"registry.md", "keys.md", "architecture.md"} <= {path.name for path in PAGES}
