"""Paper: no letter is printed too small to be read, and nothing of a picture is left off its sheets."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from dataflow.engine.document import pdf
from dataflow.engine.paper import READABLE, ROOMS, paper_for, paper_of

LENGTHS = st.floats(40, 9000)


def _sized(width: float, height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">'
        f'<text x="0" y="14" font-size="9">début</text>'
        f'<text x="{width - 30}" y="{height - 2}" font-size="9">fin</text></svg>'
    )


@given(LENGTHS, LENGTHS, st.floats(6, 20))
def test_no_letter_is_too_small_and_no_part_is_left_off(width: float, height: float, smallest: float) -> None:
    paper = paper_of((width, height), smallest)
    assert paper.smallest >= min(READABLE, smallest) - 1e-6
    assert paper.scale <= 1
    room = ROOMS[paper.sheet]
    corners = paper.parts()
    assert len(corners) == paper.pages
    for axis, length in enumerate((width * paper.scale, height * paper.scale)):
        covered = 0.0
        for start in sorted({corner[axis] for corner in corners}):
            assert start <= covered
            covered = start + room[axis]
        assert covered >= length - 1e-6


@given(LENGTHS, LENGTHS)
def test_a_larger_sheet_is_taken_only_where_a_smaller_one_does_not_do(width: float, height: float) -> None:
    paper = paper_of((width, height), 9)
    fits = {name: 9 * min(1, room[0] / width, room[1] / height) >= READABLE for name, room in ROOMS.items()}
    if fits["a4"]:
        assert (paper.sheet, paper.pages) == ("a4", 1)
    elif fits["a3"]:
        assert (paper.sheet, paper.pages) == ("a3", 1)
    else:
        assert paper.sheet == "a3" and paper.pages > 1


@pytest.mark.parametrize(
    ("width", "height", "page", "pages"),
    [(900, 500, (842, 595), 1), (1300, 700, (1191, 842), 1), (2600, 900, (1191, 842), 2)],
)
def test_the_document_has_those_sheets(
    width: float, height: float, page: tuple[int, int], pages: int
) -> None:
    svg = _sized(width, height)
    paper = paper_for(svg)
    assert paper.pages == pages
    words = [f"Sheet {n}" for n in range(1, pages + 1)]
    made = pdf(svg, title="T", lang="en", alt="A", caption="Sources", paper=paper, parts=words)
    assert made == pdf(svg, title="T", lang="en", alt="A", caption="Sources", paper=paper, parts=words)
    document = PdfReader(io.BytesIO(made))
    assert {(round(each.mediabox.width), round(each.mediabox.height)) for each in document.pages} == {page}
    text = " ".join(each.extract_text() for each in document.pages)
    assert "fin" in text and "Sources" in text
    if pages > 1:
        assert all(words[at] in document.pages[at].extract_text() for at in range(pages))
