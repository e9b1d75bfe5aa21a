"""The table: one row a hop, every cell in words, unknown written as unknown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.answers.trace import trace
from dataflow.exports.answer_table import columns, rows
from dataflow.exports.cells import citation
from dataflow.facts.known import Cited
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.pictures.examples import answered, chain, phone
from tests.dataflow.strategies import DAY, FIELDS, registries


@given(registries(), st.sampled_from(FIELDS), st.sampled_from(LANGS))
@settings(max_examples=40)
def test_no_cell_is_ever_empty(registry: Registry, field: str, lang: Lang) -> None:
    answer = trace(build(registry, DAY), field)
    for row in rows(answer, lang):
        assert list(row.cells) == [column.key for column in columns(lang)]
        assert all(cell.strip() for cell in row.cells.values())


def test_what_nobody_says_is_unknown() -> None:
    row = rows(answered(chain(1)), "fr")[1]
    for key in ("purposes", "basis", "storage", "retention", "mechanism", "contract", "certificates"):
        assert row.cells[key] == "inconnu"
    assert row.cells["countries"] == "siège\u00a0: inconnu\u00a0; données\u00a0: inconnu"
    assert row.cells["citations"] == "sans source citée"


def test_a_row_in_both_languages() -> None:
    fr, en = rows(answered(chain(1)), "fr")[1].cells, rows(answered(chain(1)), "en")[1].cells
    assert (fr["source"], fr["target"], fr["role"]) == ("Acme · Site", "Party 0 · Store 0", "Sous-traitant")
    assert (en["source"], en["target"], en["role"]) == ("Acme · Site", "Party 0 · Store 0", "Processor")
    assert fr["fields"] == "Numéro de téléphone [Account]"


def test_how_a_field_answers_is_said() -> None:
    told = {row.number: row.cells["fields"] for row in rows(phone(), "fr")}
    assert any("(aussi «\u00a0Numéro de téléphone\u00a0»)" in each for each in told.values())
    assert any("(peut contenir «\u00a0Numéro de téléphone\u00a0»)" in each for each in told.values())


@pytest.mark.parametrize(
    ("cited", "words"),
    [
        (Cited(document="p", title="Titre"), "Titre"),
        (
            Cited(document="p", title="Titre", version="1.0", section="Sécurité", line=23),
            "Titre v1.0, § Sécurité, l. 23",
        ),
        (Cited(document="p", title="Titre", line=2, last_line=4), "Titre, l. 2-4"),
        (Cited(document="p", title="Titre", line=2, last_line=2), "Titre, l. 2"),
        (Cited(document="p", title="Titre", words="quelques mots"), "Titre, «\u00a0quelques mots\u00a0»"),
    ],
)
def test_a_citation_in_words(cited: Cited, words: str) -> None:
    assert citation(cited, "fr").replace("\u00a0§\u00a0", " § ").replace("\u00a0", "\u00a0") == words
