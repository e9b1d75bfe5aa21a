"""Own copies: what places of the organisation keep for a period of their own, against that of its data set."""

from collections.abc import Iterable, Sequence

from dataflow.checks.case import Case
from dataflow.checks.limits import verdict_of
from dataflow.facts import lists
from dataflow.facts.finding import Verdict
from dataflow.graph.arc import Arc
from registry.records.data_set import Retention
from registry.records.evidence import Evidence
from registry.records.text import Text, both

_BACKUP = ("backups", "backup")
"""The kind of place, and the purpose, of copies that are made anew for as long as the data is there."""


def own_verdict(
    case: Case, arc: Arc, upstream: Sequence[Retention], mine: Sequence[Retention], *, known: bool
) -> Verdict | None:
    """How a copy at a place of the organisation stands to the limit; a field its rules leave out is within it.

    Periods that count from different events cannot be compared, but for backups: the last is made while the
    data is still there, and so outlives it by the whole of its own period.
    """
    if not mine or (verdict := verdict_of(arc, upstream, mine, known=known)) is None:
        return None
    if verdict == "violation" and not _is_backup(case, arc):
        starts = [{rule.starts for rule in rules if rule.starts} for rules in (upstream, mine)]
        if all(starts) and starts[0] != starts[1]:
            return "undetermined"
    return verdict if known and arc.storage.value is not None else "undetermined"


def _is_backup(case: Case, arc: Arc) -> bool:
    spot = case.registry.organisation.places.get(arc.target.name)
    return "backup" in case.known_purposes((use.purpose for use in arc.purposes), _BACKUP) or (
        spot is not None and spot.kind in _BACKUP
    )


def in_words(case: Case, rules: Iterable[Retention]) -> Text:
    """Rules in words, one beside the other."""
    told = dict.fromkeys(each.label for each in case.facts.retention(rules, Evidence()))
    return both(lambda lang: lists.apart((each.say(lang) for each in told), lang))
