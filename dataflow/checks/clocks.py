"""The check of breach clocks: within how long each processor must tell of a breach, alone and in a chain."""

from collections.abc import Iterator, Sequence

from dataflow.checks.cascade import Cascade
from dataflow.checks.case import Case, Engaged, Found, Regime
from dataflow.checks.phrases import in_quotes
from dataflow.checks.use import PROCESSORS
from registry.records.text import Text, both


def breach_clock(case: Case, regime: Regime) -> Iterator[Found]:
    """Processors without a clock for breaches, and chains whose clocks add up to more than a controller has
    to tell the authority (R31).

    The 72 hours of the GDPR run from the controller's own awareness, so that a long chain does not break Art. 33(1);
    33(2) wants each processor to tell without undue delay, in no number of hours. A long chain is a gap:
    nothing shows that such clocks leave no undue delay. From each engagement the longest chain is told.
    """
    limit = regime.law.telling_within
    links = {each.subject: each for each in case.engagements() if case.role(each) in PROCESSORS}
    sets = {subject: data_sets_of(case, each) for subject, each in links.items()}
    for subject, engaged in links.items():
        if engaged.engagement.breach_clock.value is None:
            yield Found(
                verdict="gap",
                subject=subject,
                values={
                    "actor": case.name(engaged.actor),
                    "to": case.name(engaged.by),
                    "engagement": in_quotes(engaged.label),
                },
                entry=engaged.path,
                actors=(engaged.actor, engaged.by),
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
