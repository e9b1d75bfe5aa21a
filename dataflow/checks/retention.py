"""Checks of retention: data sets without a period; copies that are kept longer stand in `copies`."""

from collections.abc import Iterable, Iterator, Sequence

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.copies import downstream_retention_exceeds
from dataflow.checks.limits import applying, rules_of
from dataflow.checks.periods import several_periods
from dataflow.checks.phrases import in_quotes, listed
from dataflow.checks.roles import role_open, settled
from dataflow.checks.sources import cut_short
from dataflow.checks.use import PROCESSORS, named
from dataflow.facts.finding import Severity, Verdict
from registry.records.evidence import Status

__all__ = ["downstream_retention_exceeds", "retention_missing"]


def retention_missing(case: Case, regime: Regime) -> Iterator[Found]:
    """A data set has neither a period nor criteria, or none for some fields, or several for the same (R18).

    What the organisation holds as a processor is kept as long as its customer says; while nobody has
    settled whether it is one, silence is no gap, and one finding names those data sets. So does one for
    those that rest on a document that could not be read whole.
    """
    cut: list[str] = []
    open_: list[str] = []
    for name, held in case.registry.data_sets.items():
        if not held.holds_on(case.on) or case.own_role(name) in PROCESSORS:
            continue
        rules = rules_of(case, name)
        fields = [use.field for use in held.fields if use.standing is not Status.UNKNOWN]
        if not fields:
            continue  # nobody says that anything is in it
        bare = [field for field in fields if not applying(rules, field)]
        if cut_short(case, held) and (bare or not any(rule.period for rule in rules)):
            cut.append(name)
        elif not settled(case.own_role(name)) and (bare or not any(rule.period for rule in rules)):
            open_.append(name)
        elif bare:
            variant = "some" if len(bare) < len(fields) else "main"
            yield _of_sets(case, "gap", variant, [name], bare)
        elif not any(rule.period for rule in rules):
            # CI law 2013-450 Art. 28 has the notice state the duration; the GDPR lets criteria do where
            # no duration can be given (Art. 13(2)(a)).
            if not regime.law.notice.criteria:
                yield _of_sets(case, "gap", "criteria_only", [name], ())
            else:
                yield _of_sets(case, "undetermined", "criteria", [name], (), "criteria", "low")
    yield from several_periods(case)
    if open_:
        yield role_open(case, sorted(open_))
    if cut:
        yield _of_sets(case, "undetermined", "cut", cut, (), "document")


def _of_sets(
    case: Case,
    verdict: Verdict,
    variant: str,
    names: Sequence[str],
    fields: Iterable[str],
    decides: str | None = None,
    severity: Severity | None = None,
) -> Found:
    fields = tuple(fields)
    return Found(
        verdict=verdict,
        subject=names[0] if len(names) == 1 and variant != "cut" else variant,
        values={
            "data_sets": listed(in_quotes(case.registry.data_sets[each].label) for each in names),
            "fields": named(map(case.field, fields)),
        },
        entry=("data_sets", names[0]) if variant != "cut" else ("data_sets",),
        fields=fields,
        data_sets=tuple(names),
        variant=variant,
        decides=decides,
        severity=severity,
    )
