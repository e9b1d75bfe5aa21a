"""The registry: what an organisation declares about the personal data it hands on."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from pydantic import Field, field_validator

from registry.records.activity import Activity, System
from registry.records.actor import Actor, Organisation
from registry.records.compact import NOTHING
from registry.records.data_set import DataSet, OwnField
from registry.records.days import Day
from registry.records.document import Document
from registry.records.flow import Flow
from registry.records.own_term import OwnMeasure, OwnPeople, OwnPurpose
from registry.records.record import Record
from registry.records.reference import Id
from registry.records.statements import Acceptance, Change, Denial, Formality, Right, Tracker
from registry.records.text import Text


class Registry(Record):
    """A registry as it is written: one file, or a folder of files that each hold a part of it."""

    sillage: int = Field(ge=1, le=1)
    """The version of this format: 1."""
    title: Text
    """What the registry is called where there are several to choose from."""
    version: str
    """The version of the registry itself; it stands in the title of every picture."""
    updated: Day | None = None
    """The day it was last changed."""
    language: str = "fr"
    """The language its texts are mostly written in."""
    documents: dict[Id, Document] = NOTHING
    """The sources, by id."""
    organisation: Organisation
    """Whose registry this is."""
    fields: dict[Id, OwnField] = NOTHING
    """Fields of its own, by id, beside those of the vocabulary."""
    purposes: dict[Id, OwnPurpose] = NOTHING
    """Purposes of its own, by id, beside those of the vocabulary."""
    subjects: dict[Id, OwnPeople] = NOTHING
    """People of its own, by id, beside those of the vocabulary."""
    measures: dict[Id, OwnMeasure] = NOTHING
    """Kinds of security measure of its own, by id, beside those of the vocabulary."""
    data_sets: dict[Id, DataSet] = NOTHING
    """The data sets, by id."""
    systems: dict[Id, System] = NOTHING
    """Applications and systems, by id."""
    activities: dict[Id, Activity] = NOTHING
    """The processing activities, by id (GDPR Art. 30). Left out: each data set with its purposes is one."""
    third_parties: dict[Id, Actor] = NOTHING
    """Everybody else, by id: processors, sub-processors, controllers, recipients."""
    flows: tuple[Flow, ...] = ()
    """Flows that belong to no engagement: inside the organisation, disclosures."""
    trackers: tuple[Tracker, ...] = ()
    """Cookies and the like."""
    denials: tuple[Denial, ...] = ()
    """What is said never to be done."""
    rights: tuple[Right, ...] = ()
    """The rights offered, and how they are exercised."""
    formalities: tuple[Formality, ...] = ()
    """Declarations to and authorisations of the authorities."""
    changes: tuple[Change, ...] = ()
    """What third parties changed, and when."""
    accepted: tuple[Acceptance, ...] = ()
    """Findings that somebody answers for, until when and why."""

    @field_validator("third_parties")
    @classmethod
    def _in_order(cls, parties: dict[str, Actor]) -> dict[str, Actor]:
        """By id, so that one file and a folder with a file for each are the same registry to the byte."""
        return dict(sorted(parties.items()))

    def actor(self, id_: str) -> Actor | None:
        """The organisation or the third party of that id, or None."""
        return self.organisation if id_ == self.organisation.id else self.third_parties.get(id_)

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The organisation and every third party, by id: the organisation first, the others in order of id."""
        return MappingProxyType({self.organisation.id: self.organisation, **self.third_parties})
