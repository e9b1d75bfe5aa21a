"""Narrowing: the same list with other conditions, and the list that a question about a route becomes by one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from dataflow.question.columns import columns_of
from dataflow.question.grammar import Cue
from dataflow.question.intent import Intent
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.asked import listing_reading
from dataflow.question.parts import Parts
from dataflow.question.places import Place
from dataflow.question.reading import AREAS, Reading
from dataflow.question.subject import Subject
from dataflow.question.terms import COUNTRIES
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted
from registry.records.countries import codes

COLUMN: Final[Mapping[str, Column]] = {
    "actor": Column.PARTY, "field": Column.FIELD, "data_set": Column.DATA_SET, "people": Column.PEOPLE,
}  # fmt: skip
"""The column that a thing is a value of."""
_OPPOSITE: Final = {Op.IS: Op.NOT, Op.NOT: Op.IS, Op.MISSING: Op.PRESENT, Op.PRESENT: Op.MISSING}
_ROUTES: Final = frozenset(
    {Intent.GOES, Intent.RECEIVED_BY_FIELD, Intent.STORED, Intent.RECEIVES, Intent.RETENTION, Intent.SHOW}
)
"""The questions whose subject a list can be limited to."""
_TELLS: Final[Mapping[Column, Listed]] = {
    Column.PURPOSE: Listed.PURPOSES,
    Column.BASIS: Listed.BASES,
    Column.SINCE: Listed.ENGAGEMENTS,
    Column.CONTRACT: Listed.CONTRACTS,
    Column.ROLE: Listed.PARTIES,
    Column.MECHANISM: Listed.TRANSFERS,
    Column.HOSTING: Listed.PARTIES,
}
"""The list that tells a thing of what a route or another list shows."""


def with_condition(last: Reading, condition: Condition) -> Reading | None:
    """The list with one condition more, in place of one on the same column; None where it has no such column.

    What was left out and is asked for now is not left out any more.
    """
    wanted = last.wanted
    if wanted is None or condition.column not in columns_of(wanted.listed):
        return None
    kept = tuple(_without_values(wanted.conditions, condition))
    at = next((number for number, each in enumerate(kept) if _same_kind(each, condition)), len(kept))
    return _wanting(last, wanted.model_copy(update={"conditions": (*kept[:at], condition, *kept[at + 1 :])}))


def _same_kind(one: Condition, other: Condition) -> bool:
    """Whether a condition takes the place of another: what is left out is left out beside what is asked for."""
    if one.column is not other.column:
        return False
    return one.op is other.op or {one.op, other.op} in ({Op.MISSING, Op.PRESENT}, {Op.INSIDE, Op.OUTSIDE})


def _without_values(conditions: Sequence[Condition], new: Condition) -> Iterator[Condition]:
    """The conditions without those values that the new one says the opposite of."""
    for each in conditions:
        if each.column is not new.column or each.op is not _OPPOSITE.get(new.op) or not each.values:
            yield each
            continue
        left = [at for at, value in enumerate(each.values) if value not in new.values]
        if left:
            labels = tuple(each.labels[at] for at in left) if each.labels else ()
            yield each.model_copy(update={"values": tuple(each.values[at] for at in left), "labels": labels})


def all_of(last: Reading) -> Reading | None:
    """The question without any condition; None where it has none."""
    if last.wanted is not None:
        if not last.wanted.conditions:
            return None
        return _wanting(last, last.wanted.model_copy(update={"conditions": ()}))
    bare = {
        "about_actor": None, "about_label": None, "people": (), "people_labels": (), "data_set": None,
        "data_set_label": None, "leaving": None, "country": None,
    }  # fmt: skip
    told = last.model_copy(update=bare)
    return told if told != last else None


def without(
    last: Reading, choices: Sequence[Sequence[Subject]], found: Parts, lexicon: Lexicon
) -> Sequence[Reading]:
    """The list without some things; of a route, what it names but those: the recipients except one."""
    if found.cues - {Cue.NOT} or found.topics or found.unread or found.places or found.days or found.mentions:
        return ()
    if found.people or found.loose or not choices or any(len(each) != 1 for each in choices):
        return ()
    things = [each[0].meaning for each in choices]
    kinds = {each.kind for each in things}
    if len(kinds) != 1:
        return ()
    column = COLUMN[kinds.pop()]
    left_out = Condition(
        column=column,
        op=Op.NOT,
        values=tuple(each.id for each in things),
        labels=tuple(lexicon.label(each) for each in things),
    )
    listed = last if last.wanted is not None else _listed_instead(last, column, lexicon)
    told = with_condition(listed, left_out) if listed else None
    return (told,) if told else ()


def _listed_instead(last: Reading, column: Column, lexicon: Lexicon) -> Reading | None:
    """The list of what a route names: who receives a field, or which data somebody receives."""
    receives = last.intent is Intent.RECEIVES and column in (Column.FIELD, Column.DATA_SET)
    goes = last.intent in (Intent.GOES, Intent.RECEIVED_BY_FIELD) and column is Column.PARTY
    if not (receives or goes) or last.about_actor:
        return None
    return _as_list(last, Listed.FIELDS if receives else Listed.PARTIES, lexicon)


def also_asked(last: Reading, column: Column, lexicon: Lexicon) -> Reading | None:
    """The list with one column more; of a route, the list that tells it. None where nothing tells it.

    Of a list that has no such column nothing is made: what another list says with its conditions is another question.
    """
    wanted = last.wanted
    if wanted is not None:
        if column not in columns_of(wanted.listed):
            return None
        asked = tuple(dict.fromkeys((*wanted.asked, column)))
        return _wanting(last, wanted.model_copy(update={"asked": asked}))
    told = _as_list(last, _TELLS[column], lexicon) if column in _TELLS else None
    return (
        _wanting(told, told.wanted.model_copy(update={"asked": (column,)})) if told and told.wanted else None
    )


def _as_list(last: Reading, listed: Listed, lexicon: Lexicon) -> Reading | None:
    """A list of what a question is about; None where it cannot be limited to that."""
    if last.intent not in _ROUTES:
        return None
    conditions = tuple(_about(last))
    if not {each.column for each in conditions} <= {*columns_of(listed)}:
        return None
    return listing_reading(Wanted(listed=listed, conditions=conditions), lexicon, last.on, last.matched)


def _about(last: Reading) -> Iterator[Condition]:
    """What a question is about, as conditions of a list."""
    if last.subject_kind != "registry":
        yield Condition(column=COLUMN[last.subject_kind], values=(last.subject,), labels=(last.label,))
    if last.data_set and last.data_set_label:
        yield Condition(column=Column.DATA_SET, values=(last.data_set,), labels=(last.data_set_label,))
    if last.people:
        yield Condition(column=Column.PEOPLE, values=last.people, labels=last.people_labels)
    if last.about_actor and last.about_label:
        yield Condition(column=Column.PARTY, values=(last.about_actor,), labels=(last.about_label,))


def in_places(last: Reading, found: Sequence[Place], lexicon: Lexicon) -> Reading | None:
    """The list, or what crosses a border, with the country of a question; of a route those of its recipients there.

    None where there is no place for it.
    """
    if len(found) != 1 or (found[0].code not in codes() and found[0].code not in AREAS):
        return None
    place = found[0]
    if last.intent is Intent.BORDERS:
        leaves = place.way in ("from", "out") or place.code in AREAS
        return last.model_copy(update={"leaving" if leaves else "country": place.code})
    if last.wanted is None:
        told = _listed_instead(last, Column.PARTY, lexicon)
        return in_places(told, found, lexicon) if told else None
    has = columns_of(last.wanted.listed)
    limited = (each.column for each in last.wanted.conditions if each.column in COUNTRIES)
    usual = (each for each in (Column.COUNTRY, Column.HOSTING, Column.SEAT) if each in has)
    column = next(chain(limited, usual), None)
    if column is None:
        return None
    away = place.way == "out"
    within = Op.INSIDE if place.code in AREAS else Op.IS
    return with_condition(
        last,
        Condition(
            column=column,
            op=Op.OUTSIDE if away else within,
            values=(place.code,),
            labels=(lexicon.terms.label(column, place.code),),
        ),
    )


def merged(last: Reading, more: Reading) -> Reading | None:
    """The list with the conditions of another list of the same; None where they are lists of different things."""
    if last.wanted is None or more.wanted is None or last.wanted.listed is not more.wanted.listed:
        return None
    told: Reading | None = last
    for each in more.wanted.conditions:
        told = with_condition(told, each) if told else None
    if told is None or told.wanted is None:
        return None
    asked = tuple(dict.fromkeys((*told.wanted.asked, *more.wanted.asked)))
    dated = {"on": more.on} if more.on else {}
    return _wanting(told, told.wanted.model_copy(update={"asked": asked})).model_copy(update=dated)


def _wanting(last: Reading, wanted: Wanted) -> Reading:
    return last.model_copy(update={"wanted": wanted})
