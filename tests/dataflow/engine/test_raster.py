"""PNG: letters and not boxes, the shipped fonts alone, white, crisp, at its true size."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from dataflow.engine.faults import PictureFailed, PictureTooLarge
from dataflow.engine.raster import png


def written(text: str, family: str = "'Liberation Sans'") -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt" viewBox="0 0 72 36">'
        f'<text x="10" y="25" font-size="20" font-family="{family}">{text}</text></svg>'
    )


def pixels(image: bytes) -> bytes:
    return Image.open(io.BytesIO(image)).convert("L").tobytes()


def test_letters_are_drawn_and_none_is_a_box() -> None:
    """A font without them would draw one and the same box for all."""
    seen = {letter: pixels(png(written(letter))) for letter in " é«»’œ—→ÉŒçA"}
    assert set(seen[" "]) == {255}, "nothing but white"
    assert len(set(seen.values())) == len(seen)
    assert all(min(drawn) < 60 for letter, drawn in seen.items() if letter != " "), "really black"


def test_fonts_of_the_machine_are_not_used() -> None:
    expected = pixels(png(written("Où va l’œuvre ?")))
    for family in ("DejaVu Sans", "Arial", "Times", "serif", "monospace", "No such font"):
        assert pixels(png(written("Où va l’œuvre ?", family))) == expected


def test_a_letter_no_shipped_font_has_is_named_rather_than_boxed() -> None:
    first, second = (pixels(png(written(letter))) for letter in "漢字")
    assert first != second, "an empty box would be the same for both"


def test_size_resolution_and_background(picture: str) -> None:
    image = png(written("a"), dpi=200)
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">LL", image[16:24]) == (200, 100)
    assert image[37:41] == b"pHYs"
    assert struct.unpack(">LLB", image[41:50]) == (7874, 7874, 1)
    opened = Image.open(io.BytesIO(image))
    assert [round(float(dpi)) for dpi in opened.info["dpi"]] == [200, 200]
    assert opened.convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)
    assert struct.unpack(">LL", png(written("a"), dpi=100)[16:24]) == (100, 50)
    Image.open(io.BytesIO(png(picture))).verify()


def test_same_picture_same_bytes(picture: str) -> None:
    assert png(picture) == png(picture)


def test_too_large_is_said() -> None:
    svg = written("a").replace("72pt", "72000pt").replace("36pt", "36000pt")
    with pytest.raises(PictureTooLarge) as fault:
        png(svg)
    asked = {"width": 200000, "height": 100000, "limit": 100_000_000, "dpi": 200}
    assert fault.value.values == {**asked, "possible": 14}
    assert 100000 * 50000 * (14 / 100) ** 2 < 100_000_000 < 100000 * 50000 * (15 / 100) ** 2


@pytest.mark.parametrize(
    "svg", ["", "<svg", "<svg/>", '<svg width="1pt" height="1pt"><g a="1" a="2"/></svg>']
)
def test_what_is_no_svg_is_refused(svg: str) -> None:
    with pytest.raises(PictureFailed):
        png(svg)
