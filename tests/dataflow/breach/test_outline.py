"""The outline: what the laws of a registry ask for before anybody has said where the breach is."""

from pathlib import Path
from typing import Any

import pytest

from dataflow.breach import breach, outline, schedule
from dataflow.graph.build import build
from dataflow.law import laws
from registry.records.text import LANGS
from tests.dataflow.acme import acme
from tests.dataflow.actions.registries import SHIPPED, judged
from tests.dataflow.strategies import DAY


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_it_says_nothing_that_a_breach_does_not_say(path: Path) -> None:
    """Whoever is an authority or the people in the notices of any actor is told by the same rule, in the same block."""
    registry = judged(path).registry
    graph = build(registry, DAY)
    rules = {(each.law, each.receiver, each.block, each.article) for each in outline(graph)}
    for actor in registry.actors:
        found = breach(graph, actor)
        blocks = {each.notice: block.key for block in schedule(found).blocks for each in block.deadlines}
        for notice in found.notices:
            if notice.kind in ("authority", "persons", "unverified"):
                assert (notice.law, notice.receiver, blocks[notice.number], notice.article) in rules


def of(**regimes: Any) -> list[tuple[str, str, str | None]]:
    data = acme(organisation={"id": "acme", "name": "Acme", "regimes": regimes})
    return [(each.law, each.block, each.sender.en) for each in outline(build(data, DAY))]


def test_a_law_that_does_not_apply_asks_for_nothing() -> None:
    assert of(gdpr={"applies": "not_applicable"}) == []
    assert {law for law, _, _ in of(gdpr={"applies": "confirmed"})} == {"gdpr"}


def test_a_law_whose_duty_was_not_verified_stands_apart_with_its_authority() -> None:
    found = outline(build(judged(SHIPPED[0]).registry, DAY))
    assert [(each.law, each.receiver.fr) for each in found if each.block == "unverified"] == [
        ("ci_2013_450", "ARTCI")
    ]


def test_each_duty_of_each_law_is_told_in_both_languages() -> None:
    for law in laws().values():
        if law.breach:
            regimes = {law.id: {"applies": "unknown"}}
            data = acme(organisation={"id": "acme", "name": "Acme", "regimes": regimes})
            told = [each for each in outline(build(data, DAY)) if each.law == law.id]
            duties = (law.breach.processor, law.breach.authority, law.breach.persons)
            assert len(told) == sum(each is not None for each in duties)
            for each in told:
                assert all(each.condition and each.condition.say(lang) for lang in LANGS)
                assert each.sender.fr != each.receiver.fr
