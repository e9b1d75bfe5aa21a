"""Acting: the activities that flows take part in, and that data are used in, as a column of other lists."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from dataflow.facts.activities import Processing
from dataflow.facts.known import Known
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.lists.answer import Cell
from dataflow.lists.cells import merged
from dataflow.lists.engaged_cells import Cells
from dataflow.lists.material import Material
from dataflow.lists.record_cells import weakened
from dataflow.question.wanted import Column
from registry.records.evidence import Status


class Acting:
    """The activities of one day, by the flows that are parts of them. Where none is declared a data set is one."""

    def __init__(self, material: Material) -> None:
        self._material = material

    def beside(self, told: Cells, arcs: Iterable[Arc]) -> Cells:
        """The columns of some data, with the activities that the flows which bring them take part in."""
        sets = told[Column.DATA_SET]
        if not self._material.activities.declared:
            return {**told, Column.ACTIVITY: sets}
        values = merged(known for arc in arcs for known in self._by_arc.get(arc.key, ()))
        return {**told, Column.ACTIVITY: Cell(values=values, more=sets.more)}

    def using(self, name: str, field: str, told: Known) -> Cell:
        """The activities that use a field of a data set, known as well as it is that the data set holds it."""
        return self._cell((each for each in self._of(name) if each.has(Instance(field, name))), told.status)

    def using_any(self, name: str) -> Cell:
        """The activities that use something of a data set."""
        return self._cell(self._of(name), Status.DECLARED)

    def _cell(self, several: Iterable[Processing], status: Status) -> Cell:
        return Cell(values=tuple(weakened(self._known(each), status) for each in several))

    def _known(self, each: Processing) -> Known:
        return self._material.facts.statement(each.entry, each.id, each.label)

    def _of(self, name: str) -> Sequence[Processing]:
        return [each for each in self._material.activities.all if name in each.data_sets]

    @cached_property
    def _by_arc(self) -> Mapping[str, Sequence[Known]]:
        found: dict[str, list[Known]] = defaultdict(list)
        for each, taken in self._material.taking.items():
            known = self._known(each)
            for one in taken:
                found[one.arc.key].append(known.model_copy(update={"status": one.status}))
        return found
