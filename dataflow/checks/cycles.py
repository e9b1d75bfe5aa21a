"""The check of cycles: what was to be gone through again by a day that is past."""

from collections.abc import Iterator

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found, Regime
from dataflow.facts.cycles import cycles


def review_overdue(case: Case, _regime: Regime) -> Iterator[Found]:
    """R44: a review that the registry itself promises (`review_every`) is overdue.

    Where no cycle is stated nothing is: how often one looks again is for who keeps it to say. The notices are R29's.
    """
    for each in cycles(case.facts):
        due, since = each.kept.review_due, each.kept.gone_through
        notice = each.kind == "document" and each.name in case.notices
        if due is None or since is None or case.on <= due or notice:
            continue
        yield Found(
            "gap",
            each.id,
            {
                "what": phrases.in_quotes(each.label),
                "since": phrases.day(since),
                "due": phrases.day(due),
            },
            each.path,
            actors=(each.actor,) if each.actor else (),
            data_sets=(each.name,) if each.kind == "data_set" else (),
        )
