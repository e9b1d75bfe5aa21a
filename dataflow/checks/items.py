"""The items: what a law wants a notice to tell, and whether that is known to be due of the data it tells of."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from dataflow.checks.bases import of_flows
from dataflow.checks.case import Case, Regime
from dataflow.checks.representation import designated, established_outside
from dataflow.checks.use import CONTROLLERS
from dataflow.facts.sentences import WORDS as FACT_WORDS
from dataflow.graph.instance import Instance
from dataflow.law.parts import NoticeCondition
from registry.records.data_set import PurposeUse
from registry.records.evidence import Status
from registry.records.text import Text


class Due(NamedTuple):
    """What a law wants told of some data sets, in its own order."""

    known: tuple[str, ...]
    """What is due, as far as the registry is right."""
    open: tuple[str, ...]
    """What may be: it hangs on something that nobody has said."""


def due(case: Case, regime: Regime, data_sets: Iterable[str]) -> Due:
    """The items a law wants told of data sets that the organisation answers for.

    Each is due in every case but those that hang on something (`notice.when` of the law): an officer appointed,
    consent or legitimate interests relied on, data that come from somebody else. Where what is known gives no
    ground to ask for one, it is neither due nor open.
    """
    sets = tuple(data_sets)
    rules = regime.law.notice
    known, open_ = list[str](), list[str]()
    for item in rules.items:
        when = rules.when.get(item)
        held = True if when is None else _CONDITIONS[when](case, regime, sets)
        if held is not False:
            (open_ if held is None else known).append(item)
    if appointed(case, regime):
        known.append("dpo")
    if rules.withdrawal and not _bases(case, sets).isdisjoint(regime.law.bases.consent):
        known.append("withdraw_consent")
    return Due(tuple(known), tuple(open_))


def label(case: Case, item: str) -> Text:
    """What an item is called: a right as the vocabulary has it."""
    right = case.facts.words.rights.get(item)
    return right.label if right else FACT_WORDS.both(f"notice.{item}")


def appointed(case: Case, regime: Regime) -> bool:
    """Whether the appointment of an officer or correspondant under a law is on record, and holds on the day."""
    return any(
        each.kind == "officer"
        and each.regime == regime.id
        and each.holds_on(case.on)
        and each.standing is not Status.UNKNOWN
        for each in case.registry.formalities
    )


def _uses(case: Case, sets: Iterable[str]) -> Iterator[PurposeUse]:
    """What data sets are used for, by themselves and by the organisation's own flows; nothing that nobody states."""
    flows = case.once(of_flows)
    for id_ in sets:
        for use in (*case.registry.data_sets[id_].purposes, *flows.get(id_, ())):
            if use.standing is not Status.UNKNOWN:
                yield use


def _bases(case: Case, sets: Iterable[str]) -> set[str]:
    return {
        stated.value
        for use in _uses(case, sets)
        for stated in (*use.basis.values(), *use.special.values())
        if stated.value is not None and stated.standing_in(use) is not Status.UNKNOWN
    }


def _interest(case: Case, regime: Regime, sets: tuple[str, ...]) -> bool | None:
    return regime.law.bases.interest in _bases(case, sets)


def _portable(case: Case, regime: Regime, sets: tuple[str, ...]) -> bool | None:
    """Open where a basis that carries it is relied on, for whether the processing is automated is not said
    (GDPR Art. 20(1)(b)), and where a basis is not known."""
    bases = _bases(case, sets)
    unfounded = any(regime.id not in use.basis for use in _uses(case, sets))
    return None if unfounded or not bases.isdisjoint(regime.law.notice.portable) else False


def _provision(case: Case, _regime: Regime, sets: tuple[str, ...]) -> bool | None:
    """Due where a contract or a law asks for the data; open where nobody says."""
    said = {case.registry.data_sets[id_].provision.value for id_ in sets}
    if said & {"contractual", "statutory"}:
        return True
    return None if None in said else False


def _elsewhere(case: Case, _regime: Regime, sets: tuple[str, ...]) -> bool | None:
    """Due where data are known to come from a controller; where nobody says whence they come R34 tells it."""
    return not case.once(_from_others).isdisjoint(sets)


def _automated(_case: Case, _regime: Regime, _sets: tuple[str, ...]) -> bool | None:
    """No ground to ask: a registry cannot say yet that a machine alone decides."""
    return False


def _abroad(case: Case, regime: Regime, _sets: tuple[str, ...]) -> bool | None:
    """Due where a representative is designated; open where nobody says whether one is, or has to be."""
    if not established_outside(case, regime):
        return False
    if designated(case, regime):
        return True
    return False if case.registry.organisation.representatives == () else None


_CONDITIONS: Mapping[NoticeCondition, Callable[[Case, Regime, tuple[str, ...]], bool | None]] = {
    "interest": _interest,
    "portable": _portable,
    "provision": _provision,
    "elsewhere": _elsewhere,
    "automated": _automated,
    "abroad": _abroad,
}
"""Whether a condition holds of data sets; None: it hangs on something nobody has said."""


def _from_others(case: Case) -> frozenset[str]:
    """The data sets of which the organisation gets something from a party that decides for itself, and that neither
    it nor anybody acting for it, nor anybody whose role is open, collects or computes."""
    own = case.registry.organisation.id
    deciding = {
        actor
        for actor in {arc.source.holder for arc in case.stated} - {own, None}
        if (roles := {case.role(each) for each in case.engaged.of(str(actor))})
        and roles <= {*CONTROLLERS, "public_authority"}
    }
    begun: dict[Instance, set[str | None]] = {}
    for state in case.walked.entries:
        if state.end.kind != "person":
            begun.setdefault(state.instance, set()).add(state.end.holder)
    for arc in case.stated:
        if arc.source.kind == "person":
            if arc.carries is None and arc.target.holder not in deciding:
                return frozenset()  # whatever it is may be collected by it
            for instance in arc.carries or ():
                begun.setdefault(instance, set()).add(arc.target.holder)
    return frozenset(
        instance.data_set
        for arc in case.stated
        if arc.target.holder == own and arc.source.holder in deciding
        for instance in case.certainty.known(arc)
        if begun.get(instance) and begun[instance] <= deciding
    )
