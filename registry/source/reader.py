"""The reader: one YAML file as data, with the place of each value and every fault found on the way.

The parser's events are read here (`registry.source.scan`) because no loader at hand gives the line of each
key, keeps `NO`, `01000` and `+225…` as text, and goes on after a fault.
"""

from pathlib import Path as FilePath

from registry.source.encoding import bytes_of, decode
from registry.source.marks import Marks, packed
from registry.source.problem import Mark, Problem, also_at, problem_at
from registry.source.scan import Scan
from registry.source.source import Source
from registry.source.syntax import keys_in, without_entry
from registry.source.tally import in_order

MOST_REREADINGS = 20
MOST_REREAD = 4 * 1024 * 1024  # characters: keeps the worst case for the largest file under five seconds


def read_file(path: FilePath, file: str | None = None) -> Source:
    """The source at that path, named `file` in its problems. Never raises for a file that cannot be read."""
    name = file if file is not None else str(path)
    return source_of(bytes_of(path, name), name)


def source_of(raw: bytes | Problem, file: str, number: int = 0) -> Source:
    """The source in the bytes of a file, or the problem why there are none.

    `number` tells its marks from those of other files that they are put together with.
    """
    return _nothing(raw, number=number) if isinstance(raw, Problem) else read(raw, file, number)


def read(raw: bytes, file: str, number: int = 0) -> Source:
    """What the bytes of a YAML file say. Never raises for what a user wrote.

    After a syntax error the entry it stands in (an entry of the file, or an item of such an entry) is set
    aside and the rest is read again, so that one visit to the file mends all of it.
    """
    text, found = decode(raw, file)
    if text is None:
        return _nothing(*found, number=number)
    left, faults, behind = MOST_REREAD, 0, -1
    lost: dict[str, str] = {}
    while True:
        scan = Scan(text, file, number)
        fault = scan.fault
        if fault is None:
            break
        faults += 1
        left -= len(text)
        aside = without_entry(text, fault)
        if fault.kind == "indent" and fault.first == behind:
            # What follows an entry that was not aligned often is not either, and is mended with it.
            found[-1] = also_at(found[-1], str(fault.mark.line))
        else:
            found.append(problem_at(fault.mark, "syntax", hint=fault.kind))
        if aside is None or left < 0 or faults > MOST_REREADINGS:
            found.append(problem_at(fault.mark, "rest-unread"))
            break
        text, behind = aside.rest, aside.end if fault.kind == "indent" else -1
        keys = keys_in(aside.entry)
        lost |= {key: keys[0] for key in keys if key not in lost}
    found += scan.tally.problems
    files = {number: file}
    marks = Marks(scan.tree, files)
    if isinstance(scan.data, dict):
        values = Marks(scan.tree, files, of="value")
        return Source(scan.data, marks, values, tuple(in_order(found)), lost)
    if scan.data is not None:
        found.append(problem_at(marks[()], "not-a-mapping"))
    elif not found:
        found.append(problem_at(Mark(file, 1, 1), "empty-file"))
    return _nothing(*found, number=number)


def _nothing(*problems: Problem, number: int) -> Source:
    file = problems[0].file
    marks = Marks((packed(0, 0, number),) * 2, {number: file})
    return Source(None, marks, marks, tuple(in_order(problems)))
