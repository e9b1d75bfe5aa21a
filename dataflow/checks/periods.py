"""Several periods: rules of one data set or of one flow that give the same data different periods (R18)."""

from collections.abc import Iterable, Iterator

from dataflow.answers.periods import Disagreement, disagreements, place_of
from dataflow.checks.case import Case, Found
from dataflow.checks.own_copies import in_words
from dataflow.checks.use import named
from registry.records.text import Text


def several_periods(case: Case) -> Iterator[Found]:
    """The rules that cannot all hold, of data sets and of what flows state (GDPR Art. 5(1)(e), 13(2)(a)).

    For sure where they count from the same event and lead to the same end; else it is open whether they do.
    """
    for name, held in case.registry.data_sets.items():
        if held.holds_on(case.on):
            for found in disagreements(held.retention, held, case.facts):
                fields = found.touched(use.field for use in held.fields)
                if fields:
                    yield _told(case, found, name, held.label, ("data_sets", name), fields, [name], ())
    told: set[tuple[str | int, ...]] = set()
    for arc in case.stated:
        # A flow is drawn once for each pair of its ends, and its rules are the same on all.
        if not arc.retention or arc.path in told:
            continue
        told.add(arc.path)
        carried = case.instances(arc)
        for found in disagreements(arc.retention, arc.evidence, case.facts):
            fields = found.touched(each.field for each in carried)
            if fields:
                sets = dict.fromkeys(each.data_set for each in carried if each.field in fields)
                place = place_of(arc, case.facts)
                yield _told(case, found, arc.target.key, place, arc.path, fields, sets, (arc.key,))


def _told(
    case: Case,
    found: Disagreement,
    subject: str,
    where: Text,
    entry: tuple[str | int, ...],
    fields: tuple[str, ...],
    data_sets: Iterable[str],
    hops: tuple[str, ...],
) -> Found:
    variant = "several" if found.sure else "several_unclear"
    return Found(
        verdict="violation" if found.sure else "undetermined",
        subject=f"{subject}:{variant}",
        values={
            "where": where,
            "periods": in_words(case, found.rules),
            "fields": named(map(case.field, fields)),
        },
        entry=entry,
        fields=fields,
        data_sets=tuple(data_sets),
        hops=hops,
        variant=variant,
        decides=None if found.sure else "apart",
    )
