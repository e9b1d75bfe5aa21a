"""Standing: how a registry stands on a day: what is known of each third party, fact by fact, and what is due."""

from dataflow.standing.due import Due, Dues, dues
from dataflow.standing.fact import FACTS, Fact, FactKnown, PartyStanding, Standing, Where
from dataflow.standing.standing import standing

__all__ = [
    "FACTS", "Due", "Dues", "Fact", "FactKnown", "PartyStanding", "Standing", "Where", "dues", "standing",
]  # fmt: skip
