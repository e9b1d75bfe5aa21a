"""The options: faults and help in the reader's language, before the command or after it."""

import pytest

from commands.line import main
from commands.options import COMMANDS, Arguments, parse
from commands.settings import language
from registry.records.text import LANGS

FRENCH = {"LANG": "fr_FR.UTF-8"}


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "fr"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({"LC_ALL": "fr_CI.UTF-8", "LANG": "en_GB"}, "fr"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "fr_FR"}, "en"),
    ],
)
def test_the_language_of_the_system(environment: dict[str, str], lang: str) -> None:
    assert language(environment) == lang


def test_options_stand_before_or_after_the_command() -> None:
    for arguments in (
        ["--lang", "en", "--format", "json", "check"],
        ["check", "--format", "json", "--lang=en"],
    ):
        asked = parse(arguments, FRENCH)
        assert isinstance(asked, Arguments)
        assert (asked.command, asked.settings.lang, asked.settings.form) == ("check", "en", "json")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frobnicate"], "pas de commande «\u00a0frobnicate\u00a0»"),
        (["trace", ""], "DONNÉE attend une valeur"),
        (["show", "  "], "ACTEUR attend une valeur"),
        (["ask", ""], "QUESTION attend une valeur"),
        (["diff", "a.yaml", ""], "APRÈS attend une valeur"),
        (["check", "--registry", ""], "--registry attend une valeur"),
        (["check", "--actor="], "--actor attend une valeur"),
        (["diagram", "phone_number", "-o", ""], "-o/--output attend une valeur"),
        (["trace", "numéro", "de", "téléphone"], "entre guillemets"),
        (["trac", "x"], "Vouliez-vous dire «\u00a0trace\u00a0»"),
        (["trace"], "Il manque\u00a0: DONNÉE"),
        (["trace", "x", "--nope"], "Je ne connais pas\u00a0: --nope"),
        (["trace", "x", "--format", "xml"], "«\u00a0xml\u00a0»"),
        (["trace", "x", "--registry"], "--registry attend une valeur"),
        (["trace", "x", "--as-of", "hier"], "n’est pas un jour"),
        (["trace", "x", "--as-of", ""], "--as-of attend une valeur"),
        (["trace", "x", "--as-of", "2026-02-30"], "n’est pas un jour"),
        (["trace", "x", "--as-of", "20261122"], "n’est pas un jour"),
        (["trace", "x", "--as-of", "2026-W01"], "n’est pas un jour"),
        (["diff", "2026-02-30", "2026-03-01"], "n’est pas un jour"),
        (["trace", "x", "--registry", "a" * 5000], "Le système refuse"),
        (["diagram", "phone_number", "-o", "a" * 300 + ".svg"], "Le système refuse"),
        (["diagram", "phone_number", "-o", "x.pdf", "--type", "png"], "n’en garder qu’un"),
        (["diagram", "--all", "-o", "-"], "un dossier"),
        (["diagram", "phone_number", "-o", "x.svg", "--format", "json"], "Je ne connais pas"),
        (["--format", "json", "schema"], "possibles\u00a0: text"),
        (["diagram", "-o", "x.svg"], "soit une donnée, soit --all"),
        (["diagram", "x", "--all", "-o", "y"], "soit une donnée, soit --all"),
        (["diagram", "phone_number", "-o", "x.docx"], "svg, png, pdf"),
        (["diagram", "--all", "-o", "x.svg"], "un dossier"),
        (["schema", "--check", "--write"], "ne vont pas ensemble"),
        (["--lang", "fr"], "Il manque"),
    ],
)
def test_wrong_use_is_told_in_french(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments, FRENCH) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""


def test_a_script_saved_on_windows_may_call_it() -> None:
    asked = parse(["trace", "phone_number\r", "--as-of", "2026-11-22\r"], FRENCH)
    assert isinstance(asked, Arguments)
    assert (asked.words["field"], str(asked.settings.day)) == ("phone_number", "2026-11-22")


@pytest.mark.parametrize("lang", LANGS)
def test_help_teaches_every_command_with_an_example(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help", "--lang", lang], {}) == 0
    top = capsys.readouterr().out
    for command in COMMANDS:
        assert command in top
        assert main([command, "--help", "--lang", lang], {}) == 0
        assert f"./sillage {command}" in capsys.readouterr().out.split(":", 2)[2]


def test_nothing_at_all_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], FRENCH) == 0
    assert "Utilisation" in capsys.readouterr().out
