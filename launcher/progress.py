"""Where a long step stands: one line rewritten in a terminal, a line every few seconds in a log."""

from __future__ import annotations

import shutil
import time
from typing import IO


class Progress:
    """What a long step shows on a stream: passing states, and lines that stay."""

    def __init__(self, stream: IO[str], pause: float = 3.0) -> None:
        self.stream = stream
        self.terminal = stream.isatty()
        self.pause = pause
        self.started = time.monotonic()
        self._drawn = 0
        self._last = float("-inf")

    @property
    def seconds(self) -> int:
        """Whole seconds since the start."""
        return round(time.monotonic() - self.started)

    def show(self, text: str) -> None:
        """Shows a passing state; in a log, too frequent ones are left out."""
        now = time.monotonic()
        if self.terminal:
            text = ("  " + text)[: shutil.get_terminal_size().columns - 1]
            self.stream.write("\r" + text.ljust(self._drawn))
            self._drawn = len(text)
        elif now - self._last < self.pause:
            return
        else:
            self.stream.write("  " + text + "\n")
        self._last = now
        self.stream.flush()

    def tell(self, text: str) -> None:
        """Writes a line that stays."""
        if self._drawn:
            self.stream.write("\r" + " " * self._drawn + "\r")
            self._drawn = 0
        self.stream.write(text + "\n")
        self.stream.flush()
