"""The streams: when there is colour, and how wide an answer is."""

import os
import sys

import pytest

from commands.streams import has_colour, width_of


@pytest.mark.parametrize("terminal", [True, False])
def test_colour_is_for_a_terminal_that_is_not_told_otherwise(
    terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert has_colour({}, wanted=True) is terminal
    assert has_colour({"NO_COLOR": ""}, wanted=True) is terminal
    for told in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert not has_colour(told, wanted=True)
    assert not has_colour({}, wanted=False)


@pytest.mark.parametrize(
    ("columns", "terminal", "width"),
    [("80", 50, 80), ("120", 50, 120), ("121", 50, 120), ("0", 50, 50), ("wide", 50, 50), ("", 300, 120)],
)
def test_the_width_is_that_of_the_environment_else_of_the_terminal_at_most_120(
    columns: str, terminal: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda _: os.terminal_size((terminal, 24)))
    assert width_of({"COLUMNS": columns}) == width


def test_a_pipe_is_100_wide_wherever_it_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert width_of({}) == 100
    assert width_of({"COLUMNS": "60"}) == 60
