#!/usr/bin/env python3
"""The table of lists in docs/lists.md, from their columns (`python -m tools.lists`)."""

from pathlib import Path

from dataflow.question.columns import HIDDEN, SHOWN
from dataflow.question.wanted import Listed
from tools.made_part import MadePart

PAGE = Path(__file__).resolve().parent.parent / "docs" / "lists.md"
LISTS = MadePart("lists", "python -m tools.lists")


def lists_table() -> str:
    """A row for each list: what it tells of each thing, and by what else it can be filtered."""
    rows = ["| list | told of each | more to filter by |", "|---|---|---|"]
    return "\n".join([*rows, *map(_row, Listed)]) + "\n"


def _row(listed: Listed) -> str:
    name = listed.value.replace("_", "-")
    return f"| `{name}` | {', '.join(SHOWN[listed])} | {', '.join(HIDDEN[listed]) or '–'} |"


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(LISTS.renewed(page, lists_table()), encoding="utf-8", newline="\n")
