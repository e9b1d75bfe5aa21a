"""Perhaps: what holds of several things of which it may be unknown of each; None stands for « it may »."""

from collections.abc import Iterable


def any_of(several: Iterable[bool | None]) -> bool | None:
    """Whether one of them holds; None where none is known to and one may."""
    told = set(several)
    return True if True in told else None if None in told else False


def all_of(several: Iterable[bool | None]) -> bool | None:
    """Whether each of them holds; None where none is known not to and one may not."""
    told = set(several)
    return False if False in told else None if None in told else True
