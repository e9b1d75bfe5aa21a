"""docs/lists.md: every list is there with all its columns, and its commands are commands."""

import shlex
from pathlib import Path

import pytest

from commands.options import Arguments, parse
from dataflow.question.columns import HIDDEN, SHOWN
from dataflow.question.wanted import Listed
from tests.docs.page import blocks

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "lists.md").read_text(encoding="utf-8")
COMMANDS = [
    line.partition("#")[0].strip()
    for block in blocks(PAGE)
    if block.language == "sh"
    for line in block.text.splitlines()
]


@pytest.mark.parametrize("listed", Listed)
def test_every_list_is_told_with_its_columns(listed: Listed) -> None:
    cells = (f"`{listed.value.replace('_', '-')}`", ", ".join(SHOWN[listed]), ", ".join(HIDDEN[listed]) or "–")
    assert f"| {' | '.join(cells)} |" in PAGE.splitlines()


@pytest.mark.parametrize("line", COMMANDS)
def test_its_commands_are_commands(line: str) -> None:
    assert isinstance(parse(shlex.split(line)[1:], {}), Arguments)
