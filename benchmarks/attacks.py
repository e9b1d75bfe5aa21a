"""Files that were made to take long: what reading each costs, against its bytes (`python -m benchmarks attacks`)."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from benchmarks.processes import run

_HEAD: Final = (
    "sillage: 1\ntitle: T\nversion: '1'\norganisation: {id: acme, name: Acme, places: {db: {label: D}}}\n"
)
_BYTES: Final = 4_900_000
_LOAD: Final = "import sys; from registry.reading.load import load; load(sys.argv[1])"


def _filled(head: str, line: str, end: str = "") -> str:
    """A head with as many lines as there is room for, each with its number."""
    count = (_BYTES - len(head)) // (len(line) + 4 * line.count("%d"))
    return head + "".join(line.replace("%d", str(n)) for n in range(count)) + end


def _entries(line: str) -> Callable[[], str]:
    return lambda: _filled(f"{_HEAD}third_parties:\n", f"  v%d: {{{line}}}\n")


SHAPES: Final[dict[str, Callable[[], str]]] = {
    "bad ends": lambda: _filled(_HEAD + "flows:\n", "  - {from: x%d.a, to: y%d.b}\n"),
    "unknown by": _entries("name: V, engagements: {e: {by: q%d, role: processor}}"),
    "wrong countries": _entries("name: V, country: Frenchland%d"),
    "unknown keys in one entry": lambda: _filled(_HEAD, "k%d: 1\n"),
    "unknown keys, one an entry": _entries("name: V, contry%d: FR"),
    "wrong dates": _entries("name: V, valid_from: 2024-13-%d"),
    "wrong values": _entries("name: V, recipients: lsted%d"),
    "no names": _entries("country: FR"),
    "no ids": _entries("places: {label: L, kind: form}"),
    "keys alone": _entries("name: V, " + ", ".join("abcdefghijklmnopqrstuvwxyz")),
    "ids alone": _entries(f"name: V, places: {{{', '.join('abcdefghijklmnopqrstuvwxyz')}}}"),
    "ids of fields": lambda: _filled(_HEAD + "fields: {", "f%d, ", "}\n"),
    "wrong ids": _entries(f"name: V, places: {{{', '.join(f'{each}: 1' for each in 'abcdefghijkl')}}}"),
    "empty flows": lambda: _filled(_HEAD + "flows: [", "{}, ", "]\n"),
    "sound flows": lambda: _filled(_HEAD + "flows:\n", "  - {from: db, to: db}\n"),
    "tiny entries": _entries("name: V"),
    "own fields": lambda: _filled(_HEAD + "fields:\n", "  f%d: {label: F, also: f%d}\n"),
    "bad citations": _entries("name: V, cite: 'no no'"),
    "a long citation": lambda: f"{_HEAD}data_sets: {{a: {{label: L, cite: 'a §{' ' * _BYTES}\"'}}}}\n",
    "one key again and again": lambda: _filled(_HEAD, "updated: 2024-01-01\n"),
    "sections of a document": lambda: _filled(
        _HEAD + "documents:\n  d:\n    title: D\n    sections:\n", "    - {line: 3, title: S}\n"
    ),
    "purposes of one flow": lambda: _filled(
        _HEAD + "flows: [{from: db, to: db, purposes: [", "q%d, ", "]}]\n"
    ),
    "anchors": lambda: _filled(_HEAD + "third_parties:\n", "  v%d: &a%d {name: V}\n"),
    "lines with a fault": lambda: _filled(_HEAD + "third_parties:\n", "  v%d: {name: V\n"),
    "blank lines below a fault": lambda: _filled(_HEAD + "x: [\n", " \n"),
    "deep nesting": lambda: _HEAD + "x: " + "[" * _BYTES,
    "one long text": lambda: f"{_HEAD}fields: {{f: {{label: {'a' * _BYTES}}}}}\n",
}


def figures(folder: Path) -> Iterator[Figure]:
    """Seconds and memory of reading each file in a process of its own, and 10,000 files of a folder."""
    for name, made in SHAPES.items():
        path = folder / "attack.yaml"
        path.write_text(made(), encoding="utf-8")
        yield from _costs(f"{name}, {path.stat().st_size / 1e6:.1f} MB", path, folder)
    files = folder / "files"
    files.mkdir()
    (files / "a.yaml").write_text(_HEAD, encoding="utf-8")
    for n in range(10_000):
        text = f"third_parties: {{v{n}: {{name: V, country: QQ}}}}\n"
        (files / f"v{n}.yaml").write_text(text, encoding="utf-8")
    yield from _costs("10,000 files", files, folder)


def _costs(name: str, path: Path, folder: Path) -> Iterator[Figure]:
    # What was read is kept, as for whoever has not turned that off: it is a part of the first reading.
    cost = run(("-c", _LOAD, str(path)), {"SILLAGE_CACHE": str(folder / "cache")})
    yield Figure(f"{name}: load", cost.cpu, "s", goal=5.0)
    yield Figure(f"{name}: memory", cost.memory, "MiB", goal=300.0)
