"""Contradictions: statements of a registry that cannot both hold for a field."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from dataflow.answers.alone import Alone, How
from dataflow.answers.answer import Carried, Contradiction, Denied, Hop
from dataflow.answers.leaving import Leaving
from dataflow.facts.facts import Facts
from dataflow.facts.parties import party_of, stop_of
from dataflow.graph.instance import Instance
from dataflow.law.area_names import named_area
from registry.records.ends import ends_named, place
from registry.records.statements import Denial
from registry.records.text import Text

# How a flow does what a denial says is not done: (who does it, by kinds of flow). A transfer is any way in which
# another party comes to the data, abroad (`Leaving`): access from a third country is one (EDPB Guidelines 05/2021).
_DOING = {
    "collect": ("target", {"collect"}),
    "share": ("source", {"share", "disclose", "forward"}),
    "exchange": ("source", {"share", "disclose", "forward"}),
    "transfer": ("source", {"share", "disclose", "forward", "host", "access", "return"}),
    "access": ("target", {"access"}),
}

_WAYS_OUT: Mapping[How, Literal["correct_source", "say_storage", "two_instances"]] = {
    "kept": "correct_source",
    "perhaps": "say_storage",
    "alike": "two_instances",
}


class Clash(NamedTuple):
    """Two statements that cannot both hold, by ids."""

    who: str
    """The actor said to be the only one to store it, or not to do it."""
    field: str
    against: tuple[Hop, ...]
    """The hops that stand against it."""
    how: How = "kept"
    """How those hold it whom the hops lead to, where one is said to be the only one to store it."""
    says: tuple[Hop, ...] = ()
    """The hops that say it is stored only there."""
    denial: Denial | None = None
    """The denial that the hops stand against."""
    at: int = 0
    """The denial's place among those of the registry."""
    sure: bool = True
    """Whether the hops do what is denied; if not, that hangs on countries that nobody has said."""
    also: tuple[str, ...] = ()
    """Of a denial: every field that the hops do it with, `field` first."""

    @property
    def fields(self) -> tuple[str, ...]:
        """All the fields it is about."""
        return self.also or (self.field,)

    @property
    def hops(self) -> tuple[Hop, ...]:
        """All the hops it is about."""
        return *self.says, *self.against


class Comparing:
    """Sets what is said of fields against the hops that carry them."""

    def __init__(self, facts: Facts, hops: Sequence[Hop]) -> None:
        self._facts, self._hops = facts, hops
        self._above: dict[str, tuple[str, ...]] = {}
        self._leaving = Leaving(facts)

    @cached_property
    def _carried(self) -> Mapping[int, tuple[Instance, ...]]:
        """What each hop carries, by its number."""
        return {hop.number: tuple(map(_instance, hop.carries)) for hop in self._hops}

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
        self,
        fields: set[str],
        data_sets: set[str] | None = None,
        people: Sequence[str] = (),
        beside: str | None = None,
    ) -> tuple[Denied, ...]:
        """Every denial that touches one of the fields, or all personal data.

        A denial limited to data sets touches a field that one of `data_sets` holds; None: any data set. With
        `people` one that is limited to other people does not.
        `beside`: the actor that the answer is about. That others hand nothing on but in cases they name is no
        denial of what it gets, which may be one of these cases: it is told where nobody is asked for.
        """
        above = {each for field in fields for each in self._upward(field)}
        return tuple(
            self._told(denial)
            for denial in self._denials_on_the_day()
            if (not denial.fields or not above.isdisjoint(denial.fields))
            and (data_sets is None or not denial.data_sets or data_sets & set(denial.data_sets))
            and not (beside is not None and _spares(denial, beside))
            and not (people and denial.subjects and {*people}.isdisjoint(denial.subjects))
        )

    def contradictions(self, fields: set[str], act: str | None = None) -> tuple[Contradiction, ...]:
        """Every contradiction about one of the fields, in order of hop, then as the denials are written.

        `act`: of denials only those of that act.
        """
        return tuple(
            self._in_words(clash)
            for clash in self.clashes(fields)
            if clash.sure and (act is None or clash.denial is None or clash.denial.act == act)
        )

    def clashes(self, fields: set[str]) -> tuple["Clash", ...]:
        """The same by ids: what a check says of them (R20)."""
        return *self._stored_elsewhere(fields), *self._denied_but_done(fields)

    def _stored_elsewhere(self, fields: set[str]) -> Iterator["Clash"]:
        """Said to be stored only by one, and held by another (rules.yaml R20; GDPR Art. 5(1)(a), 30)."""
        for found in self._alone.shared(fields):
            yield Clash(found.who, found.field, found.against, found.how, found.says)

    @cached_property
    def _alone(self) -> Alone:
        held = ((hop, self._holder(hop.target)) for hop in self._hops)
        return Alone(((hop, who) for hop, who in held if who), self._facts.registry.data_sets)

    def _denied_but_done(self, fields: set[str]) -> Iterator["Clash"]:
        """Said not to be done, and done by a flow. A denial that names an exception contradicts nothing, but for
        a transfer whose exception is an area: what leaves that area is none of it."""
        for index, denial in enumerate(self._facts.registry.denials):
            if is_open(denial) or not denial.holds_on(self._facts.on):
                continue
            doing = self._doing(denial)
            for sure in (True, False):
                seen: set[tuple[str, tuple[int, ...]]] = set()
                for found in self._denied(denial, doing[sure], fields):
                    against = tuple({hop.number: hop for hop, _ in found}.values())
                    once = (found[0][1], tuple(hop.number for hop in against))
                    if once not in seen:
                        seen.add(once)
                        also = tuple(dict.fromkeys(field for _, field in found))
                        yield Clash(
                            denial.who, found[0][1], against, denial=denial, at=index, sure=sure, also=also
                        )

    def _denied(
        self, denial: Denial, doing: Sequence[Hop], fields: set[str]
    ) -> Iterator[list[tuple[Hop, str]]]:
        """For each field a denial names, for any where it names none: the hops that do it all the same.

        With each hop comes every field it carries that is the named one, or a part or a kind of it.
        """
        done: dict[str | None, list[tuple[Hop, str]]] = {field: [] for field in denial.fields or (None,)}
        for hop in doing:
            for field in self._denied_on(hop, denial, fields):
                for named in self._upward(field) if denial.fields else (None,):
                    if (hops := done.get(named)) is not None:
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
            act_label=self._facts.words.denial_acts[denial.act].negation if denial else None,
            hops=tuple(sorted(hop.number for hop in clash.hops)),
            citations=tuple(dict.fromkeys(each for some in cited for each in some)),
            hint=_WAYS_OUT[clash.how],
        )

    def holders(self, clash: "Clash") -> tuple[str, ...]:
        """The actors that hold it too, or that receive what is said never to be given."""
        return tuple(dict.fromkeys(self._holders(clash.against)))

    def _doing(self, denial: Denial) -> Mapping[bool, list[Hop]]:
        """The hops that are what the denial says is not done, and under False those that may be."""
        side = "target" if denial.act == "store" else _DOING[denial.act][0] if denial.act in _DOING else ""
        found: dict[bool, list[Hop]] = {True: [], False: []}
        spots = self._spots(denial)
        for hop in self._done_by.get((side, denial.who), ()):
            here = not spots or (hop.source if side == "source" else hop.target) in spots
            if here and self._does(hop, denial):
                abroad = self._abroad(denial, hop)
                if abroad is not False:
                    found[bool(abroad)].append(hop)
        return found

    def _abroad(self, denial: Denial, hop: Hop) -> bool | None:
        """Whether a hop leads where the denial says that it is not done; None: a country that would decide is open."""
        within = denial.outside or named_area(denial.exception)
        if denial.act == "transfer":
            return self._leaving.leaves(hop.source, hop.target, within)
        if denial.outside is None:
            return True
        if denial.act == "store":
            return self._leaving.is_outside(hop.target, denial.outside)
        return self._leaving.leaves(hop.source, hop.target, denial.outside)

    def _spots(self, denial: Denial) -> dict[str, Text]:
        """The places a denial is limited to, by key."""
        registry = self._facts.registry
        ends = [end for name in denial.places for end in ends_named(registry, set(), name, denial.who)]
        return {end.key: stop_of(end, self._facts).label for end in ends}

    def _does(self, hop: Hop, denial: Denial) -> bool:
        """Whether a hop that has whom the denial is about at its end is what the denial says is not done."""
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
            if field in fields and denial.is_about(data_set, sets[data_set].subjects)
        ]

    def _denials_on_the_day(self) -> Iterable[Denial]:
        return [denial for denial in self._facts.registry.denials if denial.holds_on(self._facts.on)]

    def _told(self, denial: Denial) -> Denied:
        facts = self._facts
        return Denied(
            who=denial.who,
            who_label=self._name(denial.who),
            act=denial.act,
            act_label=facts.words.denial_acts[denial.act].negation,
            fields=tuple(map(facts.field, denial.fields)),
            data_sets=tuple(facts.registry.data_sets[name].label for name in denial.data_sets),
            purposes=tuple(facts.words.purposes[use.purpose].label for use in denial.purposes),
            subjects=tuple(facts.words.data_subjects[name].label for name in denial.subjects),
            to=self._name(denial.to) if denial.to else None,
            places=tuple(self._spots(denial).values()),
            outside=facts.outside(denial.outside) if denial.outside else None,
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


def _spares(denial: Denial, actor: str) -> bool:
    """Whether what a denial leaves out may be the very flows that bring data to an actor."""
    handing = denial.act in ("share", "exchange", "sell", "rent", "transfer")
    return handing and denial.exception is not None and actor not in (denial.who, denial.to)


def is_open(denial: Denial) -> bool:
    """Whether a denial leaves out what no rule can tell: then no flow is known to stand against it."""
    return denial.exception is not None and not (
        denial.act == "transfer" and named_area(denial.exception) is not None
    )


def _instance(carried: Carried) -> Instance:
    return Instance.named(carried.instance)


def _purposes(hop: Hop) -> set[str | None]:
    return {use.purpose.value for use in hop.purposes}
