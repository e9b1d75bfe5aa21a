"""What is said of purposes, re-use, needs and roles is the same in whatever order a registry is written."""

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.judging import findings
from dataflow.graph.build import build
from dataflow.law.purposes import following
from registry.records.registry import Registry
from tests.dataflow.strategies import DAY
from tests.dataflow.test_order import LISTS, MAPPINGS, said_twice, shuffled, unordered

CHECKS = {"R12", "R13", "R15", "R16", "R17"}
FIELDS = ["full_name", "password", "precise_location", "health_data", "criminal_record", "trade_union_membership",
          "uploaded_files", "ip_address"]  # fmt: skip
USES = st.lists(
    st.fixed_dictionaries(
        {"purpose": st.sampled_from(sorted(following()))},
        optional={
            "basis": st.fixed_dictionaries({"gdpr": st.sampled_from(["6_1_a", "6_1_c", "6_1_f"])}),
            "special": st.fixed_dictionaries({"gdpr": st.sampled_from(["9_2_a", "10_law", "6_1_a"])}),
        },
    ),
    max_size=3,
    unique_by=lambda use: str(use["purpose"]),
)


@st.composite
def purposeful(draw: st.DrawFn) -> dict[str, Any]:
    """A random registry with purposes of all kinds, answers to re-use, inquiries, and fields that may harm."""
    data = draw(said_twice())
    for held in data["data_sets"].values():
        held["purposes"] = draw(USES)
        held["fields"] += [each for each in draw(st.lists(st.sampled_from(FIELDS), max_size=3, unique=True))
                           if each not in [use["field"] for use in held["fields"]]]  # fmt: skip
    for actor in data["third_parties"].values():
        for engagement in actor["engagements"].values():
            engagement["purposes"] = draw(USES)
            engagement["reuse"] = draw(st.sampled_from([None, "authorised", "refused"]))
            engagement["inquiry"] = draw(st.sampled_from([None, True]))
            for flow in engagement.get("receives") or ():
                flow["purposes"] = draw(USES)
    return data


@settings(max_examples=60, deadline=None)
@given(purposeful(), st.randoms(use_true_random=False))
def test_in_any_order_the_same_is_found(data: dict[str, Any], chance: random.Random) -> None:
    told = [
        unordered([
            each.model_dump(mode="json")
            for each in findings(build(Registry.model_validate(written), DAY))
            if each.check in CHECKS
        ])
        for written in (data, shuffled(data, LISTS | MAPPINGS, chance))
    ]  # fmt: skip
    assert told[0] == told[1]
