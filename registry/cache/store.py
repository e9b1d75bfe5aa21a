"""The store: parts of data kept under what they were made from, and given back as they were or not at all."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from registry.cache.folder import fetch, put
from registry.version import VERSION

_FORMAT = b"sillage kept 1\n"
_PACKAGES = ("yaml", "pydantic_core", "rapidfuzz", "babel")
"""What reading rests on beside our own code: another release may read, refuse or suggest otherwise."""

_OURS = (".py", ".yaml")


def key_of(kind: str, parts: Iterable[bytes | str]) -> str:
    """The name that what is made from these parts is kept under; another version of anything has another."""
    digest = hashlib.sha256(_foundation())
    for part in (kind, *parts):
        raw = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(b"%d\n" % len(raw) + raw)
    return digest.hexdigest()


def kept(key: str) -> list[bytes] | None:
    """The parts kept under a key, byte for byte; None when there are none or anything about them is amiss."""
    whole = fetch(key)
    if whole is None or not whole.startswith(_FORMAT):
        return None
    told, _, body = whole.removeprefix(_FORMAT).partition(b"\n")
    return body.split(b"\n") if told == _sum(key, body) else None


def keep(key: str, parts: Iterable[bytes]) -> None:
    """Keeps parts, none of which has a line feed in it."""
    held = [piece for part in parts for piece in (b"\n", part)][1:]
    put(key, b"".join((_FORMAT, _sum(key, *held), b"\n", *held)))


def _sum(key: str, *pieces: bytes) -> bytes:
    """What tells a body from a damaged one, and from that of another key. Piece by piece: a body is large."""
    digest = hashlib.sha256(key.encode())
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest().encode()


@cache
def _foundation() -> bytes:
    """What everything kept rests on: the format, Sillage with the code and vocabulary of `registry`, Python
    and the packages that read."""
    digest = hashlib.sha256(_FORMAT + VERSION.encode() + sys.version.encode())
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is not None and spec.origin:
            status = Path(spec.origin).stat()
            digest.update(f"{spec.origin} {status.st_size} {status.st_mtime_ns}\n".encode())
    for path in sorted(_own_files()):
        raw = Path(path).read_bytes()
        digest.update(f"{path} {len(raw)}\n".encode() + raw)
    return digest.digest()


def _own_files() -> Iterator[str]:
    for folder, _, names in os.walk(Path(__file__).parent.parent):
        yield from (f"{folder}/{name}" for name in names if name.endswith(_OURS))
