"""Night: what stands out on paper stands out on a dark sheet, for every colour that a picture has or may get."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.answers.flow_mapping import flow_map
from dataflow.pictures import depicted, map_depicted, palette
from dataflow.pictures.night import SHEET, at_night, contrast, table
from dataflow.pictures.picture import drawn
from registry.records.text import LANGS, Lang
from tests.dataflow.pictures.examples import minlessika, phone

COLOURS = {
    name: value
    for name, value in vars(palette).items()
    if isinstance(value, str) and re.fullmatch(r"#[0-9A-Fa-f]{6}", value)
}
COLOURS |= {f"{name}.fill": each.fill for name, each in palette.LOOKS.items()}
COLOURS |= {f"{name}.border": each.border for name, each in palette.LOOKS.items()}
HEX = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: "#{:02x}{:02x}{:02x}".format(*parts))


def _turned(colour: str) -> str:
    found = at_night(colour)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COLOURS)
def test_every_colour_of_the_palette_keeps_its_part(name: str) -> None:
    """Words stay words, and lines that are seen on white are seen on the dark sheet."""
    colour = COLOURS[name]
    on_paper, at_dark = contrast(colour, "#ffffff"), contrast(_turned(colour), SHEET)
    for least in (3.0, 4.5):
        assert at_dark >= least or on_paper < least, (on_paper, at_dark)
    if on_paper < 1.6:
        assert at_dark < 2.2, "a ground stays a ground"


@pytest.mark.parametrize("name", palette.LOOKS)
def test_words_and_rims_stand_out_from_every_fill(name: str) -> None:
    drawn = palette.LOOKS[name]
    for ink in (palette.INK, palette.ALARM, palette.DOUBT):
        assert contrast(_turned(ink), _turned(drawn.fill)) >= 4.5
    assert contrast(_turned(drawn.border), _turned(drawn.fill)) >= 3


def test_hues_stay_apart() -> None:
    borders = {_turned(each.border) for each in palette.LOOKS.values()}
    assert len(borders) == len({each.border for each in palette.LOOKS.values()})


def _grounds(colour: str) -> bool:
    return contrast(colour, "#ffffff") <= 1.25


@given(HEX, HEX)
def test_whatever_is_read_by_day_is_read_at_night(ink: str, ground: str) -> None:
    """For colours that no palette has yet: 7:1 on a pale ground by day is 4.5:1 at night."""
    if _grounds(ground) and contrast(ink, ground) >= 7:
        assert contrast(_turned(ink), _turned(ground)) >= 4.5


@given(HEX)
def test_a_colour_of_a_picture_is_one_at_night(colour: str) -> None:
    assert re.fullmatch("#[0-9a-f]{6}", _turned(colour))
    assert _turned(colour.upper()) == _turned(colour)


@pytest.mark.parametrize("lang", LANGS)
def test_every_colour_that_is_drawn_has_its_counterpart(lang: Lang) -> None:
    for shown in (depicted(phone(), lang), map_depicted(flow_map(minlessika()), lang)):
        svg = drawn(shown).svg()
        assert SHEET not in svg, "a file stays light"
        painted = set(re.findall(r'(?:fill|stroke|stop-color)="([^"]+)"', svg))
        assert painted - set(table(svg)) <= {"none", "transparent"}
        assert not re.search(r'style="[^"]*(?:fill|stroke):', svg), "a colour that no rule reaches"


def test_what_is_no_colour_has_no_counterpart() -> None:
    assert at_night("none") is None and at_night("url(#shade)") is None
    assert at_night("white") == at_night("#FFFFFF") == SHEET
