"""Night: the colours of a picture on a dark page. Files stay light: only the screen asks for these.

A colour is turned over by how light it is: paper becomes the ground of a sheet, pale fills become deep ones, ink and
borders become pale; the hue stays, for the hue is the role. What stands out on white stands out on the dark sheet, so
a colour that a picture gets tomorrow has its counterpart today.
"""

import math
import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final

SHEET: Final = "#15232a"
"""What paper becomes."""
_OWN: Final = {"#ffffff": SHEET, "#000000": "#e7ebe6"}
_NAMED: Final = {"white": "#ffffff", "black": "#000000"}
"""Names that the engines write."""
_USED: Final = re.compile(r'\b(?:fill|stroke|stop-color)="([^"]+)"')
_HEX: Final = re.compile(r"#[0-9a-f]{6}")

# How light a colour is on a dark page, by how light it is on white (OKLab, 0 to 1); straight between these.
_TURNED: Final = ((0.0, 0.94), (0.45, 0.80), (0.66, 0.66), (0.84, 0.42), (0.9, 0.36), (1.0, 0.25))
_CHROMA: Final = 0.11
"""As colourful as a colour may be: paler ink and deeper fills have less room for it."""


def table(svg: str) -> dict[str, str]:
    """What every colour of a picture becomes on a dark page, as the picture writes it."""
    return {each: turned for each in dict.fromkeys(_USED.findall(svg)) if (turned := at_night(each))}


@cache
def at_night(colour: str) -> str | None:
    """What a colour becomes on a dark page; None for what is no colour, such as `none`."""
    written = colour.lower()
    written = _NAMED.get(written, written)
    if written in _OWN:
        return _OWN[written]
    if not _HEX.fullmatch(written):
        return None
    light, a, b = _lab(written)
    chroma = math.hypot(a, b)
    scale = min(1.0, _CHROMA / chroma) if chroma else 1.0
    wanted = _turned(light)
    # The most colour that the screen can show so light.
    while not _shown(wanted, a * scale, b * scale):
        scale *= 0.95
    return _hex(wanted, a * scale, b * scale)


def contrast(one: str, other: str) -> float:
    """How two colours stand out from each other, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _turned(light: float) -> float:
    for (left, at_left), (right, at_right) in pairwise(_TURNED):
        if light <= right:
            return at_left + (light - left) / (right - left) * (at_right - at_left)
    return _TURNED[-1][1]


def _linear(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def _lab(colour: str) -> tuple[float, float, float]:
    """A colour as OKLab (Björn Ottosson, 2020)."""
    cones = [math.cbrt(each) for each in _times(_TO_CONES, _linear(colour))]
    light, a, b = _times(_TO_LAB, cones)
    return light, a, b


def _rgb(light: float, a: float, b: float) -> tuple[float, ...]:
    return _times(_FROM_CONES, [each**3 for each in _times(_FROM_LAB, (light, a, b))])


def _shown(light: float, a: float, b: float) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in _rgb(light, a, b))


def _hex(light: float, a: float, b: float) -> str:
    parts = (min(1.0, max(0.0, part)) for part in _rgb(light, a, b))
    curved = (part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in parts)
    return "#" + "".join(f"{round(part * 255):02x}" for part in curved)


_Row = tuple[float, float, float]
_TO_CONES: Final[tuple[_Row, ...]] = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: Final[tuple[_Row, ...]] = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB: Final[tuple[_Row, ...]] = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES: Final[tuple[_Row, ...]] = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


def _times(matrix: Iterable[_Row], vector: Iterable[float]) -> tuple[float, ...]:
    values = tuple(vector)
    return tuple(sum(cell * value for cell, value in zip(row, values, strict=True)) for row in matrix)
