"""The profile: everything a registry says of one actor on one day, and what people may ask of it."""

from dataflow.profile.engaged import Engaged
from dataflow.profile.profile import LawKnown, LegalEntityKnown, Profile, profile
from dataflow.profile.reach import Reach
from dataflow.profile.record import ChangeKnown, DocumentKnown, FormalityKnown, Held, SetKnown, Spot
from dataflow.profile.recourse import AuthorityKnown, Offered, Recourse, RightKnown, recourse
from dataflow.profile.tracking import Set

__all__ = [
    "AuthorityKnown",
    "ChangeKnown",
    "DocumentKnown",
    "Engaged",
    "FormalityKnown",
    "Held",
    "LawKnown",
    "LegalEntityKnown",
    "Offered",
    "Profile",
    "Reach",
    "Recourse",
    "RightKnown",
    "Set",
    "SetKnown",
    "Spot",
    "profile",
    "recourse",
]
