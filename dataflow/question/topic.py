"""The topic: what a question is about that has no answer of its own; the words say so and where it is told."""

from enum import StrEnum
from typing import Final


class Topic(StrEnum):
    """A class of questions that a DPO sensibly asks and no answer is made for."""

    PURPOSE = "purpose"
    """Why, what for: told with each hop and each engagement."""
    BASIS = "basis"
    """The legal basis, consent: told with each hop."""
    PARTIES = "parties"
    """Who all the processors are, how many, in which role."""
    CONTROLLER = "controller"
    """Who is controller or processor of some data."""
    CONTRACT = "contract"
    """The contract with somebody, the transfer mechanism."""
    TRACKERS = "trackers"
    """Which cookies are set and by whom."""
    RIGHTS = "rights"
    """How people exercise their rights."""
    CONTACT = "contact"
    """Whom to write to."""
    SALE = "sale"
    """Whether data is sold or rented."""
    ORIGIN = "origin"
    """Where data comes from, how it is collected."""
    CONTENTS = "contents"
    """Which fields some data holds, which data is held at all."""
    SENSITIVE = "sensitive"
    """Whether data is sensitive, personal, mandatory."""
    PROTECTION = "protection"
    """Whether data is encrypted, anonymised, backed up."""
    ERASURE = "erasure"
    """To delete data, or whether it is deleted."""
    LICIT = "licit"
    """Whether one may: the registry says what is, and no law what is allowed."""
    VALUE = "value"
    """The data itself: the registry holds none."""
    ALONE = "alone"
    """Only, nobody else, everybody but."""
    HISTORY = "history"
    """Since when, how often."""
    POLICY = "policy"
    """What the policy itself says."""
    UNKNOWN = "unknown"
    """What nobody knows."""
    COUNT = "count"
    """How many."""
    NEGATED = "negated"
    """What is not so, or all but something."""
    UNDATED = "undated"
    """The past or the future, without a day."""
    HELD = "held"
    """What an actor keeps, and how long."""
    SENT = "sent"
    """What an actor sends, rather than what it receives."""
    LAW = "law"
    """One law alone."""
    INCIDENT = "incident"
    """A breach that has happened."""
    DAY = "day"
    """A day that cannot be read."""
    PEOPLE = "people"
    """People who do not limit whose data is asked about, or of whom nothing is known."""
    COST = "cost"
    """What something costs."""
    TRUST = "trust"
    """What somebody is worth: an opinion."""
    HELP = "help"
    """What can be asked at all."""


BEYOND: Final = frozenset(
    {Topic.COST, Topic.TRUST, Topic.LICIT, Topic.VALUE, Topic.INCIDENT, Topic.ERASURE, Topic.PROTECTION}
)
"""What no registry can know: the words say so, and who would know."""
ANSWERED: Final = frozenset(
    {
        Topic.PURPOSE, Topic.BASIS, Topic.PARTIES, Topic.CONTROLLER, Topic.CONTRACT, Topic.TRACKERS, Topic.SALE,
        Topic.CONTENTS, Topic.SENSITIVE, Topic.COUNT, Topic.NEGATED, Topic.ALONE, Topic.RIGHTS,
    }
)  # fmt: skip
"""What a list answers, where the question is clear: of one that is not nothing is said but what it may mean."""
