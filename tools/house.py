#!/usr/bin/env python3
"""The rooms of the code and what they import: figures, and with --write the picture and table of
docs/architecture.md (`python -m tools.house [--write] [TREE]`)."""

import argparse
import ast
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import networkx as nx

from tools.made_part import MadePart

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "house.svg"
PAGE = ROOT / "docs" / "architecture.md"
PACKAGES = ("registry", "dataflow", "commands", "app_pages")
DIVIDED = ("registry", "dataflow")
"""Packages whose folders and loose modules are rooms; the others are one room each."""
SMALL = 40
ROOMS = MadePart("rooms", "python -m tools.house --write")


class House(NamedTuple):
    """The modules of a tree by dotted name, and which of them imports which."""

    files: Mapping[str, Path]
    imports: "nx.DiGraph[str]"
    catalogues: int
    """How many folders hold words in French and English."""

    def lines(self, module: str) -> int:
        """The lines of a module."""
        return len(self.files[module].read_text(encoding="utf-8").splitlines())

    @property
    def rooms(self) -> "nx.DiGraph[str]":
        """The rooms, each with its `lines`, and an arrow from each to those it imports."""
        drawn: nx.DiGraph[str] = nx.DiGraph()
        for module in self.files:
            room = room_of(module)
            before = drawn.nodes[room]["lines"] if room in drawn else 0
            drawn.add_node(room, lines=before + self.lines(module))
        for one, other in self.imports.edges:
            if room_of(one) != room_of(other):
                drawn.add_edge(room_of(one), room_of(other))
        return drawn

    @property
    def upward(self) -> list[tuple[str, str]]:
        """The arrows without which no room would stand above itself: few, by the greedy order of Eades, Lin and
        Smyth (Information Processing Letters 47, 1993); none when nothing goes round."""
        rooms = self.rooms
        place = {room: index for index, room in enumerate(_downwards(rooms))}
        return sorted((one, other) for one, other in rooms.edges if place[one] > place[other])

    @property
    def floors(self) -> dict[str, int]:
        """How high each room stands: the longest way down, upward arrows apart."""
        rooms = self.rooms
        rooms.remove_edges_from(self.upward)
        height: dict[str, int] = {}
        for room in reversed(list(nx.topological_sort(rooms))):
            height[room] = max((height[below] + 1 for below in rooms.successors(room)), default=1)
        return height


def _downwards(rooms: "nx.DiGraph[str]") -> list[str]:
    """The rooms from the highest down, so that few arrows run from a later one to an earlier."""
    left = rooms.copy()
    top: list[str] = []
    bottom: list[str] = []
    while left:
        if sinks := sorted(room for room in left if not left.out_degree(room)):
            bottom = [*sinks, *bottom]
            left.remove_nodes_from(sinks)
        elif sources := sorted(room for room in left if not left.in_degree(room)):
            top += sources
            left.remove_nodes_from(sources)
        else:
            first = max(sorted(left), key=lambda room: left.out_degree(room) - left.in_degree(room))
            top.append(first)
            left.remove_node(first)
    return [*top, *bottom]


def house(tree: Path = ROOT) -> House:
    """The house as it stands in a folder: read from its files, nothing of it is run."""
    files = dict(_modules(tree))
    imports: nx.DiGraph[str] = nx.DiGraph()
    imports.add_nodes_from(files)
    for module, path in files.items():
        named = (name for name in _imported(path) if name != module)
        imports.add_edges_from((module, name) for name in (_nearest(each, files) for each in named) if name)
    told = {path.parent for package in PACKAGES for path in (tree / package).rglob("fr.yaml")}
    return House(files, imports, len(told))


def room_of(module: str) -> str:
    """`dataflow.graph` for `dataflow.graph.walk`, `commands` for `commands.ask`."""
    parts = module.split(".")
    return ".".join(parts[: 2 if parts[0] in DIVIDED else 1])


def figures(of: House) -> dict[str, int | float]:
    """What can be counted of a house."""
    rooms, lines = of.rooms, [of.lines(module) for module in of.files]
    proper = [of.lines(module) for module, path in of.files.items() if path.name != "__init__.py"]
    return {
        "modules": len(of.files),
        "lines of code": sum(lines),
        "median lines of a module": statistics.median(lines),
        f"modules under {SMALL} lines, faces of packages apart": sum(each < SMALL for each in proper),
        "rooms": len(rooms),
        "floors": max(of.floors.values()),
        "arrows between rooms": rooms.number_of_edges(),
        "arrows that run upwards": len(of.upward),
        "folders of words": of.catalogues,
    }


def dot(of: House) -> str:
    """The picture as DOT. An arrow that follows from two others is left out, so that it can be read."""
    rooms = of.rooms
    drawn = nx.transitive_reduction(rooms) if nx.is_directed_acyclic_graph(rooms) else rooms
    fills = {"registry": "#e3f1e5", "dataflow": "#e2ecf8"}
    lines = [
        "digraph {",
        '  rankdir="TB"; ranksep=0.3; nodesep=0.25; node [shape=box, style="rounded,filled", penwidth=0.8,',
        '    fontname="Liberation Sans", fontsize=11, height=0.4]; edge [arrowsize=0.6, penwidth=0.8];',
    ]
    for room in sorted(rooms):
        package, _, inner = room.partition(".")
        fill = fills.get(package, "#fbf3da")
        lines.append(f'  "{room}" [id="{room}", label="{inner or package}", fillcolor="{fill}"];')
    lines += [f'  "{one}" -> "{other}" [id="{one}-to-{other}"];' for one, other in sorted(drawn.edges)]
    return "\n".join([*lines, "}"]) + "\n"


def rooms_table(of: House) -> str:
    """A row for each room, from the highest floor down, in the words of its own first line."""
    floors = of.floors
    rows = ["| floor | room | what it is |", "|---|---|---|"]
    for room in sorted(floors, key=lambda each: (-floors[each], each)):
        told = ast.get_docstring(ast.parse(of.files[room].read_text(encoding="utf-8"))) or ""
        first = told.partition("\n")[0]
        rows.append(f"| {floors[room]} | `{room.replace('.', '/')}` | {first} |")
    return "\n".join(rows)


def _modules(tree: Path) -> Iterator[tuple[str, Path]]:
    """Every module that holds anything, by dotted name."""
    for package in PACKAGES:
        for path in sorted((tree / package).rglob("*.py")):
            name = ".".join(path.relative_to(tree).with_suffix("").parts).removesuffix(".__init__")
            if name not in DIVIDED and path.read_text(encoding="utf-8").strip():
                yield name, path


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _nearest(name: str, files: Mapping[str, Path]) -> str | None:
    """The module that an imported name is, or is taken from."""
    while name and name not in files:
        name = name.rpartition(".")[0]
    return name or None


def main() -> None:
    """Prints the figures of a tree; with --write draws the picture of this one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tree", nargs="?", type=Path, default=ROOT, metavar="TREE")
    parser.add_argument("--write", action="store_true", help="draw docs/images/house.svg anew")
    asked = parser.parse_args()
    found = house(asked.tree)
    for name, figure in figures(found).items():
        print(f"{figure:>9,}  {name}")
    for one, other in found.upward:
        print(f"           upwards: {one} -> {other}")
    if asked.write:
        from dataflow.engine.layout import svg

        told = "The rooms of Sillage, each above what it imports"
        PICTURE.write_text(svg(dot(found), title=told, lang="en"), encoding="utf-8", newline="\n")
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(ROOMS.renewed(page, rooms_table(found)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
