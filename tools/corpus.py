#!/usr/bin/env python3
"""The corpus of questions, understood anew: `python -m tools.corpus` says what changed, with `--write` it is written.

Each file of tests/dataflow/question/corpus has the questions that somebody wrote for one registry without having seen
how questions are read, and the answers that were written down before they were asked. What is made here of each is how
it is understood today (`sure`, `read`) and the `verdict`. A verdict that was right and no longer is stays as it stands,
so that the test fails until the words of questions are mended, or a person writes another verdict by hand.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from registry.reading.load import load
from tests.dataflow.question.corpus.verdict import Asking, Line, Verdict, read

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "tests" / "dataflow" / "question" / "corpus"
REGISTRIES: Final = {
    "processors": ROOT / "data" / "processors.yaml",
    "mantano": ROOT / "data" / "mantano-assimil.yaml",
    "town_hall": ROOT / "tests" / "data" / "town_hall.yaml",
}
"""The registry that each file of the corpus asks."""
MADE: Final = ("sure", "read", "verdict")
WIDTH: Final = 110
_HEAD = """\
# Questions to a registry, written without sight of how they are read, with the answers written before they were asked.
#   expect, or   what a right answer is: ids that are listed for certain (yes), that nobody knows of (unknown)
#   judged       verdicts of a person, each for one way to understand the question: right, partly, wrong
#   sure, read, verdict: made by `python -m tools.corpus --write`, read before they are committed
"""


def lines(name: str) -> list[dict[str, Any]]:
    """The questions that a registry is asked."""
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def asking(name: str) -> Asking:
    """Whoever asks a registry."""
    return Asking(load(REGISTRIES[name]))


def renewed(line: Line, asked: Asking) -> dict[str, Any]:
    """A question as it is understood today. What was right stays so, for the test to say that it is not."""
    meant = asked.understood(line["q"])
    verdict = asked.verdict(line, meant)
    if line.get("verdict") == Verdict.RIGHT:
        verdict = Verdict.RIGHT
    kept = {key: value for key, value in line.items() if key not in MADE}
    return {**kept, "sure": meant.sure, "read": read(meant), "verdict": str(verdict)}


def written(told: list[dict[str, Any]]) -> str:
    """The file of a registry."""
    each = [
        yaml.safe_dump([line], allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=None)
        for line in told
    ]
    return "\n".join((_HEAD, *each))


def changes(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[str]:
    """What is understood in another way than it is written."""
    for before, after in zip(old, new, strict=True):
        if before != after:
            yield f"{after['id']} {after['q']}"
            yield from (
                f"    {key}: {before.get(key)} -> {after[key]}"
                for key in MADE
                if before.get(key) != after[key]
            )


def main() -> int:
    """1 where something changed and is not written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write how the questions are understood today")
    write = parser.parse_args().write
    changed = False
    for name in REGISTRIES:
        old, asked = lines(name), asking(name)
        new = [renewed(line, asked) for line in old]
        for told in changes(old, new):
            changed = True
            print(told)
        if write:
            (FOLDER / f"{name}.yaml").write_text(written(new), encoding="utf-8", newline="\n")
    return int(changed and not write)


if __name__ == "__main__":
    sys.exit(main())
