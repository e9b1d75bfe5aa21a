"""The trackers of a profile: those the actor sets, on the day, and what they feed."""

from typing import Any

from dataflow.answers.profile.tracking import Set, trackers
from dataflow.facts.facts import Facts
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY


def _set(**given: Any) -> list[Set]:
    tracker = {
        "pattern": "_t",
        "set_by": "pay",
        "category": "analytics",
        "field": "analytics_cookie",
        **given,
    }
    return list(trackers("pay", Facts(acme(third_parties={"pay": party("Pay")}, trackers=[tracker]), DAY)))


def test_whose_it_is_and_when() -> None:
    assert [each.pattern for each in _set()] == ["_t"]
    assert _set(set_by="acme") == []
    assert _set(valid_to="2026-11-21") == []


def test_what_it_feeds_and_what_is_known_of_it() -> None:
    (unsaid,) = _set()
    assert (unsaid.feeds, unsaid.lifetime.value, unsaid.consent.value) == ((), None, None)
    (told,) = _set(feeds="pay.desk", lifetime="P1M")
    assert ([each.en for each in told.feeds], told.lifetime.value) == (["Pay desk"], "P1M")
    (own,) = _set(feeds="site")
    assert [each.en for each in own.feeds] == ["Site"]
