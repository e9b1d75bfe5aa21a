"""The measure: what is said to be done for the security of data (GDPR Art. 32)."""

from typing import Annotated, Any, Self

from pydantic import model_validator

from registry.records.evidence import DatedEvidence
from registry.records.kept import Kept
from registry.records.record import Brief, OneOrMany
from registry.records.reference import DocumentRef, MeasureKindRef
from registry.records.refusal import refusal
from registry.records.text import Text


class Measure(DatedEvidence, Kept, Brief):
    """A security measure, as a source describes it (GDPR Art. 32, 30(1)(g); standard contractual clauses, Annex II).
    It is a claim: a certificate stands under `certifications`. A measure may be written as its kind alone: `backup`."""

    kind: MeasureKindRef | None = None
    """Its kind, from the vocabulary or among the registry’s own: `encryption_at_rest`. Left out: unknown."""
    measure: Text | None = None
    """What is done, in a few words. It is needed where no kind is given."""
    scope: Text | None = None
    """What it covers, in words: a database, all workstations. Left out: all of what it stands on, as far as that is
    said."""
    evidence: str | None = None
    """Where it can be seen to be taken: a link to an audit report, a procedure, a test. Left out: it is only a
    claim."""
    document: DocumentRef | None = None
    """The document that shows it to be taken, by its id under `documents`, where it stands there."""
    note: Text | None = None
    """Anything a reader should know."""

    @classmethod
    def of_text(cls, words: str) -> dict[str, Any]:
        """A measure of which the kind alone is said."""
        return {"kind": words}

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.kind is None and self.measure is None:
            raise refusal("measure-unsaid")
        return self


Measures = Annotated[tuple[Measure, ...], OneOrMany()]
"""Security measures, one or several."""
