"""The check of endings: engagements that are over, and data that nobody says is gone."""

import datetime
from collections.abc import Iterator

from dataflow.answers.left import Remainder, remainders
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.phrases import day
from dataflow.checks.sentences import WORDS
from dataflow.checks.use import PROCESSORS, UNSETTLED, named
from registry.records.stated import settled_on
from registry.records.text import Text

_VARIANTS = {"unknown": "main", "until": "until", "perhaps": "perhaps"}


def ended_not_gone(case: Case, _regime: Regime) -> Iterator[Found]:
    """An engagement is over, and nothing says that what was kept under it was erased or returned (R35).

    Asked of processors, and of those whose role nobody has settled: whoever answers for itself keeps data as it has
    to say itself. A rule that tells what becomes of the data (`then`) is an answer, and a period that has run
    out is another.
    """
    together: dict[tuple[str, str, str], list[Remainder]] = {}
    for found in remainders(case.facts):
        span = found.span
        if span.name is None or span.engaged != span.holder or not _asked(case, found):
            continue
        if found.rules and all(rule.then for rule in found.rules) and found.holds == "until":
            continue
        together.setdefault((span.holder, span.name, _VARIANTS[found.holds]), []).append(found)
    for (actor, name, variant), several in together.items():
        fields = tuple(dict.fromkeys(each.field for found in several for each in found.instances))
        days = {found.span.ended for found in several if found.span.ended}
        yield Found(
            verdict="gap" if variant == "main" else "undetermined",
            subject=f"{actor}/{name}" if variant == "main" else f"{actor}/{name}:{variant}",
            values={
                "actor": case.name(actor),
                "fields": named(map(case.field, fields)) or WORDS.both("fields-unsaid"),
                "ended": _last(days),
                "until": _last({found.to for found in several if found.to}),
            },
            entry=(*_root(case, actor), "engagements", name),
            fields=fields,
            actors=(actor,),
            data_sets=tuple(dict.fromkeys(each.data_set for found in several for each in found.instances)),
            variant=variant,
            decides=None if variant == "main" else "gone",
        )


def _asked(case: Case, found: Remainder) -> bool:
    """Whether the party was a processor on the last day, or nobody has settled its role."""
    engagement = case.actor(found.span.holder).engagements[str(found.span.name)]
    role = settled_on(engagement.role, found.span.ended or case.on)
    return role in PROCESSORS or role in UNSETTLED


def _last(days: set[datetime.date]) -> Text | str:
    return day(max(days)) if days else ""


def _root(case: Case, actor: str) -> tuple[str, ...]:
    return ("organisation",) if actor == case.registry.organisation.id else ("third_parties", actor)
