"""The rules of marketing: one for each law, channel and day, of a law that has the check."""

import datetime
from itertools import combinations

import pytest

from dataflow.law import laws
from dataflow.law.prospecting import prospecting_rules

ROWS = prospecting_rules().prospecting


def test_each_rule_is_of_a_law_that_is_known_and_says_where_it_is_read() -> None:
    assert {row.law for row in ROWS} <= set(laws())
    assert all(row.source and row.channels and row.valid_from for row in ROWS)
    assert len({row.id for row in ROWS}) == len(ROWS)


def test_a_law_has_one_rule_for_a_channel_and_day() -> None:
    for one, other in combinations(ROWS, 2):
        if one.law == other.law and {*one.channels} & {*other.channels}:
            assert one.valid_from and other.valid_from
            first, second = sorted((one, other), key=lambda row: row.valid_from or datetime.date.min)
            assert first.valid_to and second.valid_from
            assert first.valid_to + datetime.timedelta(days=1) == second.valid_from


def test_a_law_that_has_the_check_has_a_rule_for_it() -> None:
    for number, channel in (("R37", "email"), ("R37", "sms"), ("R38", "phone")):
        having = {id_ for id_, law in laws().items() if number in law.checks}
        assert having == {row.law for row in ROWS if channel in row.channels}


@pytest.mark.parametrize(
    ("law", "channel", "day", "asks"),
    [
        ("eprivacy_fr", "phone", "2026-08-11", "consent"),
        ("eprivacy_fr", "phone", "2026-08-10", "objection"),
        ("eprivacy_fr", "sms", "2026-08-10", "consent"),
        ("eprivacy_fr", "post", "2026-11-22", None),
        ("eprivacy", "phone", "2026-11-22", None),
        ("pecr", "sms", "2026-11-22", "consent"),
        ("gdpr", "email", "2026-11-22", None),
    ],
)
def test_the_rule_of_a_day(law: str, channel: str, day: str, asks: str | None) -> None:
    row = prospecting_rules().of(law, [channel], datetime.date.fromisoformat(day))
    assert (row and row.asks) == asks
