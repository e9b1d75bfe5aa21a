"""The schedule: the notices of a breach by when each has to be given, and how much is exposed, in numbers.

A notice stands in the block of its outer limit, where the law or the contract gives one; where the law says
« without undue delay » and nobody gives a limit, it is due now. A time runs from when whoever tells knows of the
breach (GDPR Art. 33(1) and (2)), so that only the organisation's own times become dates when it says since when it
knows. They are counted in hours that pass, from the minute: by Regulation 1182/71, Art. 3(1), the hour in which
something happens does not count, which may give up to an hour more and is not relied on.
"""

import datetime
from collections.abc import Iterable
from typing import Final, Literal

from dataflow.breach.breach import Breach, Notice, joined
from dataflow.breach.candidates import is_grave
from dataflow.breach.sentences import WORDS
from dataflow.law import laws
from dataflow.words.speech import Speech
from registry.records.duration import Duration, compare
from registry.records.evidence import Status
from registry.records.record import Record
from registry.records.text import NO_BREAK_SPACE, Lang, Text, both

BlockKey = Literal["now", "day", "three_days", "later", "unknown", "unverified"]
ALWAYS: Final[tuple[BlockKey, ...]] = ("now", "day", "three_days")
"""The blocks that are there even when nothing stands in them; the others only with something in them."""
ORDER: Final[tuple[BlockKey, ...]] = (*ALWAYS, "later", "unknown", "unverified")
_APPLIES: Final = {"unknown": "schedule.if_law", "assumed": "schedule.assumed_law"}
"""What is said of a law of which it is not established that it applies."""
_UP_TO: Final[tuple[tuple[BlockKey, Duration], ...]] = (
    ("day", Duration(hours=24)),
    ("three_days", Duration(hours=72)),
)


class Deadline(Record):
    """By when one notice has to be given."""

    notice: int
    """The number of the notice."""
    own: bool
    """Whether the organisation gives it."""
    within: str | None
    """The outer limit as an ISO 8601 duration, from when the sender knows; None: none is given."""
    given_by: Literal["law", "contract"] | None
    """Who gives that limit."""
    status: Status
    """How the limit is known; unknown where there is none."""
    by: datetime.datetime | None
    """The moment at which the limit ends, with its offset from UTC; None: since when the sender knows is not said."""
    when: Text
    """The limit in words."""
    conditions: tuple[Text, ...] = ()
    """When it is due at all, whether the law applies among it: all of them have to hold."""

    @property
    def condition(self) -> Text | None:
        """The conditions in one; None: it is due in any case."""
        return joined(self.conditions)


class Block(Record):
    """The notices that are due by the same time."""

    key: BlockKey
    deadlines: tuple[Deadline, ...]
    """Those of the organisation first, then by limit, then by number."""


class Counts(Record):
    """How much is exposed. A kind of data that is in several sets counts once."""

    people: int
    """Categories of people."""
    people_unsaid: int
    """Data sets of which nobody says who they are about."""
    fields: int
    """Kinds of data."""
    grave: int
    """Of these: highly personal ones, special categories and offences; what may hold anything only where it is
    said to hold the latter."""
    unclassified: int
    """Of these: what may hold anything."""
    copies: int
    """Places further on where a copy may be."""


class Schedule(Record):
    """Who is to be told by when, and how much is exposed."""

    known_since: datetime.datetime | None
    """Since when the organisation knows, with its offset from UTC; None: not said."""
    blocks: tuple[Block, ...]
    """In order of time; each notice stands in exactly one. None where nobody is to be told."""
    counts: Counts


def schedule(
    breach: Breach, known_since: datetime.datetime | None = None, zone: datetime.tzinfo | None = None
) -> Schedule:
    """The notices of a breach by when they are due.

    `known_since` is the time by the clock, without an offset, at which the organisation became aware; `zone` is the
    time zone of that clock, and without one that of this machine. Of an hour that comes twice, when clocks go back,
    the first is meant.
    """
    start = None if known_since is None else _placed(known_since, zone)
    found: dict[BlockKey, list[tuple[Notice, Deadline]]] = {}
    for notice in breach.notices:
        deadline = _deadline(breach, notice, start, zone)
        found.setdefault(_block(notice, deadline), []).append((notice, deadline))
    return Schedule(
        known_since=start,
        blocks=tuple(
            Block(key=key, deadlines=_ordered(found.get(key, ())))
            for key in ORDER
            if key in found or (key in ALWAYS and breach.notices)
        ),
        counts=_counts(breach),
    )


def moment(at: datetime.datetime, lang: Lang) -> str:
    """A moment in words, with its offset: 30 November 2026 at 14:30 (UTC+01:00)."""
    day, time, zone = Speech(lang).day(at.date()), f"{at:%H:%M}", f"{at:%z}"
    if lang == "fr":
        time = f"{at.hour}{NO_BREAK_SPACE}h{NO_BREAK_SPACE}{at:%M}"
    offset = f"UTC{zone[:3]}:{zone[3:5]}"
    return WORDS.say(lang, "schedule.moment", day=day, time=time, offset=offset)


def _placed(clock: datetime.datetime, zone: datetime.tzinfo | None) -> datetime.datetime:
    clock = clock.replace(tzinfo=None, fold=0)
    return clock.astimezone() if zone is None else clock.replace(tzinfo=zone)


def _deadline(
    breach: Breach, notice: Notice, start: datetime.datetime | None, zone: datetime.tzinfo | None
) -> Deadline:
    own = notice.sender_id == breach.source.organisation_id
    within = None if notice.clock.value is None else Duration.read(notice.clock.value)
    given_by: Literal["law", "contract"] | None = None
    if within is not None:
        given_by = "law" if notice.engagement is None else "contract"
    ends = _ends(start, within, zone) if own else None
    return Deadline(
        notice=notice.number,
        own=own,
        within=None if within is None else str(within),
        given_by=given_by,
        status=notice.clock.status if within is not None else Status.UNKNOWN,
        by=ends,
        when=both(lambda lang: _when(notice, within, given_by, ends, lang)),
        conditions=_conditions(breach, notice),
    )


def _ends(
    start: datetime.datetime | None, within: Duration | None, zone: datetime.tzinfo | None
) -> datetime.datetime | None:
    """When a time that runs by the clock ends; None for one by the calendar, and beyond the last day there is."""
    if start is None or within is None:
        return None
    months, seconds = within.calendar_and_clock()
    if months:
        return None
    try:
        # Over UTC, for within one zone Python counts what the clock on the wall shows, and not the hours that pass.
        return (start.astimezone(datetime.UTC) + datetime.timedelta(seconds=seconds)).astimezone(zone)
    except (OverflowError, ValueError, OSError):
        return None


def _block(notice: Notice, deadline: Deadline) -> BlockKey:
    if notice.kind == "unverified":
        return "unverified"
    if deadline.within is None:
        # Each law that has somebody told says at least « without undue delay »; a contract may say nothing.
        return "unknown" if notice.law == "contract" else "now"
    return block_of(Duration.read(deadline.within))


def block_of(within: Duration) -> BlockKey:
    """The block of a limit."""
    return next((key for key, limit in _UP_TO if compare(within, limit) in (-1, 0)), "later")


def _when(
    notice: Notice,
    within: Duration | None,
    given_by: Literal["law", "contract"] | None,
    ends: datetime.datetime | None,
    lang: Lang,
) -> str:
    """By when: the law's own words where nobody gives a limit; else the limit, and who gives it."""
    if within is None:
        return WORDS.say(lang, "schedule.unsaid") if notice.law == "contract" else notice.due.say(lang)
    by_law = given_by == "law"
    said = notice.due.say(lang) if by_law else WORDS.say(lang, "schedule.contract", time=within.say(lang))
    if ends is not None:
        said = WORDS.say(lang, "schedule.by", limit=said, moment=moment(ends, lang))
    if by_law or notice.law == "contract":
        return said
    return WORDS.say(lang, "schedule.contract_and_law", limit=said, due=notice.due.say(lang))


def _conditions(breach: Breach, notice: Notice) -> tuple[Text, ...]:
    """The conditions of the notice, behind whether its law applies where that is not established."""
    law = laws().get(notice.law)
    if law and law.breach and not notice.established:
        return with_law(breach.laws.get(law.id, "unknown"), notice.conditions)
    return notice.conditions


def with_law(applies: str, conditions: Iterable[Text]) -> tuple[Text, ...]:
    """Conditions behind whether their law applies, where that is not established."""
    return (*((WORDS.both(_APPLIES[applies]),) if applies in _APPLIES else ()), *conditions)


def _ordered(told: Iterable[tuple[Notice, Deadline]]) -> tuple[Deadline, ...]:
    def rank(deadline: Deadline) -> tuple[bool, float, int]:
        days = Duration.read(deadline.within).longest_days() if deadline.within else 0
        return not deadline.own, days, deadline.notice

    return tuple(sorted((deadline for _, deadline in told), key=rank))


def _counts(breach: Breach) -> Counts:
    fields = {field.field: field for held in breach.exposed for field in held.fields}
    return Counts(
        people=len(breach.people),
        people_unsaid=sum(not each.subjects for each in breach.exposed),
        fields=len(fields),
        grave=sum(is_grave(each.rank, container=each.container) for each in fields.values()),
        unclassified=sum(each.container for each in fields.values()),
        copies=sum(not each.seen for each in breach.copies),
    )
