"""docs/ci.md and the hook: their commands are commands, their YAML is what it says, their codes are ours."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from commands.exit import CLEAN, FOUND, USAGE
from commands.options import Arguments, parse
from registry.records.statements import Acceptance
from registry.source.reader import read_file
from tests.docs.page import DOCS, Block, blocks

PAGE = (DOCS / "ci.md").read_text(encoding="utf-8")
BLOCKS = [block for block in blocks(PAGE) if block.language == "yaml"]
HOOKS = DOCS.parent / ".pre-commit-hooks.yaml"


def told(words: str) -> Arguments:
    """What a command of the page asks for."""
    asked = parse(shlex.split(words)[1:], {})
    assert isinstance(asked, Arguments)
    return asked


def commands(text: str) -> list[str]:
    """The commands of Sillage in a block, without what the shell does with them."""
    return [re.split(r" > | \|\| ", found)[0] for found in re.findall(r"\./sillage [^\n]+", text)]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"line-{block.line}")
def test_the_blocks_are_yaml(block: Block) -> None:
    assert isinstance(yaml.safe_load(block.text), dict)


def test_the_commands_are_commands() -> None:
    found = [words for block in BLOCKS for words in commands(block.text)]
    assert [told(words).command for words in found] == ["check", "diff", "check", "check"]
    inline = re.findall(r"`(--[^`]+)`", PAGE)
    assert len(inline) >= 6
    for options in inline:
        first = options.partition(": ")[0].partition("|")[0]
        assert told(f"sillage check {first}").command == "check"


def test_the_accepted_finding_is_an_acceptance(tmp_path: Path) -> None:
    (block,) = (block for block in BLOCKS if block.text.startswith("accepted:"))
    path = tmp_path / "accepted.yaml"
    path.write_text(block.text, encoding="utf-8")
    source = read_file(path)  # ours takes `on` for a word, as a registry does
    assert not source.problems
    (entry,) = source.data["accepted"]
    assert Acceptance.model_validate(entry).by == "A. Kouassi"


def test_the_codes_are_those_of_the_commands() -> None:
    assert re.findall(r"^\| (\d) \|", PAGE, re.MULTILINE) == [str(code) for code in (CLEAN, FOUND, USAGE)]


def test_the_hook_is_a_command() -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert hook["id"] == "sillage-check"
    assert told(hook["entry"]).command == "check"
    assert (DOCS.parent / shlex.split(hook["entry"])[0]).is_file()
    assert re.search(hook["files"], "registry/a.yml")
    assert hook["pass_filenames"] is False
