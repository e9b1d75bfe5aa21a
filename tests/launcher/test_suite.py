"""The tests: which want a browser, how they are shared out, what is said without one."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from launcher.arguments import follow
from launcher.ending import orderly
from launcher.suite import run_tests, shares, wants_browser
from tests.launcher.clones import make_ready


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        ([], True),
        (["-k", "word"], True),
        (["tests"], True),
        (["tests/browser/conftest.py::test_x"], True),
        (["tests/launcher/test_suite.py"], False),
        (["-x", "tests/launcher/test_suite.py::test_x"], False),
    ],
)
def test_a_browser_is_got_only_for_tests_that_may_use_it(args: list[str], wanted: bool) -> None:
    assert wants_browser(args) is wanted


@pytest.mark.parametrize(
    ("args", "count", "wanted"),
    [
        ([], 1, []),
        ([], 2, ["-n", "2", "--dist", "loadgroup"]),
        (["-k", "x"], 64, ["-n", "4", "--dist", "loadgroup"]),
        (["-n0"], 4, []),
        (["--pdb"], 4, []),
        (["tests/launcher/test_suite.py::test_x"], 4, []),
    ],
)
def test_tests_are_shared_out_over_the_cores(args: list[str], count: int, wanted: list[str]) -> None:
    assert shares(args, count) == wanted


@pytest.fixture
def no_browser(clone: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A machine that has no browser and gets none; the list holds what is started in pytest's place."""
    started: list[list[str]] = []

    def popen(command: list[str], **_: Any) -> subprocess.Popen[bytes]:
        started.append(command)
        return subprocess.Popen([sys.executable, "-c", "raise SystemExit(0)"])

    make_ready(clone, "test")
    monkeypatch.setattr("launcher.chromium.find_browser", lambda: None)
    monkeypatch.setattr("launcher.chromium.playwright_browser", lambda: None)
    monkeypatch.setattr("launcher.programme.watched", lambda *_, **__: (1, "E: no network"))

    class Subprocess:
        Popen = staticmethod(popen)
        TimeoutExpired = subprocess.TimeoutExpired

    monkeypatch.setattr("launcher.suite.subprocess", Subprocess)
    return started


def test_in_ci_a_missing_browser_is_exit_code_1(
    no_browser: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(sys, "argv", ["sillage", "test"])
    assert orderly(lambda: follow(sys.argv[1:])) == 1
    assert "Aucun Chromium" in capsys.readouterr().err
    assert no_browser == []


def test_elsewhere_the_last_line_says_that_the_browser_tests_were_left_out(
    no_browser: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert run_tests(["-q"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("ATTENTION\u00a0: les tests du navigateur")
    assert no_browser[0][-2:] == ["--without-browser", "-q"]
