"""Public tasks: whether a public body founds what it does on legitimate interests."""

from collections.abc import Iterator

from dataflow.checks import phrases
from dataflow.checks.bases import of_flows
from dataflow.checks.case import Case, Found, Regime
from dataflow.checks.roles import held
from registry.records.data_set import PurposeUse
from registry.records.evidence import Status


def interests_of_public_body(case: Case, regime: Regime) -> Iterator[Found]:
    """R46: a public body relies on legitimate interests, which are no basis for what it does in the performance of its
    tasks (GDPR Art. 6(1), last subparagraph; recital 47). Whether a purpose is one of its tasks nobody but it can say.
    """
    own, interest = case.registry.organisation, regime.law.bases.interest
    if interest is None or own.nature.value != "public_body" or own.nature.standing_in(own) is Status.UNKNOWN:
        return
    flows = case.once(of_flows)
    for id_ in held(case).answered:
        uses = (*case.registry.data_sets[id_].purposes, *flows.get(id_, ()))
        purposes = dict.fromkeys(use.purpose for use in uses if _rests_on(use, regime.id, interest))
        if purposes:
            labels = [case.facts.words.purposes[each].label for each in purposes]
            yield Found(
                "undetermined",
                id_,
                {
                    "actor": own.name,
                    "data_set": phrases.in_quotes(case.registry.data_sets[id_].label),
                    "purposes": phrases.labels(labels),
                },
                ("data_sets", id_),
                data_sets=(id_,),
                decides="task",
            )


def _rests_on(use: PurposeUse, law: str, basis: str) -> bool:
    stated = use.basis.get(law)
    return stated is not None and stated.value == basis and stated.standing_in(use) is not Status.UNKNOWN
