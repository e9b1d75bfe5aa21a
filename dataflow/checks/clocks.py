"""The check of breach clocks: within how long each processor must tell of a breach, alone and in a chain."""

from collections.abc import Iterator, Mapping, Sequence

from dataflow.checks.case import Case, Engaged, Found, Regime
from dataflow.checks.phrases import in_quotes
from dataflow.checks.use import PROCESSORS
from registry.records.duration import Duration, compare
from registry.records.text import Text, both


def breach_clock(case: Case, regime: Regime) -> Iterator[Found]:
    """Processors without a clock for breaches, and chains whose clocks add up to more than a controller has
    to tell the authority (R31).

    The 72 hours of the GDPR run from the controller's own awareness, so that a long chain does not break Art. 33(1);
    33(2) wants each processor to tell without undue delay, in no number of hours. A long chain is a gap:
    nothing shows that such clocks leave no undue delay.
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
    for chain in chains(links, sets):
        total, above = _known(links, chain), _known(links, chain[1:])
        # A chain whose upper part is too long by itself is told of once, with that part.
        if limit is None or compare(total, limit) != 1 or compare(above, limit) == 1:
            continue
        yield Found(
            verdict="gap",
            subject=" > ".join(chain),
            values={
                "path": _path(case, links, chain),
                "sum": case.facts.duration(total),
                "limit": case.facts.duration(limit),
            },
            entry=links[chain[0]].path,
            actors=tuple(dict.fromkeys([*(links[each].actor for each in chain), links[chain[-1]].by])),
            data_sets=tuple(sorted(sets[chain[0]])),
        )


def data_sets_of(case: Case, engaged: Engaged) -> frozenset[str]:
    """The data sets an engagement is about; empty: nobody has said."""
    return frozenset(case.engaged_for[engaged.subject])


def chains(links: Mapping[str, Engaged], sets: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Every chain of engagements from a processor up to whoever is no processor for the same data.

    Two engagements join where the one who engages is engaged itself, about a data set of the first, or
    where nobody has said what one of them is about.
    """

    def upward(chain: tuple[str, ...], about: frozenset[str]) -> Iterator[tuple[str, ...]]:
        last = links[chain[-1]]
        further = [
            subject
            for subject, each in links.items()
            if each.actor == last.by
            and subject not in chain
            and (not sets[subject] or not about or sets[subject] & about)
        ]
        if not further:
            yield chain
        for subject in further:
            yield from upward((*chain, subject), about & sets[subject] or about or sets[subject])

    for subject in links:
        yield from upward((subject,), sets[subject])


def _known(links: Mapping[str, Engaged], chain: Sequence[str]) -> Duration:
    """The clocks of a chain that are known, one after the other."""
    clocks = [links[each].engagement.breach_clock.value for each in chain]
    return summed([clock for clock in clocks if clock is not None])


def summed(clocks: Sequence[Duration]) -> Duration:
    """The clocks one after the other."""
    return Duration(
        years=sum(each.years for each in clocks),
        months=sum(each.months for each in clocks),
        weeks=sum(each.weeks for each in clocks),
        days=sum(each.days for each in clocks),
        hours=sum(each.hours for each in clocks),
        minutes=sum(each.minutes for each in clocks),
        seconds=sum(each.seconds for each in clocks),
    )


def _path(case: Case, links: Mapping[str, Engaged], chain: tuple[str, ...]) -> Text:
    """Who tells whom: `Host → Pay → Acme`."""
    names = [case.name(links[each].actor) for each in chain] + [case.name(links[chain[-1]].by)]
    return both(lambda lang: " → ".join(name.say(lang) for name in names))
