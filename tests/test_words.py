"""The words of every package: both languages say the same things, and the French is set as French is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.records.text import LANGS, Lang
from registry.sentences import Sentences

ROOT = Path(__file__).parent.parent
FOLDERS = sorted(
    folder
    for package in ("registry", "dataflow", "commands", "app_pages")
    for folder in (ROOT / package).glob("**/sentences")
    if any((folder / f"{lang}.yaml").exists() for lang in LANGS)
)
EACH_FOLDER = pytest.mark.parametrize(
    "folder", FOLDERS, ids=[str(each.relative_to(ROOT)) for each in FOLDERS]
)


def test_there_are_words_to_look_at() -> None:
    assert ROOT / "registry" / "reading" / "sentences" in FOLDERS


@EACH_FOLDER
def test_both_languages_have_the_same_keys(folder: Path) -> None:
    words = Sentences(folder)
    assert words.keys("fr") == words.keys("en")


@EACH_FOLDER
def test_both_languages_name_the_same_values(folder: Path) -> None:
    words = Sentences(folder)
    fr = {key: words.placeholders("fr", key) for key in words.keys("fr")}
    assert fr == {key: words.placeholders("en", key) for key in words.keys("en")}


@EACH_FOLDER
def test_every_sentence_that_code_asks_for_by_its_name_is_there(folder: Path) -> None:
    """A key that was moved or misspelt is seen here, and not by whoever first meets that sentence."""
    modules = [module for module in folder.parent.rglob("*.py") if _room(module) == folder]
    assert modules
    known = {folder: {*Sentences(folder).keys("fr")}}
    for module in modules:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for other in _imported(tree):
            known.setdefault(other, {*Sentences(other).keys("fr")})
        allowed = set().union(*(known[each] for each in (folder, *_imported(tree))))
        asked = set(_asked(tree)) - {*LANGS}
        assert asked <= allowed, f"{module.relative_to(ROOT)}: {sorted(asked - allowed)}"


@EACH_FOLDER
def test_french_is_set_as_french_is(folder: Path) -> None:
    assert {key: fault for key, each in _templates(folder, "fr") if (fault := french_fault(each))} == {}


@EACH_FOLDER
def test_no_straight_quotes_or_apostrophes_in_english(folder: Path) -> None:
    assert [key for key, each in _templates(folder, "en") if re.search(r"\w'\w|\"", each)] == []


@EACH_FOLDER
def test_no_brace_that_is_no_placeholder(folder: Path) -> None:
    """A misspelt placeholder such as {Field} would be shown to the reader as it stands."""
    templates = [pair for lang in LANGS for pair in _templates(folder, lang)]
    assert [
        key for key, each in templates if re.search(r"\{[^}“”« »]*[^a-z0-9_}“”« »][^}“”« »]*\}|\{\}", each)
    ] == []


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("l’adresse\u00a0: «\u00a0a\u00a0»\u202f?", ""),
        ("à 12:30, voir https://exemple.fr et from: X", ""),
        ("l'adresse", "'"),
        ("quoi ?", " ?"),
        ("quoi?", "i?"),
        ("donc : oui", " :"),
        ("donc: oui", ""),  # a key of the registry, quoted: `from: X`
        ("« a\u00a0»", "« "),
        ("«\u00a0a »", " »"),
    ],
)
def test_the_look_at_french_sees_what_it_should(words: str, fault: str) -> None:
    assert french_fault(words) == fault


def french_fault(words: str) -> str:
    """The first place where the words are not set as French is; empty when there is none."""
    found = re.search(r"'| [:;?!»]|« |«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»|\w[;?!](?=\s|$)", words)
    return found[0] if found else ""


def _templates(folder: Path, lang: Lang) -> list[tuple[str, str]]:
    words = Sentences(folder)
    return [(key, each) for key in words.keys(lang) for each in words.templates(lang, key)]


def _room(module: Path) -> Path | None:
    """The words of the room that a module stands in: of the nearest folder that has some."""
    above = (folder / "sentences" for folder in module.parents if folder.is_relative_to(ROOT))
    return next((each for each in above if each in FOLDERS), None)


def _imported(tree: ast.AST) -> list[Path]:
    """The words of other rooms that a module takes."""
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return [folder for name in names if (folder := ROOT.joinpath(*name.split("."))) in FOLDERS]


def _asked(tree: ast.AST) -> Iterator[str]:
    """The keys that a module names in `say` and `both`, in either arm of a choice."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("say", "_say", "both"):
            # The key stands first, or after the language.
            named = [each for argument in call.args[:2] for each in _arms(argument)]
            yield from (str(each.value) for each in named if isinstance(each, ast.Constant))


def _arms(argument: ast.expr) -> tuple[ast.expr, ...]:
    return (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
