"""The check of arrival: what a place passes on, and how it came there is not documented."""

from collections.abc import Iterator

from dataflow.answers.unheld import Unheld, unheld
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.phrases import in_quotes, labels, listed
from dataflow.checks.use import PROCESSORS
from dataflow.facts.parties import stop_of
from dataflow.graph.build import indexed
from registry.records.ends import End


def arrival_not_documented(case: Case, _regime: Regime) -> Iterator[Found]:
    """R34: a place passes on data, and no flow brings it there, nor is it collected or computed there.

    What is found is what answers show (`dataflow.answers.unheld`). Gravest where it is known what comes there and
    this is not among it. Of what the organisation holds as a processor its customer documents the origin.
    """
    together: dict[tuple[End, bool], list[Unheld]] = {}
    for each in unheld(indexed(case.graph), case.walked.entries, case.registry.organisation.id):
        if case.own_role(each.instance.data_set) not in PROCESSORS:
            together.setdefault((each.end, each.why == "not_among"), []).append(each)
    for (end, known), found in together.items():
        yield _found(case, end, found, known=known)


def _found(case: Case, end: End, found: list[Unheld], *, known: bool) -> Found:
    arcs = {arc.key: arc for each in found for arc in each.arcs}
    first = arcs[min(arcs)]
    holder = str(end.holder)
    receivers = dict.fromkeys(str(arc.target.holder) for arc in arcs.values() if arc.target.holder)
    fields = tuple(dict.fromkeys(each.instance.field for each in found))
    return Found(
        verdict="gap",
        subject=end.key if known else f"{end.key}:unsaid",
        values={
            "actor": case.name(holder),
            "place": in_quotes(stop_of(end, case.facts).label),
            "fields": labels(map(case.field, fields)),
            "receivers": listed(map(case.name, receivers)),
        },
        entry=first.path,
        fields=fields,
        actors=tuple(dict.fromkeys((holder, *receivers))),
        data_sets=tuple(dict.fromkeys(each.instance.data_set for each in found)),
        hops=tuple(sorted(arcs)),
        variant="main" if known else "unsaid",
        severity=None if known else "low",
    )
