"""The activities of a day (GDPR Art. 30), declared or not, and which of them a flow takes part in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from dataflow.facts.facts import Facts
from dataflow.facts.receiver import purpose_ids
from dataflow.facts.sentences import WORDS
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance, carried_instances
from dataflow.graph.step import Step
from registry.records.activity import Activity
from registry.records.data_set import DataSet, PurposeUse
from registry.records.evidence import Evidence, Status
from registry.records.text import Text

Ground = Literal["purposes", "alone", "purposes_unstated", "data_unstated", "other_purposes"]
"""By what a flow takes part in an activity. purposes: it carries data of it for one of its purposes; alone: no activity
is declared, and the data set with all that is done with it is one. The others are a perhaps. purposes_unstated: nobody
says what the flow, or the activity, is for; data_unstated: nobody says what it carries; other_purposes: it is for a
purpose that no activity with this data has, as hosting is, which may serve any of them."""


@dataclass(frozen=True, eq=False)
class Processing:
    """One activity of the day: declared, or what no declared activity covers of a data set."""

    id: str
    label: Text
    record: Activity | None
    """None: nobody declared it."""
    data_sets: tuple[str, ...]
    """Those of the day that it uses something of."""
    uses: tuple[Instance, ...]
    """What it uses, as the data sets hold it."""
    whole: frozenset[str]
    """The data sets that it uses as a whole, with what flows alone are said to carry of them."""
    pursued: tuple[PurposeUse, ...]
    """What for, the main purpose first."""
    entry: Evidence
    """Where that is said: the activity itself, or the data set."""

    @property
    def purposes(self) -> tuple[str, ...]:
        """The ids of its purposes, each once, the main one first."""
        return tuple(dict.fromkeys(use.purpose for use in self.pursued))

    @property
    def standing(self) -> Status:
        """How it is known that there is such an activity: one that nobody declared follows from its data set."""
        return Status.weakest(self.entry.standing, Status.DECLARED if self.record else Status.INFERRED)

    def has(self, instance: Instance) -> bool:
        """Whether it uses a field of a data set."""
        return instance.data_set in self.whole or instance in self._used

    @cached_property
    def _used(self) -> frozenset[Instance]:
        return frozenset(self.uses)


@dataclass(frozen=True, eq=False)
class Part:
    """A flow as a part of an activity."""

    processing: Processing
    arc: Arc
    steps: tuple[Step, ...]
    """How it takes, or may take, data of the activity along."""
    ground: Ground

    @property
    def instances(self) -> tuple[Instance, ...]:
        """The data of the activity that it takes along, or from which it makes what it carries."""
        ends = (state.instance for step in self.steps for state in (step.came, step.went))
        return tuple(dict.fromkeys(each for each in ends if self.processing.has(each)))

    def status(self, known: Callable[[Step], Status]) -> Status:
        """How it is known that the flow is part of it: no better than that it carries the data, and than the activity
        is; a perhaps is unknown. `known`: how a step is (`dataflow.graph.index.Arcs.status`)."""
        if self.ground not in ("purposes", "alone"):
            return Status.UNKNOWN
        best = min(map(known, self.steps), key=lambda status: status.weakness)
        return Status.weakest(best, self.processing.entry.standing) if self.processing.record else best


class Activities:
    """The activities of one registry on one day."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._registry = facts, facts.registry
        self._having: dict[Instance, Sequence[Processing]] = {}

    @cached_property
    def declared(self) -> tuple[Processing, ...]:
        """Those that the registry declares, in order of id."""
        named = sorted(self._registry.activities.items())
        return tuple(self._declared(id_, each) for id_, each in named if each.holds_on(self._facts.on))

    @cached_property
    def undeclared(self) -> tuple[Processing, ...]:
        """What no declared activity covers, data set by data set in order of id: a purpose that none has of those that
        use something of it, and data that none uses. Where none is declared, each data set with its purposes."""
        found = (self._rest(name, held) for name, held in sorted(self._sets.items()))
        return tuple(each for each in found if each is not None)

    @cached_property
    def all(self) -> tuple[Processing, ...]:
        """Those declared, then what they leave."""
        return (*self.declared, *self.undeclared)

    @cached_property
    def by_id(self) -> Mapping[str, Processing]:
        """All of them by id."""
        return {each.id: each for each in self.all}

    def of_data(self, instance: Instance) -> Sequence[Processing]:
        """Those that use a field of a data set."""
        if instance not in self._having:
            using = self._using.get(instance.data_set, ())
            self._having[instance] = [each for each in using if each.has(instance)]
        return self._having[instance]

    def parts(self, steps: Iterable[Step]) -> tuple[Part, ...]:
        """The activities that a flow takes part in with the steps that a walk takes along it, in their order."""
        taken: dict[Processing, list[Step]] = {}
        for step in steps:
            using = self.of_data(step.went.instance)
            if step.derives:
                using = list(dict.fromkeys((*using, *self.of_data(step.came.instance))))
            for each in using:
                taken.setdefault(each, []).append(step)
        found = []
        for processing in sorted(taken, key=self._order.__getitem__):
            several = tuple(taken[processing])
            ground = self._ground(several[0].arc, several, processing)
            if ground is not None:
                found.append(Part(processing, several[0].arc, several, ground))
        return tuple(found)

    def _ground(self, arc: Arc, steps: Sequence[Step], processing: Processing) -> Ground | None:
        if not self.declared:
            return "alone" if arc.carries is not None else "data_unstated"
        instances = dict.fromkeys(state.instance for step in steps for state in (step.came, step.went))
        used = [each for each in instances if processing.has(each)]
        stated = purpose_ids(arc, [each.data_set for each in used], self._registry)
        wanted = set(processing.purposes)
        if not stated or not wanted:
            return "purposes_unstated"
        if wanted.isdisjoint(stated):
            using = {each: None for instance in used for each in self.of_data(instance)}
            claimed = {purpose for each in using for purpose in each.purposes}
            return None if claimed.issuperset(stated) else "other_purposes"
        return "data_unstated" if arc.carries is None else "purposes"

    @cached_property
    def _order(self) -> Mapping[Processing, int]:
        return {each: number for number, each in enumerate(self.all)}

    @cached_property
    def _sets(self) -> Mapping[str, DataSet]:
        """The data sets of the day."""
        every = self._registry.data_sets.items()
        return {name: held for name, held in every if held.holds_on(self._facts.on)}

    @cached_property
    def _using(self) -> Mapping[str, Sequence[Processing]]:
        found: dict[str, list[Processing]] = defaultdict(list)
        for each in self.all:
            for name in each.data_sets:
                found[name].append(each)
        return found

    def _declared(self, id_: str, activity: Activity) -> Processing:
        named = [name for name in activity.uses if name.rpartition("@")[2] in self._sets]
        sets = tuple(dict.fromkeys(name.rpartition("@")[2] for name in named))
        theirs = tuple(use for name in sets for use in self._sets[name].purposes)
        return Processing(
            id=id_,
            label=activity.label,
            record=activity,
            data_sets=sets,
            uses=carried_instances(self._registry, named),
            whole=frozenset(name for name in named if "@" not in name),
            pursued=activity.purposes or theirs,
            entry=activity,
        )

    def _rest(self, name: str, held: DataSet) -> Processing | None:
        """What is left of a data set."""
        using = [each for each in self.declared if name in each.data_sets]
        pursued = {purpose for each in using for purpose in each.purposes}
        purposes = tuple(use for use in held.purposes if use.purpose not in pursued)
        every = tuple(Instance(use.field, name) for use in held.fields)
        unused = tuple(each for each in every if not any(one.has(each) for one in using))
        if using and not purposes and not unused:
            return None
        label = held.label
        if self.declared:
            label = WORDS.both("activity.undeclared", data_set=held.label)
        return Processing(
            id=name if name not in self._registry.activities else f"{name}{_REST}",
            label=label,
            record=None,
            data_sets=(name,),
            uses=every if purposes or not using else unused,
            whole=frozenset([name] if purposes or not using else ()),
            pursued=purposes or held.purposes,
            entry=held,
        )


_REST: Final = "#2"
"""Behind the id of a data set where an activity that is declared has the same."""
