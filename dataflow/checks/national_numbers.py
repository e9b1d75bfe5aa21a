"""The national number: used, or handed to somebody, for what the law does not list."""

from collections.abc import Collection, Iterator, Sequence

from dataflow.checks import phrases
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.roles import settled
from dataflow.checks.use import PROCESSORS, Use, found_of, named, received
from dataflow.facts.finding import Severity, Verdict
from dataflow.graph.instance import Instance
from dataflow.law.national_numbers import Stands, number_uses
from dataflow.law.reach import seat_of
from registry.records.evidence import Status
from registry.records.text import Text
from registry.vocabulary import Vocabulary

_HELD = ("hosting", "backup")
"""Purposes of who keeps data without making use of it, whatever its role is called."""
_HEALTH = "health_data"


def national_number(case: Case, _regime: Regime) -> Iterator[Found]:
    """R40: the French social security number for a purpose, or at a party, that LIL art. 30 and its decree do not list.

    A processor acts for the purpose of its controller: it is asked only for one that is not. Which body uses the
    number a registry does not say, so what is not listed is a gap, for the text that is not on record.
    """
    if seat_of(case.registry.organisation, case.on) not in number_uses().countries:
        return
    numbers = _numbers(case.facts.words)
    for id_, held in case.registry.data_sets.items():
        fields = [
            use.field for use in held.fields if use.field in numbers and use.standing is not Status.UNKNOWN
        ]
        if fields and held.holds_on(case.on) and case.own_role(id_) not in PROCESSORS:
            yield from _of_set(case, id_, fields)
    for use in received(case):
        carried = [each for each in use.instances if each.field in numbers]
        if carried:
            yield from _of_use(case, use, carried)


def _numbers(words: Vocabulary) -> Collection[str]:
    """The fields that are the number: those of the flag, and a registry's own that are a kind of them or them too."""
    flag = number_uses().flag
    flagged = {id_ for id_, term in words.fields.items() if flag in term.flags}
    return {id_ for id_ in words.fields if flagged & {id_, *words.ancestors(id_), *words.also(id_)}}


def _of_set(case: Case, id_: str, fields: Sequence[str]) -> Iterator[Found]:
    purposes = _purposes(case, id_)
    judged = _judged(case, purposes, [id_])
    if judged is None:
        return
    verdict, decides = judged
    if verdict == "gap" and not settled(case.own_role(id_)):
        verdict, decides = "undetermined", "role"
    own = case.registry.organisation
    yield Found(
        verdict=verdict,
        subject=id_,
        values={
            "actor": own.name,
            "data_set": phrases.in_quotes(case.registry.data_sets[id_].label),
            "fields": named(map(case.field, fields)),
            "purposes": named(case.facts.words.purposes[each].label for each in purposes),
            "basis": _basis(),
        },
        entry=("data_sets", id_),
        fields=tuple(fields),
        actors=(own.id,),
        data_sets=(id_,),
        variant=_variant("own", verdict, purposes),
        decides=decides,
        severity=_severity(verdict),
    )


def _of_use(case: Case, use: Use, carried: Sequence[Instance]) -> Iterator[Found]:
    sets = tuple(dict.fromkeys(each.data_set for each in carried))
    purposes = use.purposes
    if use.role in PROCESSORS or (purposes and case.known_purposes(purposes, _HELD) <= set(_HELD)):
        # What its controller uses the number for is asked of the controller.
        theirs = {purpose for id_ in sets for purpose in _purposes(case, id_)}
        purposes = tuple(
            each for each in purposes if each not in theirs and _stands(case, each, sets) == "outside"
        )
        if not purposes:
            return
    judged = _judged(case, purposes, sets)
    if judged is None:
        return
    verdict, decides = judged
    variant = _variant("handed", verdict, purposes)
    found = found_of(case, use, verdict, variant, carried, purposes, decides, _severity(verdict))
    yield found._replace(subject=use.subject, values={**found.values, "basis": _basis()})


def _purposes(case: Case, id_: str) -> tuple[str, ...]:
    """What a data set is stated to be for."""
    uses = case.registry.data_sets[id_].purposes
    return tuple(dict.fromkeys(use.purpose for use in uses if use.standing is not Status.UNKNOWN))


def _stands(case: Case, purpose: str, sets: Collection[str]) -> Stands:
    words, uses = case.facts.words, number_uses()
    people = {each for id_ in sets for each in case.registry.data_sets[id_].subjects}
    among = {line for each in people for line in words.lineage("data_subjects", each)}
    return uses.stands(words.as_one_of("purposes", purpose, uses.purposes), among)


def _judged(case: Case, purposes: Sequence[str], sets: Collection[str]) -> tuple[Verdict, str | None] | None:
    """How purposes stand to the list, and what decides it; None: one is on it, and the number may be for that."""
    stands = {_stands(case, each, sets) for each in purposes}
    if "allowed" in stands:
        return None
    if not stands:
        return "undetermined", "purpose"
    if stands != {"outside"}:
        return "undetermined", "body"
    return ("undetermined", "care") if any(_of_care(case, id_) for id_ in sets) else ("gap", None)


def _of_care(case: Case, id_: str) -> bool:
    """Whether a data set may be one of care: it holds health data, and is not kept for what the list has."""
    if any(_stands(case, each, [id_]) == "allowed" for each in _purposes(case, id_)):
        return False
    words = case.facts.words
    fields = (use.field for use in case.registry.data_sets[id_].fields)
    return any(_HEALTH in (each, *words.ancestors(each)) for each in fields)


def _variant(who: str, verdict: Verdict, purposes: Sequence[str]) -> str:
    if not purposes:
        return f"{who}_unsaid"
    return who if verdict == "gap" else f"{who}_perhaps"


def _severity(verdict: Verdict) -> Severity | None:
    return None if verdict == "gap" else "medium"


def _basis() -> Text:
    return phrases.marked(number_uses().basis, number_uses().mark)
