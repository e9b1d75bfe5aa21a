"""What is known of an activity: what it says itself, else what its data sets and the flows say that are parts of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from dataflow.facts.activities import Processing
from dataflow.facts.facts import Facts
from dataflow.facts.known import Known
from dataflow.facts.sentences import WORDS
from dataflow.facts.taking import Taken, origins
from dataflow.facts.together import agreeing
from registry.records.activity import Activity
from registry.records.data_set import Provision
from registry.records.ends import End, ends_named
from registry.records.evidence import Evidence, Status
from registry.records.stated import Stated
from registry.records.text import Text, text

T = TypeVar("T")


class ActivityFacts:
    """Tells the activities of one registry on one day."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._registry = facts, facts.registry
        self._systems: Mapping[End, Sequence[str]] | None = None

    def owner(self, record: Activity) -> Known:
        """Who answers for it inside."""
        return self._words(record.owner, record)

    def volume(self, record: Activity) -> Known:
        """How many people it concerns."""
        return self._words(record.volume, record)

    def automated(self, record: Activity) -> Known:
        """Whether people are assessed, or decided on, by a program."""
        return self._facts.known(record.automated, record, lambda value: WORDS.both(f"automated.{value}"))

    def large_scale(self, record: Activity) -> Known:
        """Whether it is on a large scale."""
        told = self._facts.known(
            record.large_scale, record, lambda value: WORDS.both("yes" if value else "no")
        )
        return told.model_copy(update={"value": told.value and {"True": "yes", "False": "no"}[told.value]})

    def provision(self, each: Processing) -> tuple[Known, ...]:
        """Whether people are free to give the data: as it says, else as each of its data sets does."""
        if each.record is not None and _is_said(each.record.provision):
            return (self._provision(each.record.provision, each.record),)
        sets = [self._registry.data_sets[name] for name in each.data_sets]
        told = tuple(self._provision(held.provision, held) for held in sets)
        return tuple(self._no_better(known, each) for known in told)

    def people(self, each: Processing) -> tuple[Known, ...]:
        """Whom it is about: as it says, else whom its data sets are about; none: nobody says it of one of them."""
        terms = self._facts.words.data_subjects
        if each.record is not None and each.record.subjects:
            named = dict.fromkeys(each.record.subjects)
            return tuple(self._facts.statement(each.record, id_, terms[id_].label) for id_ in named)
        found: dict[str, list[Known]] = {}
        for held in (self._registry.data_sets[name] for name in each.data_sets):
            for id_ in held.subjects:
                found.setdefault(id_, []).append(self._facts.statement(held, id_, terms[id_].label))
        return tuple(self._no_better(agreeing(several), each) for several in found.values())

    def whose_is_open(self, each: Processing) -> bool:
        """Whether it may be about others, for nobody says whom one of its data sets is about."""
        if each.record is not None and each.record.subjects:
            return False
        return not each.data_sets or not all(
            self._registry.data_sets[name].subjects for name in each.data_sets
        )

    def joint(self, record: Activity) -> tuple[Known, ...]:
        """Who decides on it together with the organisation."""
        return tuple(
            self._facts.statement(record, id_, self._controller(id_))
            for id_ in dict.fromkeys(record.joint_controllers)
        )

    def origin(self, each: Processing, taken: Iterable[Taken]) -> tuple[Known, ...]:
        """Where its data come from: as it says, else as the flows do that bring them; none: nobody says it."""
        record = each.record
        if record is not None and record.origin:
            return self._facts.each(record.origin, record, lambda value: WORDS.both(f"origin.{value}"))
        found = origins(taken, self._facts)
        return tuple(
            Known(
                value=origin,
                label=WORDS.both(f"origin.{origin}"),
                status=status,
                citations=tuple(
                    dict.fromkeys(cited for arc in arcs for cited in self._facts.cited(arc.evidence.cite))
                ),
            )
            for origin, (status, arcs) in found.items()
        )

    def systems(self, each: Processing, taken: Iterable[Taken]) -> tuple[Known, ...]:
        """The systems it names, and those that flows which are parts of it reach: these follow from the places."""
        named = each.record.systems if each.record is not None else ()
        found: dict[str, list[Known]] = {}
        for id_ in named:
            label = self._registry.systems[id_].label
            found.setdefault(id_, []).append(self._facts.statement(each.entry, id_, label))
        for one in taken:
            for end in (one.arc.source, one.arc.target):
                for id_ in self.systems_at(end):
                    found.setdefault(id_, []).append(self._reached(id_, one.status))
        return tuple(agreeing(several) for several in found.values())

    def systems_at(self, end: End) -> Sequence[str]:
        """The systems of the day that a place belongs to."""
        if self._systems is None:
            made: dict[End, list[str]] = {}
            own = self._registry.organisation.id
            for id_, system in sorted(self._registry.systems.items()):
                for name in system.places if system.holds_on(self._facts.on) else ():
                    for found in ends_named(self._registry, set(), name, own):
                        made.setdefault(found, []).append(id_)
            self._systems = made
        return self._systems.get(end, ())

    def _reached(self, id_: str, status: Status) -> Known:
        system = self._registry.systems[id_]
        return Known(
            value=id_,
            label=system.label,
            status=Status.weakest(status, system.standing, Status.INFERRED),
            citations=self._facts.cited(system.cite),
            reason=WORDS.both("activity.reached"),
        )

    def _words(self, stated: Stated[Text], entry: Activity) -> Known:
        told = self._facts.known(stated, entry, lambda words: words)
        label = told.label
        return told.model_copy(update={"value": label and (label.fr or label.en)})

    def _provision(self, stated: Stated[Provision], entry: Evidence) -> Known:
        return self._facts.known(stated, entry, provision_words)

    def _controller(self, id_: str) -> Text:
        party = self._registry.third_parties.get(id_)
        if party is not None:
            return party.name
        name = self._registry.organisation.entities[id_].legal_name
        return text(name, name)

    def _no_better(self, known: Known, each: Processing) -> Known:
        """What its data sets say is known no better than that the activity is there."""
        if each.record is None or known.status.weakness >= each.record.standing.weakness:
            return known
        return known.model_copy(update={"status": each.record.standing})


def provision_words(value: Provision) -> Text:
    """Whether people are free to give data, in words."""
    return WORDS.both(f"provision.{value}")


def _is_said(stated: Stated[T]) -> bool:
    """Whether somebody says it, be it that it is unknown."""
    return stated.value is not None or stated.status is not None
