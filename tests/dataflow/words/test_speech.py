"""Speech: lists, capitals, citations and doubts as one writes them."""

import pytest

from dataflow.facts.known import Cited, Known
from dataflow.words.speech import Speech, settled, uncapitalised
from registry.records.evidence import Status
from registry.records.text import text
from registry.vocabulary import vocabulary

FR, EN = Speech("fr"), Speech("en")


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Adresse IP", "adresse IP"),
        ("IBAN", "IBAN"),
        ("CV, formation", "CV, formation"),
        ("Âge", "âge"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence(label: str, inside: str) -> None:
    assert uncapitalised(label) == inside


def test_no_field_of_the_vocabulary_begins_with_a_proper_name() -> None:
    """`uncapitalised` would write it small."""
    proper = ("Google", "Facebook", "Twitter", "Apple", "Mastercard", "Visa", "PayPal", "Minlessika")
    labels = [term.label.say(lang) for term in vocabulary().fields.values() for lang in ("fr", "en")]
    assert [label for label in labels if label.startswith(proper)] == []


def test_lists() -> None:
    assert FR.listed(["a", "b", "c"]) == "a, b et c"
    assert EN.listed(["a", "b", "c", "a"]) == "a, b and c"
    assert FR.listed(["gestion, suivi", "b"]) == "gestion, suivi\u00a0; b"
    assert FR.listed(["«\u00a0A et B\u00a0»", "«\u00a0C\u00a0»"]) == "«\u00a0A et B\u00a0» et «\u00a0C\u00a0»"


def test_doubts_have_their_commas() -> None:
    doubt = FR.doubtful(Status.INFERRED, "à B")
    assert settled(FR.joined(["à A", doubt])) == "à A et, par déduction, à B"
    assert settled(FR.joined([doubt, "à A"])) == "par déduction, à B et à A"
    assert settled(f"X {doubt}") == "X, par déduction, à B"
    assert FR.doubtful(Status.DECLARED, "à A") == "à A"


def test_citations_of_one_document_stand_together() -> None:
    cited = [
        Cited(document="p", title="Policy", version="1", line=line, last_line=last)
        for line, last in ((9, 12), (3, None))
    ]
    assert FR.cites(cited) == " («\u00a0Policy\u00a0», version 1, lignes 3 et 9 à 12)"
    assert EN.cites(cited[1:]) == " (“Policy”, version 1, line 3)"
    assert FR.cites([]) == ""


def test_what_is_unknown_agrees() -> None:
    assert FR.fact(Known(), "f") == "inconnue"
    assert (
        FR.fact(Known(label=text("France", "France"), value="FR", status=Status.INFERRED))
        == "France (par déduction)"
    )
