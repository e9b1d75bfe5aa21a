"""Re-use: what a processor does with data for its own account, and what its controller has answered."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from typing import Literal, NamedTuple

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.roles import decider, independent
from dataflow.checks.use import PROCESSORS, Apart, Use, apart, engagement_of_use, found_of, uses, with_before
from dataflow.facts.finding import Severity, Verdict
from dataflow.graph.instance import Instance
from dataflow.law.purposes import following_of
from registry.records.evidence import Status
from registry.records.stated import settled_on

Answer = Literal["authorised", "refused"]
"""What the controller has answered in writing to a processor that wants to use data for its own account."""
_OWED = "legal_obligation"
_ALONE = frozenset({"controller", "independent_controller"})
"""They decide without the one who engages them: joint controllers decide with it (GDPR Art. 26)."""


class Reply(NamedTuple):
    """What is on record of a processor's own use, and who engages it."""

    answers: frozenset[Answer | None]
    """What was answered, of all it is asked of; None among them: nothing of some."""
    by: str | None
    """Who engages it; None: nobody is said to, or several do."""

    @property
    def answer(self) -> Answer | None:
        """The one answer. An authorisation is one for that processing, and stands for no other."""
        return next(iter(self.answers)) if len(self.answers) == 1 else None

    def also(self, other: "Reply") -> "Reply":
        """Both together."""
        return Reply(self.answers | other.answers, self.by if self.by == other.by else None)


_NOBODY = Reply(frozenset(), None)
Handed = Mapping[str, Mapping[Instance, Reply]]
"""By party and by what it is handed as a processor: what is on record of those engagements."""


def processor_as_controller(case: Case, regime: Regime) -> Iterator[Found]:
    """A processor that uses data for a purpose of its own, or feeds an engagement as controller with it (R13).

    That is lawful where the purpose is compatible and the controller has authorised it in writing, for that
    processing (GDPR Art. 5(1)(b), 6(4), 28(10); CNIL, 11 January 2022); so that it is a gap until an answer is known,
    and a violation once it was refused. Where nothing says what data was collected for, the purpose may be the
    controller's: R15 asks.
    """
    everything = uses(case)
    handed = _handed(case, everything)
    for use in everything:
        if beyond(case, use):
            continue
        fed = _fed(use, handed)
        if fed and use.role in _ALONE and use.engaged:
            if not _owed(use, regime):
                yield from _fed_found(case, use, fed)
            continue
        if use.role in PROCESSORS or (fed and not use.engaged):
            yield from own_use(case, use, _HERE, _together(fed) if not use.engaged else None)
        elif use.role is None and use.engaged:
            foreign = [each for each in _own(case, use, by_processor=False) if each.relation != "unstated"]
            if foreign:
                yield _found(case, use, "undetermined", "unsettled", foreign, "role", severity="high")


class Telling(NamedTuple):
    """In which variants a check tells a processor's own use."""

    unanswered: str
    refused: str
    upkeep: str
    severity: Severity | None
    """Where nothing is on record; None: as the rule says."""


_HERE = Telling("main", "refused", "upkeep", "high")


def own_use(
    case: Case, use: Use, telling: Telling, fed: Reply | None = None, carried: Collection[str] = ()
) -> Iterator[Found]:
    """What a processor does for a purpose that usually serves whoever pursues it, and that data was not collected for.

    Maintenance and statistics are done for who engages it, unless they are about its own: which of the two it is
    decides. `fed`: what is on record of the engagements that feed it, where it stands in none. `carried`: purposes that
    need no looking at.
    """
    own = _own(case, use, by_processor=True)
    foreign = [each for each in own if each.relation != "unstated" and each.purpose not in carried]
    reply = fed or _reply(case, use)
    if not foreign or reply.answer == "authorised":
        return
    words = case.facts.words
    its = [each for each in foreign if not following_of(each.purpose, words).upkeep]
    perhaps = [each for each in foreign if following_of(each.purpose, words).upkeep]
    if its and reply.answer == "refused":
        yield _found(case, use, "violation", telling.refused, its, None, reply)
    elif its:
        yield _found(case, use, "gap", telling.unanswered, its, None, reply, telling.severity)
    if perhaps:
        upkeep = f"{telling.upkeep}_refused" if reply.answer == "refused" else telling.upkeep
        yield _found(case, use, "undetermined", upkeep, perhaps, "services", reply, "medium")


def beyond(case: Case, use: Use) -> bool:
    """Whether it is a use by who was engaged by a controller of its own, who answers for it."""
    engagement = engagement_of_use(case, use)
    return engagement is not None and engagement.by is not None and independent(case, engagement.by)


def _own(case: Case, use: Use, by_processor: bool) -> Iterator[Apart]:
    """The purposes of a use that usually serve whoever pursues them, and that its data was not collected for."""
    own = [each for each in use.purposes if following_of(each, case.facts.words).own]
    return apart(case, own, use.instances, by_processor)


def _handed(case: Case, everything: Iterable[Use]) -> Handed:
    found: dict[str, dict[Instance, Reply]] = {}
    for use in everything:
        if use.role in PROCESSORS:
            reply, its = _reply(case, use), found.setdefault(use.receiver, {})
            its.update((each, its[each].also(reply) if each in its else reply) for each in use.instances)
    return found


def _fed(use: Use, handed: Handed) -> Mapping[Instance, Reply]:
    """What of a use comes from the same party, which is handed it as a processor."""
    its = handed.get(use.receiver, {})
    from_itself = (
        part for arc, part in zip(use.arcs, use.parts, strict=True) if arc.source.holder == use.receiver
    )
    return {each: its[each] for part in from_itself for each in part if each in its}


def _together(fed: Mapping[Instance, Reply]) -> Reply:
    """What is on record of all the engagements that feed a use."""
    return reduce(Reply.also, fed.values()) if fed else _NOBODY


def _owed(use: Use, regime: Regime) -> bool:
    """Whether a law asks the party itself for all of it: then nobody's leave is needed (Art. 28(3)(a), (10))."""
    duty = set(regime.law.bases.excusing) - set(regime.law.bases.consent)
    return bool(use.stated) and all(
        purpose == _OWED or any(
            (basis := each.basis.get(regime.id)) is not None and basis.value in duty for each in stated
        )
        for purpose, stated in use.stated.items()
    )  # fmt: skip


def _fed_found(case: Case, use: Use, fed: Mapping[Instance, Reply]) -> Iterator[Found]:
    """A controller that its own processing feeds: what its engagement says of the answer, else what those say under
    which it is handed the data."""
    handing = _together(fed)
    answer = _reply(case, use).answer or handing.answer
    if answer == "authorised":
        return
    refused = answer == "refused"
    variant = "fed_refused" if refused else "fed" if use.purposes else "fed_unsaid"
    verdict: Verdict = "violation" if refused else "gap"
    severity: Severity | None = None if refused else "high"
    found = found_of(case, use, verdict, variant, fed, use.purposes, severity=severity)
    yield _with_decider(case, with_before(case, found, fed), handing)


def _reply(case: Case, use: Use) -> Reply:
    """What is on record of one use."""
    engagement = engagement_of_use(case, use)
    if engagement is None:
        return _NOBODY
    unknown = engagement.reuse.standing_in(engagement) is Status.UNKNOWN
    answer = None if unknown else settled_on([engagement.reuse], case.on)
    return Reply(frozenset([answer]), engagement.by or case.registry.organisation.id)


def _found(
    case: Case,
    use: Use,
    verdict: Verdict,
    variant: str,
    foreign: Iterable[Apart],
    decides: str | None = None,
    reply: Reply = _NOBODY,
    severity: Severity | None = None,
) -> Found:
    told = list(foreign)
    instances = tuple(dict.fromkeys(each.instance for each in told))
    purposes = dict.fromkeys(each.purpose for each in told)
    found = found_of(case, use, verdict, variant, instances, purposes, decides, severity)
    return _with_decider(case, with_before(case, found, instances), reply)


def _with_decider(case: Case, found: Found, reply: Reply) -> Found:
    """With who decides in the end, whose answer is wanted."""
    return found._replace(values={**found.values, "by": decider(case, reply.by, found.data_sets)})
