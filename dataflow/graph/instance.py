"""The field instance: a field of a data set, and how it answers to the field that was asked for."""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from registry.records.registry import Registry
from registry.vocabulary import Vocabulary


class Instance(NamedTuple):
    """A field of a data set: `phone_number@account` is not `phone_number@payment`."""

    field: str
    data_set: str

    @classmethod
    def named(cls, key: str) -> "Instance":
        """The instance written `field@data_set`."""
        field, _, data_set = key.rpartition("@")
        return cls(field, data_set)

    def __str__(self) -> str:
        return f"{self.field}@{self.data_set}"


class Relation(StrEnum):
    """How what a hop carries answers to the field that was asked for, nearest first."""

    SAME = "same"
    """It is the field itself."""
    PART = "part"
    """It is a part or a kind of it: `first_name` for `full_name`."""
    ALSO = "also"
    """It is something else that is that field at the same time: a mobile-money account is a phone number."""
    WHOLE = "whole"
    """It is something the field is a part or a kind of: `full_name` for `first_name`."""
    CONTAINER = "container"
    """It may hold anything, this field too: a customer's database."""
    DERIVED = "derived"
    """It was computed from the field."""


def related_fields(asked: str, words: Vocabulary) -> dict[str, Relation]:
    """Every field that answers to `asked`, with how it does. Of two ways the nearer counts."""
    related = {asked: Relation.SAME}
    below = set(words.descendants(asked))
    also = {field for field in words.fields if not {asked, *below}.isdisjoint(words.also(field))}
    for relation, fields in (
        (Relation.PART, below),
        (Relation.ALSO, also),
        (Relation.WHOLE, set(words.ancestors(asked))),
        (Relation.CONTAINER, set(words.containers)),
    ):
        related |= {field: relation for field in fields if field not in related}
    return related


def instances_of(
    registry: Registry, fields: Iterable[str], on: datetime.date | None = None
) -> list[Instance]:
    """Those fields in every data set that holds them, in order of data set, then as the data set lists them.

    With `on` only of the data sets that are held on that day.
    """
    wanted = set(fields)
    return [
        Instance(use.field, name)
        for name, held in sorted(registry.data_sets.items())
        if on is None or held.holds_on(on)
        for use in held.fields
        if use.field in wanted
    ]


def carried_instances(registry: Registry, names: Iterable[str]) -> tuple[Instance, ...]:
    """The instances that `account` (a whole data set) or `phone_number@account` (one field of it) stand for."""
    found: dict[Instance, None] = {}
    for name in names:
        field, at, data_set = name.rpartition("@")
        if at:
            found[Instance(field, data_set)] = None
        else:
            found |= {Instance(use.field, data_set): None for use in registry.data_sets[data_set].fields}
    return tuple(found)
