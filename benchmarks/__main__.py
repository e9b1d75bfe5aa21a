"""`python -m benchmarks [--keep] [PART …]`: what Sillage costs, each goal beside its figure.

Ratios count: machines differ, and a busy one is no defect, so nothing here is asserted in a test. With --keep the
figures take the place of those in `benchmarks/figures.json`, against which the next run is printed.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import attacks, commands, dashboard, figure, loading, search, walk

PARTS: dict[str, Callable[[Path], Iterator[figure.Figure]]] = {
    "walk": walk.figures,
    "search": search.figures,
    "loading": loading.figures,
    "attacks": attacks.figures,
    "starts": commands.starts,
    "commands": commands.figures,
    "dashboard": dashboard.figures,
}


def main() -> None:
    """Measures the parts that were named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)}; all if left out"
    )
    parser.add_argument("--keep", action="store_true", help="keep the figures for the next run")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    before = figure.kept()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name in asked.parts or PARTS:
            print(f"\n{name}", flush=True)
            for each in PARTS[name](Path(folder)):
                found.append(each)
                print(each.told(before.get(each.name)), flush=True)
    if asked.keep:
        named = {each.name for each in found}
        figure.keep([*(figure.Figure(*item, "") for item in before.items() if item[0] not in named), *found])


if __name__ == "__main__":
    main()
