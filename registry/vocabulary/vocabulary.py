"""The vocabulary: the terms of every kind, read from the data files beside it when first asked for."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from registry.source.shipped import kept_records, read_shipped
from registry.vocabulary.term import (
    Ambiguity,
    CategoryTerm,
    CertificationTerm,
    DenialTerm,
    FieldTerm,
    FlowKindTerm,
    LegalBasisTerm,
    MeasureTerm,
    MechanismTerm,
    Names,
    PurposeTerm,
    RegimeTerm,
    SensitivityTerm,
    Term,
    TrackerCategoryTerm,
)

if TYPE_CHECKING:  # the vocabulary needs nothing of a registry, and is read without it
    from registry.records.own_term import OwnTerm
    from registry.records.registry import Registry

FOLDER = Path(__file__).parent

OWN: Final[Mapping[str, tuple[str, type[Term] | type[FieldTerm]]]] = {
    "fields": ("fields", FieldTerm),
    "purposes": ("purposes", PurposeTerm),
    "subjects": ("data_subjects", Term),
    "measures": ("measures", MeasureTerm),
}
"""The keys under which a registry adds words of its own, with the kind of terms that they are here."""
Own = tuple[str, Term | FieldTerm]
"""A term that a registry adds, after its kind."""


class Vocabulary:
    """Fields, purposes, roles and all other terms, each kind a mapping from id to term in the file’s order.

    One file a kind, read when first asked for: whoever needs roles alone does not wait for the fields.
    """

    def __init__(self, own: Iterable[Own] = ()) -> None:
        self._own = tuple(own)

    def with_terms(self, extra: Iterable[Own]) -> "Vocabulary":
        """The vocabulary with more terms. One whose id is known lends its names to the known term."""
        more = (*self._own, *extra)
        return self if more == self._own else _with(more)

    def with_own(self, **added: Mapping[str, "OwnTerm"]) -> "Vocabulary":
        """The vocabulary with the words that a registry adds, by the keys under which it does."""
        return self.with_terms(
            (OWN[key][0], _own_term(id_, each, OWN[key][1]))
            for key, several in added.items()
            for id_, each in several.items()
        )

    @property
    def own(self) -> tuple[Own, ...]:
        """The terms that a registry adds, each after its kind."""
        return self._own

    def is_own(self, kind: str, id_: str) -> bool:
        """Whether a term is one that only the registry knows, and no known one that it lends names to."""
        return any((of, term.id) == (kind, id_) for of, term in self._own) and id_ not in getattr(
            vocabulary(), kind
        )

    @cached_property
    def fields(self) -> Mapping[str, FieldTerm]:
        """The kinds of personal data."""
        return self._with_own("fields", FieldTerm)

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
        return self._with_own("data_subjects", Term)

    @cached_property
    def data_sets(self) -> Mapping[str, Term]:
        """Usual data sets: how people call them."""
        return _terms("data_sets", Term)

    @cached_property
    def purposes(self) -> Mapping[str, PurposeTerm]:
        """Purposes of processing."""
        return self._with_own("purposes", PurposeTerm)

    @cached_property
    def measures(self) -> Mapping[str, MeasureTerm]:
        """Kinds of security measure."""
        return self._with_own("measures", MeasureTerm)

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

    def _with_own(self, kind: str, shape: Any) -> Mapping[str, Any]:
        """The terms of a kind, with those that a registry adds."""
        terms = _terms(kind, shape)
        own = [term for of, term in self._own if of == kind]
        if not own:
            return terms
        found = dict(terms)
        for term in own:
            known = found.get(term.id)
            found[term.id] = _with_names_of(known, term) if known else term
        return MappingProxyType(found)

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

    def lineage(self, kind: str, id_: str) -> tuple[str, ...]:
        """A term, what it is a kind of, what that is a kind of, and so on: those there are."""
        terms: Mapping[str, Term] = getattr(self, kind)
        found = [id_]
        # The words of a registry may name each other.
        while (
            (term := terms.get(found[-1]))
            and term.kind_of
            and term.kind_of in terms
            and term.kind_of not in found
        ):
            found.append(term.kind_of)
        return tuple(found)

    def kinds_of(self, kind: str, id_: str) -> tuple[str, ...]:
        """A term and all that are a kind of it, at any depth."""
        return tuple(each for each in getattr(self, kind) if id_ in self.lineage(kind, each))

    def as_one_of(self, kind: str, id_: str, known: Collection[str]) -> str:
        """The nearest of some terms that a term is, or is a kind of; itself where it is none of them."""
        return next((each for each in self.lineage(kind, id_) if each in known), id_)

    def also(self, field: str) -> tuple[str, ...]:
        """The fields that it is at the same time, by itself or through a field it is a part or a kind of."""
        found: dict[str, None] = {}
        for id_ in (field, *self.ancestors(field)):
            term = self.fields.get(id_)
            found |= dict.fromkeys(term.also if term else ())
        return tuple(id_ for id_ in found if id_ in self.fields and id_ != field)


@lru_cache(maxsize=16)
def _with(own: tuple[Own, ...]) -> Vocabulary:
    """One vocabulary for the same words, however often a registry that has them is asked about."""
    return Vocabulary(own)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with the package."""
    return Vocabulary()


def vocabulary_of(registry: "Registry") -> Vocabulary:
    """The vocabulary with the words that the registry adds."""
    return vocabulary().with_own(**{key: getattr(registry, key) for key in OWN})


def _entries(kind: str) -> Iterator[dict[str, Any]]:
    """The entries of a data file; RuntimeError when the file, which we ship, is broken."""
    source = read_shipped(FOLDER / f"{kind}.yaml", f"{kind}.yaml")
    if source.problems:
        first = source.problems[0]
        raise RuntimeError(f"{first.file}:{first.line}:{first.column}: broken vocabulary ({first.code})")
    yield from source.data[kind]


@cache
def _terms(kind: str, shape: Any) -> Mapping[str, Any]:
    path = FOLDER / f"{kind}.yaml"
    terms = kept_records(path, shape, lambda: map(shape.model_validate, _entries(kind)))
    return MappingProxyType({term.id: term for term in terms})


def _with_names_of(known: Any, other: Any) -> Any:
    """A known term with the names of another among its synonyms."""
    labels = Names(
        fr=(other.label.fr,) if other.label.fr else (), en=(other.label.en,) if other.label.en else ()
    )
    names = [known.synonyms, labels, other.synonyms]
    fr = tuple(dict.fromkeys(name for each in names for name in each.fr))
    en = tuple(dict.fromkeys(name for each in names for name in each.en))
    return known.model_copy(update={"synonyms": Names(fr=fr, en=en)})


def _own_term(id_: str, own: "OwnTerm", shape: type[Term] | type[FieldTerm]) -> Term | FieldTerm:
    """A word of a registry as a term of that shape: a synonym is one in either language, for nobody says of which."""
    said = {name: value for name, value in own if name in shape.model_fields and name != "synonyms"}
    if getattr(own, "container", False):
        said["flags"] = ("container",)
    return shape(id=id_, synonyms=Names(fr=own.synonyms, en=own.synonyms), **said)
