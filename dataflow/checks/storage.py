"""The check of storage: what is said to be kept by one alone, or never done, and is all the same."""

from collections.abc import Iterator

from dataflow.answers.answer import Hop
from dataflow.answers.contradictions import Clash, Comparing
from dataflow.answers.hops import Telling
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.phrases import labels, listed
from dataflow.graph.build import indexed
from dataflow.graph.instance import Instance, Relation
from registry.records.evidence import Status

_KEPT = ("stored", "only_here")


def stored_only_contradiction(case: Case, _regime: Regime) -> Iterator[Found]:
    """Statements about storage, and denials, that flows contradict (R20).

    The contradictions are those that answers show (`dataflow.answers.contradictions`), without those that rest on
    flows nobody says happen. It is one for sure only where the very same field of the same data set is
    said to be kept elsewhere.
    """
    asked = _asked(case)
    steps = [step for step in case.walked.steps if step.arc.key in asked]
    telling = Telling(case.facts, indexed(case.graph), case.walked, lambda _: Relation.SAME)
    comparing = Comparing(case.facts, telling.hops(steps))
    together: dict[tuple[str, str], list[Clash]] = {}
    for clash in comparing.clashes(set(case.facts.words.fields)):
        if (clash.hop is None or _known(clash.hop, clash)) and any(
            _known(hop, clash) for hop in clash.against
        ):
            together.setdefault((_about(clash), _variant(clash)), []).append(clash)
    for (about, variant), found in together.items():
        yield _found(case, comparing, about, variant, found)


def _asked(case: Case) -> set[str]:
    """The flows that a statement can stand against: told in full they cost more than all the rest.

    Those that carry a field said to be stored by one alone, and those of whoever is said never to do something.
    """
    only = [arc for arc in case.stated if arc.storage.value == "only_here"]
    fields = {each.field for arc in only for each in case.instances(arc)}
    denying = {
        each.who for each in case.registry.denials if each.holds_on(case.on) and each.exception is None
    }
    return {
        arc.key
        for arc in case.stated
        if not fields.isdisjoint(each.field for each in case.instances(arc))
        or not denying.isdisjoint((arc.source.holder, arc.target.holder))
    }


def _about(clash: Clash) -> str:
    """What is said: of whom, and by which denial if any."""
    return clash.who if clash.denial is None else f"{clash.who}:{clash.denial.act}:{clash.at + 1}"


def _variant(clash: Clash) -> str:
    if clash.denial is not None:
        return "denied"
    if not clash.same:
        return "two_instances"
    kept = [hop for hop in clash.same if hop.storage.value in _KEPT and _known(hop, clash)]
    return "main" if kept else "perhaps"


def _known(hop: Hop, clash: Clash) -> bool:
    """Whether it is known that a hop carries the field that two statements clash over."""
    carried = [each for each in hop.carries if Instance.named(each.instance).field == clash.field]
    return any(each.status is not Status.UNKNOWN for each in carried or hop.carries)


def _found(case: Case, comparing: Comparing, about: str, variant: str, found: list[Clash]) -> Found:
    first = found[0]
    others = tuple(dict.fromkeys(other for clash in found for other in comparing.holders(clash)))
    fields = tuple(dict.fromkeys(clash.field for clash in found))
    hops = [hop for clash in found for hop in clash.hops]
    act = first.denial.act if first.denial else "store"
    return Found(
        verdict="violation" if variant in ("main", "denied") else "undetermined",
        subject=about if variant in ("main", "denied") else f"{about}:{variant}",
        values={
            "actor": case.name(first.who),
            "others": listed(map(case.name, others)),
            "fields": labels(map(case.field, fields)),
            "never": case.facts.words.denial_acts[act].never,
        },
        entry=_entry(case, first),
        fields=fields,
        actors=tuple(dict.fromkeys((first.who, *others))),
        data_sets=_data_sets(hops, fields),
        hops=tuple(dict.fromkeys(hop.key for hop in hops)),
        variant=variant,
        decides={"two_instances": "instances", "perhaps": "kept"}.get(variant),
    )


def _data_sets(hops: list[Hop], fields: tuple[str, ...]) -> tuple[str, ...]:
    carried = (Instance.named(each.instance) for hop in hops for each in hop.carries)
    return tuple(dict.fromkeys(each.data_set for each in carried if each.field in fields))


def _entry(case: Case, clash: Clash) -> tuple[str | int, ...]:
    """The denial, or the flow that says it is stored only there."""
    if clash.hop is None:
        return "denials", clash.at
    return case.arc[clash.hop.key].path
