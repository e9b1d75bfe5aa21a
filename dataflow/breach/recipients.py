"""The recipients of a block: whoever is told stands once, with all data it is told of and what sets them apart."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dataflow.breach.breach import Breach, Notice
from dataflow.breach.breach_words import listed
from dataflow.breach.schedule import Block, Deadline
from registry.records.text import Lang, Text


class Told(NamedTuple):
    """Of which data, and on what condition, where that differs from other data told to the same recipient."""

    data_sets: str
    ground: str
    """Empty: it is that of all."""
    condition: str
    """Empty: nothing but what holds of all."""
    notices: tuple[int, ...]


class Recipient(NamedTuple):
    """Somebody who is told by somebody, within one time."""

    sender: str
    receiver: str
    own: bool
    """Whether the organisation tells it."""
    when: str
    by: datetime.datetime | None
    ground: str
    """Empty: it differs from data to data."""
    condition: str
    """What holds of all that it is told; empty: it is due in any case, but for what is said at each."""
    told: tuple[Told, ...]


def recipients(breach: Breach, block: Block, lang: Lang) -> tuple[Recipient, ...]:
    """Those of a block in its order, each with every notice that it is given by the same sender in the same time."""
    notices = {each.number: each for each in breach.notices}
    together: dict[tuple[str, ...], list[tuple[Notice, Deadline]]] = {}
    for deadline in block.deadlines:
        notice = notices[deadline.notice]
        texts = (notice.sender, notice.receiver, deadline.when)
        key = (*(each.say(lang) for each in texts), str(deadline.by))
        together.setdefault(key, []).append((notice, deadline))
    return tuple(_recipient(key, several, lang) for key, several in together.items())


def _recipient(key: Sequence[str], several: Sequence[tuple[Notice, Deadline]], lang: Lang) -> Recipient:
    sender, receiver, when, _ = key
    alike: dict[tuple[str, tuple[str, ...]], tuple[list[Text], list[int]]] = {}
    for notice, deadline in several:
        conditions = tuple(each.say(lang) for each in deadline.conditions)
        sets, numbers = alike.setdefault((notice.article.say(lang), conditions), ([], []))
        sets += notice.data_sets
        numbers.append(notice.number)
    shared, apart = _apart([conditions for _, conditions in alike])
    grounds = {ground for ground, _ in alike}
    return Recipient(
        sender=sender,
        receiver=receiver,
        own=several[0][1].own,
        when=when,
        by=several[0][1].by,
        ground=next(iter(grounds)) if len(grounds) == 1 else "",
        condition=shared,
        told=tuple(
            Told(listed(sets, lang), ground if len(grounds) > 1 else "", condition, tuple(numbers))
            for (ground, _), condition, (sets, numbers) in zip(alike, apart, alike.values(), strict=True)
        ),
    )


def _apart(parts: Sequence[Sequence[str]]) -> tuple[str, list[str]]:
    """What several lists of conditions begin and end with in common, and what is left of each: together the whole."""
    if len(parts) == 1:
        return ", ".join(parts[0]), [""]
    first = _common(parts)
    rest = [each[first:] for each in parts]
    last = _common([each[::-1] for each in rest])
    shared = [*parts[0][:first], *(rest[0][len(rest[0]) - last :])]
    return ", ".join(shared), [", ".join(each[: len(each) - last]) for each in rest]


def _common(several: Iterable[Sequence[str]]) -> int:
    """How many of the first parts are the same in all."""
    n = 0
    for same in zip(*several, strict=False):
        if len({*same}) > 1:
            break
        n += 1
    return n
