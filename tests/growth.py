"""Growth: how much more work a larger input takes. It is counted and not timed: a busy machine is no slow code."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

LIMIT = 2.3
"""What twice the input may cost, times what the input costs: twice, and something for sorting."""


def calls(function: Callable[[], Any]) -> int:
    """How many calls, of Python and of C functions, a function makes once everything it keeps is kept.

    The same for the same input. A loop inside one call is not seen: see `steps`.
    """
    function()
    counted = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function()
    finally:
        sys.setprofile(before)
    return counted


def steps(function: Callable[[], Any]) -> int:
    """How many instructions of Python a function takes once everything it keeps is kept, loops included.

    The same for the same input. What one C function does is not seen: searching a list for a text is one step.
    """
    function()
    counted = 0

    def count(frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal counted
        if event == "call":
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        counted += event == "opcode"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        function()
    finally:
        sys.settrace(before)
    return counted
