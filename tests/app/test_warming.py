"""Warming: what the first visitor needs is there when he comes, his heading before anything is computed."""

import gc
import subprocess
import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from threading import Event

import pytest

from app_pages import starters, warming
from dataflow.checks import judging
from registry.records.text import LANGS
from tests.app.conftest import BROKEN, EMPTY, ROOT, SMALL, UNREADABLE, OpenApp, said
from tests.app.test_dossier import counting

SLOW = ("networkx", "numpy", "pandas", "dataflow.checks.judging", "app_pages.home_view")
"""What takes long to import."""


def imported_by(module: str) -> set[str]:
    """What is imported, of all that takes long, when a module is, in a process of its own."""
    asked = f"import sys, {module}; print(*(set({SLOW!r}) & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_the_server_begins_before_what_takes_long_is_imported() -> None:
    assert imported_by("app") == set()


def test_a_page_has_its_heading_before_what_takes_long_is_imported() -> None:
    assert imported_by("app_pages.visit, app_pages.heading") == set()


def opened(path: Path, registry: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Names a registry as the one that is open; what it holds."""
    path.write_text(registry, encoding="utf-8")
    monkeypatch.setenv("SILLAGE_REGISTRY", str(path))
    return registry


def test_nothing_that_was_made_before_is_made_again_for_the_first_visitor(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: Counter[str] = Counter()
    counting(monkeypatch, judging, "findings", made)
    registry = opened(tmp_path / "registry.yaml", SMALL.replace("Small", "Warm"), monkeypatch)
    warming.home()
    assert made["findings"] == 1
    assert "Nous" in said(open_app("", registry=registry, lang="en"))
    assert made["findings"] == 1


def test_the_heading_of_home_waits_for_no_check(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise ArithmeticError

    monkeypatch.setattr(judging, "findings", failing)
    app = open_app("", registry=SMALL.replace("Small", "Cold"), lang="en")
    assert app.exception
    assert any("<h1" in str(each.proto.body) and "Nous" in str(each.proto.body) for each in app.get("html"))


@pytest.mark.parametrize("registry", [EMPTY, BROKEN, UNREADABLE], ids=["empty", "broken", "unreadable"])
def test_whatever_is_open_is_warmed(registry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()
    counting(monkeypatch, starters, "questions", asked)
    monkeypatch.setenv(
        "SILLAGE_LAYOUT", "none"
    )  # an engine that does not work is told by the pages that draw
    opened(tmp_path / "registry.yaml", registry, monkeypatch)
    warming.home()
    warming.others()
    assert asked["questions"] == (0 if registry == UNREADABLE else len(LANGS))


@pytest.mark.parametrize("works", [True, False], ids=["works", "fails"])
def test_what_can_be_thrown_away_is_looked_for_again_once_it_is_warm(
    works: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing() -> None:
        raise ArithmeticError

    opened(tmp_path / "registry.yaml", SMALL, monkeypatch)
    monkeypatch.setattr(warming, "SHOWN", Event())
    warming.SHOWN.set()
    if not works:
        monkeypatch.setattr(warming, "home", failing)
    try:
        with nullcontext() if works else pytest.raises(ArithmeticError):
            warming._warm()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
