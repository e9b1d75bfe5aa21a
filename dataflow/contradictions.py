"""Contradictions: statements of a registry that cannot both hold for a field."""

from collections.abc import Iterable, Iterator, Sequence

from dataflow.answer import Carried, Contradiction, Denied, Hop
from dataflow.instance import Instance
from dataflow.parties import party_of
from dataflow.speaking import Speaking
from registry.ends import place
from registry.statements import Denial
from registry.text import Text

# How a flow does what a denial says is never done: (who does it, by kinds of flow).
_DOING = {
    "collect": ("target", {"collect"}),
    "share": ("source", {"share", "disclose", "forward"}),
    "transfer": ("source", {"share", "disclose", "forward", "host"}),
    "access": ("target", {"access"}),
}


class Comparing:
    """Sets what is said of fields against the hops that carry them."""

    def __init__(self, speaking: Speaking, hops: Sequence[Hop]) -> None:
        self._speaking, self._hops = speaking, hops

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
        return tuple([*self._stored_elsewhere(fields), *self._denied_but_done(fields)])

    def _stored_elsewhere(self, fields: set[str]) -> Iterator[Contradiction]:
        """Said to be stored only by one, and held by another (rules.yaml R20; GDPR Art. 5(1)(a), 30)."""
        seen: set[tuple[str, str]] = set()
        for hop in self._hops:
            only = self._holder(hop.target)
            if hop.storage.value != "only_here" or only is None:
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
                same = any(_instance(each) == instance for other in against for each in other.carries)
                yield Contradiction(
                    kind="stored_elsewhere",
                    field_label=self._speaking.field(instance.field),
                    who=self._name(only),
                    others=tuple(map(self._name, dict.fromkeys(self._holders(against)))),
                    hops=tuple(sorted({hop.number, *(other.number for other in against)})),
                    citations=tuple(dict.fromkeys(c for each in (hop, *against) for c in each.citations)),
                    hint="correct_source" if same else "two_instances",
                )

    def _denied_but_done(self, fields: set[str]) -> Iterator[Contradiction]:
        """Said never to be done, and done by a flow. A denial that names an exception contradicts nothing."""
        for denial in self._denials_on_the_day():
            named = self._below(denial.fields) if denial.fields else fields
            against = [
                hop for hop in self._hops if self._does(hop, denial) and _carries(hop, denial, named & fields)
            ]
            if denial.exception is None and against:
                carried = [_instance(each).field for hop in against for each in hop.carries]
                field = next(field for field in carried if field in named)
                cited = self._speaking.cited(denial.cite)
                yield Contradiction(
                    kind="denied_but_done",
                    field_label=self._speaking.field(field),
                    who=self._name(denial.who),
                    others=tuple(map(self._name, dict.fromkeys(self._holders(against)))),
                    act_label=self._speaking.words.denial_acts[denial.act].label,
                    hops=tuple(hop.number for hop in against),
                    citations=tuple(dict.fromkeys([*cited, *(c for hop in against for c in hop.citations)])),
                    hint="correct_source",
                )

    def _does(self, hop: Hop, denial: Denial) -> bool:
        """Whether a hop is what the denial says is never done."""
        if denial.act == "store":
            kept = hop.storage.value in ("stored", "only_here")
            return kept and self._holder(hop.target) == denial.who
        if denial.act not in _DOING or hop.origin != "stated":
            return False
        side, kinds = _DOING[denial.act]
        doer = self._holder(hop.target if side == "target" else hop.source)
        outside = side == "target" or self._holder(hop.target) != denial.who
        towards = denial.to is None or self._holder(hop.target) == denial.to
        return doer == denial.who and hop.kind in kinds and outside and towards

    def _denials_on_the_day(self) -> Iterable[Denial]:
        return [denial for denial in self._speaking.registry.denials if denial.holds_on(self._speaking.on)]

    def _denied(self, denial: Denial) -> Denied:
        speaking = self._speaking
        return Denied(
            who=denial.who,
            who_label=self._name(denial.who),
            act=denial.act,
            act_label=speaking.words.denial_acts[denial.act].never,
            fields=tuple(map(speaking.field, denial.fields)),
            data_sets=tuple(speaking.registry.data_sets[name].label for name in denial.data_sets),
            purposes=tuple(speaking.words.purposes[use.purpose].label for use in denial.purposes),
            subjects=tuple(speaking.words.data_subjects[name].label for name in denial.subjects),
            to=self._name(denial.to) if denial.to else None,
            note=denial.note,
            exception=denial.exception,
            status=denial.standing,
            citations=speaking.cited(denial.cite),
        )

    def _below(self, fields: Iterable[str]) -> set[str]:
        """The fields with everything that is a part or a kind of them."""
        return {below for field in fields for below in (field, *self._speaking.words.descendants(field))}

    def _holder(self, key: str) -> str | None:
        """The actor whose place a stop is."""
        actor, dot, _ = key.partition(".")
        return actor if dot and ":" not in key else None

    def _holders(self, hops: Iterable[Hop]) -> list[str]:
        return [holder for hop in hops if (holder := self._holder(hop.target))]

    def _name(self, actor: str) -> Text:
        return party_of(place(actor, ""), self._speaking).label


def _instance(carried: Carried) -> Instance:
    return Instance.named(carried.instance)


def _carries(hop: Hop, denial: Denial, fields: set[str]) -> bool:
    """Whether a hop carries one of the fields, in a data set that the denial is about."""
    return any(
        instance.field in fields and (not denial.data_sets or instance.data_set in denial.data_sets)
        for instance in map(_instance, hop.carries)
    )
