"""What marketing needs, by the way in which people are reached."""

import datetime
from collections.abc import Collection
from functools import cache
from typing import Literal

from dataflow.law.entries import FOLDER, data_of
from dataflow.law.row import Ruled
from registry.records.days import Day
from registry.records.record import Record

Channel = Literal["email", "sms", "phone", "post"]


class Prospecting(Ruled):
    """What one law wants for marketing by some channels (Directive 2002/58/EC Art. 13)."""

    channels: tuple[Channel, ...]
    asks: Literal["consent", "objection"]
    """Whether people have to have consented before, or may object."""
    consumers: bool = False
    """Whether it is for consumers alone."""


class ProspectingRules(Record):
    """The rules of marketing, by law, channel and day."""

    known: Day
    """The day up to which they are known."""
    sources: tuple[str, ...]
    prospecting: tuple[Prospecting, ...]

    def of(self, law: str, channels: Collection[str], day: datetime.date) -> Prospecting | None:
        """The rule of a law for one of some channels on a day; None: it has none."""
        return next(
            (
                row
                for row in self.prospecting
                if row.law == law and row.holds_on(day) and not {*channels}.isdisjoint(row.channels)
            ),
            None,
        )


@cache
def prospecting_rules() -> ProspectingRules:
    """The rules that come with the package."""
    return ProspectingRules.model_validate(data_of(FOLDER / "prospecting.yaml"))
