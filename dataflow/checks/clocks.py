"""The check of breach clocks: within how long each processor must tell of a breach, alone and in a chain."""

from collections.abc import Iterator, Sequence

from dataflow.checks.cascade import Cascade
from dataflow.checks.case import Case, Engaged, Found, Regime
from dataflow.checks.contracts import stated
from dataflow.checks.mandates import mandates
from dataflow.checks.phrases import in_quotes, listed
from dataflow.checks.use import PROCESSORS
from registry.records.text import Text, both


def breach_clock(case: Case, regime: Regime) -> Iterator[Found]:
    """Processors without a clock for breaches, and chains whose clocks add up to more than a controller has
    to tell the authority (R31).

    It is good contractual practice and no duty: Art. 33(2) wants each processor to tell without undue delay, and
    28(3)(f) to assist, neither in a number of hours, and the 72 hours of the GDPR run from the controller's own
    awareness. So all of it weighs low. Once for each two parties, however often one engages the other, but for an
    engagement whose contract is not on record: that is one fact with R10, which says so (`once`). What is owed to
    others than the organisation and its processors is left out (`mandates`).
    """
    limit, standing = regime.law.telling_within, mandates(case)
    links = {
        each.subject: each
        for each in case.engagements()
        if case.role(each) in PROCESSORS and standing.get(each.subject) in ("own", "further")
    }
    sets = {subject: data_sets_of(case, each) for subject, each in links.items()}
    unknown: dict[tuple[str, str, str | None], list[Engaged]] = {}
    for engaged in links.values():
        if engaged.engagement.breach_clock.value is None:
            alone = engaged.subject if stated(engaged.engagement.contract) is None else None
            unknown.setdefault((engaged.actor, engaged.by, alone), []).append(engaged)
    for (actor, by, _), several in unknown.items():
        one = len(several) == 1
        yield Found(
            verdict="gap",
            subject=several[0].subject if one else f"{actor}:{by}",
            values={
                "actor": case.name(actor),
                "to": case.name(by),
                "engagements": listed(in_quotes(each.label) for each in several),
            },
            entry=several[0].path,
            actors=(actor, by),
            # Of one engagement its entry says which answers it belongs to.
            data_sets=()
            if one
            else tuple(sorted(frozenset[str]().union(*(sets[each.subject] for each in several)))),
            variant="unknown",
        )
    if limit is None:
        return
    for chain in Cascade(links, sets, limit).too_long():
        held = [links[each] for each in chain.links]
        yield Found(
            verdict="gap",
            subject=" > ".join(chain.links),
            values={
                "path": _path(case, held),
                "sum": case.facts.duration(chain.total),
                "limit": case.facts.duration(limit),
            },
            entry=held[0].path,
            actors=tuple(dict.fromkeys([*(each.actor for each in held), held[-1].by])),
            data_sets=tuple(sorted(sets[chain.links[0]])),
        )


def data_sets_of(case: Case, engaged: Engaged) -> frozenset[str]:
    """The data sets an engagement is about; empty: nobody has said."""
    return frozenset(case.engaged_for[engaged.subject])


def _path(case: Case, chain: Sequence[Engaged]) -> Text:
    """Who tells whom: `Host → Pay → Acme`."""
    names = [*(case.name(each.actor) for each in chain), case.name(chain[-1].by)]
    return both(lambda lang: " → ".join(name.say(lang) for name in names))
