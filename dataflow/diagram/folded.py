"""What a picture says of itself when it shows several things as one."""

from typing import Literal

from registry.record import Record


class Folded(Record):
    """How a picture was folded, because it would not have read well as it was."""

    by: Literal["actor", "role"]
    """actor: one box for each actor; role: one for all third parties in the same role."""
    stops: int
    """How many stops there are."""
    boxes: int
    """How many boxes they are shown as."""
    hops: int
    """How many hops, or flows, there are."""
    lines: int
    """How many lines they are shown as."""
