"""The one warm worker of this process: started at need, shared by threads, killed when late."""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path

from dataflow.engine.faults import LayoutFailed, LayoutTimeout
from dataflow.engine.worker import ANSWER, REQUEST

_WORKER_FILE = Path(__file__).resolve().with_name("worker.py")
_ENGINE = "wasm"

_Answer = tuple[bytes, bytes]


class _Worker:
    """A running worker process and the thread that reads its answers."""

    def __init__(self) -> None:
        # By path and not by -m: the worker must start whatever the current directory, and without loading the
        # project. -P keeps this folder's modules from hiding others of the same name.
        self.process = subprocess.Popen(
            [sys.executable, "-P", str(_WORKER_FILE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        requests, replies = self.process.stdin, self.process.stdout
        if requests is None or replies is None:  # both were asked for: this tells the types, not the reader
            raise OSError("no pipes")
        self._requests, self._replies = requests, replies
        self._answers: queue.SimpleQueue[_Answer | None] = queue.SimpleQueue()
        # Pipes cannot be waited on with a time-out on Windows; a queue can, everywhere.
        self._reader = threading.Thread(target=self._read, name="sillage-layout", daemon=True)
        self._reader.start()

    def ask(self, dot: bytes, seconds: float) -> _Answer | None:
        """The worker's answer; None when it has gone. Raises queue.Empty when it is late."""
        deadline = time.monotonic() + seconds
        try:
            self._requests.write(REQUEST.pack(seconds, len(dot)) + dot)
            self._requests.flush()
        except OSError:
            return None
        return self._answers.get(timeout=max(0.0, deadline - time.monotonic()))

    def kill(self) -> None:
        """End this process, by its own handle, and take its exit code."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        self._replies.close()
        # Closing would first send what is left of a request, and there is nobody to send it to.
        with contextlib.suppress(OSError):
            self._requests.close()

    def _read(self) -> None:
        while len(head := self._replies.read(ANSWER.size)) == ANSWER.size:
            letter, length = ANSWER.unpack(head)
            self._answers.put((letter, self._replies.read(length)))
        self._answers.put(None)


class Pool:
    """A pool of one worker. One layout at a time: the wait for one's turn does not count in `seconds`."""

    def __init__(self) -> None:
        """No worker yet: the first layout starts it."""
        self._lock = threading.Lock()
        self._worker: _Worker | None = None

    def lay_out(self, dot: bytes, seconds: float) -> str:
        """The SVG for the DOT as the worker gave it. Raises LayoutTimeout or LayoutFailed."""
        with self._lock:
            warm = self._worker is not None
            answer = self._ask(dot, seconds)
            if answer is None and warm:
                # It may have died between two calls: its successor gets the request, once.
                self._discard()
                answer = self._ask(dot, seconds)
            if answer is None:
                code = self._discard()
                raise LayoutFailed("engine-stopped", engine=_ENGINE, message=f"code {code}")
        letter, text = answer[0], answer[1].decode("utf-8", errors="replace")
        if letter == b"S":
            return text
        cause = "dot-refused" if letter == b"R" else "engine-missing"
        raise LayoutFailed(cause, engine=_ENGINE, message=text)

    def pid(self) -> int | None:
        """The process id of the warm worker, None when there is none."""
        worker = self._worker
        return None if worker is None else worker.process.pid

    def close(self) -> None:
        """End the worker. The next layout starts another."""
        with self._lock:
            self._discard()

    def end(self) -> None:
        """At exit: end the worker without waiting for the layout it may be at."""
        worker = self._worker
        if worker is not None:
            worker.process.kill()
            worker.process.wait()

    def forget(self) -> None:
        """In a forked child: the worker and the lock belong to the parent, leave both alone."""
        self._lock = threading.Lock()
        self._worker = None

    def _ask(self, dot: bytes, seconds: float) -> _Answer | None:
        if self._worker is None:
            try:
                self._worker = _Worker()
            except OSError as error:
                raise LayoutFailed("engine-missing", engine=_ENGINE, message=str(error)) from None
        answered = False
        try:
            answer = self._worker.ask(dot, seconds)
            answered = True
        except queue.Empty:
            raise LayoutTimeout("layout-timeout", seconds=seconds, engine=_ENGINE) from None
        finally:
            # Late or interrupted (Ctrl-C): its answer must never reach the next caller.
            if not answered:
                self._discard()
        return answer

    def _discard(self) -> int | None:
        worker, self._worker = self._worker, None
        if worker is None:
            return None
        worker.kill()
        return worker.process.returncode


POOL = Pool()
atexit.register(POOL.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=POOL.forget)
