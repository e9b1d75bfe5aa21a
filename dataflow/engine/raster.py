"""SVG to PNG, with the shipped fonts alone, at a true size on paper."""

from __future__ import annotations

import math
import struct
import zlib
from typing import Final

import resvg_py

from dataflow.engine.faults import PictureFailed, PictureTooLarge
from dataflow.engine.letters import FONT_FILES, SHIPPED_FAMILY
from dataflow.engine.picture import size, with_drawable_letters

PIXEL_LIMIT: Final = 100_000_000
"""400 MB of memory while drawing: an A0 sheet at 250 dpi."""

_POINTS_PER_INCH: Final = 72
_SIGNATURE_AND_HEADER: Final = 8 + 25
_METRES_PER_INCH: Final = 0.0254


def png(svg: str, *, dpi: int = 200) -> bytes:
    """The picture as PNG on white, its resolution written inside so that it prints at the size of the SVG.

    Same SVG, same bytes. Raises PictureTooLarge (over PIXEL_LIMIT pixels) or PictureFailed (`png-failed`).
    """
    width, height = (round(points * dpi / _POINTS_PER_INCH) for points in size(svg))
    if width * height > PIXEL_LIMIT:
        possible = math.floor(dpi * math.sqrt(PIXEL_LIMIT / (width * height)))
        raise PictureTooLarge(
            "picture-too-large", width=width, height=height, limit=PIXEL_LIMIT, dpi=dpi, possible=possible
        )
    try:
        image = resvg_py.svg_to_bytes(
            svg_string=with_drawable_letters(svg),
            background="white",
            width=max(width, 1),
            height=max(height, 1),
            dpi=float(_POINTS_PER_INCH),
            skip_system_fonts=True,
            font_files=[str(path) for path in FONT_FILES.values()],
            font_family=SHIPPED_FAMILY,
            sans_serif_family=SHIPPED_FAMILY,
            serif_family=SHIPPED_FAMILY,
            monospace_family=SHIPPED_FAMILY,
        )
    except ValueError as error:
        raise PictureFailed("png-failed", message=str(error)) from None
    return _with_resolution(bytes(image), dpi)


def _with_resolution(image: bytes, dpi: int) -> bytes:
    """The PNG with a pHYs chunk (pixels a metre) after its header, where the PNG specification wants it."""
    density = round(dpi / _METRES_PER_INCH)
    body = b"pHYs" + struct.pack(">LLB", density, density, 1)
    chunk = struct.pack(">L", len(body) - 4) + body + struct.pack(">L", zlib.crc32(body))
    return image[:_SIGNATURE_AND_HEADER] + chunk + image[_SIGNATURE_AND_HEADER:]
