"""The vocabulary: the terms of every kind, read from the data files beside it when first asked for."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from registry.source.shipped import kept_records, read_shipped
from registry.vocabulary.term import (
    Ambiguity,
    CategoryTerm,
    CertificationTerm,
    DenialTerm,
    FieldTerm,
    FlowKindTerm,
    LegalBasisTerm,
    MechanismTerm,
    Names,
    PurposeTerm,
    RegimeTerm,
    SensitivityTerm,
    Term,
    TrackerCategoryTerm,
)

if TYPE_CHECKING:  # the vocabulary needs nothing of a registry, and is read without it
    from registry.records.data_set import OwnField
    from registry.records.registry import Registry

FOLDER = Path(__file__).parent
_T = TypeVar("_T", Term, FieldTerm)


class Vocabulary:
    """Fields, purposes, roles and all other terms, each kind a mapping from id to term in the file’s order.

    One file a kind, read when first asked for: whoever needs roles alone does not wait for the fields.
    """

    def __init__(self, own: Iterable[FieldTerm] = ()) -> None:
        self._own = tuple(own)

    def with_fields(self, extra: Iterable[FieldTerm]) -> "Vocabulary":
        """The vocabulary with more fields. One whose id is known lends its names to the known field."""
        more = (*self._own, *extra)
        return self if more == self._own else _with(more)

    def with_own(self, fields: Mapping[str, "OwnField"]) -> "Vocabulary":
        """The vocabulary with the fields that a registry adds."""
        return self.with_fields(_own_term(id_, field) for id_, field in fields.items())

    @cached_property
    def fields(self) -> Mapping[str, FieldTerm]:
        """The kinds of personal data."""
        fields = dict(_shipped_fields())
        for field in self._own:
            known = fields.get(field.id)
            fields[field.id] = _with_names_of(known, field) if known else field
        return MappingProxyType(fields)

    @cached_property
    def ambiguous(self) -> tuple[Ambiguity, ...]:
        """The names that could mean several fields."""
        return tuple(Ambiguity.model_validate(entry) for entry in _entries("ambiguous"))

    @cached_property
    def flags(self) -> Mapping[str, Term]:
        """What is to be minded about fields."""
        return _terms("flags", Term)

    @cached_property
    def categories(self) -> Mapping[str, CategoryTerm]:
        """Categories of fields."""
        return _terms("categories", CategoryTerm)

    @cached_property
    def sensitivities(self) -> Mapping[str, SensitivityTerm]:
        """Classes of sensitivity."""
        return _terms("sensitivities", SensitivityTerm)

    @cached_property
    def data_subjects(self) -> Mapping[str, Term]:
        """The people data is about."""
        return _terms("data_subjects", Term)

    @cached_property
    def data_sets(self) -> Mapping[str, Term]:
        """Usual data sets: how people call them."""
        return _terms("data_sets", Term)

    @cached_property
    def purposes(self) -> Mapping[str, PurposeTerm]:
        """Purposes of processing."""
        return _terms("purposes", PurposeTerm)

    @cached_property
    def roles(self) -> Mapping[str, Term]:
        """Roles of a party in an engagement."""
        return _terms("roles", Term)

    @cached_property
    def regimes(self) -> Mapping[str, RegimeTerm]:
        """The laws that may apply."""
        return _terms("regimes", RegimeTerm)

    @cached_property
    def legal_bases(self) -> Mapping[str, LegalBasisTerm]:
        """Legal bases, by regime."""
        return _terms("legal_bases", LegalBasisTerm)

    @cached_property
    def transfer_mechanisms(self) -> Mapping[str, MechanismTerm]:
        """Transfer mechanisms."""
        return _terms("transfer_mechanisms", MechanismTerm)

    @cached_property
    def certifications(self) -> Mapping[str, CertificationTerm]:
        """Standards, reports, codes and labels."""
        return _terms("certifications", CertificationTerm)

    @cached_property
    def certification_kinds(self) -> Mapping[str, Term]:
        """What kind of proof a certification is."""
        return _terms("certification_kinds", Term)

    @cached_property
    def tracker_categories(self) -> Mapping[str, TrackerCategoryTerm]:
        """Categories of trackers."""
        return _terms("tracker_categories", TrackerCategoryTerm)

    @cached_property
    def flow_kinds(self) -> Mapping[str, FlowKindTerm]:
        """What a flow does with data."""
        return _terms("flow_kinds", FlowKindTerm)

    @cached_property
    def place_kinds(self) -> Mapping[str, Term]:
        """What a place is."""
        return _terms("place_kinds", Term)

    @cached_property
    def rights(self) -> Mapping[str, Term]:
        """Rights of the data subject."""
        return _terms("rights", Term)

    @cached_property
    def statuses(self) -> Mapping[str, Term]:
        """How a statement is known."""
        return _terms("statuses", Term)

    @cached_property
    def denial_acts(self) -> Mapping[str, DenialTerm]:
        """What is said never to be done."""
        return _terms("denial_acts", DenialTerm)

    @cached_property
    def containers(self) -> tuple[str, ...]:
        """The fields that may hold anything, in the order of the vocabulary."""
        return tuple(field.id for field in self.fields.values() if field.container)

    def ancestors(self, field: str) -> tuple[str, ...]:
        """The parent of a field, its parent, and so on; empty for a field that is unknown or has none."""
        found = [field]
        # A registry's own fields may name a parent that does not exist, or each other.
        while (parent := self._parent(found[-1])) and parent not in found:
            found.append(parent)
        return tuple(found[1:])

    def _parent(self, field: str) -> str | None:
        term = self.fields.get(field)
        return term.parent if term and term.parent in self.fields else None

    def descendants(self, field: str) -> tuple[str, ...]:
        """The fields that are a part or a kind of it, at any depth, in the order of the vocabulary."""
        return tuple(id_ for id_ in self.fields if id_ != field and field in self.ancestors(id_))

    def also(self, field: str) -> tuple[str, ...]:
        """The fields that it is at the same time, by itself or through a field it is a part or a kind of."""
        found: dict[str, None] = {}
        for id_ in (field, *self.ancestors(field)):
            term = self.fields.get(id_)
            found |= dict.fromkeys(term.also if term else ())
        return tuple(id_ for id_ in found if id_ in self.fields and id_ != field)


@lru_cache(maxsize=16)
def _with(own: tuple[FieldTerm, ...]) -> Vocabulary:
    """One vocabulary for the same fields, however often a registry that has them is asked about."""
    return Vocabulary(own)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with the package."""
    return Vocabulary()


def vocabulary_of(registry: "Registry") -> Vocabulary:
    """The vocabulary with the fields that the registry adds."""
    return vocabulary().with_own(registry.fields)


def _entries(kind: str) -> Iterator[dict[str, Any]]:
    """The entries of a data file; RuntimeError when the file, which we ship, is broken."""
    source = read_shipped(FOLDER / f"{kind}.yaml", f"{kind}.yaml")
    if source.problems:
        first = source.problems[0]
        raise RuntimeError(f"{first.file}:{first.line}:{first.column}: broken vocabulary ({first.code})")
    yield from source.data[kind]


@cache
def _terms(kind: str, shape: type[_T]) -> Mapping[str, _T]:
    path = FOLDER / f"{kind}.yaml"
    terms = kept_records(path, shape, lambda: map(shape.model_validate, _entries(kind)))
    return MappingProxyType({term.id: term for term in terms})


def _shipped_fields() -> Mapping[str, FieldTerm]:
    return _terms("fields", FieldTerm)


def _with_names_of(known: FieldTerm, other: FieldTerm) -> FieldTerm:
    labels = Names(
        fr=(other.label.fr,) if other.label.fr else (), en=(other.label.en,) if other.label.en else ()
    )
    names = [known.synonyms, labels, other.synonyms]
    fr = tuple(dict.fromkeys(name for each in names for name in each.fr))
    en = tuple(dict.fromkeys(name for each in names for name in each.en))
    not_in = tuple(dict.fromkeys(known.not_in + other.not_in))
    return known.model_copy(update={"synonyms": Names(fr=fr, en=en), "not_in": not_in})


def _own_term(id_: str, field: "OwnField") -> FieldTerm:
    return FieldTerm(
        id=id_,
        label=field.label,
        synonyms=Names(fr=field.synonyms, en=field.synonyms),
        category=field.category,
        sensitivity=field.sensitivity,
        parent=field.parent,
        also=field.also,
        flags=("container",) if field.container else (),
    )
