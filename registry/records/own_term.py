"""The own term: a word that a registry adds to the vocabulary, and under which of its keys which words stand."""

from collections.abc import Mapping
from typing import Annotated, Final

from registry.records.record import OneOrMany, Record
from registry.records.reference import Kind, MeasureKindRef, PurposeRef, SubjectRef
from registry.records.text import Text


class OwnTerm(Record):
    """A word this registry adds to the vocabulary. One whose id is known there lends its names to the known one."""

    label: Text
    """Its name."""
    synonyms: Annotated[tuple[str, ...], OneOrMany()] = ()
    """Other words people ask for it by."""


class OwnPurpose(OwnTerm):
    """A purpose this registry adds to the vocabulary (GDPR Art. 5(1)(b))."""

    kind_of: PurposeRef | None = None
    """The purpose it is a kind of: checks judge it as they judge that one. Left out: no table knows it, and what hangs
    on it is undetermined."""


class OwnPeople(OwnTerm):
    """People this registry adds to the vocabulary."""

    kind_of: SubjectRef | None = None
    """The people they are some of: checks judge them as they judge those."""


class OwnMeasure(OwnTerm):
    """A kind of security measure this registry adds to the vocabulary (GDPR Art. 32)."""

    kind_of: MeasureKindRef | None = None
    """The kind of measure it is a kind of: who asks for that one gets this one too."""


OWN: Final[Mapping[str, tuple[Kind, ...]]] = {
    "fields": ("field",),
    "purposes": ("purpose",),
    "subjects": ("subject", "end"),
    "measures": ("measure_kind",),
}
"""The keys of a registry that add words to the vocabulary, and the kinds of reference that may name these."""
