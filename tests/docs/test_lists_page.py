"""docs/lists.md: its commands are commands (its table of lists is made, see test_made_parts)."""

import shlex
from pathlib import Path

import pytest

from commands.options import Arguments, parse
from tests.docs.page import blocks

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "lists.md").read_text(encoding="utf-8")
COMMANDS = [
    line.partition("#")[0].strip()
    for block in blocks(PAGE)
    if block.language == "sh"
    for line in block.text.splitlines()
]


@pytest.mark.parametrize("line", COMMANDS)
def test_its_commands_are_commands(line: str) -> None:
    assert isinstance(parse(shlex.split(line)[1:], {}), Arguments)
