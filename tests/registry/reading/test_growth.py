"""Loading grows straight: twice the registry, or twice the faults in it, is about twice the work and the memory."""

import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import registry.reading.short
from registry.reading.contents import contents_of
from registry.reading.fresh import read_afresh
from registry.source.file import MOST_BYTES
from registry.source.scan import MOST_WEIGHT, Scan

HEAD = "sillage: 1\ntitle: T\nversion: '1'\norganisation: {id: acme, name: Acme, places: {db: {label: D}}}\n"


def entries(n: int, line: str) -> str:
    """As many third parties, each with its number in the line."""
    return f"{HEAD}third_parties:\n" + "".join(
        f"  v{i}: {{{line.replace('%d', str(i))}}}\n" for i in range(n)
    )


MADE: dict[str, Callable[[int], str]] = {
    "sound": lambda n: (
        f"{HEAD}data_sets: {{d: {{label: D, fields: [phone_number, email_address]}}}}\nthird_parties:\n"
        + "".join(
            f"  v{i}:\n    name: V\n    places: {{app: {{label: A}}}}\n    engagements:\n      e:\n"
            f"        role: processor\n        receives: [{{from: db, to: v{i}.app, carries: phone_number@d}}]\n"
            for i in range(n)
        )
    ),
    "short form": lambda n: (
        f"{HEAD}data_sets: {{d: {{label: D, fields: [phone_number, email_address]}}}}\n"
        "flows: [{from: db, to: db, carries: d}]\nthird_parties:\n"
        + "".join(
            f"  v{i}: {{name: V, role: processor, hosting: FR, receives: phone_number@d}}\n" for i in range(n)
        )
    ),
    "short form beside the long one": lambda n: entries(n, "name: V, role: processor, engagements: {e: {}}"),
    "short form from many places": lambda n: (
        "sillage: 1\ntitle: T\nversion: '1'\norganisation:\n  id: acme\n  name: Acme\n  places:\n"
        + "".join(f"    p{i}: {{label: P}}\n" for i in range(n))
        + "data_sets: {d: {label: D, fields: [phone_number]}}\nflows:\n"
        + "".join(f"  - {{from: customer, to: p{i}, carries: d}}\n" for i in range(n))
        + "third_parties:\n"
        + "".join(f"  v{i}: {{name: V, receives: d}}\n" for i in range(n))
    ),
    "unknown keys": lambda n: HEAD + "".join(f"zq{i}: 1\n" for i in range(n)),
    "bad citations": lambda n: (
        HEAD + "third_parties:\n" + "".join(f"  v{i}: {{name: V, cite: '??'}}\n" for i in range(n))
    ),
    "unknown parties": lambda n: (
        HEAD
        + "third_parties:\n"
        + "".join(f"  v{i}: {{name: V, engagements: {{e: {{by: nobody{i}}}}}}}\n" for i in range(n))
    ),
    "wrong types": lambda n: HEAD + "flows:\n" + "  - {from: 3, to: [1], carries: {}}\n" * n,
    "wrong ends": lambda n: HEAD + "flows:\n" + "".join(f"  - {{from: x{i}, to: y{i}}}\n" for i in range(n)),
    "wrong countries": lambda n: entries(n, "name: V, country: Frenchland%d"),
    "wrong dates": lambda n: entries(n, "name: V, valid_from: 2024-13-%d"),
    "wrong values": lambda n: entries(n, "name: V, recipients: lsted%d"),
    "no names": lambda n: entries(n, "country: FR"),
    "no ids": lambda n: entries(n, "places: {label: L, kind: form}"),
    "a list that is emptied": lambda n: (
        HEAD
        + "third_parties: {v: {name: V, engagements: {e: {role: processor, receives: ["
        + ", ".join(f"{{from: x{i}}}" for i in range(n))
        + "]}}}}\n"
    ),
    "purposes of one flow": lambda n: (
        HEAD + "flows: [{from: db, to: db, purposes: [" + ", ".join(f"q{i}" for i in range(n)) + "]}]\n"
    ),
    "citations of one thing": lambda n: HEAD + "data_sets: {d: {label: D, cite: [" + "'??', " * n + "]}}\n",
    "sections": lambda n: HEAD + "documents: {d: {title: D, sections: [" + "{line: x}, " * n + "]}}\n",
    "keys again and again": lambda n: HEAD + "updated: 2024-01-01\nlanguage: fr\n" * n,
    "keys again in a run": lambda n: (
        entries(n, "name: V") + entries(n, "name: V").split("third_parties:\n")[1]
    ),
    "anchors": lambda n: (
        HEAD + "third_parties:\n" + "".join(f"  v{i}: &a{i} {{name: V}}\n" for i in range(n))
    ),
    "invisible letters": lambda n: HEAD + "#\x01\n" * n,
    "wrong trackers": lambda n: HEAD + "trackers:\n" + "  - {pattern: p, set_by: q}\n" * n,
    "wrong denials": lambda n: (
        HEAD + "denials:\n" + "".join(f"  - {{who: q{i}, act: a{i}}}\n" for i in range(n))
    ),
    "blank lines below a fault": lambda n: HEAD + "x: [\n" + " \n" * n,
    "ids used twice": lambda n: (
        HEAD + "third_parties:\n" + "".join(f"  v{i}: {{name: V}}\n" for i in range(n))
    ),
}


def calls(function: Callable[[], object]) -> int:
    """How many calls a function makes, those into C among them."""
    made = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        function()
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("kind", MADE)
def test_loading_makes_as_many_calls_as_there_is_to_read(kind: str, tmp_path: Path) -> None:
    def made(n: int) -> int:
        folder = tmp_path / f"{n}"
        folder.mkdir()
        (folder / "a.yaml").write_text(MADE[kind](n), encoding="utf-8")
        if kind == "ids used twice":
            (folder / "b.yaml").write_text(MADE[kind](n).removeprefix(HEAD), encoding="utf-8")
        contents = contents_of(folder)
        return calls(lambda: read_afresh(contents))

    made(3)  # what is made once in a process
    assert made(200) <= 2.2 * made(100)


SOUND: dict[str, Callable[[int], str]] = {
    "sound": MADE["sound"],
    "short form": MADE["short form"],
    "tiny entries": lambda n: entries(n, "name: V"),
    "own fields": lambda n: (
        HEAD + "fields:\n" + "".join(f"  f{i}: {{label: F, also: f{i}}}\n" for i in range(n))
    ),
    "flows": lambda n: HEAD + "flows:\n" + "  - {from: db, to: db}\n" * n,
    "places": lambda n: entries(n, "name: V, places: {p: {label: L}}"),
    "engagements": lambda n: entries(n, "name: V, engagements: {e: {role: processor}}"),
    "denials": lambda n: HEAD + "denials:\n" + "  - {who: acme, act: sell}\n" * n,
    "purposes": lambda n: HEAD + "flows: [{from: db, to: db, purposes: [" + "hr_management, " * n + "]}]\n",
    "sections": lambda n: (
        HEAD + "documents: {d: {title: D, sections: [" + "{line: 1, title: T}, " * n + "]}}\n"
    ),
}


MOST_TAKEN = 230 * 1024 * 1024
"""What the largest file that is read may take beside Python itself, which takes some 50 MB."""


@pytest.mark.parametrize("kind", SOUND)
def test_the_largest_file_of_any_kind_takes_less_than_300_megabytes(kind: str, tmp_path: Path) -> None:
    def taken(n: int) -> tuple[int, float]:
        """The memory it takes, and how much of a file that may be read it is."""
        text = SOUND[kind](n)
        path = tmp_path / f"{n}.yaml"
        path.write_text(text, encoding="utf-8")
        contents = contents_of(path)
        tracemalloc.start()
        loaded = read_afresh(contents)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert loaded.registry is not None and not loaded.problems
        parties = n / registry.reading.short.MOST if kind == "short form" else 0
        return most, max(len(text) / MOST_BYTES, Scan(text, "f").weight / MOST_WEIGHT, parties)

    taken(1_000)  # what is made once in a process
    (small, share), (large, more) = taken(1_000), taken(3_000)
    assert (large - small) / (more - share) <= MOST_TAKEN
