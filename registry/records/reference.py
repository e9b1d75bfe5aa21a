"""References: the kinds of thing a registry's text may name, marked on the type that names them."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Kind = Literal[
    # of this registry
    "field", "data_set", "place", "end", "actor", "document", "carried", "subject",
    # of the vocabulary alone
    "purpose", "role", "legal_basis", "mechanism", "certification", "tracker_category", "right",
    "place_kind", "flow_kind", "denial_act", "regime",
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
SubjectRef = Annotated[str, Ref("subject")]
"""The people the data is about, by their id in the vocabulary: `customer`."""
PurposeRef = Annotated[str, Ref("purpose")]
"""A purpose, by its id in the vocabulary: `payment_processing`."""
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
RegimeRef = Annotated[str, Ref("regime")]
"""A law: `gdpr`, `ci_2013_450`."""


class Named(NamedTuple):
    """A reference found in a record: where it stands, of which kind it is, and the id it names."""

    path: tuple[str | int, ...]
    kind: Kind
    name: str


def references(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[Named]:
    """Every reference inside a record, with the path of keys and places in lists that leads to it."""
    if not isinstance(value, BaseModel):
        return
    for name, info in type(value).model_fields.items():
        inner = getattr(value, name)
        key = info.alias or name
        kinds = [mark.kind for mark in info.metadata if isinstance(mark, Ref)]
        yield from _inside(info.annotation, kinds[0] if kinds else None, inner, (*path, key))


def _inside(annotation: Any, kind: Kind | None, value: Any, path: tuple[str | int, ...]) -> Iterator[Named]:
    """References in a value of a field, whose annotation says what its texts name."""
    annotation = without_none(annotation)
    if get_origin(annotation) is Annotated:
        annotation, *marks = get_args(annotation)
        kind = next((mark.kind for mark in marks if isinstance(mark, Ref)), kind)
    if isinstance(value, BaseModel):
        yield from references(value, path)
    elif isinstance(value, str) and (named := kind or _kind_in(annotation)):
        yield Named(path, named, value)
    elif isinstance(value, Mapping):
        key_type, value_type = (*get_args(annotation), Any, Any)[:2]
        for key, item in value.items():
            if named := _kind_in(key_type):
                yield Named((*path, key), named, key)
            yield from _inside(value_type, None, item, (*path, key))
    elif isinstance(value, tuple):
        item_type = next(iter(get_args(annotation)), Any)
        for index, item in enumerate(value):
            yield from _inside(item_type, kind, item, (*path, index))


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
