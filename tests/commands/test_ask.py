"""`ask`, `trace`, `received-by` and `show`, called as the command line calls them."""

import csv
import io
import json
from pathlib import Path

import pytest

from commands.line import main
from dataflow.exports.json_form import VERSION, read_answer
from registry.records.text import Lang
from tests.conftest import Golden

FRENCH = {"LANG": "fr_FR.UTF-8", "COLUMNS": "100"}
ENGLISH = {"LANG": "en_GB.UTF-8", "COLUMNS": "100"}
DAY = ["--as-of", "2026-11-22"]
BROKEN = """\
sillage: 1
title: Acme
version: "1"
organisation: {id: acme, name: Acme, places: {form: {label: Form}}, contry: FR}
data_sets: {account: {label: Account, fields: [phone_number]}}
"""


@pytest.mark.parametrize(
    ("lang", "question"),
    [("fr", "Où va le numéro de téléphone ?"), ("en", "Where does the phone number go?")],
)
def test_the_question_of_the_shipped_registry(
    lang: Lang, question: str, golden: Golden, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", question, *DAY], FRENCH) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    golden(f"commands/ask-phone-number.{lang}.txt", shown.out)


def test_the_answer_is_in_the_language_of_the_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "where does the e-mail address go?"], FRENCH) == 0
    assert capsys.readouterr().out.startswith("Understood: ")
    assert main(["ask", "--lang", "fr", "where does the e-mail address go?"], ENGLISH) == 0
    assert capsys.readouterr().out.startswith("Compris")


def test_a_question_that_is_not_understood_is_not_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "qui a gagné le match ?"], FRENCH) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Essayez" in shown.err or "Vouliez-vous dire" in shown.err
    assert "gagné" in shown.err and "match" in shown.err


def test_of_a_data_set_each_field_is_told_as_it_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Google reçoit-il les données du navigateur ?", *DAY], FRENCH) == 0
    assert "Aucun flux de la donnée «\u00a0langue\u00a0» vers Google" in capsys.readouterr().out
    assert main(["ask", "where is the browser data stored?", "--format", "json", *DAY], ENGLISH) == 0
    fields = json.loads(capsys.readouterr().out)["fields"]
    assert "Server logs" in fields["ip_address"]


def test_a_day_may_be_told_from_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Où allait le numéro de téléphone il y a deux ans ?"], FRENCH) == 0
    assert main(["ask", "Où allait le numéro de téléphone ?"], FRENCH) == 1
    assert "sans date" in " ".join(capsys.readouterr().err.split())


def test_the_day_may_stand_in_the_question_or_in_the_option_but_not_twice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    question = "Où va le numéro de téléphone au 1er janvier 2025 ?"
    assert main(["ask", question], FRENCH) == 0
    assert "Au 1er janvier 2025" in capsys.readouterr().out
    assert main(["ask", question, *DAY], FRENCH) == 2
    assert "2025-01-01" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("que reçoit CinetPay ?", "CinetPay reçoit"),
        ("quelles certifications a OVHcloud ?", "ISO/IEC 27001"),
        ("combien de temps garde-t-on les données de navigation ?", "12\u00a0mois"),
        ("où est conservée l’adresse IP ?", "est conservée"),
        ("Google reçoit-il le numéro de téléphone ?", "vers Google n’est déclaré"),
    ],
)
def test_each_kind_of_question(question: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", question, *DAY], {**FRENCH, "COLUMNS": "120"}) == 0
    assert said in " ".join(capsys.readouterr().out.split("\n"))


def test_a_field_by_id_or_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    for field in ("phone_number", "numéro de téléphone", "Phone number", "NUMERO DE TELEPHONE"):
        assert main(["trace", field, *DAY], FRENCH) == 0
    outputs = capsys.readouterr().out
    assert outputs.count("Où va la donnée «\u00a0Numéro de téléphone\u00a0»") == 4


def test_an_unknown_field_or_actor_has_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "fone_number"], FRENCH) == 2
    assert (
        "Vouliez-vous dire «\u00a0phone_number\u00a0»\u202f?".replace("\u202f", "\u00a0")
        in capsys.readouterr().err
    )
    assert main(["show", "Gogle"], ENGLISH) == 2
    assert "Did you mean “google”?" in capsys.readouterr().err
    assert main(["received-by", "zzzzzzzz"], ENGLISH) == 2
    assert "sillage parties" in capsys.readouterr().err


def test_json_is_the_file_that_can_be_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One shape for one answer, however it is asked for and in whichever language."""
    saved = tmp_path / "answer.json"
    assert main(["diagram", "phone_number", "-o", str(saved), *DAY], FRENCH) == 0
    for asked, told in (
        (["trace", "phone_number"], ""),
        (["ask", "Où va le numéro de téléphone ?"], "Compris"),
    ):
        capsys.readouterr()
        assert main([*asked, "--format", "json", *DAY], FRENCH) == 0
        shown = capsys.readouterr()
        assert shown.out.encode() == saved.read_bytes()
        assert shown.err.startswith(told)  # how a question was understood is always said
    assert read_answer(saved.read_bytes()).asked == "phone_number"


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        (["trace", "phone_number"], "answer"),
        (["received-by", "ovhcloud"], "answer"),
        (["show", "ovhcloud"], "profile"),
        (["ask", "combien de temps gardez-vous le numéro de téléphone ?"], "keeping"),
        (["ask", "comment demander l’effacement ?"], "recourse"),
    ],
)
def test_json_says_its_version_and_what_it_is(
    asked: list[str], kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*asked, "--format", "json", *DAY], FRENCH) == 0
    whole = json.loads(capsys.readouterr().out)
    assert list(whole) == ["sillage", kind]
    assert whole["sillage"] == VERSION


def test_csv_has_a_row_for_each_hop(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trace", "phone_number", "--format", "json", *DAY], FRENCH) == 0
    hops = json.loads(capsys.readouterr().out)["answer"]["hops"]
    assert main(["trace", "phone_number", "--format", "csv", *DAY], ENGLISH) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == len(hops)


def test_a_registry_with_problems_answers_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("broken.yaml")
    path.write_text(BROKEN, encoding="utf-8")
    assert main(["trace", "phone_number", "--registry", str(path)], FRENCH) == 1
    shown = capsys.readouterr()
    assert "numéro de téléphone" in shown.out
    assert f"{path}:4:" in shown.err
    assert "(unknown-key)" in shown.err
    assert "ce qui a pu être lu" in shown.err


def test_a_registry_of_the_environment_and_by_short_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(BROKEN.replace(", contry: FR", ""), encoding="utf-8")
    assert main(["trace", "phone_number"], {**FRENCH, "SILLAGE_REGISTRY": str(path)}) == 0
    assert "registre «\u00a0Acme\u00a0»" in capsys.readouterr().out
    assert main(["trace", "email_address", "--registry", "mantano-assimil"], FRENCH) == 0
    assert "Mantano-Assimil" in capsys.readouterr().out
    assert main(["trace", "email_address", "--registry", "mantano-asimil"], FRENCH) == 2
    assert "Vouliez-vous dire «\u00a0mantano-assimil\u00a0»" in capsys.readouterr().err


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    for extra in ([], ["--details"]):
        assert main(["trace", "phone_number", *DAY, *extra], {**FRENCH, "COLUMNS": str(width)}) == 0
        assert max(map(len, capsys.readouterr().out.splitlines())) <= min(width, 120)


def test_everything_of_an_actor(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "OVH", *DAY], FRENCH) == 0
    said = capsys.readouterr().out
    for part in ("OVH S.A.S.", "Certifications", "ISO/IEC 27001", "Destinataires ultérieurs"):
        assert part in said


def test_everything_of_the_organisation_with_rights_and_notes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "Minlessika", *DAY], {**FRENCH, "COLUMNS": "120"}) == 0
    said = capsys.readouterr().out
    for part in (
        "Droits des personnes",
        "Droit à la portabilité des données\u00a0: inconnu",
        "support@minlessika.com",
    ):
        assert part in said
    assert main(["show", "Minlessika", *DAY, "--format", "json"], FRENCH) == 0
    recourse = json.loads(capsys.readouterr().out)["profile"]["recourse"]
    assert {"access", "erasure", "portability"} <= {each["right"] for each in recourse["rights"]}


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "comment demander l’effacement ?",
            ("en le demandant au support", "support@minlessika.com", "ligne 69"),
        ),
        ("what are my rights?", ("right of access", "right to data portability", "support@minlessika.com")),
        ("qui est le DPO ?", ("inconnu", "support@minlessika.com")),
        ("comment joindre CinetPay ?", ("Comment joindre CinetPay est inconnu",)),
    ],
)
def test_rights_and_contacts_are_answered(
    question: str, parts: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", question, *DAY], {**FRENCH, "COLUMNS": "120"}) == 0
    said = capsys.readouterr().out
    assert [part for part in parts if part not in " ".join(said.split())] == []


@pytest.mark.parametrize(("lang", "delimiter", "unknown"), [("fr", ";", "inconnu"), ("en", ",", "unknown")])
def test_rights_as_rows_for_a_spreadsheet(
    lang: Lang, delimiter: str, unknown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "what are my rights?", "--lang", lang, "--format", "csv", *DAY], ENGLISH) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out), delimiter=delimiter))
    assert {len(row) for row in rows} == {7}
    assert any("support@minlessika.com" in row[1] for row in rows)
    assert unknown in {row[1] for row in rows}


def test_a_bare_name_is_answered_in_the_language_of_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "CinetPay", *DAY], ENGLISH) == 0
    assert capsys.readouterr().out.startswith("Understood")
    assert main(["ask", "CinetPay", *DAY], FRENCH) == 0
    assert capsys.readouterr().out.startswith("Compris")


@pytest.mark.parametrize(("lang", "mark"), [("fr", "Téléphone (déduit)"), ("en", "Phone (inferred)")])
def test_a_hop_marks_what_is_known_less_well_than_the_rest_of_it(
    lang: Lang, mark: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hop with a declared field and an inferred one stood as declared, and nothing marked the other."""
    path = tmp_path / "club.yaml"
    path.write_text(
        """\
sillage: 1
title: Club
version: "1"
fields: {tel: {label: {fr: Téléphone, en: Phone}}, nick: {label: {fr: Surnom, en: Nickname}}}
organisation:
  id: club
  name: Club
  recipients: listed
  places: {form: {label: Form}}
  collects: [{from: customer, to: form, carries: file}]
data_sets: {file: {label: File, fields: [nick, {field: tel, status: inferred, reason: so}]}}
""",
        encoding="utf-8",
    )
    assert main(["received-by", "club", "--registry", str(path), "--lang", lang, *DAY], FRENCH) == 0
    shown = capsys.readouterr().out
    nick = "Surnom" if lang == "fr" else "Nickname"
    assert mark in " ".join(shown.split()) and f"{nick} (" not in shown


def test_a_list_is_answered_in_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "quels sont les documents ?", *DAY], FRENCH) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Compris") and "indique 1 document" in " ".join(shown.split())
    assert main(["ask", "which documents are there?", "--format", "json", *DAY], ENGLISH) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)["list"]["rows"]] == ["policy"]
    assert main(["ask", "which documents are there?", "--format", "csv", *DAY], ENGLISH) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff")))
    assert (row["Id"], row["Version"], row["Status"]) == ("policy", "1.0", "declared")


def test_two_questions_in_one_are_answered_as_two(capsys: pytest.CaptureFixture[str]) -> None:
    question = "Quels sont les documents ? Que reçoit CinetPay ?"
    assert main(["ask", question, *DAY], FRENCH) == 0
    shown = capsys.readouterr().out
    assert shown.count("Compris") == 2
    assert shown.index("indique 1 document") < shown.index("CinetPay reçoit")
    assert main(["ask", question, "--format", "json", *DAY], FRENCH) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert "documents" in first["understood"] and "CinetPay" in second["understood"]
    assert ("list" in first["answer"], "answer" in second["answer"]) == (True, True)
    assert main(["ask", question, "--format", "csv", *DAY], FRENCH) == 2
    refused = capsys.readouterr()
    assert refused.out == ""
    assert "une à une" in refused.err


def test_two_questions_of_several_kinds_are_told_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """Each kind of answer has its own way to be written: every one of them fits into the array."""
    asked = [
        "Que reçoit CinetPay ?",
        "Quels constats portent sur CinetPay ?",
        "Que se passe-t-il si CinetPay est piraté ?",
    ]
    for other in asked:
        assert main(["ask", f"Quels sont les documents ? {other}", "--format", "json", *DAY], FRENCH) == 0
        assert len(json.loads(capsys.readouterr().out)) == 2
