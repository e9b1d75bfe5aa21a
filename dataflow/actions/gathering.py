"""Gathering: findings under what a person does about them, each under one action, none left out."""

from collections.abc import Iterable

from dataflow.actions.action import Action, gravity
from dataflow.actions.objects import Object, object_of
from dataflow.actions.titles import Titles
from dataflow.facts.finding import Finding
from registry.records.registry import Registry


def actions(findings: Iterable[Finding], registry: Registry) -> tuple[Action, ...]:
    """What there is to do about the findings of a registry: each of them is in exactly one action.

    Violations first, then gaps by severity, then what is undetermined; of those alike what answers most findings
    first, then by id. Accepted findings are gathered like others: give the open ones alone to see what is left.
    """
    together: dict[str, list[tuple[Object, Finding]]] = {}
    for finding in findings:
        made = object_of(finding, registry)
        together.setdefault(made.id, []).append((made, finding))
    titles = Titles(registry)
    made_of = (_action(id_, several, titles) for id_, several in together.items())
    return tuple(sorted(made_of, key=_order))


def _action(id_: str, several: list[tuple[Object, Finding]], titles: Titles) -> Action:
    findings = tuple(sorted((finding for _, finding in several), key=gravity))
    first = several[0][0]
    parties = tuple(dict.fromkeys(party for made, _ in several for party in made.parties))
    data_sets = tuple(dict.fromkeys(each for made, _ in several for each in made.data_sets))
    return Action(
        id=id_,
        kind=first.kind,
        title=titles.title(first, parties, data_sets, findings),
        concerns=titles.concerns(first, parties, data_sets),
        parties=parties,
        data_sets=data_sets,
        document=first.made_for[0] if first.by == "document" and first.made_for else None,
        findings=findings,
    )


def _order(action: Action) -> tuple[int, int, int, int, str]:
    verdict, severity, said, _ = gravity(action.gravest)
    return verdict, severity, said, -len(action.findings), action.id
