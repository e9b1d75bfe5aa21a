"""The change: one thing that is different, with what it was and what it is."""

import datetime
from typing import Literal

from dataflow.facts.parties import Party, Source, Stop
from registry.records.record import Record
from registry.records.text import Text

Kind = Literal[
    "third_party", "seat", "legal_name", "place", "place_country", "engagement", "role", "purposes", "contract",
    "data_set", "data_set_role", "retention", "reach", "flow", "certificate", "denial", "tracker", "law", "right",
    "entity", "document", "own_field", "own_purpose", "own_people", "own_measure", "formality", "reported_change",
    "system", "activity", "finding",
]  # fmt: skip
"""What is different, in the order it is told. `reach` is a field that an actor receives, by whatever way."""

Matter = Literal["breach_clock", "basis", "set_basis", "flow_retention", "contact", "detail"]
"""What of its kind is different, where the kind has several: `breach_clock` is a matter of the contract,
`basis` and `set_basis` (of a data set) of the purposes, `flow_retention` of retention, `contact` of the
actor. `detail` is any other key of a thing of that kind: its note, its storage, how it is known, its source."""

Verb = Literal["added", "removed", "changed", "renamed"]


class Side(Record):
    """One of the two things compared: a registry on a day."""

    source: Source
    on: datetime.date
    name: str | None = None
    """The file, folder or revision it was read from, as the user calls it; None: not given."""


class Change(Record):
    """One difference. Labels are those of the side that has the thing; of both, the later one's."""

    kind: Kind
    matter: Matter | None = None
    """What of its kind; None: the kind itself."""
    verb: Verb
    subject: tuple[str, ...]
    """The ids of what it is about: an actor, then what of it."""
    labels: tuple[Text, ...]
    """The same in words."""
    before: Text | None = None
    """What it was; None: there was none, or nobody knew."""
    after: Text | None = None
    """What it is; None: there is none any more, or nobody knows."""
    items: tuple[Text, ...] = ()
    """For a list of things (the fields of a flow): all of it, on the side that has it."""
    gained: tuple[Text, ...] = ()
    """Of such a list: what it has now and had not."""
    lost: tuple[Text, ...] = ()
    """What it had and has not any more."""
    actors: tuple[str, ...] = ()
    """The actors it concerns, by the ids of the later side where it has them."""
    ends: tuple[str, ...] = ()
    """For a flow: the stops it goes from and to."""


class Changes(Record):
    """Everything that is different between two registries on their days."""

    before: Side
    after: Side
    changes: tuple[Change, ...]
    """By kind, then by subject."""
    stops: tuple[Stop, ...]
    """The stops of both sides, as the later side has them; of renamed ones the later key."""
    parties: tuple[Party, ...]
    """The parties those stops belong to."""
    roles: dict[str, tuple[str, ...]]
    """The roles in which data is received at a stop, by its key."""
    same_flows: int
    """How many flows are the same on both sides."""
    renamed: dict[str, str]
    """Ids that only changed their name, old to new, as `actor:cinetpay`: what is said of the one was
    compared with what is said of the other."""
    unsought: int = 0
    """Things that went and that were too many to be compared with all that came: they are told as gone, though some may
    only be called otherwise."""
    about: tuple[Text, ...] = ()
    """Who alone is told of, where that was asked; empty: everything is told."""
    others: int = 0
    """How many changes concern nobody of them, and are not told."""
