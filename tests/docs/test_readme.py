"""README.md: short, its commands are commands, its links lead somewhere, and CHANGELOG.md's too."""

import re
import shlex
from pathlib import Path

import pytest

from commands.options import Arguments, parse
from tests.docs.page import anchors, blocks, links

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL = "\n".join(block.text for block in blocks(README) if block.language == "sh")
LAUNCHED = {"", "test", "--registry"}
"""How the lines begin that the launcher answers itself."""


def commands() -> list[str]:
    """The commands of the shell blocks, without what stands beside them."""
    return [re.split(r"\s+#", line)[0].strip() for line in SHELL.splitlines() if line.startswith("./sillage")]


def test_it_is_read_in_a_few_minutes() -> None:
    assert len(README.splitlines()) < 150


@pytest.mark.parametrize("line", commands())
def test_its_commands_are_commands(line: str) -> None:
    words = shlex.split(line)[1:]
    if (words[0] if words else "") not in LAUNCHED:
        assert isinstance(parse(words, {}), Arguments)


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md"])
def test_links_lead_to_a_file_and_a_heading(page: str) -> None:
    for link in links((ROOT / page).read_text(encoding="utf-8")):
        file, _, anchor = link.partition("#")
        assert (ROOT / file).exists(), link
        if anchor:
            assert anchor in anchors((ROOT / file).read_text(encoding="utf-8")), link
