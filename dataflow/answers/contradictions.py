"""Contradictions: statements of a registry that cannot both hold for a field."""

from collections.abc import Iterable, Iterator, Sequence
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

    def denials(self, fields: set[str], data_sets: set[str] | None = None) -> tuple[Denied, ...]:
        """Every denial that touches one of the fields, or all personal data.

        A denial limited to data sets touches a field that one of `data_sets` holds; None: any data set.
        """
        return tuple(
            self._denied(denial)
            for denial in self._denials_on_the_day()
            if (not denial.fields or fields & self._below(denial.fields))
            and (data_sets is None or not denial.data_sets or data_sets & set(denial.data_sets))
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
            for instance in map(_instance, hop.carries):
                against = [
                    other
                    for other in self._hops
                    if self._holder(other.target) not in (None, only)
                    and other.storage.value != "not_stored"
                    and any(_instance(each).field == instance.field for each in other.carries)
                    and other.origin == "stated"
                ]
                if instance.field not in fields or not against or (only, instance.field) in seen:
                    continue
                seen.add((only, instance.field))
                same = [
                    other for other in against if any(_instance(each) == instance for each in other.carries)
                ]
                yield Clash(only, instance.field, tuple(against), tuple(same), hop)

    def _denied_but_done(self, fields: set[str]) -> Iterator["Clash"]:
        """Said never to be done, and done by a flow. A denial that names an exception contradicts nothing."""
        for index, denial in enumerate(self._facts.registry.denials):
            if denial.exception is not None or not denial.holds_on(self._facts.on):
                continue
            doing = [hop for hop in self._hops if self._does(hop, denial)]
            seen: set[tuple[str, tuple[int, ...]]] = set()
            for named in [self._below([field]) for field in denial.fields] or [fields]:
                found = [(hop, self._denied_on(hop, denial, named & fields)) for hop in doing]
                against = tuple(hop for hop, carried in found if carried)
                field = next((carried[0] for _, carried in found if carried), None)
                once = (field or "", tuple(hop.number for hop in against))
                if field is not None and once not in seen:
                    seen.add(once)
                    yield Clash(denial.who, field, against, against, None, denial, index)

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

    def _does(self, hop: Hop, denial: Denial) -> bool:
        """Whether a hop is what the denial says is never done."""
        wanted = {use.purpose for use in denial.purposes}
        if hop.origin != "stated" or (wanted and wanted.isdisjoint(_purposes(hop))):
            return False
        if denial.act == "store":
            kept = hop.storage.value in ("stored", "only_here")
            return kept and self._holder(hop.target) == denial.who
        if denial.act not in _DOING:
            return False
        side, kinds = _DOING[denial.act]
        doer = self._holder(hop.target if side == "target" else hop.source)
        outside = side == "target" or self._holder(hop.target) != denial.who
        towards = denial.to is None or self._holder(hop.target) == denial.to
        return doer == denial.who and hop.kind in kinds and outside and towards

    def _denied_on(self, hop: Hop, denial: Denial, fields: set[str]) -> list[str]:
        """Those of the fields that a hop carries in a data set, and about people, that the denial is about."""
        sets = self._facts.registry.data_sets
        return [
            field
            for field, data_set in map(_instance, hop.carries)
            if field in fields
            and (not denial.data_sets or data_set in denial.data_sets)
            and (not denial.subjects or not set(denial.subjects).isdisjoint(sets[data_set].subjects))
        ]

    def _denials_on_the_day(self) -> Iterable[Denial]:
        return [denial for denial in self._facts.registry.denials if denial.holds_on(self._facts.on)]

    def _denied(self, denial: Denial) -> Denied:
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

    def _below(self, fields: Iterable[str]) -> set[str]:
        """The fields with everything that is a part or a kind of them."""
        return {below for field in fields for below in (field, *self._facts.words.descendants(field))}

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
