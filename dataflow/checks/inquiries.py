"""The inquiry: whether an authority gets data because it asks in a particular case, and is no recipient for that."""

from dataflow.checks.case import Case
from dataflow.checks.crossing import engagement_of, role_of
from dataflow.graph.arc import Arc
from registry.records.evidence import Status


def asking(case: Case, arc: Arc) -> bool | None:
    """Whether who receives a flow is an authority that asks in a particular inquiry (GDPR Art. 4(9)); None: nobody
    says. Of who is no authority it is none, whatever the registry says: the words of the article are of authorities.
    """
    engagement = engagement_of(case, arc)
    if engagement is None or role_of(case, arc) != "public_authority":
        return False
    said = engagement.inquiry
    stated = said.standing_in(engagement) is not Status.UNKNOWN and said.holds_on(case.on)
    return said.value if stated else None
