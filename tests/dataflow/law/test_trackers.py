"""The trackers that makers speak of, and which pattern fits a name."""

import pytest

from dataflow.law.trackers import known_trackers, longest
from registry.vocabulary import vocabulary


def test_every_tracker_has_its_maker_and_purposes_of_the_vocabulary() -> None:
    for tracker in known_trackers():
        assert set(tracker.purposes) <= set(vocabulary().purposes) and tracker.maker


def test_what_was_read_is_what_is_used() -> None:
    assert known_trackers.__wrapped__() == known_trackers()


@pytest.mark.parametrize(
    ("name", "patterns", "wanted"),
    [
        ("_ga_X1", ["_ga*", "_ga_*", "*"], "_ga_*"),
        ("_ga", ["_gid", "*_gid"], None),
        ("abc", ["a*c", "ab*", "*bc"], "*bc"),  # as many letters and stars: the first in order
        ("abc", ["a**", "ab*"], "ab*"),
        ("abc", ["a*b*c", "abc"], "abc"),
        ("a?c", ["a?c"], "a?c"),
        ("abc", ["a?c"], None),
        ("a[b]", ["a[b]"], "a[b]"),
        ("ab", ["a[b]"], None),
    ],
)
def test_the_longest_pattern_that_fits(name: str, patterns: list[str], wanted: str | None) -> None:
    assert longest(name, patterns) == wanted
