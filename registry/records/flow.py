"""The flow: data going from people or a place to a place."""

from typing import Annotated, Literal

from pydantic import Field

from registry.records.data_set import PurposeUses, Retentions
from registry.records.evidence import DatedEvidence
from registry.records.record import OneOrMany
from registry.records.reference import CarriedRef, EndRef, FlowKindRef, MechanismRef, PlaceRef
from registry.records.stated import Stated
from registry.records.text import Text

Storage = Literal["stored", "only_here", "not_stored"]
"""stored: kept there; only_here: kept there and nowhere else; not_stored: passes through."""


Ends = Annotated[tuple[EndRef, ...], OneOrMany()]
Places = Annotated[tuple[PlaceRef, ...], OneOrMany()]
Mechanisms = Annotated[tuple[Stated[MechanismRef], ...], OneOrMany(blank=True)]
CarriedList = Annotated[tuple[CarriedRef, ...], OneOrMany()]


class Flow(DatedEvidence):
    """Data going from data subjects or a place to a place.

    The fields are on the flow, so that a trace follows the field and not the arrow.
    """

    from_: Ends = Field(alias="from", min_length=1)
    """Where it comes from: people (`customer`) or a place (`platform`, `cinetpay.payment`). One or several: then each
    passes on what other flows show it to hold; where they do not show it, which comes from where is unknown."""
    to: Places = ()
    """Where it goes. Left out inside an engagement: every place of the engagement."""
    kind: FlowKindRef | None = None
    """What it does. Left out: `collect` from people, `share` from a place."""
    carries: CarriedList | None = None
    """What it carries: `account` (the whole data set), `phone_number@account` (one field of it).
    Left out: nobody has said what, so anything held where it starts may be carried."""
    derived_from: CarriedList = ()
    """What it was computed from, when what it carries is derived data (a score, statistics). Several things computed
    from several: which from which is unknown."""
    purposes: PurposeUses = ()
    """What for. Left out: the purposes of the engagement, else those of the data set."""
    condition: Text | None = None
    """When it happens. Left out: always."""
    storage: Stated[Storage] = Stated()
    """Whether it is kept there. Left out: unknown."""
    retention: Retentions = ()
    """How long it is kept there. Left out: unknown."""
    mechanism: Mechanisms = ()
    """The transfer mechanism, where it leaves the country (GDPR Ch. V); several in order, each for when those before it
    do not hold: `[adequacy_dpf, scc_m2]`. Left out: unknown."""
    note: Text | None = None
    """Anything a reader should know."""
