"""PDF: opened again with another library, to find the page, the words, the language and the tags."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from dataflow.engine.document import PAGE_ROOM, pdf
from dataflow.engine.faults import PictureFailed

ALT = "Schéma : de la personne « elle-même » → à l’hébergeur"
CAPTION = '*gras* #sys.inputs $x$ _là_ <b> // \\ it\'s "x" – l’œuvre\nDeuxième ligne'


def opened(svg: str, caption: str = CAPTION) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(svg, title="Où *va* #le numéro ?", lang="fr", caption=caption, alt=ALT)))


def sized(width: int, height: int) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"'
        f' width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">'
        f'<text x="0" y="14">début</text><text x="{width - 30}" y="{height - 2}">fin</text></svg>'
    )


def elements(node: object) -> Iterator[DictionaryObject]:
    """Every element of the structure tree."""
    if isinstance(node, DictionaryObject):
        yield node
        children = node.get("/K")
        children = children.get_object() if children is not None else None
        for child in children if isinstance(children, list) else [children]:
            yield from elements(child.get_object() if child is not None else None)


def test_the_document_says_what_it_is(picture: str) -> None:
    document = opened(picture)
    root = document.trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    assert str(root["/Lang"]) == "fr"
    marks = root["/MarkInfo"].get_object()
    assert isinstance(marks, DictionaryObject)
    assert bool(marks["/Marked"]) is True
    assert document.metadata is not None
    assert document.metadata.title == "Où *va* #le numéro ?"
    assert document.metadata.creation_date is None, "no clock in the file"
    metadata = root["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    assert "pdfuaid:part" in metadata.get_data().decode()


def test_the_picture_has_its_words_for_those_who_do_not_see(picture: str) -> None:
    root = opened(picture).trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    tags = list(elements(root["/StructTreeRoot"].get_object()))
    assert [str(tag["/Alt"]) for tag in tags if "/Alt" in tag and tag.get("/S") == "/Figure"] == [ALT]


def test_every_word_can_be_searched_and_none_is_markup(picture: str) -> None:
    text = opened(picture).pages[0].extract_text()
    for words in ("Personne concernée", "œuvre, e-mail", "hébergement →", "<script>alert(1)</script> & c:d"):
        assert words in text
    for line in CAPTION.splitlines():
        assert line in text


@pytest.mark.parametrize(("width", "height"), [(40, 20), (6000, 300), (300, 6000), (842, 595)])
def test_one_a4_page_landscape_with_the_whole_picture(width: int, height: int) -> None:
    document = opened(sized(width, height))
    assert len(document.pages) == 1
    page = document.pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
    letters: list[tuple[str, float, float]] = []

    def note(text: str, matrix: list[float], at: list[float], font: object, size: float) -> None:
        letters.extend((letter, matrix[4], matrix[5]) for letter in text.strip())

    page.extract_text(visitor_text=note)
    assert "".join(letter for letter, _, _ in letters).startswith("débutfin")
    outside = [where for where in letters if not (34 <= where[1] <= 808 and 34 <= where[2] <= 562)]
    assert not outside, "everything stands inside the margins of 12 mm"


@pytest.mark.parametrize(("factor", "scale"), [(0.1, 1.0), (1.0, 1.0), (2.0, 0.5)])
def test_a_picture_is_shrunk_but_never_enlarged(factor: float, scale: float) -> None:
    page = opened(sized(int(PAGE_ROOM[0] * factor), int(PAGE_ROOM[1] * factor)), caption="").pages[0]
    scales: list[float] = []

    def note(text: str, matrix: list[float], at: list[float], font: object, size: float) -> None:
        if text:
            scales.append(matrix[0])

    page.extract_text(visitor_text=note)
    assert scales[0] == pytest.approx(scale, abs=0.002)


def test_a_long_caption_goes_on_overleaf(picture: str) -> None:
    document = opened(picture, "Une phrase de la légende. " * 600 + "Dernier mot.")
    assert len(document.pages) > 1
    assert "Personne concernée" in document.pages[0].extract_text()
    assert "Dernier mot." in document.pages[-1].extract_text()


def test_no_caption_is_no_line(picture: str) -> None:
    assert "gras" not in opened(picture, "").pages[0].extract_text()


def test_letters_without_a_glyph_are_named(picture: str) -> None:
    text = opened(picture.replace("Hébergement", "漢"), "⚠ 漢").pages[0].extract_text()
    assert text.count("[U+6F22]") == 2
    assert "! [U+6F22]" in text


def test_same_arguments_same_bytes(picture: str) -> None:
    first, second = (pdf(picture, title="t", lang="en", caption="c", alt="a") for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("svg", "title", "lang", "alt", "code"),
    [
        (sized(9, 9), "t", "français", "a", "lang-unknown"),
        (sized(9, 9), "t", "", "a", "lang-unknown"),
        (sized(9, 9), "", "fr", "a", "pdf-failed"),
        (sized(9, 9), "t", "fr", " ", "pdf-failed"),
        (sized(9, 9), "\ud800", "fr", "a", "pdf-failed"),
        ("<svg", "t", "fr", "a", "svg-size"),
    ],
)
def test_what_cannot_be_a_document_is_refused(svg: str, title: str, lang: str, alt: str, code: str) -> None:
    with pytest.raises(PictureFailed) as fault:
        pdf(svg, title=title, lang=lang, alt=alt)
    assert fault.value.code == code
