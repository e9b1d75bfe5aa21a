"""The shipped letters: their widths, their gaps, and that Graphviz agrees with them."""

from __future__ import annotations

import pytest

from dataflow.engine.letters import FONT_DIRECTORY, FONT_FILES, SHIPPED_FAMILY, drawable, missing, width


def test_files_and_licence_are_shipped() -> None:
    assert all(path.read_bytes()[:4] == b"\x00\x01\x00\x00" for path in FONT_FILES.values())
    licence = (FONT_DIRECTORY / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert SHIPPED_FAMILY in licence


def test_widths_are_those_of_arial() -> None:
    """In thousandths of an em, as published for Arial."""
    assert [round(width(letter, 1000)) for letter in "Ai é"] == [667, 222, 278, 556]
    assert round(width("A", 1000, "bold")) == 722
    assert width("AA", 12) == 2 * width("A", 12)
    assert width("漢", 12) == 12


def test_french_can_be_written() -> None:
    assert (
        missing("ÀÂÇÉÈÊËÎÏÔÙÛÜŸŒÆ àâçéèêëîïôùûüÿœæ « » ‹ › ’ – — … → ← ↔ • € ≠ ≤ ≥ √ ■ ● ▲ \u00a0\u202f\n")
        == ""
    )


@pytest.mark.parametrize(
    ("text", "drawn"),
    [("été", "été"), ("⚠ a\u2011b", "! a-b"), ("漢漢", "[U+6F22][U+6F22]"), ("\x07", "[U+0007]")],
)
def test_a_letter_the_font_lacks_is_named(text: str, drawn: str) -> None:
    assert drawable(text) == drawn
    assert missing(drawable(text)) == ""
