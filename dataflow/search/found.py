"""What is found: statements of the registry, as they stand there."""

from dataflow.facts.known import Known
from registry.records.record import Record
from registry.records.text import Text


class Found(Record):
    """One statement."""

    label: Text
    """Whose it is and under which key: « CinetPay › Paiement › contrat »."""
    words: Text
    """What is said, in words; of what does not hold on the day, that it does not."""
    known: Known
    """The same with its status, citations and reason; without a value where it is stated to be unknown."""
    holds: bool = True
    """Whether it holds on the day."""
    subject_kind: str = ""
    """Where it can be asked about further: actor, field, data_set; empty: nowhere."""
    subject: str = ""
    """Its id there."""


class Nearest(Record):
    """The statements nearest to a text, the nearest first."""

    found: tuple[Found, ...] = ()
    more: int = 0
    """How many further ones the limit has cut."""
