"""The figure: one thing measured, its goal, and what it was when figures were last kept."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

KEPT: Final = Path(__file__).with_name("figures.json")


class Figure(NamedTuple):
    """One thing measured."""

    name: str
    value: float
    unit: str
    """s, ms, MiB, × for a ratio of two measurements of this run; empty for an exponent."""
    goal: float | None = None
    """What it is not to exceed; None: it is there to be read beside others."""

    def told(self, before: float | None) -> str:
        """The figure as a line: value, goal and whether it is met, and the figure that was kept."""
        line = f"{self.value:9.2f} {self.unit:<2} {self.name:<52}"
        if self.goal is not None:
            line += f" goal {self.goal:5.2f} {'met   ' if self.value <= self.goal else 'MISSED'}"
        return line if before is None else f"{line:<86} was {before:.2f}"


def kept() -> dict[str, float]:
    """The figures that were last kept, by name."""
    return json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}


def keep(figures: Iterable[Figure]) -> None:
    """Keeps the figures in the place of those before."""
    held = {each.name: round(each.value, 3) for each in figures}
    KEPT.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
