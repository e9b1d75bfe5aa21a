"""Doubts of what: a list that may not be what is asked for, or not of the day that is meant."""

from collections.abc import Callable
from typing import Final

from dataflow.question.listing.made import OF_DATA, Made
from dataflow.question.listing.signs import signs
from dataflow.question.wanted import Column, Listed, Op

_WHERE: Final = frozenset(
    {Listed.PLACES, Listed.COUNTRIES, Listed.PARTIES, Listed.FIELDS, Listed.DOCUMENTS, Listed.RETENTION}
)


def _breach(made: Made) -> bool:
    """« violation chez X » may be one of data, or of the law."""
    alone = [
        each
        for each in made.told.items
        if each.asks(Column.VERDICT)
        and [word.raw.casefold() for word in each.atom.words] in (["violation"], ["breach"])
    ]
    return (
        made.listed is Listed.FINDINGS
        and made.head is None
        and bool(alone)
        and not made.about(Column.SEVERITY)
    )


def _how_to_reach(made: Made) -> bool:
    """« comment les joindre ? » asks for a contact."""
    return "reach" in made.told.rels


def _when(made: Made) -> bool:
    """« quand un salarié s’en va » asks for no list, but of something that has a day."""
    return "when" in made.told.asks and not {Column.SINCE, Column.UNTIL} & {*made.asked}


def _where(made: Made) -> bool:
    """« où » of what is in no place."""
    return "where" in made.told.asks and made.listed not in _WHERE


def _two(made: Made) -> bool:
    """« X reçoit quoi, et le garde combien de temps ? » are two questions."""
    return made.listed is Listed.RETENTION and made.told.object and "receive" in made.told.rels


def _is_it(made: Made) -> bool:
    """ "are my files personal information?", « le support a-t-il accès à … ? »: a yes or no that no list gives."""
    told = made.told
    of_values = made.head is None and made.listed in (Listed.PURPOSES, Listed.DATA_SETS, Listed.BASES)
    if of_values and "receive" in told.rels and not told.asks & {"who", "what", "why", "list", "count"}:
        return True  # « le support accède-t-il aux bases ? »
    if "yes" not in told.asks or told.asks & {"who", "list", "why"}:
        return False
    explicit = made.head and {word.fold for word in made.head.atom.words} & signs().fields
    if made.about(Column.PEOPLE) and not made.about(Column.FIELD) and "concern" in told.rels:
        return False  # "do we hold any data about minors?"
    if (
        made.listed is Listed.FIELDS
        and not explicit
        and "field" in told.names
        and not told.rels - {"concern"}
    ):
        return True
    by_values = made.head is None and made.listed in (Listed.PURPOSES, Listed.DATA_SETS, Listed.BASES)
    return by_values and "process" not in told.rels and "what" not in told.asks


def _dated(made: Made) -> bool:
    """« en 2024 » is no day that a party is since."""
    told = made.told
    since = any(each.column is Column.SINCE for each in made.conditions)
    return (
        made.listed in (*OF_DATA, Listed.CERTIFICATES)
        and since
        and not (told.bounded or "since" in told.names)
    )


def _since_when(made: Made) -> bool:
    """« depuis quand X reçoit-il … ? »: the day of a contract is not the day that data is sent since."""
    return (
        made.listed in (Listed.CONTRACTS, Listed.ENGAGEMENTS)
        and made.head is not None
        and made.head.name == "since"
        and (made.about(Column.FIELD) or made.about(Column.DATA_SET))
    )


def _how_old(made: Made) -> bool:
    """ "data of a ten year old": a length of time that narrows nothing, and nothing else does."""
    told = made.told
    narrows_nothing = not made.conditions or (
        made.listed is Listed.RETENTION and "period" not in told.names and "hold" not in told.rels
    )
    return narrows_nothing and any(span is None for span, _ in told.lengths)


def _which_days(made: Made) -> bool:
    """ "which certificates expire next week?": the days are told by words that no condition has."""
    days = {Column.SINCE, Column.UNTIL}
    timed = days & {*made.asked} or any(each.column in days for each in made.conditions)
    return made.told.relative and bool(timed) and not (made.told.bounds or made.told.soon)


def _what_is_missing(made: Made) -> bool:
    """ "what information is missing about X", "what’s missing from this policy": a finding tells, and no list."""
    without = any(each.column is Column.FIELD and each.op is Op.MISSING for each in made.conditions)
    named = made.about(Column.MENTIONED) or made.about(Column.PARTY) or made.about(Column.FIELD)
    return (without and made.about(Column.PARTY)) or (
        made.listed is Listed.DOCUMENTS and "mention" in made.told.rels and not named
    )


def _how_many_people(made: Made) -> bool:
    """« combien d’habitants sont abonnés ? »: the registry counts nobody."""
    return made.told.counted


def _newest(made: Made) -> bool:
    """ "the last contract", « nos nouveaux prestataires »: which of them these are only a day tells."""
    return made.told.newest and not made.told.bounds and made.listed is not Listed.DOCUMENTS


def _when_asked(made: Made) -> bool:
    """« pour le comité de la semaine prochaine, … »: the day of what leads up to the question, not of its answer."""
    return made.told.early


OF_WHAT: Final[tuple[Callable[[Made], bool], ...]] = (
    _breach,
    _how_to_reach,
    _when,
    _where,
    _two,
    _is_it,
    _dated,
    _since_when,
    _how_old,
    _which_days,
    _what_is_missing,
    _how_many_people,
    _newest,
    _when_asked,
)
"""Each with a question that is unsure because of it, in the tests."""
