"""`search`, and the facts under a question that was not understood."""

import csv
import io
import json

import pytest

from commands.line import main
from tests.commands.test_ask import DAY, ENGLISH, FRENCH


def test_a_question_that_is_not_understood_shows_what_the_registry_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "zèbres, paiement, CinetPay et girafes", *DAY], FRENCH) == 1
    shown = capsys.readouterr()
    said = " ".join(shown.err.split())
    assert shown.out == ""  # nothing is answered
    assert "Ce n’est pas une réponse à votre question" in said
    assert "• CinetPay › " in said and "ligne 99]" in said
    assert said.count(" • ") == 5 and "avec ces mots." in said.split("•")[-1]


def test_it_does_so_in_english_and_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    question = "zebras, payment, CinetPay and giraffes"
    assert main(["ask", question, *DAY], ENGLISH) == 1
    assert "Not an answer to your question" in " ".join(capsys.readouterr().err.split())
    assert main(["ask", question, "--format", "json", *DAY], ENGLISH) == 1
    whole = json.loads(capsys.readouterr().out)
    assert whole["answer"] is None and len(whole["nearest"]) == 5 and whole["more"] > 0
    first = whole["nearest"][0]
    assert first["label"]["en"] and first["words"]["en"] and first["known"]["status"] == "inferred"


def test_where_nothing_is_found_nothing_more_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "qui a gagné le match ?", *DAY], FRENCH) == 1
    assert "avec ces mots" not in capsys.readouterr().err
    assert main(["ask", "qui a gagné le match ?", "--format", "json", *DAY], FRENCH) == 1
    assert json.loads(capsys.readouterr().out)["nearest"] == []


def test_search_shows_facts_with_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "carte", "bancaire", "--most", "2", *DAY], FRENCH) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.count("•") == 2 and "ligne 99" in said and "avec ces mots." in said
    assert "pas une réponse" not in said


def test_what_no_source_says_is_shown_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "mobile money", *DAY], FRENCH) == 0
    assert "Compte ou numéro mobile money (par déduction" in " ".join(capsys.readouterr().out.split())


def test_search_as_json_and_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "payment card", "--format", "json", *DAY], ENGLISH) == 0
    found = json.loads(capsys.readouterr().out)
    assert main(["search", "payment card", "--format", "csv", *DAY], ENGLISH) == 0
    rows = [*csv.DictReader(io.StringIO(capsys.readouterr().out))]
    assert [row["label"] for row in rows] == [each["label"]["en"] for each in found["found"]]
    assert {"status", "reason", "sources"} < rows[0].keys() and all(row["status"] for row in rows)
    assert main(["search", "payment card", "--format", "csv", "--most", "1", *DAY], ENGLISH) == 0
    assert "more statements" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_search_that_finds_nothing_says_so(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "zzzzzz", "--format", form], FRENCH) == 1
    assert "ne dit rien avec ces mots" in capsys.readouterr().err


@pytest.mark.parametrize("most", ["0", "-1", "many", "1.5", ""])
def test_how_many_is_a_number(most: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "x", f"--most={most}"], FRENCH) == 2
    assert "--most attend un nombre entier" in capsys.readouterr().err
