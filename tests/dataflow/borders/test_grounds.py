"""Grounds: what the transfers to a party rest on, against its passages read one by one."""

from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.borders import borders
from dataflow.borders.grounds import grounds
from dataflow.borders.receivers import receivers
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import LANGS
from tests.dataflow.borders.test_borders import placed
from tests.dataflow.checks.registries import varied
from tests.dataflow.strategies import DAY


@settings(max_examples=40)
@given(placed())
def test_every_party_under_a_law_has_a_ground_and_none_of_them_twice(registry: Registry) -> None:
    made = borders(build(registry, DAY))
    for each in receivers(made):
        mine = [made.passages[place][1] for place in each.passages]
        kinds = {ground.kind for ground in each.grounds}
        assert bool(kinds) is any(passage.state for passage in mine)
        needed = [passage for passage in mine if passage.state not in (None, "inside", "no_transfer")]
        assert ("needless" in kinds) is (bool(kinds) and not needed)
        recorded = {id_ for passage in needed for id_ in passage.mechanism.ids}
        assert ("recorded" in kinds) is bool(recorded)
        if any(passage.state == "missing" and not passage.mechanism.label for passage in needed):
            assert "none" in kinds
        assert len({ground.label for ground in each.grounds}) == len(each.grounds)


@pytest.mark.parametrize(
    ("party", "mechanism", "wanted"),
    [
        ("helpdesk", "scc_m2", [("recorded", "SCC, module 2")]),
        ("helpdesk", "derogation_49_1_a", [("recorded", "Derogation, Art. 49")]),
        ("helpdesk", "code_of_conduct", [("recorded", "Approved code of conduct with binding commitments")]),
        ("helpdesk", None, [("none", "None")]),
    ],
)
def test_what_is_recorded_is_named_and_that_nothing_is_said(
    party: str, mechanism: str | None, wanted: list[tuple[str, str]]
) -> None:
    flow: dict[str, Any] = {"from": "shop", "carries": "account"} | (
        {"mechanism": mechanism} if mechanism else {}
    )
    changes = {"third_parties": {party: {"engagements": {"support": {"receives": [flow]}}}}}
    made = borders(varied("R04-bad", changes).graph)
    mine = [passage for _, passage in made.passages if passage.importer.id == party]
    assert [(each.kind, each.label.en) for each in grounds(mine)] == wanted
    assert all(each.name.say(lang) for each in grounds(mine) for lang in LANGS)
