"""The listing: whether a party holds a certificate on the day, such as the entry of a list that a decision names."""

import datetime
from typing import Literal

from dataflow.checks.case import Case
from registry.records.actor import Certification
from registry.records.evidence import Status

Holding = Literal["valid", "undated", "over", "none"]
"""over: it ended, or has not begun; none: there is none on record."""


def listed(case: Case, actor: str | None, standard: str | None) -> Holding:
    """Whether an actor holds a certificate of a standard on the day; of several the best."""
    held = {certified(each, case.on) for each in certificates(case, actor, standard)}
    if "valid" in held:
        return "valid"
    if "undated" in held:
        return "undated"
    return "over" if held else "none"


def certificates(case: Case, actor: str | None, standard: str | None) -> tuple[Certification, ...]:
    """An actor's certificates of a standard that somebody states."""
    if actor is None or standard is None:
        return ()
    return tuple(
        held
        for held in case.actor(actor).certifications
        if held.standard == standard and held.standing is not Status.UNKNOWN
    )


def certified(held: Certification, day: datetime.date) -> Literal["valid", "undated", "over", "later"]:
    """Whether a certificate holds on the day; undated: nobody has said until when."""
    if held.valid_to is not None and held.valid_to < day:
        return "over"
    if held.valid_from is not None and held.valid_from > day:
        return "later"
    return "undated" if held.valid_to is None else "valid"
