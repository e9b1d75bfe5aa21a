"""Minimisation: fields that a third party does not need for what it gets them for."""

from collections.abc import Iterator, Sequence

from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.reuse import beyond
from dataflow.checks.use import PROCESSORS, Use, found_of, received
from dataflow.graph.instance import Instance
from dataflow.law.purposes import Need, need_of
from registry.vocabulary import vocabulary

_SECRET = "never_disclose"  # noqa: S105  the name of a flag of the vocabulary
_SPECIAL = frozenset({"special_art9", "criminal_art10"})
_ASKED = "high"
"""The class of sensitivity that is asked about even of a processor that serves what the data was collected for."""


def minimisation(case: Case, _regime: Regime) -> Iterator[Found]:
    """A third party gets fields that what it gets them for does not usually need (R16, GDPR Art. 5(1)(c)).

    Of a field that the registry adds, the yardstick knows nothing, whatever it is a part or a kind of: what a guard
    sees on a camera is a picture of people, and not the portrait on their badge. Only that it is a secret is known.
    """
    words = case.facts.words
    for use in received(case):
        wanted = [need for each in use.purposes if (need := need_of(each, words)) is not None]
        if not wanted or len(wanted) < len(use.purposes) or beyond(case, use):
            continue
        spare = [
            each
            for each in use.instances
            if not words.fields[each.field].container
            and words.fields[each.field].sensitivity not in _SPECIAL  # R17 says it of them
            and not any(need.covers(each.field, words) for need in wanted)
        ]
        secret = dict.fromkeys(each for each in spare if _is_secret(case, each))
        other = [each for each in spare if each not in secret and _measured(case, use, wanted, each)]
        if secret and not _maintains(use, wanted):
            yield found_of(case, use, "violation", "secret", secret, use.purposes, severity="high")
        if other:
            yield found_of(case, use, "gap", "main", other, use.purposes)


def _measured(case: Case, use: Use, wanted: Sequence[Need], instance: Instance) -> bool:
    """Whether a field that purposes do not usually need is one to ask about.

    Not of a processor that maintains what another runs, nor of one that serves what the data was collected for: it
    gets what its controller holds for that. What may harm people more is asked about all the same (Art. 25(2)).
    """
    if instance.field not in vocabulary().fields or _maintains(use, wanted):
        return False
    serves = use.role in PROCESSORS and not set(use.purposes).isdisjoint(case.collected_for(instance))
    return not serves or case.facts.words.fields[instance.field].sensitivity == _ASKED


def _maintains(use: Use, wanted: Sequence[Need]) -> bool:
    return use.role in PROCESSORS and any(need.upkeep for need in wanted)


def _is_secret(case: Case, instance: Instance) -> bool:
    words = case.facts.words
    return any(
        _SECRET in words.fields[each].flags for each in (instance.field, *words.ancestors(instance.field))
    )
