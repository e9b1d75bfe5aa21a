"""Holding: what the data sets of a registry hold, and whom they are about."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property


class Holding:
    """Data sets, the fields they hold and the people they are about."""

    def __init__(
        self, fields: Mapping[str, Collection[str]] | None, people: Mapping[str, Collection[str]] | None
    ) -> None:
        self._fields = fields or {}
        self._people = people or {}

    def sets_of(self, field: str) -> frozenset[str]:
        """The data sets that hold a field."""
        return self._sets.get(field, frozenset())

    def fields_of(self, data_set: str) -> frozenset[str]:
        """The fields that a data set holds."""
        return frozenset(self._fields.get(data_set, ()))

    def people_of(self, data_set: str) -> frozenset[str]:
        """The people that a data set is said to be about."""
        return frozenset(self._people.get(data_set, ()))

    @cached_property
    def people(self) -> frozenset[str]:
        """The people that some data set is said to be about."""
        return frozenset(each for people in self._people.values() for each in people)

    @cached_property
    def _sets(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for data_set, fields in self._fields.items():
            for field in fields:
                found[field].add(data_set)
        return {field: frozenset(sets) for field, sets in found.items()}
