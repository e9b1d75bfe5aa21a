"""How a start ends: what stops it becomes a sentence and an exit code."""

import io
import signal
import sys
from collections.abc import Callable

from launcher.messages import Refusal, say


def orderly(start: "Callable[[], int]") -> int:
    """Runs `start` and returns its exit code, or that of what stopped it; Ctrl-C gives 130."""
    signal.signal(signal.SIGTERM, end)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, end)
    for name in ("stdout", "stderr"):  # closed before the start (`>&-`): nobody reads them
        if getattr(sys, name) is None:
            setattr(sys, name, io.StringIO())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without « é » still gets the sentence
    try:
        return start()
    except Refusal as refusal:
        print(say("refusal", sentence=refusal), file=sys.stderr)
        return refusal.code
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C would be a traceback at the very end
        return 130


def end(number: int, _frame: object) -> None:
    """Ends this process in good order on a signal, so that no pip or server is left behind."""
    raise SystemExit(128 + number)
