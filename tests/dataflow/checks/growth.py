"""Growth without a clock: how many calls a piece of work makes, in Python and in C."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(function: Callable[[], object]) -> int:
    """How many calls running it makes; what is worked out once in a process is worked out before."""
    count = 0

    def met(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(met)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count
