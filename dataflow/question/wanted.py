"""What is wanted of a list: what is listed, under which conditions, and what is to be told of each."""

from enum import StrEnum

from registry.records.record import Record
from registry.records.text import Text


class Listed(StrEnum):
    """What can be listed."""

    PARTIES = "parties"
    """Third parties, whatever their role."""
    ENGAGEMENTS = "engagements"
    """What parties are engaged for, by whom, in which role."""
    CONTRACTS = "contracts"
    """The contract of each engagement, or that none is on record (GDPR Art. 28(3), 26)."""
    SUB_PROCESSORS = "sub_processors"
    """Whom third parties engage in turn, and of whom nobody has said it (GDPR Art. 28(2), (4))."""
    ACTIVITIES = "activities"
    """Processing activities (GDPR Art. 30): where none is declared, each data set with its purposes is one."""
    DATA_SETS = "data_sets"
    """Fields held together about the same people."""
    FIELDS = "fields"
    """The kinds of personal data that are held or handed on."""
    PURPOSES = "purposes"
    """What data is used for, at whom."""
    BASES = "bases"
    """The legal bases claimed, and for what (GDPR Art. 6, 9, 10)."""
    PEOPLE = "people"
    """The data subjects."""
    PLACES = "places"
    """Where data is collected, rests or is worked on."""
    COUNTRIES = "countries"
    """The countries where parties have their seat or data is."""
    TRANSFERS = "transfers"
    """What crosses a border, under which mechanism (GDPR Ch. V)."""
    CERTIFICATES = "certificates"
    """Certificates, reports, codes and labels."""
    TRACKERS = "trackers"
    """Cookies and the like."""
    RETENTION = "retention"
    """How long data is kept, set by set and place by place; what has no rule is listed as well."""
    RIGHTS = "rights"
    """What people may ask for, and how."""
    FINDINGS = "findings"
    """What the checks found, the gravest first."""
    DOCUMENTS = "documents"
    """The sources."""
    DENIALS = "denials"
    """What is said not to be done."""
    FORMALITIES = "formalities"
    """Declarations to and authorisations of the authorities."""
    MEASURES = "measures"
    """Security measures, as claimed (GDPR Art. 32)."""


class Column(StrEnum):
    """What can be told of what is listed, and asked for in a condition."""

    ITSELF = "itself"
    """The thing listed, by the id of its row: a tracker’s pattern, a document."""
    PARTY = "party"
    """Whose it is, or who does it: an actor."""
    ENGAGEMENT = "engagement"
    """What a party is engaged for, under the name the registry gives it: `payroll.salaries`."""
    BY = "by"
    """Who engages, or sends: an actor."""
    ROLE = "role"
    ENGAGED = "engaged"
    """Whether the organisation itself engages it: `direct`, `onward`, `none`."""
    COUNTRY = "country"
    """A country of the seat or of where data is."""
    SEAT = "seat"
    HOSTING = "hosting"
    """The countries where data is."""
    PLACE = "place"
    FIELD = "field"
    DATA_SET = "data_set"
    PEOPLE = "people"
    SENSITIVITY = "sensitivity"
    CATEGORY = "category"
    """Of a field or a tracker."""
    PURPOSE = "purpose"
    BASIS = "basis"
    LAW = "law"
    CONTRACT = "contract"
    CLAUSES = "clauses"
    AUTHORISATION = "authorisation"
    """Of sub-processors."""
    ONWARD = "onward"
    """Whether all that a party passes data on to are listed: `listed`, `none`, `unknown`."""
    BREACH_CLOCK = "breach_clock"
    MECHANISM = "mechanism"
    CERTIFICATE = "certificate"
    """The standard."""
    LEVEL = "level"
    SCOPE = "scope"
    STATE = "state"
    """Of a certificate: valid, expired, …; of a transfer: covered, missing, …"""
    SINCE = "since"
    """The first day it holds, or it was signed, dated or published."""
    UNTIL = "until"
    """The last day it holds."""
    PERIOD = "period"
    """A length of time."""
    STARTS = "starts"
    CONSENT = "consent"
    """Of a tracker: whether it waits for consent, is asked for, or neither."""
    PROVISION = "provision"
    """Whether people are free to give it."""
    AGE = "age"
    STORAGE = "storage"
    SEVERITY = "severity"
    VERDICT = "verdict"
    """Of a finding: violation, gap, undetermined, …"""
    CHECK = "check"
    MESSAGE = "message"
    """What a finding, a denial or a measure says."""
    RIGHT = "right"
    HOW = "how"
    CONDITION = "condition"
    ACT = "act"
    """What is denied: sell, share, store, …"""
    KIND = "kind"
    VERSION = "version"
    NUMBER = "number"
    STATUS = "status"
    """How it is known."""


class Op(StrEnum):
    """How a column is compared with values."""

    IS = "is"
    """It is one of them."""
    NOT = "not"
    """It is none of them."""
    INSIDE = "inside"
    """Of countries: one is within one of the areas."""
    OUTSIDE = "outside"
    """Of countries: one is outside of all of the areas."""
    MISSING = "missing"
    """Nothing is on record."""
    PRESENT = "present"
    """Something is on record."""
    BEFORE = "before"
    """A day before that day."""
    FROM = "from"
    """That day or a later one."""
    LONGER = "longer"
    """A length of time longer than that."""
    SHORTER = "shorter"
    """A length of time of at most that."""


BARE = frozenset({Op.MISSING, Op.PRESENT})
"""What is asked without a value."""


class Condition(Record):
    """What has to hold of each thing listed."""

    column: Column
    op: Op = Op.IS
    values: tuple[str, ...] = ()
    """Ids, country codes, areas, ISO 8601 days or durations: any of them; none where the operation takes none."""
    labels: tuple[Text, ...] = ()
    """What the values are called, each; empty: nobody has looked, and they are told as they are written."""


class Wanted(Record):
    """A list that is asked for. Its conditions hold all together."""

    listed: Listed
    conditions: tuple[Condition, ...] = ()
    asked: tuple[Column, ...] = ()
    """What the question wants to know of each: told in the sentence, and first in the table."""
