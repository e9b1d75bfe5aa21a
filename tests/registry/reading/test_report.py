"""The report: how a problem reads, and that there are words for every code the registry can give."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.reading.report import hint, line, sentence
from registry.reading.sentences import WORDS
from registry.records.text import LANGS, Lang
from registry.source.problem import Problem

REGISTRY = Path(__file__).parents[3] / "registry"
GIVES = {
    "problem_at": 1,
    "_report": 1,
    "_refuse": 1,
    "_break_off": 1,
    "refusal": 0,
    "Fault": 0,
    "Dangling": 1,
    "_told": 1,
}  # where the code stands


def problem(code: str, **values: str) -> Problem:
    return Problem(file="registre.yaml", line=3, column=5, code=code, values=values)


def test_a_line_has_place_sentence_code_and_hint() -> None:
    found = problem("unknown-key", key="contry", suggestion="country")
    assert line(found, "en") == (
        "registre.yaml:3:5: There is no key “contry” here. (unknown-key)\n  Did you mean “country”?"
    )
    assert line(found, "fr") == (
        "registre.yaml:3:5: La clé «\u00a0contry\u00a0» n’existe pas ici. (unknown-key)\n"
        "  Vouliez-vous écrire «\u00a0country\u00a0»\u00a0?"
    )


def test_the_hint_follows_what_is_known() -> None:
    assert hint(problem("unknown-key", key="x"), "en").startswith("Take the key out")
    assert (
        hint(problem("bad-value", key="x", value="y", allowed="'a' or 'b'"), "en")
        == "Possible values: 'a' or 'b'."
    )
    assert hint(problem("bad-value", key="x", value="y", allowed=""), "en").startswith("See the description")
    assert "tab" in hint(problem("syntax", hint="tab"), "en")
    assert "UTF-16" in hint(problem("not-utf8", hint="wide", encoding="UTF-16"), "fr")


def test_kinds_are_said_in_the_readers_language() -> None:
    wrong = problem("wrong-type", key="line", expected="number", found="douze")
    assert (
        sentence(wrong, "fr")
        == "«\u00a0douze\u00a0» ne convient pas à «\u00a0line\u00a0», qui attend un nombre entier."
    )
    assert "legal basis" in sentence(problem("unknown-term", kind="legal_basis", value="x"), "en")


def test_the_number_of_further_problems_has_its_plural() -> None:
    alike = {"alike": "unknown-place"}
    assert sentence(problem("more-problems", n="1", **alike), "en") == (
        "1 more error like it (unknown-place) is not listed."
    )
    assert sentence(problem("more-problems", n="12", **alike), "fr") == (
        "12 autres erreurs du même genre (unknown-place) ne sont pas énumérées."
    )


def test_what_a_user_wrote_cannot_move_the_cursor_or_fill_the_screen() -> None:
    said = line(problem("unknown-key", key="\x1b[2Jx\n\u202ey" + "z" * 500), "en")
    assert not set(said) & {"\x1b", "\u202e"}
    assert said.count("\n") == 1
    assert len(said) < 300


def test_a_lost_value_does_not_hide_the_problem() -> None:
    assert sentence(problem("unknown-key"), "en") == "There is no key “?” here."


def test_every_code_has_its_words() -> None:
    codes = {code for file in REGISTRY.rglob("*.py") for code in codes_in(file.read_text(encoding="utf-8"))}
    assert {"duplicate-key", "unknown-key", "bad-duration", "unknown-country", "empty-folder", "tag"} <= codes
    said = set(WORDS.keys("fr"))
    assert (
        sorted(code for code in codes if not {f"problem.{code}.says", f"problem.{code}.hint"} <= said) == []
    )


@pytest.mark.parametrize("lang", LANGS)
def test_every_problem_reads_to_its_end(lang: Lang) -> None:
    for key in WORDS.keys(lang):
        if key.startswith("problem.") and key.endswith(".says"):
            found = problem(key.split(".")[1], n="3")
            assert sentence(found, lang).endswith(".")
            assert hint(found, lang)


def codes_in(source: str) -> Iterator[str]:
    """The codes of problems that a module gives: the texts in the argument where a code stands."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call):
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            if name in GIVES and len(call.args) > GIVES[name]:
                yield from texts_in(call.args[GIVES[name]])


def texts_in(node: ast.AST) -> Iterator[str]:
    """A text, the beginning of one that is put together, or those between which a condition chooses."""
    if isinstance(node, ast.IfExp):
        yield from texts_in(node.body)
        yield from texts_in(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield from texts_in(node.values[0])
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value.split("|")[0]
