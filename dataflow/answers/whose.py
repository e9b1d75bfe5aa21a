"""Whose data: the people that an answer is limited to, as data sets are said to be about them."""

from collections.abc import Iterable, Sequence

from dataflow.facts.facts import Facts
from dataflow.graph.instance import Instance
from registry.records.record import Record
from registry.records.text import Text


class UnknownPeople(LookupError):
    """No data subject of the vocabulary has that id."""


class Whose(Record):
    """The people an answer is limited to: only data sets that are said to be about them are followed."""

    people: tuple[str, ...]
    """Data subjects of the vocabulary."""
    labels: tuple[Text, ...]
    """What they are called."""
    unstated: tuple[Text, ...] = ()
    """Data sets that hold what was asked for, and nobody says whose data they are: not followed, and told."""


def whose(people: Sequence[str], followed: Iterable[Instance], facts: Facts) -> Whose | None:
    """The limit of an answer that would follow these instances; None where no people are asked for."""
    if not people:
        return None
    known = facts.words.data_subjects
    for id_ in people:
        if id_ not in known:
            raise UnknownPeople(id_)
    sets = dict.fromkeys(each.data_set for each in followed)
    held = [facts.registry.data_sets[name] for name in sets]
    return Whose(
        people=tuple(people),
        labels=tuple(known[id_].label for id_ in people),
        unstated=tuple(each.label for each in held if not each.subjects),
    )


def about(people: Sequence[str], instances: Iterable[Instance], facts: Facts) -> list[Instance]:
    """Those of the instances whose data set is said to be about some of the people; all where none are asked for."""
    sets = facts.registry.data_sets
    return [each for each in instances if not people or {*people} & {*sets[each.data_set].subjects}]
