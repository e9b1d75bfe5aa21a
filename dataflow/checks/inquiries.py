"""The inquiry: whether an authority gets data because it asks in a particular case, and is no recipient for that."""

from dataflow.checks.case import Case
from dataflow.checks.crossing import role_of
from dataflow.checks.roles import settled
from dataflow.facts.receiver import received_under
from dataflow.graph.arc import Arc
from registry.records.evidence import Status


def asking(case: Case, arc: Arc) -> bool | None:
    """Whether who receives a flow is an authority that asks in a particular inquiry (GDPR Art. 4(9)); None: of an
    authority nobody says.

    Of who is known to be something else it is none, whatever the registry says: the article is of authorities. Where
    the role is open (R12 asks for it), what is said of an inquiry is taken for what it says.
    """
    engagement, role = received_under(arc, case.registry), role_of(case, arc)
    authority = role == "public_authority"
    if engagement is None or (settled(role) and not authority):
        return False
    said = engagement.inquiry
    if said.standing_in(engagement) is not Status.UNKNOWN and said.holds_on(case.on):
        return said.value
    return None if authority else False
