"""References: the kinds of thing a registry's text may name, marked on the type that names them."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Kind = Literal[
    # of this registry
    "field", "data_set", "place", "end", "actor", "document", "carried", "subject",
    "system", "controller",
    # of the vocabulary alone
    "purpose", "role", "legal_basis", "mechanism", "certification", "tracker_category", "right",
    "place_kind", "flow_kind", "denial_act", "regime", "category", "measure_kind",
]  # fmt: skip


class Ref(NamedTuple):
    """The mark on a type whose text names a thing of that kind."""

    kind: Kind

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # Replaced by the ids of the vocabulary when the schema is written.
        return {**handler(schema), "x-names": self.kind}


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""An id: lower-case letters, digits and underscores, beginning with a letter."""

FieldRef = Annotated[str, Ref("field")]
"""A kind of personal data, by its id: `phone_number`."""
CategoryRef = Annotated[str, Ref("category")]
"""A category of fields, by its id in the vocabulary: `identity`."""
DataSetRef = Annotated[str, Ref("data_set")]
"""A data set of this registry, by its id."""
PlaceRef = Annotated[str, Ref("place")]
"""A place: `platform` of the organisation, or `cinetpay.payment` of a third party."""
EndRef = Annotated[str, Ref("end")]
"""An end of a flow: a place, or the people the data is about: `customer`."""
ActorRef = Annotated[str, Ref("actor")]
"""The organisation or a third party, by its id."""
DocumentRef = Annotated[str, Ref("document")]
"""A document of this registry, by its id."""
CarriedRef = Annotated[str, Ref("carried")]
"""What a flow carries: a whole data set, `account`, or one field of it, `phone_number@account`."""
SystemRef = Annotated[str, Ref("system")]
"""A system of this registry, by its id."""
ControllerRef = Annotated[str, Ref("controller")]
"""Who decides on a processing: a third party, or an entity of the organisation, by its id."""
SubjectRef = Annotated[str, Ref("subject")]
"""The people the data is about, by their id in the vocabulary or among the registry’s own: `customer`."""
PurposeRef = Annotated[str, Ref("purpose")]
"""A purpose, by its id in the vocabulary or among the registry’s own: `payment_processing`."""
RoleRef = Annotated[str, Ref("role")]
"""A role, by its id in the vocabulary: `processor`."""
LegalBasisRef = Annotated[str, Ref("legal_basis")]
"""A legal basis, by its id in the vocabulary: `6_1_b`."""
MechanismRef = Annotated[str, Ref("mechanism")]
"""A transfer mechanism, by its id in the vocabulary: `scc_m2`."""
CertificationRef = Annotated[str, Ref("certification")]
"""A certification standard, by its id in the vocabulary: `iso27001`."""
TrackerCategoryRef = Annotated[str, Ref("tracker_category")]
"""A tracker category, by its id in the vocabulary: `analytics`."""
RightRef = Annotated[str, Ref("right")]
"""A right of the data subject, by its id in the vocabulary: `access`."""
PlaceKindRef = Annotated[str, Ref("place_kind")]
"""What a place is: `form`, `database`, `backups`…"""
FlowKindRef = Annotated[str, Ref("flow_kind")]
"""What a flow does: `collect`, `share`, `host`…"""
DenialActRef = Annotated[str, Ref("denial_act")]
"""What is said never to be done: `store`, `sell`…"""
MeasureKindRef = Annotated[str, Ref("measure_kind")]
"""A kind of security measure, by its id in the vocabulary or among the registry’s own: `backup`."""
RegimeRef = Annotated[str, Ref("regime")]
"""A law: `gdpr`, `ci_2013_450`."""


class Named(NamedTuple):
    """A reference found in a record: where it stands, of which kind it is, and the id it names."""

    path: tuple[str | int, ...]
    kind: Kind
    name: str


def references(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[Named]:
    """Every reference inside a record, with the path of keys and places in lists that leads to it.

    Entry by entry: a large registry has a quarter of a million of them.
    """
    if not isinstance(value, BaseModel):
        return
    for name, key, search in _searches(type(value)):
        held = getattr(value, name)
        parts = ({id_: each} for id_, each in held.items()) if isinstance(held, dict) else (held,)
        for part in parts:
            found: list[Named] = []
            if part is not None:
                search(part, (*path, key), found)
            yield from found


Search = Callable[[Any, tuple[str | int, ...], list[Named]], None]
"""Adds the references in a value, which stands at a path, to those found."""


def _in_record(record: BaseModel, path: tuple[str | int, ...], found: list[Named]) -> None:
    for name, key, search in _searches(type(record)):
        held = getattr(record, name)
        if held is not None:
            search(held, (*path, key), found)


@cache
def _searches(record: type[BaseModel]) -> tuple[tuple[str, str, Search], ...]:
    """The fields of a record that may hold references: attribute, key, and how they are searched.

    Found out once for each record: a registry of 5 MB has a quarter of a million of them.
    """
    found = []
    for name, info in record.model_fields.items():
        kind = next((mark.kind for mark in info.metadata if isinstance(mark, Ref)), None)
        search = _search_of(info.annotation, kind)
        if search is not None:
            found.append((name, info.alias or name, search))
    return tuple(found)


def _search_of(annotation: Any, kind: Kind | None = None) -> Search | None:
    """How values of that annotation are searched; None where there is nothing to find.

    `kind` is what their texts name, as marked on the field or on the list they stand in.
    """
    annotation = without_none(annotation)
    if get_origin(annotation) is Annotated:
        annotation, *marks = get_args(annotation)
        return _search_of(annotation, next((mark.kind for mark in marks if isinstance(mark, Ref)), kind))
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is tuple:
        return _listed(_search_of(inner[0], kind))
    if origin is dict:
        return _by_key(_kind_in(inner[0]), _search_of(inner[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _in_record
    return _text(kind) if kind else None


def _text(kind: Kind) -> Search:
    def search(value: Any, path: tuple[str | int, ...], found: list[Named]) -> None:
        found.append(Named(path, kind, value))

    return search


def _listed(item: Search | None) -> Search | None:
    if item is None:
        return None

    def search(value: Any, path: tuple[str | int, ...], found: list[Named]) -> None:
        for index, each in enumerate(value):
            item(each, (*path, index), found)

    return search


def _by_key(kind: Kind | None, item: Search | None) -> Search | None:
    if kind is None and item is None:
        return None

    def search(value: Any, path: tuple[str | int, ...], found: list[Named]) -> None:
        for key, each in value.items():
            if kind:
                found.append(Named((*path, key), kind, key))
            if item:
                item(each, (*path, key), found)

    return search


def without_none(annotation: Any) -> Any:
    """`X` for `X | None`."""
    options = [option for option in get_args(annotation) if option is not type(None)]
    if len(options) == 1 and type(None) in get_args(annotation):
        return options[0]
    return annotation


def _kind_in(annotation: Any) -> Kind | None:
    """The kind marked on a type, or on the one option of `X | None`."""
    annotation = without_none(annotation)
    if get_origin(annotation) is Annotated:
        return next((mark.kind for mark in get_args(annotation)[1:] if isinstance(mark, Ref)), None)
    return None
