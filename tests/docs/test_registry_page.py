"""docs/registry.md: its examples are one registry, and its mistakes give the problems it prints."""

from datetime import date
from pathlib import Path

import pytest

from dataflow.answers.trace import trace
from dataflow.graph.build import build
from registry.reading.load import load
from registry.reading.report import line
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.docs.page import DOCS, Block, blocks

PAGE = DOCS / "registry.md"
BLOCKS = blocks(PAGE.read_text(encoding="utf-8"))
EXAMPLES = [block for block in BLOCKS if block.language == "yaml" and not block.about]
MISTAKES = [
    (block, BLOCKS[at + 1])
    for at, block in enumerate(BLOCKS)
    if (block.language, block.about) == ("yaml", "mistake")
]
STEPS = 4
"""The first examples, which the page says are one file."""
DAY = date(2026, 11, 22)


def _folder(folder: Path, examples: list[Block]) -> Path:
    for number, block in enumerate(examples):
        (folder / f"{number:02}.yaml").write_text(block.text, encoding="utf-8")
    return folder


def test_the_four_steps_are_a_registry_in_one_file(tmp_path: Path) -> None:
    file = tmp_path / "bookshop.yaml"
    file.write_text("\n".join(block.text for block in EXAMPLES[:STEPS]), encoding="utf-8")
    loaded = load(file)
    assert loaded.problems == ()
    assert loaded.registry is not None
    answer = trace(build(loaded.registry, DAY), "phone_number")
    assert {(hop.source, hop.target, hop.status) for hop in answer.hops} == {
        ("person:customer", "bookshop.shop", Status.DECLARED),
        ("bookshop.shop", "hostel.servers", Status.DECLARED),
        ("bookshop.shop", "unknown:bookshop", Status.UNKNOWN),
        ("hostel.servers", "unknown:hostel", Status.UNKNOWN),
    }
    # What the page says the answer ends with.
    asked = {(gap.about, party) for gap in answer.gaps for party in gap.parties}
    assert {("place_country", "hostel"), ("retention", "hostel"), ("recipients", "hostel")} <= asked


def test_all_examples_are_one_registry(tmp_path: Path) -> None:
    loaded = load(_folder(tmp_path, EXAMPLES))
    assert [line(problem, "en") for problem in loaded.problems] == []
    assert loaded.registry is not None
    unset = set(Registry.model_fields) - loaded.registry.model_fields_set
    assert unset == set(), "the page shows every key of the top of the file"


def test_the_page_has_the_examples_it_is_made_of() -> None:
    assert len(EXAMPLES) > STEPS and len(MISTAKES) >= 8
    assert {block.language for block in BLOCKS} == {"yaml", "text", "console"}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda pair: f"line-{pair[0].line}")
def test_a_mistake_gives_the_problem_that_the_page_prints(
    mistake: tuple[Block, Block], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, told = mistake
    # Where one is: a sentence cuts a path that is too long, and that of a test may be.
    monkeypatch.chdir(tmp_path)
    folder = _folder(Path(), EXAMPLES)
    (folder / "mistake.yaml").write_text(written.text, encoding="utf-8")
    loaded = load(folder)
    assert "\n".join(line(problem, "en") for problem in loaded.problems) == told.text.rstrip("\n")
    assert loaded.registry is not None
