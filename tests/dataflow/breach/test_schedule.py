"""The schedule: every notice once, in the block of its outer limit, against a naive reckoning of hours."""

import datetime
import re
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.breach import Breach, breach, schedule
from dataflow.breach.breach import Notice
from dataflow.breach.schedule import ALWAYS, Schedule, moment
from dataflow.graph.build import build
from dataflow.law import laws
from registry.records.registry import Registry
from tests.dataflow.breach.acme import acme, party, shipped
from tests.dataflow.strategies import DAY, registries

PARIS: Final = ZoneInfo("Europe/Paris")
KNOWN: Final = datetime.datetime(2026, 11, 27, 14, 30)  # noqa: DTZ001  # what a clock on the wall shows
CLOCKS: Final = st.sampled_from(
    ["PT0S", "PT12H", "PT24H", "P1D", "PT24H1S", "PT36H", "P2D", "PT72H", "P3D", "PT73H", "P1W", "P1M", "P1Y"]
)


def naive(notice: Notice) -> str:
    """The block by reading the letters of the limit, without durations: a month is at least 28 days."""
    if notice.kind == "unverified":
        return "unverified"
    if notice.clock.value is None:
        return "unknown" if notice.law == "contract" else "now"
    day, _, time = notice.clock.value.removeprefix("P").partition("T")
    unit = {"Y": 365 * 86400, "M": 28 * 86400, "W": 7 * 86400, "D": 86400}
    seconds = sum(int(n) * unit[each] for n, each in re.findall(r"(\d+)([A-Z])", day))
    seconds += sum(
        int(n) * {"H": 3600, "M": 60, "S": 1}[each] for n, each in re.findall(r"(\d+)([A-Z])", time)
    )
    return "day" if seconds <= 86400 else "three_days" if seconds <= 3 * 86400 else "later"


def clocked(clock: str | None, *, law: str = "confirmed") -> Breach:
    """Host breached, that tells Acme within a time by contract."""
    registry = acme(third_parties={"host": party("Host", "processor", clock, {"from": "shop"})})
    own = registry.organisation
    regimes = {"gdpr": own.regimes["gdpr"].model_copy(update={"applies": law})}
    whole = registry.model_copy(update={"organisation": own.model_copy(update={"regimes": regimes})})
    return breach(build(whole, DAY), "host")


def blocks_of(plan: Schedule) -> dict[int, str]:
    return {each.notice: block.key for block in plan.blocks for each in block.deadlines}


@settings(max_examples=60, deadline=None)
@given(registries(), st.none() | st.just(KNOWN))
def test_every_notice_stands_once_in_the_block_of_its_limit(
    registry: Registry, known: datetime.datetime | None
) -> None:
    graph = build(registry, DAY)
    for actor in registry.actors:
        found = breach(graph, actor)
        plan = schedule(found, known, PARIS)
        told = [each.notice for block in plan.blocks for each in block.deadlines]
        assert sorted(told) == [each.number for each in found.notices]
        assert blocks_of(plan) == {each.number: naive(each) for each in found.notices}
        assert [each.key for each in plan.blocks][: len(ALWAYS)] == (list(ALWAYS) if found.notices else [])
        notices = {each.number: each for each in found.notices}
        for block in plan.blocks:
            owns = [each.own for each in block.deadlines]
            assert owns == sorted(owns, reverse=True)
            for each in block.deadlines:
                assert each.own == (notices[each.notice].sender_id == registry.organisation.id)
                # Nobody else's times are dates: since when others know, nobody said.
                assert each.by is None or (each.own and known and each.within)
        assert Schedule.model_validate_json(plan.model_dump_json()) == plan


@settings(max_examples=60, deadline=None)
@given(registries())
def test_counts_are_those_of_what_is_exposed(registry: Registry) -> None:
    graph = build(registry, DAY)
    for actor in registry.actors:
        found = breach(graph, actor)
        counts, fields = schedule(found).counts, [each for held in found.exposed for each in held.fields]
        assert counts.fields == len({each.field for each in fields})
        assert counts.people == len({each for held in found.exposed for each in held.subjects})
        assert counts.grave <= counts.fields and counts.unclassified <= counts.fields
        assert (counts.grave > 0) == any(
            each.rank > 3 or (each.rank == 3 and not each.container) for each in fields
        )
        assert counts.people_unsaid == len([held for held in found.exposed if not held.subjects])


@given(CLOCKS)
def test_a_time_of_the_contract_stands_where_it_falls(clock: str) -> None:
    found = clocked(clock)
    upward = next(each for each in found.notices if each.kind == "processor")
    assert blocks_of(schedule(found))[upward.number] == naive(upward) != "now"


def test_without_a_time_the_law_has_a_processor_tell_now_and_a_contract_alone_says_nothing() -> None:
    found = clocked(None)
    upward = next(each for each in found.notices if each.kind == "processor")
    assert blocks_of(schedule(found))[upward.number] == "now"
    alone = found.model_copy(update={"notices": (upward.model_copy(update={"law": "contract"}),)})
    (last,) = [each for each in schedule(alone).blocks if each.deadlines]
    assert last.key == "unknown" and "none" in last.deadlines[0].when.say("en")


def test_a_law_that_gives_no_number_of_hours_says_without_undue_delay() -> None:
    """What stands in the block « now » stands there by the law's own words."""
    for law in laws().values():
        for duty in (law.breach.processor, law.breach.persons) if law.breach else ():
            assert duty is None or "without undue delay" in duty.due.say("en")


def test_the_organisations_own_time_is_a_date_and_nobody_elses() -> None:
    plan = schedule(shipped("ovhcloud"), KNOWN, PARIS)
    told = {each.notice: each for block in plan.blocks for each in block.deadlines}
    mine = [each for each in told.values() if each.by]
    assert [each.notice for each in mine] == [4, 5]
    assert {each.by for each in mine} == {datetime.datetime(2026, 11, 30, 14, 30, tzinfo=PARIS)}
    assert "30 novembre 2026 à 14\u00a0h\u00a030 (UTC+01:00)" in mine[0].when.say("fr")
    assert "30 November 2026 at 14:30 (UTC+01:00)" in mine[0].when.say("en")
    assert told[6].within == "PT72H" and not told[6].own  # the customers' authority
    assert blocks_of(plan)[10] == "unverified"


@given(st.datetimes(datetime.datetime(2000, 1, 1), datetime.datetime(2037, 1, 1)))  # noqa: DTZ001
def test_hours_are_counted_as_they_pass_whatever_the_clock_on_the_wall_does(at: datetime.datetime) -> None:
    plan = schedule(shipped_once(), at, PARIS)
    by = next(each.by for block in plan.blocks for each in block.deadlines if each.by)
    assert plan.known_since is not None
    # In UTC, for two times of one zone are subtracted as the clock shows them.
    passed = by.astimezone(datetime.UTC) - plan.known_since.astimezone(datetime.UTC)
    assert passed == datetime.timedelta(hours=72)
    assert by.utcoffset() == by.astimezone(PARIS).utcoffset()


_SHIPPED: dict[str, Any] = {}


def shipped_once() -> Breach:
    found = _SHIPPED.setdefault("ovhcloud", None) or shipped("ovhcloud")
    _SHIPPED["ovhcloud"] = found
    assert isinstance(found, Breach)
    return found


def test_an_hour_that_comes_twice_is_the_first_and_summer_time_is_told() -> None:
    autumn = schedule(shipped("ovhcloud"), datetime.datetime(2026, 10, 25, 2, 30, fold=1), PARIS)  # noqa: DTZ001
    assert autumn.known_since is not None and autumn.known_since.utcoffset() == datetime.timedelta(hours=2)
    by = next(each.by for block in autumn.blocks for each in block.deadlines if each.by)
    assert moment(by, "en") == "28 October 2026 at 01:30 (UTC+01:00)"


@pytest.mark.parametrize("at", [datetime.datetime.max, datetime.datetime.min])  # noqa: DTZ901
def test_beyond_the_last_day_there_is_nothing_breaks(at: datetime.datetime) -> None:
    schedule(shipped("ovhcloud"), at, PARIS)


def test_a_time_by_the_calendar_makes_no_date() -> None:
    found = clocked("P1M")
    mine = found.notices[0].model_copy(update={"sender_id": found.source.organisation_id})
    plan = schedule(found.model_copy(update={"notices": (mine,)}), KNOWN, PARIS)
    (last,) = [each for each in plan.blocks if each.deadlines]
    assert (last.key, last.deadlines[0].by) == ("later", None)


@pytest.mark.parametrize(
    ("applies", "said"), [("unknown", "if the law applies"), ("assumed", "assumed"), ("confirmed", None)]
)
def test_whether_the_law_applies_is_said_with_each_duty(applies: str, said: str | None) -> None:
    found = clocked("PT24H", law=applies)
    authority = next(each for each in found.notices if each.kind == "authority")
    plan = schedule(found)
    deadline = next(e for block in plan.blocks for e in block.deadlines if e.notice == authority.number)
    assert deadline.condition is not None and authority.condition is not None
    told = deadline.condition.say("en")
    if said is None:
        assert deadline.condition == authority.condition
    else:
        assert said in told and authority.condition.say("en") in told
