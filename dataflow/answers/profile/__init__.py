"""The profile: everything a registry says of one actor on one day, and what people may ask of it."""

from dataflow.answers.profile.engaged import Engaged
from dataflow.answers.profile.profile import LawKnown, LegalEntityKnown, Profile, profile
from dataflow.answers.profile.reach import Reach
from dataflow.answers.profile.record import (
    ChangeKnown,
    DocumentKnown,
    FormalityKnown,
    Held,
    Link,
    SetKnown,
    Spot,
)
from dataflow.answers.profile.recourse import (
    AuthorityKnown,
    Offered,
    Recourse,
    ReplyKnown,
    RightKnown,
    recourse,
)
from dataflow.answers.profile.tracking import Set

__all__ = [
    "AuthorityKnown",
    "ChangeKnown",
    "DocumentKnown",
    "Engaged",
    "FormalityKnown",
    "Held",
    "LawKnown",
    "LegalEntityKnown",
    "Link",
    "Offered",
    "Profile",
    "Reach",
    "Recourse",
    "ReplyKnown",
    "RightKnown",
    "Set",
    "SetKnown",
    "Spot",
    "profile",
    "recourse",
]
