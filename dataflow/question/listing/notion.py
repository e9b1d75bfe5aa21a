"""The notion: what a word of a list stands for: a thing that can be listed, or what is told of one."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from dataflow.question.wanted import Column, Listed


class Notion(NamedTuple):
    """What a word stands for."""

    listed: Listed
    """What it lists where nothing else does."""
    column: Column | None = None
    """What it tells of another thing that is listed."""
    strong: bool = False
    """Whether it is listed although something that is told of it stands before: « le pays de nos sous-traitants »."""


NOTIONS: Final[Mapping[str, Notion]] = {
    "party": Notion(Listed.PARTIES, Column.PARTY, strong=True),
    "sub_processor": Notion(Listed.SUB_PROCESSORS, Column.ONWARD, strong=True),
    "engagement": Notion(Listed.ENGAGEMENTS, Column.ENGAGEMENT, strong=True),
    "contract": Notion(Listed.CONTRACTS, Column.CONTRACT, strong=True),
    "clauses": Notion(Listed.CONTRACTS, Column.CLAUSES),
    "renewal": Notion(Listed.CONTRACTS, Column.RENEWAL),
    "notice": Notion(Listed.CONTRACTS, Column.NOTICE),
    "amendment": Notion(Listed.CONTRACTS, Column.AMENDMENT),
    "describes": Notion(Listed.CONTRACTS, Column.DESCRIBES),
    "authorisation": Notion(Listed.CONTRACTS, Column.AUTHORISATION),
    "clock": Notion(Listed.CONTRACTS, Column.BREACH_CLOCK),
    "nature": Notion(Listed.PARTIES, Column.NATURE),
    "onward": Notion(Listed.SUB_PROCESSORS, Column.ONWARD),
    "certificate": Notion(Listed.CERTIFICATES, Column.CERTIFICATE, strong=True),
    "country": Notion(Listed.COUNTRIES, Column.COUNTRY),
    "seat": Notion(Listed.PARTIES, Column.SEAT),
    "hosting": Notion(Listed.PLACES, Column.HOSTING),
    "place": Notion(Listed.PLACES, Column.PLACE),
    "purpose": Notion(Listed.PURPOSES, Column.PURPOSE),
    "basis": Notion(Listed.BASES, Column.BASIS),
    "mechanism": Notion(Listed.TRANSFERS, Column.MECHANISM),
    "transfer": Notion(Listed.TRANSFERS, None, strong=True),
    "people": Notion(Listed.PEOPLE, Column.PEOPLE),
    "age": Notion(Listed.DATA_SETS, Column.AGE),
    "field": Notion(Listed.FIELDS, Column.FIELD),
    "data_set": Notion(Listed.DATA_SETS, Column.DATA_SET, strong=True),
    "activity": Notion(Listed.ACTIVITIES, Column.ACTIVITY, strong=True),
    "system": Notion(Listed.SYSTEMS, Column.SYSTEM, strong=True),
    "owner": Notion(Listed.ACTIVITIES, Column.OWNER),
    "origin": Notion(Listed.ACTIVITIES, Column.ORIGIN),
    "automated": Notion(Listed.ACTIVITIES, Column.AUTOMATED),
    "volume": Notion(Listed.ACTIVITIES, Column.VOLUME),
    "reference": Notion(Listed.ACTIVITIES, Column.REFERENCE),
    "joint": Notion(Listed.ACTIVITIES, Column.JOINT),
    "tracker": Notion(Listed.TRACKERS, None, strong=True),
    "period": Notion(Listed.RETENTION, Column.PERIOD),
    "right": Notion(Listed.RIGHTS, Column.RIGHT, strong=True),
    "finding": Notion(Listed.FINDINGS, None, strong=True),
    "document": Notion(Listed.DOCUMENTS, Column.MENTIONED, strong=True),
    "denial": Notion(Listed.DENIALS, None, strong=True),
    "formality": Notion(Listed.FORMALITIES, None, strong=True),
    "review": Notion(Listed.REVIEWS, Column.REVIEW, strong=True),
    "keeper": Notion(Listed.REVIEWS, Column.OWNER),
    "measure": Notion(Listed.MEASURES, Column.MEASURE, strong=True),
    "evidence": Notion(Listed.MEASURES, Column.EVIDENCE),
    "role": Notion(Listed.PARTIES, Column.ROLE),
    "consent": Notion(Listed.TRACKERS, Column.CONSENT),
    "provision": Notion(Listed.DATA_SETS, Column.PROVISION),
    "scope": Notion(Listed.CERTIFICATES, Column.SCOPE),
    "until": Notion(Listed.CERTIFICATES, Column.UNTIL),
    "since": Notion(Listed.DOCUMENTS, Column.SINCE),
    "version": Notion(Listed.DOCUMENTS, Column.VERSION),
    "sensitivity": Notion(Listed.FIELDS, Column.SENSITIVITY),
    "severity": Notion(Listed.FINDINGS, Column.SEVERITY),
    "status": Notion(Listed.FINDINGS, Column.STATUS),
}
"""By the name they have in the grammar."""

OF_VALUES: Final[Mapping[Column, Listed]] = {
    Column.ROLE: Listed.PARTIES,
    Column.COUNTRY: Listed.PARTIES,
    Column.PURPOSE: Listed.PURPOSES,
    Column.BASIS: Listed.BASES,
    Column.MECHANISM: Listed.TRANSFERS,
    Column.SENSITIVITY: Listed.FIELDS,
    Column.CATEGORY: Listed.TRACKERS,
    Column.CONSENT: Listed.TRACKERS,
    Column.MEASURE: Listed.MEASURES,
    Column.PROVISION: Listed.DATA_SETS,
    Column.AUTOMATED: Listed.ACTIVITIES,
    Column.ORIGIN: Listed.ACTIVITIES,
    Column.DECLARED: Listed.ACTIVITIES,
    Column.LARGE_SCALE: Listed.ACTIVITIES,
    Column.ACTIVITY: Listed.ACTIVITIES,
    Column.SYSTEM: Listed.SYSTEMS,
    Column.SEVERITY: Listed.FINDINGS,
    Column.VERDICT: Listed.FINDINGS,
    Column.STATE: Listed.CERTIFICATES,
    Column.CERTIFICATE: Listed.CERTIFICATES,
    Column.ACT: Listed.DENIALS,
    Column.CLAUSES: Listed.CONTRACTS,
    Column.RENEWAL: Listed.CONTRACTS,
    Column.DESCRIBES: Listed.CONTRACTS,
    Column.RIGHT: Listed.RIGHTS,
    Column.KIND: Listed.DOCUMENTS,
    Column.AUTHORISATION: Listed.PARTIES,
    Column.ONWARD: Listed.PARTIES,
    Column.PEOPLE: Listed.DATA_SETS,
    Column.FIELD: Listed.FIELDS,
    Column.DATA_SET: Listed.FIELDS,
}
"""What a value lists where no word says what is listed."""
