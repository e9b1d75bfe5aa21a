"""The advices: what is to be done and what would decide say something in both languages, and name keys as keys."""

import re
from pathlib import Path

import pytest

from dataflow.checks.judging import findings
from dataflow.checks.rule import rules
from dataflow.graph.build import build
from dataflow.law import law_of, laws
from registry.reading.load import load
from registry.records.text import LANGS, Text
from tests.dataflow.strategies import DAY

ROOT = Path(__file__).parents[3]
CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
KEY = re.compile(r"`([^`]*)`")
SLOT = re.compile(r"\{(\w*)\}")
WORD = re.compile(r"[^\W\d_]{3,}")


def advices() -> dict[str, Text]:
    """Every advice of every rule, in the words of each law that has its own."""
    found: dict[str, Text] = {}
    for number, rule in rules().items():
        told = {"fix": rule.fix, **{f"decides.{key}": each for key, each in rule.decides.items()}}
        for key, each in told.items():
            found[f"{number} {key}"] = each
            for law in laws():
                found[f"{number} {key} {law}"] = law_of(law).word(number, key, each)
    return found


def test_every_advice_says_something_and_its_keys_are_those_of_the_registry() -> None:
    page = (ROOT / "docs/keys.md").read_text(encoding="utf-8")
    keys_of_registry = {*re.findall(r"^\| `(\w+)`", page, re.MULTILINE)}
    for name, advice in advices().items():
        said = {lang: advice.say(lang) for lang in LANGS}
        for words in said.values():
            bare = SLOT.sub("", KEY.sub("", words))
            assert len(WORD.findall(bare)) + len(SLOT.findall(words)) > 1, (name, words)
            assert not re.search(r"\(\s*\)|:\s*\.?$", SLOT.sub("x", words)), (name, words)
            # A key stands beside the words that say it, and never with a value: that is for the file.
            assert {*KEY.findall(words)} <= keys_of_registry, (name, words)
        assert len({tuple(sorted(KEY.findall(words))) for words in said.values()}) == 1, name
        assert len({tuple(sorted(SLOT.findall(words))) for words in said.values()}) == 1, name


@pytest.mark.parametrize(
    "path", [*CASES, *sorted((ROOT / "data").glob("*.yaml"))], ids=lambda path: path.stem
)
def test_what_a_finding_advises_is_filled_and_not_empty(path: Path) -> None:
    loaded = load(path)
    assert loaded.registry
    for each in findings(build(loaded.registry, DAY), loaded):
        assert (each.decides is None) == (each.verdict != "undetermined")
        for lang in LANGS:
            for told in (each.fix, each.decides):
                said = told.say(lang) if told else "some three words"
                assert len(WORD.findall(said)) > 1 and not SLOT.search(said), (each.id, said)
                assert not re.search(r":\s*\.?$|,\s*\.$", said), (each.id, said)
