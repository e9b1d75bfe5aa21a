"""The stamp of a finished set-up: what it was made from."""

from __future__ import annotations

import hashlib
import sys

from launcher import paths
from launcher.messages import Refusal


def stamp(kind: str) -> str:
    """What a finished set-up of `kind` was made from: the locks it rests on, the Python, the system."""
    digest = hashlib.sha256(f"{sys.implementation.cache_tag} {sys.platform}".encode())
    for needed in ("run",) if kind == "run" else ("run", "test"):
        try:
            digest.update(paths.LOCKS[needed].read_bytes())
        except FileNotFoundError:
            raise Refusal("no-lock", path=paths.LOCKS[needed]) from None
    return digest.hexdigest()


def is_ready(kind: str) -> bool:
    """Whether the set-up of `kind` was finished with these very locks and this Python."""
    try:
        made_from = (paths.VENV / f"sillage-{kind}.stamp").read_text(encoding="ascii")
        return made_from == stamp(kind) and paths.PYTHON.exists()
    except (OSError, UnicodeDecodeError):
        return False
