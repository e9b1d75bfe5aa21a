"""Announced: of the transfers there are, those that a notice has to tell its readers of."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dataflow.checks.audience import Audiences
from dataflow.checks.case import Found
from dataflow.checks.crossing import Crossing, data_sets_of


class Leaving(NamedTuple):
    """The transfers that a notice may have to tell of."""

    sure: list[Crossing]
    """Those that surely are some, of data about its readers, or about anybody where nobody says who they are."""
    unsure: list[Crossing]
    """Those that may be some, of such data."""
    whose: list[Crossing]
    """Those of data that nobody says whom it is about."""


def of_notice(
    audiences: Audiences, notice: str, sure: Iterable[Crossing], unsure: Iterable[Crossing]
) -> Leaving:
    """What of the transfers there are, and of those that may be, a notice has to tell its readers of."""
    found = Leaving([], [], [])
    for crossings, mine in ((sure, found.sure), (unsure, found.unsure)):
        for crossing in crossings:
            concerned = [audiences.concerns(notice, each) for each in data_sets_of(crossing.arc)]
            if notice in audiences.open or True in concerned:
                mine.append(crossing)
            elif not concerned or None in concerned:
                found.whose.append(crossing)
    return found


def to_whom(audiences: Audiences, notice: str, others: Sequence[str] = ()) -> Found:
    """That whether a notice has to tell of transfers hangs on whom it is for, or whom the data is about; others
    tell of them that may be for the same people."""
    return Found(
        "undetermined",
        f"{notice}/audience",
        {
            "notice": audiences.titles([notice]),
            "whom": audiences.unaddressed((notice, *others)),
        },
        ("documents", notice),
        variant="audience",
        decides="audience",
        severity="low",
    )
