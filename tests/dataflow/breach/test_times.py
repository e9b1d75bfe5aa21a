"""Times: the longest of several ways."""

import pytest

from dataflow.breach.times import AT_ONCE, UNKNOWN, Times
from registry.records.duration import Duration

DAY, MONTH, THIRTY = Duration(days=1), Duration(months=1), Duration(days=30)


def of(*several: Duration) -> Times:
    return Times.of(Times((each,)) for each in several)


@pytest.mark.parametrize(
    ("several", "total"),
    [
        ((), None),
        ((DAY,), DAY),
        ((DAY, THIRTY), THIRTY),
        ((Duration(hours=24), DAY), Duration(hours=24)),
        ((MONTH, THIRTY), None),  # which is longer hangs on the month
        ((MONTH, THIRTY, Duration(months=2)), Duration(months=2)),
        ((MONTH, Duration(months=2), THIRTY), Duration(months=2)),
    ],
)
def test_the_longest_of_several(several: tuple[Duration, ...], total: Duration | None) -> None:
    assert of(*several).total == total


def test_a_clock_that_nobody_knows_leaves_the_longest_unknown() -> None:
    assert AT_ONCE.after(DAY, None) == UNKNOWN
    assert Times.of([Times((THIRTY,)), UNKNOWN]).total is None
    assert UNKNOWN.after(DAY) == UNKNOWN


def test_clocks_run_one_after_the_other_on_every_way() -> None:
    assert of(MONTH, THIRTY).after(DAY).longest == (Duration(months=1, days=1), Duration(days=31))
