"""The sheet: opened again with another library, to find the words, the tables and the tags."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dataflow.engine.faults import PictureFailed
from dataflow.engine.sheet import Section, sheet

MARKUP = '*gras* #sys.inputs $x$ _là_ <b> // \\ it\'s "x" @a – l’œuvre'


def made(
    *sections: Section, title: str = "Une *violation* #là", lead: tuple[str, ...] = (MARKUP,)
) -> PdfReader:
    return PdfReader(io.BytesIO(sheet(title, lead, sections, lang="fr", foot="#pied *page*")))


def words(document: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in document.pages)


def test_all_words_stand_as_they_are() -> None:
    section = Section("= Titre *x*", ("- ligne", "#panic()"), ("A *b*", "$c$"), [("[d]", "#e")], (1, 2))
    text = words(made(section))
    for word in ("Une *violation* #là", MARKUP, "= Titre *x*", "- ligne", "#panic()", "A *b*", "[d]", "#e"):
        assert word in text
    assert "#pied *page*" in text


def test_it_is_tagged_upright_and_without_a_date() -> None:
    document = made(Section("Titre", (), ("A",), [("b",)]))
    box = document.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert document.metadata is not None and document.metadata.creation_date is None
    assert document.metadata.title == "Une *violation* #là"
    root = document.trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject) and "/StructTreeRoot" in root


def test_the_heads_stand_on_every_page_of_a_long_table() -> None:
    document = made(Section("Longue", (), ("Tête", "Autre"), [(f"r{n}", "x") for n in range(150)]))
    assert len(document.pages) > 2
    assert all("Tête" in page.extract_text() for page in document.pages)


def test_a_row_stands_on_one_page() -> None:
    """Its cells began at the foot of one page and went on overleaf."""
    rows = [(f"first{n} " + "mot " * 60 + f"last{n}", "x") for n in range(30)]
    pages = [page.extract_text() for page in made(Section("Longue", (), ("Tête", "Autre"), rows)).pages]
    assert len(pages) > 2
    for n in range(30):
        assert [f"first{n} " in page for page in pages] == [f"last{n}\n" in page for page in pages]


def test_a_row_as_long_as_a_page_goes_on_overleaf() -> None:
    """Kept whole it would run over the edge of the page, and its end would be lost."""
    document = made(Section("Longue", (), ("Tête", "Autre"), [("début " + "mot " * 3000 + "fin", "x")]))
    assert words(document).count("mot") == 3000 and len(document.pages) > 1


def test_letters_without_a_glyph_are_named() -> None:
    assert "[U+6F22]" in words(made(Section("漢", ("漢",))))


def test_same_arguments_same_bytes() -> None:
    first, second = (sheet("t", ["l"], [Section("s", ["x"])], lang="en") for _ in range(2))
    assert first == second and first.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("title", "lang", "section", "code"),
    [
        ("", "fr", Section("s"), "pdf-failed"),
        ("t", "français", Section("s"), "lang-unknown"),
        ("t", "fr", Section("s", (), ("a",), [("b", "c")]), "pdf-failed"),
        ("t", "fr", Section("s", (), ("a",), [("b",)], (1, 2)), "pdf-failed"),
    ],
)
def test_what_cannot_be_a_sheet_is_refused(title: str, lang: str, section: Section, code: str) -> None:
    with pytest.raises(PictureFailed) as fault:
        sheet(title, [], [section], lang=lang)
    assert fault.value.code == code
