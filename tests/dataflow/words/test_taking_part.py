"""Taking part: the activities of a hop, those of which it is only perhaps a part told as such."""

import pytest

from dataflow.answers.trace import trace
from dataflow.graph.build import build
from dataflow.words.taking_part import taking_part
from registry.records.registry import Registry
from tests.dataflow.lists.test_activities import PAYROLL
from tests.dataflow.strategies import DAY


def test_a_hop_tells_the_activities_it_takes_part_in() -> None:
    answer = trace(build(Registry.model_validate(PAYROLL), DAY), "full_name")
    told = {answer.party_at(hop.target).id: taking_part(hop, "fr") for hop in answer.hops}
    rest = "Staff (traitement non déclaré)"
    assert told["silae"] == "Payroll"
    assert told["helper"] == rest
    assert told["host"] == f"peut-être Payroll\u00a0; peut-être {rest}"
    assert told["acme"] == f"Payroll\u00a0; {rest}"


@pytest.mark.parametrize(
    "activities", [{}, {"late": {"label": "Late", "uses": "staff", "valid_from": "2030-01-01"}}]
)
def test_where_none_is_declared_nothing_is_told(activities: dict[str, dict[str, str]]) -> None:
    registry = Registry.model_validate({**PAYROLL, "activities": activities})
    answer = trace(build(registry, DAY), "full_name")
    assert [taking_part(hop, "fr") for hop in answer.hops] == [""] * len(answer.hops)
