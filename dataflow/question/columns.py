"""The columns: what a list tells of each thing, and by what else it can be filtered."""

from collections.abc import Mapping
from typing import Final

from dataflow.question.wanted import Column, Listed

SHOWN: Final[Mapping[Listed, tuple[Column, ...]]] = {
    Listed.PARTIES: (
        Column.ROLE,
        Column.PURPOSE,
        Column.SEAT,
        Column.HOSTING,
        Column.CONTRACT,
        Column.CERTIFICATE,
    ),
    Listed.ENGAGEMENTS: (
        Column.PARTY,
        Column.BY,
        Column.ROLE,
        Column.PURPOSE,
        Column.DATA_SET,
        Column.CONTRACT,
        Column.SINCE,
        Column.UNTIL,
    ),
    Listed.CONTRACTS: (
        Column.PARTY,
        Column.BY,
        Column.ROLE,
        Column.CONTRACT,
        Column.SINCE,
        Column.CLAUSES,
        Column.AUTHORISATION,
        Column.BREACH_CLOCK,
    ),
    Listed.SUB_PROCESSORS: (
        Column.PARTY,
        Column.BY,
        Column.ROLE,
        Column.PURPOSE,
        Column.SEAT,
        Column.HOSTING,
        Column.AUTHORISATION,
        Column.ONWARD,
    ),
    Listed.ACTIVITIES: (
        Column.PURPOSE,
        Column.BASIS,
        Column.PEOPLE,
        Column.FIELD,
        Column.ROLE,
        Column.PERIOD,
        Column.PARTY,
    ),
    Listed.DATA_SETS: (Column.PEOPLE, Column.FIELD, Column.ROLE, Column.PROVISION, Column.AGE, Column.PERIOD),
    Listed.FIELDS: (Column.SENSITIVITY, Column.CATEGORY, Column.DATA_SET, Column.PEOPLE, Column.CONDITION),
    Listed.PURPOSES: (
        Column.PURPOSE,
        Column.BASIS,
        Column.DATA_SET,
        Column.PARTY,
        Column.PEOPLE,
        Column.CONDITION,
    ),
    Listed.BASES: (Column.BASIS, Column.LAW, Column.PURPOSE, Column.DATA_SET, Column.PARTY),
    Listed.PEOPLE: (Column.DATA_SET, Column.FIELD, Column.PURPOSE, Column.AGE),
    Listed.PLACES: (Column.PARTY, Column.KIND, Column.HOSTING),
    Listed.COUNTRIES: (Column.PARTY, Column.PLACE),
    Listed.TRANSFERS: (
        Column.BY,
        Column.PARTY,
        Column.ROLE,
        Column.HOSTING,
        Column.MECHANISM,
        Column.STATE,
        Column.FIELD,
    ),
    Listed.CERTIFICATES: (
        Column.PARTY,
        Column.CERTIFICATE,
        Column.LEVEL,
        Column.SCOPE,
        Column.SINCE,
        Column.UNTIL,
        Column.STATE,
    ),
    Listed.TRACKERS: (
        Column.PARTY,
        Column.CATEGORY,
        Column.PURPOSE,
        Column.CONSENT,
        Column.PERIOD,
        Column.FIELD,
    ),
    Listed.RETENTION: (
        Column.DATA_SET,
        Column.PLACE,
        Column.PERIOD,
        Column.STARTS,
        Column.CONDITION,
        Column.FIELD,
    ),
    Listed.RIGHTS: (Column.RIGHT, Column.HOW, Column.CONDITION, Column.DATA_SET),
    Listed.FINDINGS: (
        Column.SEVERITY,
        Column.VERDICT,
        Column.MESSAGE,
        Column.LAW,
        Column.PARTY,
        Column.CHECK,
    ),
    Listed.DOCUMENTS: (Column.KIND, Column.VERSION, Column.SINCE),
    Listed.DENIALS: (
        Column.PARTY,
        Column.ACT,
        Column.FIELD,
        Column.DATA_SET,
        Column.PURPOSE,
        Column.CONDITION,
    ),
    Listed.FORMALITIES: (Column.KIND, Column.LAW, Column.NUMBER, Column.SINCE, Column.UNTIL, Column.DATA_SET),
    Listed.MEASURES: (Column.PARTY, Column.MESSAGE, Column.SINCE),
}
"""What a table of each list shows, in order, beside the thing itself and how it is known."""

_OF_DATA = (Column.FIELD, Column.DATA_SET, Column.PEOPLE, Column.SENSITIVITY)
HIDDEN: Final[Mapping[Listed, tuple[Column, ...]]] = {
    Listed.PARTIES: (
        Column.PARTY,
        Column.MENTIONED,
        Column.ENGAGEMENT,
        Column.BY,
        Column.ENGAGED,
        Column.COUNTRY,
        *_OF_DATA,
        Column.BASIS,
        Column.AUTHORISATION,
        Column.ONWARD,
        Column.BREACH_CLOCK,
        Column.MECHANISM,
        Column.KIND,
        Column.PLACE,
        Column.STORAGE,
        Column.SINCE,
        Column.UNTIL,
    ),
    Listed.ENGAGEMENTS: (
        Column.ENGAGEMENT,
        Column.ENGAGED,
        Column.COUNTRY,
        Column.SEAT,
        Column.HOSTING,
        *_OF_DATA,
        Column.BASIS,
        Column.AUTHORISATION,
        Column.BREACH_CLOCK,
    ),
    Listed.CONTRACTS: (
        Column.ENGAGEMENT,
        Column.ENGAGED,
        Column.COUNTRY,
        Column.SEAT,
        Column.HOSTING,
        *_OF_DATA,
        Column.PURPOSE,
    ),
    Listed.SUB_PROCESSORS: (Column.COUNTRY, *_OF_DATA, Column.CONTRACT, Column.CERTIFICATE),
    Listed.ACTIVITIES: (
        Column.DATA_SET,
        Column.SENSITIVITY,
        Column.LAW,
        Column.PROVISION,
        Column.AGE,
        Column.COUNTRY,
    ),
    Listed.DATA_SETS: (
        Column.DATA_SET,
        Column.SENSITIVITY,
        Column.PURPOSE,
        Column.BASIS,
        Column.LAW,
        Column.PARTY,
        Column.COUNTRY,
    ),
    Listed.FIELDS: (
        Column.FIELD,
        Column.PARTY,
        Column.PURPOSE,
        Column.BASIS,
        Column.PROVISION,
        Column.PERIOD,
        Column.COUNTRY,
    ),
    Listed.PURPOSES: (Column.ENGAGEMENT, Column.LAW, Column.FIELD, Column.SENSITIVITY, Column.ROLE),
    Listed.BASES: (Column.ENGAGEMENT, Column.PEOPLE, Column.FIELD, Column.SENSITIVITY),
    Listed.PEOPLE: (Column.PEOPLE, Column.PARTY, Column.SENSITIVITY),
    Listed.PLACES: (Column.PLACE, Column.COUNTRY, *_OF_DATA, Column.ROLE, Column.PURPOSE, Column.STORAGE),
    Listed.COUNTRIES: (Column.COUNTRY, *_OF_DATA, Column.ROLE),
    Listed.TRANSFERS: (
        Column.COUNTRY,
        Column.SEAT,
        Column.LAW,
        Column.DATA_SET,
        Column.PEOPLE,
        Column.SENSITIVITY,
        Column.PURPOSE,
    ),
    Listed.CERTIFICATES: (Column.ROLE, Column.ENGAGED, Column.COUNTRY, Column.PURPOSE),
    Listed.TRACKERS: (Column.COUNTRY,),
    Listed.RETENTION: (Column.PARTY, Column.PEOPLE, Column.SENSITIVITY, Column.PURPOSE, Column.STORAGE),
    Listed.RIGHTS: (),
    Listed.FINDINGS: (Column.FIELD, Column.DATA_SET),
    Listed.DOCUMENTS: (Column.PARTY, Column.PEOPLE),
    Listed.DENIALS: (Column.PEOPLE,),
    Listed.FORMALITIES: (Column.PARTY, Column.COUNTRY),
    Listed.MEASURES: (Column.ROLE, Column.COUNTRY),
}
"""By what else it can be filtered; a column named in the question is shown, first."""


def columns_of(listed: Listed) -> tuple[Column, ...]:
    """Every column that a list has, once, those it shows first."""
    return tuple(dict.fromkeys((*SHOWN[listed], *HIDDEN[listed], Column.ITSELF, Column.STATUS)))


def shown(
    listed: Listed, asked: tuple[Column, ...] = (), filtered: tuple[Column, ...] = ()
) -> tuple[Column, ...]:
    """What a table shows: what is asked for, what is filtered by, then what it always shows; each once."""
    named = (*asked, *(each for each in filtered if each not in (Column.STATUS, Column.ITSELF)))
    return tuple(dict.fromkeys((*named, *SHOWN[listed])))
