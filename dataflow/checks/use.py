"""The use: the stated flows of one engagement, or between two ends, together: who uses what, what for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dataflow.checks.case import Case, Found
from dataflow.checks.phrases import labels, listed
from dataflow.facts.finding import Severity, Verdict
from dataflow.facts.receiver import received_under, receives_engaged
from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from dataflow.law.purposes import relation_of
from registry.records.actor import Engagement
from registry.records.data_set import PurposeUse
from registry.records.evidence import Status
from registry.records.text import Text

PROCESSORS = frozenset({"processor", "sub_processor"})
"""They act for another (GDPR Art. 4(8), 28(2))."""
CONTROLLERS = frozenset({"controller", "joint_controller", "independent_controller"})
"""They decide for themselves (GDPR Art. 4(7), 26)."""
UNSETTLED = (None, "undetermined")
"""Nobody has said which role it is, or the source leaves it open."""


class Use(NamedTuple):
    """What one receiver gets for the same purposes under one engagement, or from one end to another."""

    subject: str
    """`cinetpay/order_payment`, or the two ends."""
    entry: tuple[str | int, ...]
    receiver: str
    role: str | None
    """The receiver's role on the day; None: nobody has settled it, or there is no engagement."""
    arcs: tuple[Arc, ...]
    parts: tuple[tuple[Instance, ...], ...]
    """By flow: what it is known to make use of."""

    @property
    def instances(self) -> tuple[Instance, ...]:
        """What is used: what the flows carry, or what it is computed from."""
        return tuple(dict.fromkeys(each for part in self.parts for each in part))

    @property
    def purposes(self) -> tuple[str, ...]:
        """What for, each purpose once; one that nobody states is left out."""
        return tuple(self.stated)

    @property
    def stated(self) -> Mapping[str, Sequence[PurposeUse]]:
        """The same with all that is stated of each: of two statements neither stands for the other."""
        return by_purpose(
            use for arc in self.arcs for use in arc.purposes if use.standing is not Status.UNKNOWN
        )

    @property
    def hops(self) -> tuple[str, ...]:
        """The edges of the graph."""
        return tuple(arc.key for arc in self.arcs)

    @property
    def engaged(self) -> bool:
        """Whether the receiver gets it under an engagement of its own."""
        return receives_engaged(self.arcs[0])

    def fields(self, instances: Iterable[Instance] | None = None) -> tuple[str, ...]:
        """The fields of some instances, else of all, each once."""
        chosen = self.instances if instances is None else instances
        return tuple(dict.fromkeys(each.field for each in chosen))


class Apart(NamedTuple):
    """A purpose of a use that does not follow from what an instance was collected for."""

    relation: str
    """How it stands to that: incompatible, untested, unjudged, or unstated where nothing says what it was."""
    purpose: str
    instance: Instance


def apart(
    case: Case, purposes: Iterable[str], instances: Iterable[Instance], by_processor: bool = False
) -> Iterator[Apart]:
    """What of some purposes does not follow from what some data were collected for."""
    held = tuple(instances)
    for purpose in purposes:
        for instance in held:
            first = case.collected_for(instance)
            relation = relation_of(purpose, first, case.facts.words, by_processor)
            if relation != "compatible":
                yield Apart(relation if first else "unstated", purpose, instance)


def engagement_of_use(case: Case, use: Use) -> Engagement | None:
    """The engagement under which a receiver gets what it uses; None: under none."""
    return received_under(use.arcs[0], case.registry)


def by_purpose(uses: Iterable[PurposeUse]) -> Mapping[str, Sequence[PurposeUse]]:
    """What is stated of each purpose, in the order of the registry."""
    found: dict[str, list[PurposeUse]] = {}
    for use in uses:
        found.setdefault(use.purpose, []).append(use)
    return found


def used(case: Case, arc: Arc) -> tuple[Instance, ...]:
    """What a flow is known to make use of: what it carries, or what it computes that from."""
    if arc.derived_from and not case.certainty.known(arc):
        return ()
    return case.certainty.known(arc, arc.derived_from or None)


def uses(case: Case) -> tuple[Use, ...]:
    """Every use of the day, in order of subject; flows of one subject for other purposes are another use.

    A flow that nobody says happens (status unknown), or that nobody has said the content of, is no use, nor is
    what a flow may not carry: no check is to rest on it.
    """
    return case.once(_uses)


def _uses(case: Case) -> tuple[Use, ...]:
    together: dict[str, dict[tuple[str, ...], list[Arc]]] = {}
    for arc in case.stated:
        if arc.target.holder is not None and used(case, arc):
            purposes = tuple(sorted(use.purpose for use in arc.purposes))
            together.setdefault(_subject(arc), {}).setdefault(purposes, []).append(arc)
    roles = {engaged.subject: case.role(engaged) for engaged in case.engagements()}
    return tuple(
        _use(case, subject if len(groups) == 1 else f"{subject}:{_for(purposes)}", roles.get(subject), arcs)
        for subject, groups in sorted(together.items())
        for purposes, arcs in sorted(groups.items())
    )


def received(case: Case) -> list[Use]:
    """The uses of third parties."""
    own = case.registry.organisation.id
    return [use for use in uses(case) if use.receiver != own]


def _use(case: Case, subject: str, role: str | None, arcs: list[Arc]) -> Use:
    receiver = str(arcs[0].target.holder)
    parts = tuple(used(case, arc) for arc in arcs)
    if role is None and receiver == case.registry.organisation.id:
        held = {case.own_role(each.data_set) for part in parts for each in part}
        role = held.pop() if len(held) == 1 else None
    return Use(subject, entry_of(arcs[0]), receiver, None if role in UNSETTLED else role, tuple(arcs), parts)


def _subject(arc: Arc) -> str:
    """The engagement whose party receives; else, for a return or a flow outside any, its two ends."""
    if receives_engaged(arc):
        return f"{arc.engaged}/{arc.engagement}"
    return f"{arc.source.key}>{arc.target.key}"


def _for(purposes: tuple[str, ...]) -> str:
    return "+".join(purposes)


def entry_of(arc: Arc) -> tuple[str | int, ...]:
    """The entry of the engagement that a flow stands in, else of the flow."""
    return arc.path[: arc.path.index("engagements") + 2] if "engagements" in arc.path else arc.path


def found_of(
    case: Case,
    use: Use,
    verdict: Verdict,
    variant: str,
    instances: Iterable[Instance],
    purposes: Iterable[str],
    decides: str | None = None,
    severity: Severity | None = None,
) -> Found:
    """What is found of a use: of some of its instances, for some of its purposes."""
    instances = tuple(instances)
    fields = use.fields(instances)
    sets = tuple(dict.fromkeys(each.data_set for each in instances))
    return Found(
        verdict=verdict,
        subject=use.subject if variant == "main" else f"{use.subject}:{variant}",
        values={
            "actor": case.name(use.receiver),
            "fields": named(map(case.field, fields)),
            "purposes": named(case.facts.words.purposes[each].label for each in purposes),
            "data_sets": listed(case.registry.data_sets[each].label for each in sets),
        },
        entry=use.entry,
        fields=fields,
        actors=(use.receiver,),
        data_sets=sets,
        hops=use.hops,
        variant=variant,
        decides=decides,
        severity=severity,
    )


def named(texts: Iterable[Text]) -> Text | str:
    """Labels in a list inside a sentence; nothing where there are none."""
    items = list(texts)
    return labels(items) if items else ""


def with_before(case: Case, found: Found, instances: Iterable[Instance]) -> Found:
    """What is found of a use, with what the data was collected for."""
    before = dict.fromkeys(purpose for each in instances for purpose in case.collected_for(each))
    labels_ = (case.facts.words.purposes[each].label for each in before)
    return found._replace(values={**found.values, "before": named(labels_)})
