"""Contradictions: statements of a registry that cannot both hold for a field."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from dataflow.answers.answer import Carried, Contradiction, Denied, Hop
from dataflow.facts.facts import Facts
from dataflow.facts.parties import party_of
from dataflow.graph.instance import Instance
from registry.records.ends import place
from registry.records.statements import Denial
from registry.records.text import Text

# How a flow does what a denial says is never done: (who does it, by kinds of flow).
_DOING = {
    "collect": ("target", {"collect"}),
    "share": ("source", {"share", "disclose", "forward"}),
    "exchange": ("source", {"share", "disclose", "forward"}),
    "transfer": ("source", {"share", "disclose", "forward", "host"}),
    "access": ("target", {"access"}),
}


class Clash(NamedTuple):
    """Two statements that cannot both hold, by ids."""

    who: str
    """The actor said to be the only one to store it, or never to do it."""
    field: str
    against: tuple[Hop, ...]
    """The hops that stand against it."""
    same: tuple[Hop, ...]
    """Those of them that carry the very same field of the same data set; none: they may be two instances."""
    hop: Hop | None = None
    """The hop that says it is stored only there."""
    denial: Denial | None = None
    """The denial that the hops stand against."""
    at: int = 0
    """The denial's place among those of the registry."""

    @property
    def hops(self) -> tuple[Hop, ...]:
        """All the hops it is about."""
        return (self.hop, *self.against) if self.hop else self.against


class Comparing:
    """Sets what is said of fields against the hops that carry them."""

    def __init__(self, facts: Facts, hops: Sequence[Hop]) -> None:
        self._facts, self._hops = facts, hops
        self._above: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _carried(self) -> Mapping[int, tuple[Instance, ...]]:
        """What each hop carries, by its number."""
        return {hop.number: tuple(map(_instance, hop.carries)) for hop in self._hops}

    @cached_property
    def _holding(self) -> Mapping[str, Sequence[Hop]]:
        """The hops that are stated to bring a field to where it may be stored, by field."""
        holding: dict[str, list[Hop]] = defaultdict(list)
        for hop in self._hops:
            kept = hop.storage.value != "not_stored" and hop.origin == "stated"
            if kept and self._holder(hop.target) is not None:
                for field in dict.fromkeys(instance.field for instance in self._carried[hop.number]):
                    holding[field].append(hop)
        return holding

    @cached_property
    def _done_by(self) -> Mapping[tuple[str, str], Sequence[Hop]]:
        """The hops by the end that does something, `source` or `target`, and the actor there."""
        done: dict[tuple[str, str], list[Hop]] = defaultdict(list)
        for hop in self._hops:
            for side, stop in (("source", hop.source), ("target", hop.target)):
                if holder := self._holder(stop):
                    done[side, holder].append(hop)
        return done

    def denials(
        self, fields: set[str], data_sets: set[str] | None = None, people: Sequence[str] = ()
    ) -> tuple[Denied, ...]:
        """Every denial that touches one of the fields, or all personal data.

        A denial limited to data sets touches a field that one of `data_sets` holds; None: any data set. With
        `people` one that is limited to other people does not.
        """
        above = {each for field in fields for each in self._upward(field)}
        return tuple(
            self._told(denial)
            for denial in self._denials_on_the_day()
            if (not denial.fields or not above.isdisjoint(denial.fields))
            and (data_sets is None or not denial.data_sets or data_sets & set(denial.data_sets))
            and not (people and denial.subjects and {*people}.isdisjoint(denial.subjects))
        )

    def contradictions(self, fields: set[str]) -> tuple[Contradiction, ...]:
        """Every contradiction about one of the fields, in order of hop, then as the denials are written."""
        return tuple(self._in_words(clash) for clash in self.clashes(fields))

    def clashes(self, fields: set[str]) -> tuple["Clash", ...]:
        """The same by ids: what a check says of them (R20)."""
        return *self._stored_elsewhere(fields), *self._denied_but_done(fields)

    def _stored_elsewhere(self, fields: set[str]) -> Iterator["Clash"]:
        """Said to be stored only by one, and held by another (rules.yaml R20; GDPR Art. 5(1)(a), 30)."""
        seen: set[tuple[str, str]] = set()
        for hop in self._hops:
            only = self._holder(hop.target)
            if hop.storage.value != "only_here" or only is None or hop.origin != "stated":
                continue
            for instance in self._carried[hop.number]:
                if instance.field not in fields or (only, instance.field) in seen:
                    continue
                seen.add((only, instance.field))
                held = self._holding.get(instance.field, ())
                against = tuple(other for other in held if self._holder(other.target) != only)
                if against:
                    same = tuple(other for other in against if instance in self._carried[other.number])
                    yield Clash(only, instance.field, against, same, hop)

    def _denied_but_done(self, fields: set[str]) -> Iterator["Clash"]:
        """Said never to be done, and done by a flow. A denial that names an exception contradicts nothing."""
        for index, denial in enumerate(self._facts.registry.denials):
            if denial.exception is not None or not denial.holds_on(self._facts.on):
                continue
            seen: set[tuple[str, tuple[int, ...]]] = set()
            for found in self._denied(denial, fields):
                against = tuple(hop for hop, _ in found)
                once = (found[0][1], tuple(hop.number for hop in against))
                if once not in seen:
                    seen.add(once)
                    yield Clash(denial.who, found[0][1], against, against, None, denial, index)

    def _denied(self, denial: Denial, fields: set[str]) -> Iterator[list[tuple[Hop, str]]]:
        """For each field a denial names, for any where it names none: the hops that do it all the same.

        With each hop comes the first field it carries that is the named one, or a part or a kind of it.
        """
        done: dict[str | None, list[tuple[Hop, str]]] = {field: [] for field in denial.fields or (None,)}
        for hop in self._doing(denial):
            for field in self._denied_on(hop, denial, fields):
                for named in self._upward(field) if denial.fields else (None,):
                    hops = done.get(named)
                    if hops is not None and not (hops and hops[-1][0] is hop):
                        hops.append((hop, field))
        return (hops for hops in done.values() if hops)

    def _in_words(self, clash: "Clash") -> Contradiction:
        denial = clash.denial
        cited = [self._facts.cited(denial.cite) if denial else ()]
        cited += [hop.citations for hop in clash.hops]
        return Contradiction(
            kind="denied_but_done" if denial else "stored_elsewhere",
            field_label=self._facts.field(clash.field),
            who=self._name(clash.who),
            others=tuple(map(self._name, self.holders(clash))),
            act_label=self._facts.words.denial_acts[denial.act].never if denial else None,
            hops=tuple(sorted(hop.number for hop in clash.hops)),
            citations=tuple(dict.fromkeys(each for some in cited for each in some)),
            hint="correct_source" if clash.same else "two_instances",
        )

    def holders(self, clash: "Clash") -> tuple[str, ...]:
        """The actors that hold it too, or that receive what is said never to be given."""
        return tuple(dict.fromkeys(self._holders(clash.against)))

    def _doing(self, denial: Denial) -> list[Hop]:
        """The hops that are what the denial says is never done."""
        side = "target" if denial.act == "store" else _DOING[denial.act][0] if denial.act in _DOING else ""
        return [hop for hop in self._done_by.get((side, denial.who), ()) if self._does(hop, denial)]

    def _does(self, hop: Hop, denial: Denial) -> bool:
        """Whether a hop that has whom the denial is about at its end is what the denial says is never done."""
        wanted = {use.purpose for use in denial.purposes}
        if hop.origin != "stated" or (wanted and wanted.isdisjoint(_purposes(hop))):
            return False
        if denial.act == "store":
            return hop.storage.value in ("stored", "only_here")
        side, kinds = _DOING[denial.act]
        target = self._holder(hop.target)
        outside = side == "target" or target != denial.who
        return hop.kind in kinds and outside and denial.to in (None, target)

    def _denied_on(self, hop: Hop, denial: Denial, fields: set[str]) -> list[str]:
        """Those of the fields that a hop carries in a data set, and about people, that the denial is about."""
        sets = self._facts.registry.data_sets
        return [
            field
            for field, data_set in self._carried[hop.number]
            if field in fields
            and (not denial.data_sets or data_set in denial.data_sets)
            and (not denial.subjects or not set(denial.subjects).isdisjoint(sets[data_set].subjects))
        ]

    def _denials_on_the_day(self) -> Iterable[Denial]:
        return [denial for denial in self._facts.registry.denials if denial.holds_on(self._facts.on)]

    def _told(self, denial: Denial) -> Denied:
        facts = self._facts
        return Denied(
            who=denial.who,
            who_label=self._name(denial.who),
            act=denial.act,
            act_label=facts.words.denial_acts[denial.act].never,
            fields=tuple(map(facts.field, denial.fields)),
            data_sets=tuple(facts.registry.data_sets[name].label for name in denial.data_sets),
            purposes=tuple(facts.words.purposes[use.purpose].label for use in denial.purposes),
            subjects=tuple(facts.words.data_subjects[name].label for name in denial.subjects),
            to=self._name(denial.to) if denial.to else None,
            note=denial.note,
            exception=denial.exception,
            status=denial.standing,
            citations=facts.cited(denial.cite),
        )

    def _upward(self, field: str) -> tuple[str, ...]:
        """The field with everything that it is a part or a kind of."""
        if field not in self._above:
            self._above[field] = (field, *self._facts.words.ancestors(field))
        return self._above[field]

    def _holder(self, key: str) -> str | None:
        """The actor whose place a stop is."""
        actor, dot, _ = key.partition(".")
        return actor if dot and ":" not in key else None

    def _holders(self, hops: Iterable[Hop]) -> list[str]:
        return [holder for hop in hops if (holder := self._holder(hop.target))]

    def _name(self, actor: str) -> Text:
        return party_of(place(actor, ""), self._facts).label


def _instance(carried: Carried) -> Instance:
    return Instance.named(carried.instance)


def _purposes(hop: Hop) -> set[str | None]:
    return {use.purpose.value for use in hop.purposes}
