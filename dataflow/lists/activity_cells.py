"""The cells of activities: what each uses, what for, of whom, and what follows from the flows that are parts of it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from dataflow.facts.activities import Processing
from dataflow.facts.activity_facts import ActivityFacts
from dataflow.facts.sentences import WORDS
from dataflow.graph.instance import Instance
from dataflow.lists.answer import Cell
from dataflow.lists.cells import cell, merged, stated, union
from dataflow.lists.day_cells import day_cell
from dataflow.lists.held import Held
from dataflow.lists.material import Material
from dataflow.lists.pursued import Pursued, alternatives, bases_of, laws_of, purposes_of, pursued
from dataflow.lists.receivers import Receivers
from dataflow.lists.record_cells import EMPTY, OPEN, doubted, written
from dataflow.question.wanted import Column
from registry.records.activity import Activity
from registry.records.data_set import PurposeUse
from registry.records.ends import End
from registry.records.evidence import Status
from registry.records.text import text

Cells = dict[Column, Cell]


class ActivityCells:
    """What is told of each activity of one day."""

    def __init__(self, material: Material) -> None:
        self.material, self.facts = material, material.facts
        self.told = ActivityFacts(material.facts)
        self.held, self.receivers = Held(material), Receivers(material)
        self.pursued = cache(self._pursued)
        self.ends = cache(self._ends)

    def of(self, each: Processing) -> Cells:
        """The cells of one activity, but for those that follow from flows."""
        several = self.pursued(each)
        record = each.record
        return {
            **self._data(each),
            Column.PURPOSE: purposes_of(several),
            Column.BASIS: bases_of(several),
            Column.LAW: laws_of(several, self.facts),
            Column.ACTIVITY: Cell(values=(self.facts.statement(each.entry, each.id, each.label),)),
            Column.DECLARED: self._declared(each),
            **(self._own(record) if record is not None else _UNDECLARED),
        }

    def founded(self, each: Processing) -> Sequence[Cells]:
        """Its purposes one by one under each law."""
        return tuple(alternatives(self.pursued(each), self.facts))

    def followed(self, each: Processing) -> Cells:
        """What follows from the flows that are parts of it: who receives its data and where, where these come from,
        and the systems that they reach."""
        ends = self.ends(each)
        return {
            Column.PARTY: self.receivers.parties(ends),
            Column.COUNTRY: self.receivers.countries(ends),
            Column.ORIGIN: self._origin(each),
            Column.SYSTEM: Cell(values=self.told.systems(each, self.material.taking[each]), more=True),
        }

    def _origin(self, each: Processing) -> Cell:
        """Where its data come from; what flows tell of that may not be all."""
        derived = each.record is None or not each.record.origin
        return cell(self.told.origin(each, self.material.taking[each]), more=derived)

    def _ends(self, each: Processing) -> Mapping[End, Status]:
        """The ends that its data comes to as a part of it, known as well as by the flow that is known best."""
        if each.record is None and not self.material.activities.declared:
            return self.receivers.of_data_set(each.data_sets[0])
        found: dict[End, Status] = {}
        for taken in self.material.taking[each]:
            known = found.get(taken.arc.target, taken.status)
            found[taken.arc.target] = min(known, taken.status, key=lambda status: status.weakness)
        return found

    def _data(self, each: Processing) -> Cells:
        """What it uses, of whom, and what its data sets say of that."""
        held, record = self.held, each.record
        used = self._used(each)
        fields = Cell(values=merged(held.field(one.data_set, one.field) for one in used))
        kinds = [held.sensitivity_of(str(known.value), known) for known in fields.values]
        terms = self.facts.words.fields
        open_ = not used or any(terms[one.field].container for one in used)
        told = {
            Column.DATA_SET: self._over(each, held.itself),
            Column.PEOPLE: self._over(each, held.people),
            Column.FIELD: fields.model_copy(update={"more": open_}),
            Column.SENSITIVITY: union(kinds) if kinds else OPEN,
            Column.ROLE: self._over(each, held.role),
            Column.PROVISION: self._over(each, held.provision),
            Column.AGE: self._over(each, held.age),
            Column.PERIOD: self._period(each),
        }
        if record is None:
            return told
        # What it uses is known no better than that it is there.
        told = {column: doubted(cell, record.standing) for column, cell in told.items()}
        return {
            **told,
            Column.PEOPLE: Cell(values=self.told.people(each), more=self.told.whose_is_open(each)),
            Column.PROVISION: cell(self.told.provision(each)),
        }

    def _over(self, each: Processing, told: Callable[[str], Cell]) -> Cell:
        several = [told(name) for name in each.data_sets]
        return union(several) if several else OPEN

    def _used(self, each: Processing) -> Sequence[Instance]:
        """What it uses, and what flows alone are said to carry of the data sets that it uses as a whole."""
        whole = (
            Instance(field, name)
            for name in each.data_sets
            if name in each.whole
            for field in self.held.fields(name)
        )
        return tuple(dict.fromkeys((*whole, *each.uses)))

    def _period(self, each: Processing) -> Cell:
        """How long the data it uses are kept."""
        several = [
            self.held.period(name) for name in each.data_sets if name in each.whole or not each.uses
        ] + [self.held.period(one.data_set, one.field) for one in each.uses if one.data_set not in each.whole]
        return union(several) if several else OPEN

    def _pursued(self, each: Processing) -> Sequence[Pursued]:
        elsewhere: dict[str, list[PurposeUse]] = defaultdict(list)
        for name in each.data_sets if each.record and each.record.purposes else ():
            for use in self.held.record(name).purposes:
                elsewhere[use.purpose].append(use)
        return tuple(pursued(self.material, each.pursued, each.entry, elsewhere))

    def _own(self, record: Activity) -> Cells:
        """What an activity says of itself alone."""
        facts, told = self.facts, self.told
        reference = text(record.reference, record.reference) if record.reference else None
        return {
            Column.REFERENCE: written(reference, record, facts),
            Column.OWNER: cell([told.owner(record)]),
            Column.AUTOMATED: cell([told.automated(record)]),
            Column.VOLUME: cell([told.volume(record)]),
            Column.LARGE_SCALE: cell([told.large_scale(record)]),
            Column.JOINT: Cell(values=told.joint(record)),
            Column.SINCE: day_cell(record.created, record, facts, more=True),
            Column.UPDATED: day_cell(record.updated, record, facts, more=True),
        }

    def _declared(self, each: Processing) -> Cell:
        which = "undeclared" if each.record is None else "declared"
        return Cell(values=(stated(which, WORDS.both(f"activity.{which}_word")),))


_UNDECLARED: Cells = {
    **dict.fromkeys((Column.REFERENCE, Column.JOINT), EMPTY),
    **dict.fromkeys(
        (Column.OWNER, Column.AUTOMATED, Column.VOLUME, Column.LARGE_SCALE, Column.SINCE, Column.UPDATED),
        OPEN,
    ),
}
"""What nobody can have said of an activity that nobody declared."""
