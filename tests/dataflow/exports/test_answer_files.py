"""Files: names, bytes, and cells that stay text."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.answers.trace import received_by
from dataflow.exports import answer_files
from dataflow.exports.csv_table import guarded
from registry.records.text import LANGS, Lang
from tests.conftest import Golden
from tests.dataflow.pictures.examples import answered, chain, minlessika, phone

ENDINGS = {
    "svg": "svg",
    "png": "png",
    "pdf": "pdf",
    "dot": "dot",
    "mermaid": "mmd",
    "csv": "csv",
    "json": "json",
}
BEGINNINGS = {
    "svg": b"<svg",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
    "dot": b"digraph",
    "mermaid": b"---",
    "csv": b"\xef\xbb\xbf",
    "json": b"{",
}


@pytest.mark.parametrize("form", answer_files.FORMATS)
def test_each_file(form: answer_files.Format) -> None:
    file = answer_files.export(phone(), form, "fr")
    assert file.name == f"minlessika-numero-de-telephone-2026-11-22.{ENDINGS[form]}"
    assert file.data.startswith(BEGINNINGS[form])
    assert "/" in file.mime


@pytest.mark.parametrize("form", answer_files.FORMATS)
def test_the_same_answer_gives_the_same_bytes(form: answer_files.Format) -> None:
    answer = answered(chain(2))
    assert answer_files.export(answer, form, "en") == answer_files.export(answer, form, "en")


def test_names_of_the_other_question() -> None:
    answer = received_by(minlessika(), "cinetpay")
    assert answer_files.export(answer, "json", "fr").name == "minlessika-recu-par-cinetpay-2026-11-22.json"
    assert answer_files.export(answer, "json", "en").name == "minlessika-received-by-cinetpay-2026-11-22.json"


def test_a_name_without_latin_letters_is_still_a_name() -> None:
    name = answer_files.export(answered(chain(1, organisation="日本 <b>/../")), "json", "fr").name
    assert name == "b-numero-de-telephone-2026-11-22.json"


def test_golden_files(golden: Golden) -> None:
    golden("phone-fr.mmd", answer_files.export(phone(), "mermaid", "fr").data)
    golden("phone-fr.csv", answer_files.export(phone(), "csv", "fr").data)
    golden("phone-fr.json", answer_files.export(phone(), "json", "fr").data)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("lang", LANGS)
def test_no_cell_becomes_a_formula(start: str, lang: Lang) -> None:
    answer = answered(chain(1, actor=f'{start}HYPERLINK("http://x";A1)', site=f"{start}cmd|' /C calc'!A0"))
    told = csv.reader(
        io.StringIO(answer_files.csv(answer, lang).decode("utf-8-sig"), newline=""),
        delimiter=";" if lang == "fr" else ",",
    )
    cells = [cell for row in told for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [
        cell
        for cell in cells
        if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    ]


@given(st.text())
def test_a_guarded_cell_is_text(cell: str) -> None:
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))


def test_a_file_of_a_picture_is_folded_as_asked_for() -> None:
    answer = answered(chain(3))
    for form in ("svg", "dot", "mermaid"):
        plain, folded = (answer_files.export(answer, form, "en", fold).data for fold in ("none", "role"))
        assert plain == answer_files.export(answer, form, "en").data
        assert "Processor →\u00a03" in folded.decode().replace("\\l", " ").replace("#8594;", "→")
        assert "Folded by role" not in plain.decode()
