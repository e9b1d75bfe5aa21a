"""Whole commands on registries of growing size, and on shapes that punish whoever counts paths."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from benchmarks.processes import Cost, median
from benchmarks.registries import chain, lattice, vendors

SHIPPED: Final = "data/processors.yaml"
SIZES: Final = (1_000, 5_000)
COMMANDS: Final = {
    "trace": ("trace", "phone_number"),
    "ask": ("ask", "Où va le numéro de téléphone ?"),
    "check": ("check",),
    "borders": ("borders",),
    "breach": ("breach", "v0"),
    "diff": ("diff",),
}
_IMPORTS: Final = ("-c", "import networkx, pydantic")


def figures(folder: Path) -> Iterator[Figure]:
    """Growth and shapes; the registries are made in a folder, where what was read of them is kept too."""
    yield from _growth(folder)
    yield from _shapes(folder)


def starts(folder: Path) -> Iterator[Figure]:
    """What a command costs before it has much to do: on the shipped registry, against what it stands on."""
    base = median(_IMPORTS, repeats=7)
    yield Figure("import networkx, pydantic", base.cpu, "s")
    for name in ("ask", "check"):
        cost = _command(COMMANDS[name], SHIPPED, folder, repeats=7)
        yield Figure(f"{name}, shipped registry, cold process", cost.cpu, "s")
        yield Figure(f"{name}, shipped registry / import", cost.cpu / base.cpu, "×", goal=2.0)


def _growth(folder: Path) -> Iterator[Figure]:
    small = _command(COMMANDS["ask"], SHIPPED, folder)
    paths = {}
    for size in SIZES:
        for prefix in "vw":
            paths[prefix, size] = folder / f"{prefix}{size}.yaml"
            paths[prefix, size].write_text(vendors(size, prefix), encoding="utf-8")
    for name, words in COMMANDS.items():
        costs = []
        for size in SIZES:
            before = paths["v", size]
            given = (*words, str(before), str(paths["w", size])) if name == "diff" else words
            costs.append(_command(given, str(before), folder))
            yield Figure(f"{name}, {size:,} vendors", costs[-1].cpu, "s")
        exponent = math.log(costs[1].cpu / costs[0].cpu) / math.log(SIZES[1] / SIZES[0])
        yield Figure(f"{name}, exponent of growth", exponent, "", goal=1.15)
        if name == "ask":
            for size, cost, goal in zip(SIZES, costs, (3.0, 12.0), strict=True):
                yield Figure(f"ask, {size:,} vendors / shipped", cost.cpu / small.cpu, "×", goal=goal)


def _shapes(folder: Path) -> Iterator[Figure]:
    """What a command costs above the cheapest one on the same registry, which loads it and lists its fields."""
    for name, text, actor in (
        ("lattice of 40", lattice(40), "a39"),
        ("chain of 5,000", chain(5_000), "c4999"),
    ):
        path = folder / f"{name.split()[0]}.yaml"
        path.write_text(text, encoding="utf-8")
        load = _command(("fields", "--all"), str(path), folder)
        yield Figure(f"{name}, loaded and listed", load.cpu, "s")
        for command, words in COMMANDS.items():
            given = ("breach", actor) if command == "breach" else words
            given = (*given, str(path), str(path)) if command == "diff" else given
            cost = _command(given, str(path), folder)
            yield Figure(f"{name}, {command}, above that", cost.cpu - load.cpu, "s", goal=1.0)


def _command(words: tuple[str, ...], registry: str, folder: Path, repeats: int = 3) -> Cost:
    """A command of the terminal in a process of its own; what it read before is kept, as for its user."""
    cost = median(
        ("-m", "commands", "--registry", registry, *words),
        {"SILLAGE_CACHE": str(folder / "cache")},
        repeats,
    )
    if cost.code not in (0, 1):
        raise RuntimeError(f"{' '.join(words)} on {registry} ended with {cost.code}")
    return cost
