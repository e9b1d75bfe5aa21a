"""Held: what a registry says of its data sets, in the cells of every list that tells of them."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from dataflow.facts.known import Known
from dataflow.facts.sentences import WORDS
from dataflow.graph.build import indexed
from dataflow.graph.certainty import Certainty
from dataflow.graph.instance import Instance
from dataflow.lists.answer import Cell
from dataflow.lists.cells import cell, merged, union
from dataflow.lists.material import Material
from dataflow.lists.pursued import Pursued, alternatives, pursued
from dataflow.lists.record_cells import EMPTY, OPEN, all_of, written
from dataflow.question.wanted import Column
from registry.records.data_set import DataSet, FieldUse
from registry.records.duration import Duration
from registry.records.evidence import Status, evidence_of
from registry.records.text import Text, both


class Brought(NamedTuple):
    """What flows bring."""

    fields: Cell
    sensitivity: Cell


class Held:
    """The data sets of one registry on one day; what is said of one is put in words once."""

    def __init__(self, material: Material) -> None:
        self.material, self.facts = material, material.facts
        self.uses = cache(self._uses)
        self.field = cache(self._field)
        self.all_fields = cache(self._all_fields)
        self.sensitivity = cache(self._sensitivity)
        self.pursued = cache(self._pursued)
        self.founded = cache(self._founded)
        self.over = cache(self._over)
        self.brought = cache(self._brought)

    @property
    def names(self) -> tuple[str, ...]:
        """The data sets of the day, in order of id."""
        return tuple(self.material.fields)

    def record(self, name: str) -> DataSet:
        """What the registry declares of a data set."""
        return self.facts.registry.data_sets[name]

    def fields(self, name: str) -> tuple[str, ...]:
        """The fields that a data set holds, and those that flows carry of it; none of one that is not held on the
        day."""
        return self.material.fields.get(name, ())

    def _uses(self, name: str) -> Mapping[str, FieldUse]:
        """How a data set says that it holds each of its fields."""
        return {use.field: use for use in reversed(self.record(name).fields)}

    def _field(self, name: str, field: str) -> Known:
        """A field of a data set: as it says, else as the flows do that carry it."""
        held, use = self.record(name), self.uses(name).get(field)
        label = self.facts.field(field)
        if use is None:
            status = self._carried.get(Instance(field, name), Status.UNKNOWN)
            return Known(value=field, label=label, status=status)
        told = self.facts.statement(evidence_of(use, held), field, label)
        return told.model_copy(update={"status": use.standing})

    @property
    def certainty(self) -> Certainty:
        """How flows are known to carry what they carry."""
        return indexed(self.material.graph).certainty

    @cached_property
    def _carried(self) -> Mapping[Instance, Status]:
        return self.certainty.best_of(self.material.arcs)

    def itself(self, name: str) -> Cell:
        """The data set, as it is called."""
        held = self.record(name)
        return Cell(values=(self.facts.statement(held, name, held.label),))

    def people(self, name: str) -> Cell:
        """Whose data it is."""
        held = self.record(name)
        return all_of(held.subjects, lambda id_: self.facts.words.data_subjects[id_].label, held, self.facts)

    def _all_fields(self, name: str) -> Cell:
        """Its fields; open where nobody has said any, or where one of them may hold anything."""
        fields = self.fields(name)
        terms = self.facts.words.fields
        values = tuple(self.field(name, each) for each in fields)
        return Cell(values=values, more=not fields or any(terms[each].container for each in fields))

    def _sensitivity(self, name: str) -> Cell:
        """How sensitive its fields are."""
        several = [self.sensitivity_of(each, self.field(name, each)) for each in self.fields(name)]
        return union(several) if several else OPEN

    def sensitivity_of(self, field: str, known: Known) -> Cell:
        """How sensitive a field is that is known to be held; open where it may hold anything."""
        term = self.facts.words.fields[field]
        label = self.facts.words.sensitivities[term.sensitivity].label
        value = known.model_copy(update={"value": term.sensitivity, "label": label})
        return Cell(values=(value,), more=term.container)

    def role(self, name: str) -> Cell:
        """The organisation’s role for it."""
        return cell([self.facts.role(self.record(name).role, self.record(name))])

    def provision(self, name: str) -> Cell:
        """Whether people are free to give it."""
        held = self.record(name)
        return cell(
            [self.facts.single((held.provision,), held, lambda value: WORDS.both(f"provision.{value}"))]
        )

    def age(self, name: str) -> Cell:
        """From which age on people are in it, as a length of time."""
        held = self.record(name)
        told = self.facts.single((held.minimum_age,), held, _years)
        years = None if told.value is None else str(Duration(years=int(told.value)))
        return cell([told.model_copy(update={"value": years})])

    def period(self, name: str, field: str | None = None) -> Cell:
        """How long it is kept, or one of its fields; open where a rule is about some fields only."""
        held = self.record(name)
        named = [each for each in held.retention if each.holds_on(self.facts.on)]
        about = [each for each in named if field is None or not each.fields or field in each.fields]
        values = tuple(
            told.known.model_copy(update={"status": told.status})
            for told in self.facts.retention(about, held)
            if told.said
        )
        bare = set(self.fields(name)) - {each for rule in about for each in rule.fields}
        every = any(not rule.fields for rule in about)
        return Cell(values=values, more=bool(values) and field is None and bool(bare) and not every)

    def _pursued(self, name: str) -> Sequence[Pursued]:
        """What it is used for."""
        held = self.record(name)
        return tuple(pursued(self.material, held.purposes, held))

    def _founded(self, name: str) -> Sequence[dict[Column, Cell]]:
        """Its purposes one by one under each law."""
        return tuple(alternatives(self.pursued(name), self.facts))

    def condition(self, name: str, field: str) -> Cell:
        """When it holds a field; nothing on record: always."""
        use = self.uses(name).get(field)
        return written(use.condition, evidence_of(use, self.record(name)), self.facts) if use else EMPTY

    def _over(self, names: tuple[str, ...], told: Callable[[str], Cell]) -> Cell:
        """What is said of several data sets; of none nobody has said it."""
        several = [told(name) for name in names]
        return union(several) if several else OPEN

    def _brought(self, known: tuple[tuple[Instance, Status], ...], more: bool) -> Brought:
        """What some flows bring, as each data set holds it and as well as the flows are known to bring it; `more`:
        whether they may bring other things."""
        values = [
            self.field(each.data_set, each.field).model_copy(update={"status": status})
            for each, status in known
        ]
        fields = Cell(values=merged(values))
        sensitivity = union(self.sensitivity_of(str(each.value), each) for each in fields.values)
        open_ = more or not known or sensitivity.more
        return Brought(
            fields.model_copy(update={"more": open_}), sensitivity.model_copy(update={"more": open_})
        )


def _years(age: int) -> Text:
    return both(lambda lang: WORDS.say(lang, "years", n=age))
