"""DOT to SVG: by `dot` when it is on the PATH, else by Graphviz in WebAssembly, both within a time-out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from typing import Final, Literal

from dataflow.engine.faults import LayoutFailed, LayoutTimeout
from dataflow.engine.letters import FONT_SETTINGS
from dataflow.engine.picture import finish
from dataflow.engine.pool import POOL

__all__ = ["ENGINE_VARIABLE", "LayoutFailed", "LayoutTimeout", "close", "engine", "svg"]

ENGINE_VARIABLE: Final = "SILLAGE_LAYOUT"
"""The environment variable that forces an engine: `dot` or `wasm`."""

_PROBE_SECONDS: Final = 10.0
_TOKENS: Final = re.compile(
    r'"(?:\\.|[^"\\])*(?:"|\Z)|/\*.*?(?:\*/|\Z)|//[^\n]*|^\#[^\n]*|<', re.DOTALL | re.MULTILINE
)
"""Strings and comments of DOT whole; a `<` outside them opens an HTML label."""


def engine() -> Literal["dot", "wasm"]:
    """Which Graphviz lays out here: what SILLAGE_LAYOUT says, else a `dot` that can write SVG, else wasm.

    Raises LayoutFailed (`engine-unknown`) when SILLAGE_LAYOUT says something else than dot or wasm.
    """
    forced = os.environ.get(ENGINE_VARIABLE, "").strip().lower()
    if forced == "dot":
        return "dot"
    if forced == "wasm":
        return "wasm"
    if forced:
        raise LayoutFailed("engine-unknown", name=forced)
    path = shutil.which("dot")
    return "dot" if path is not None and _works(path) else "wasm"


def svg(dot: str, *, title: str = "", description: str = "", lang: str = "fr", seconds: float = 20.0) -> str:
    """The picture of a DOT graph as one SVG text, safe to put in a page and the same for screen and export.

    `title` and `description` become the SVG's accessible name and description, in the language `lang`. Same
    arguments and same engine give the same text. Thread-safe; `seconds` bounds the layout itself.
    Raises LayoutTimeout or LayoutFailed, whose `code` and `values` say what to tell the reader.
    """
    source = _checked(dot)
    raw = _by_dot(source, seconds) if engine() == "dot" else POOL.lay_out(source, seconds)
    return finish(raw, title=title, description=description, lang=lang)


def close() -> None:
    """End the warm worker now rather than at exit. The next call starts another."""
    POOL.close()


def _checked(dot: str) -> bytes:
    """The DOT as the bytes both engines get; refused when they would not read them alike.

    The WebAssembly build has no XML reader: it replaces an HTML label by the name of its node without a
    word, so HTML labels are refused for both. It also takes a C string, which ends at the first NUL.
    """
    nul = dot.find("\0")
    if nul >= 0:
        raise LayoutFailed("dot-nul", line=dot.count("\n", 0, nul) + 1)
    for token in _TOKENS.finditer(dot):
        if token.group() == "<":
            raise LayoutFailed("dot-html-label", line=dot.count("\n", 0, token.start()) + 1)
    try:
        return dot.encode("utf-8")
    except UnicodeEncodeError as error:
        raise LayoutFailed("dot-encoding", message=str(error)) from None


def _by_dot(source: bytes, seconds: float) -> str:
    path = shutil.which("dot")
    if path is None:
        raise LayoutFailed("engine-missing", engine="dot", message="dot is not on the PATH")
    try:
        done = _run(path, source, seconds)
    except subprocess.TimeoutExpired:  # subprocess.run has killed its child by then
        raise LayoutTimeout("layout-timeout", seconds=seconds, engine="dot") from None
    except OSError as error:
        raise LayoutFailed("engine-missing", engine="dot", message=str(error)) from None
    if done.returncode < 0:
        raise LayoutFailed("engine-stopped", engine="dot", message=f"code {done.returncode}")
    if done.returncode > 0 or not done.stdout.strip():
        lines = done.stderr.decode("utf-8", errors="replace").splitlines()
        message = "\n".join(line for line in lines if not line.startswith("Fontconfig"))
        raise LayoutFailed("dot-refused", engine="dot", message=message.strip())
    return done.stdout.decode("utf-8", errors="replace")


def _run(path: str, source: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    # dot measures letters with the fonts it finds. It is shown the shipped ones alone, on every system (on
    # macOS and Windows pango would else ask the system), so that boxes have one size everywhere.
    environment = dict(os.environ, FONTCONFIG_FILE=str(FONT_SETTINGS), PANGOCAIRO_BACKEND="fontconfig")
    command = [path, "-Tsvg"]
    return subprocess.run(
        command, input=source, capture_output=True, timeout=seconds, env=environment, check=False
    )


@cache
def _works(path: str) -> bool:
    """Whether this `dot` can write SVG: one whose plugins were never registered cannot."""
    try:
        done = _run(path, b"digraph { a }", _PROBE_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and b"</svg>" in done.stdout
