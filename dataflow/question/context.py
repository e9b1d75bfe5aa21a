"""The context: what a question that names nothing by itself takes over from the one before it."""

from collections.abc import Mapping

from dataflow.question.columns import columns_of
from dataflow.question.intent import Intent
from dataflow.question.lexicon import Lexicon
from dataflow.question.listing.asked import listing_reading
from dataflow.question.listing.settling import turned
from dataflow.question.meaning import Kind, Meaning
from dataflow.question.reading import Reading
from dataflow.question.wanted import Column, Condition, Listed, Op, Wanted

_BY_KIND: Mapping[Kind, Column] = {
    "actor": Column.PARTY,
    "field": Column.FIELD,
    "data_set": Column.DATA_SET,
    "people": Column.PEOPLE,
}
_OF_DATA = frozenset({Intent.GOES, Intent.RECEIVED_BY_FIELD, Intent.STORED, Intent.RETENTION})
_KIND: Mapping[Column, Kind] = {column: kind for kind, column in _BY_KIND.items()}


def subject_of(reading: Reading, lexicon: Lexicon) -> tuple[Condition, ...]:
    """What a reading is about, as conditions that a list can take over."""
    if reading.wanted:
        whole = reading.wanted.listed in (Listed.FIELDS, Listed.DATA_SETS, Listed.ACTIVITIES)
        return tuple(each for each in reading.wanted.conditions if whole or each.column in _KIND)
    made: list[Condition] = []
    if reading.subject_kind != "registry" and reading.subject != lexicon.organisation:
        column = _BY_KIND[reading.subject_kind]
        made.append(Condition(column=column, values=(reading.subject,), labels=(reading.label,)))
    if reading.people:
        made.append(Condition(column=Column.PEOPLE, values=reading.people, labels=reading.people_labels))
    return tuple(made)


def continued(
    wanted: Wanted, before: Reading, lexicon: Lexicon, column: Column | None = None
) -> Reading | None:
    """« …, et combien de temps les gardent-ils ? »: the list that is asked for, of what was asked before.

    Of a list that has such a column, « et à quoi servent-ils ? », the column is told beside it.
    """
    last = before.wanted
    if last is not None and last.listed is wanted.listed and wanted.conditions:
        return listing_reading(
            wanted.model_copy(update={"conditions": (*last.conditions, *wanted.conditions)}), lexicon
        )
    kept_by = wanted.listed is Listed.RETENTION and last is not None and _names_a_party(last)
    beside = last is not None and not wanted.conditions and column is not None and not kept_by
    if last is not None and beside and column in columns_of(last.listed):
        asked = tuple(dict.fromkeys((*last.asked, *([column] if column else []))))
        return listing_reading(last.model_copy(update={"asked": asked}), lexicon)
    has = columns_of(wanted.listed)
    taken = tuple(each for each in subject_of(before, lexicon) if each.column in has)
    of_itself = wanted.listed is Listed.PARTIES and all(
        each.column is Column.PARTY for each in (*taken, *wanted.conditions)
    )
    if not taken or of_itself:
        return None
    return listing_reading(wanted.model_copy(update={"conditions": (*taken, *wanted.conditions)}), lexicon)


def _names_a_party(wanted: Wanted) -> bool:
    """Whether it is about one third party: how long that keeps data is not how long the organisation does."""
    return any(
        each.column is Column.PARTY and each.op is Op.IS and len(each.values) == 1
        for each in wanted.conditions
    )


def the_others(before: Reading, lexicon: Lexicon) -> Reading | None:
    """« …, et lesquels non ? »: what the one condition of the list before leaves out; None: it has not just one."""
    wanted = before.wanted
    mine = [each for each in wanted.conditions if each.column is not Column.ROLE] if wanted else []
    if wanted is None or len(mine) != 1 or (other := turned(mine[0])) == mine[0]:
        return None
    conditions = tuple(other if each == mine[0] else each for each in wanted.conditions)
    return listing_reading(wanted.model_copy(update={"conditions": conditions}), lexicon)


def route_of(before: Reading, intent: Intent, lexicon: Lexicon) -> Reading | None:
    """« …, and where does it go? »: the route of what was asked before."""
    for each in subject_of(before, lexicon):
        kind = _KIND[each.column]
        fits = intent is Intent.RECEIVES if kind == "actor" else intent in _OF_DATA
        if len(each.values) == 1 and fits:
            meaning = Meaning(kind, each.values[0])
            return Reading(
                intent=intent,
                subject_kind=kind,
                subject=meaning.id,
                label=lexicon.label(meaning),
                matched="",
                score=1.0,
            )
    return None
