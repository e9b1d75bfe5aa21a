"""The columns: what a list tells of each thing, and by what else it can be filtered."""

from collections.abc import Mapping
from typing import Final

from dataflow.question.wanted import Column as C
from dataflow.question.wanted import Listed as L

SHOWN: Final[Mapping[L, tuple[C, ...]]] = {
    L.PARTIES: (C.ROLE, C.PURPOSE, C.SEAT, C.HOSTING, C.CONTRACT, C.CERTIFICATE),
    L.ENGAGEMENTS: (C.PARTY, C.BY, C.ROLE, C.PURPOSE, C.DATA_SET, C.CONTRACT, C.SINCE, C.UNTIL),
    L.CONTRACTS: (C.PARTY, C.BY, C.ROLE, C.CONTRACT, C.SINCE, C.CLAUSES, C.AUTHORISATION, C.BREACH_CLOCK),
    L.SUB_PROCESSORS: (C.PARTY, C.BY, C.ROLE, C.PURPOSE, C.SEAT, C.HOSTING, C.AUTHORISATION, C.ONWARD),
    L.ACTIVITIES: (C.PURPOSE, C.BASIS, C.PEOPLE, C.FIELD, C.ROLE, C.PERIOD, C.PARTY),
    L.DATA_SETS: (C.PEOPLE, C.FIELD, C.ROLE, C.PROVISION, C.AGE, C.PERIOD),
    L.FIELDS: (C.SENSITIVITY, C.CATEGORY, C.DATA_SET, C.PEOPLE, C.CONDITION),
    L.PURPOSES: (C.PURPOSE, C.BASIS, C.DATA_SET, C.PARTY, C.PEOPLE, C.CONDITION),
    L.BASES: (C.BASIS, C.LAW, C.PURPOSE, C.DATA_SET, C.PARTY),
    L.PEOPLE: (C.DATA_SET, C.FIELD, C.PURPOSE, C.AGE),
    L.PLACES: (C.PARTY, C.KIND, C.HOSTING),
    L.COUNTRIES: (C.PARTY, C.PLACE),
    L.TRANSFERS: (C.BY, C.PARTY, C.ROLE, C.HOSTING, C.MECHANISM, C.STATE, C.FIELD),
    L.CERTIFICATES: (C.PARTY, C.CERTIFICATE, C.LEVEL, C.SCOPE, C.SINCE, C.UNTIL, C.STATE),
    L.TRACKERS: (C.PARTY, C.CATEGORY, C.PURPOSE, C.CONSENT, C.PERIOD, C.FIELD),
    L.RETENTION: (C.DATA_SET, C.PLACE, C.PERIOD, C.STARTS, C.CONDITION, C.FIELD),
    L.RIGHTS: (C.RIGHT, C.HOW, C.CONDITION, C.DATA_SET),
    L.FINDINGS: (C.SEVERITY, C.VERDICT, C.MESSAGE, C.LAW, C.PARTY, C.CHECK),
    L.DOCUMENTS: (C.KIND, C.VERSION, C.SINCE),
    L.DENIALS: (C.PARTY, C.ACT, C.FIELD, C.DATA_SET, C.PURPOSE, C.CONDITION),
    L.FORMALITIES: (C.KIND, C.LAW, C.NUMBER, C.SINCE, C.UNTIL, C.DATA_SET),
    L.MEASURES: (C.PARTY, C.MESSAGE, C.SINCE),
}
"""What a table of each list shows, in order, beside the thing itself and how it is known."""

_OF_DATA = (C.FIELD, C.DATA_SET, C.PEOPLE, C.SENSITIVITY)
HIDDEN: Final[Mapping[L, tuple[C, ...]]] = {
    L.PARTIES: (
        C.PARTY,
        C.MENTIONED,
        C.ENGAGEMENT,
        C.BY,
        C.ENGAGED,
        C.COUNTRY,
        *_OF_DATA,
        C.BASIS,
        C.AUTHORISATION,
        C.ONWARD,
        C.BREACH_CLOCK,
        C.MECHANISM,
        C.KIND,
        C.PLACE,
        C.STORAGE,
        C.SINCE,
        C.UNTIL,
    ),
    L.ENGAGEMENTS: (
        C.ENGAGEMENT,
        C.ENGAGED,
        C.COUNTRY,
        C.SEAT,
        C.HOSTING,
        *_OF_DATA,
        C.BASIS,
        C.AUTHORISATION,
        C.BREACH_CLOCK,
    ),
    L.CONTRACTS: (C.ENGAGEMENT, C.ENGAGED, C.COUNTRY, C.SEAT, C.HOSTING, *_OF_DATA, C.PURPOSE),
    L.SUB_PROCESSORS: (C.COUNTRY, *_OF_DATA, C.CONTRACT, C.CERTIFICATE),
    L.ACTIVITIES: (C.DATA_SET, C.SENSITIVITY, C.LAW, C.PROVISION, C.AGE, C.COUNTRY),
    L.DATA_SETS: (C.DATA_SET, C.SENSITIVITY, C.PURPOSE, C.BASIS, C.LAW, C.PARTY, C.COUNTRY),
    L.FIELDS: (C.FIELD, C.PARTY, C.PURPOSE, C.BASIS, C.PROVISION, C.PERIOD, C.COUNTRY),
    L.PURPOSES: (C.ENGAGEMENT, C.LAW, C.FIELD, C.SENSITIVITY, C.ROLE),
    L.BASES: (C.ENGAGEMENT, C.PEOPLE, C.FIELD, C.SENSITIVITY),
    L.PEOPLE: (C.PEOPLE, C.PARTY, C.SENSITIVITY),
    L.PLACES: (C.PLACE, C.COUNTRY, *_OF_DATA, C.ROLE, C.PURPOSE, C.STORAGE),
    L.COUNTRIES: (C.COUNTRY, *_OF_DATA, C.ROLE),
    L.TRANSFERS: (C.COUNTRY, C.SEAT, C.LAW, C.DATA_SET, C.PEOPLE, C.SENSITIVITY, C.PURPOSE),
    L.CERTIFICATES: (C.ROLE, C.ENGAGED, C.COUNTRY, C.PURPOSE),
    L.TRACKERS: (C.COUNTRY,),
    L.RETENTION: (C.PARTY, C.PEOPLE, C.SENSITIVITY, C.PURPOSE, C.STORAGE),
    L.RIGHTS: (),
    L.FINDINGS: (C.FIELD, C.DATA_SET),
    L.DOCUMENTS: (C.PARTY, C.PEOPLE),
    L.DENIALS: (C.PEOPLE,),
    L.FORMALITIES: (C.PARTY, C.COUNTRY),
    L.MEASURES: (C.ROLE, C.COUNTRY),
}
"""By what else it can be filtered; a column named in the question is shown, first."""


def columns_of(listed: L) -> tuple[C, ...]:
    """Every column that a list has, those it shows first."""
    return (*SHOWN[listed], *HIDDEN[listed], C.ITSELF, C.STATUS)


def shown(listed: L, asked: tuple[C, ...] = (), filtered: tuple[C, ...] = ()) -> tuple[C, ...]:
    """What a table shows: what is asked for, what is filtered by, then what it always shows; each once."""
    named = (*asked, *(each for each in filtered if each not in (C.STATUS, C.ITSELF)))
    return tuple(dict.fromkeys((*named, *SHOWN[listed])))
