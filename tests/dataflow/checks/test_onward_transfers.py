"""Onward transfers (R05): the hop of a chain that has no mechanism, told with its way."""

from typing import Any

import pytest

from tests.dataflow.checks.registries import shipped, told, varied
from tests.dataflow.checks.transferring import UNSURE, brief, r04, r05, watch


def test_a_chain_with_a_mechanism_at_each_hop_is_good() -> None:
    assert r05(shipped("R05-good")) == []
    assert r04(shipped("R05-bad")) == []


def test_the_failing_hop_of_a_chain_is_told_with_its_way() -> None:
    (found,) = r05(shipped("R05-bad"))
    assert brief([found]) == [("gap", "host>night_watch/IN", "main", None)]
    assert found.actors == ("acme", "host", "night_watch")
    assert found.fields == ("full_name",)
    assert [hop.partition(":")[0].rpartition("/")[0].split("/")[-2] for hop in found.hops] == [
        "organisation",
        "hosting",
        "watch",
    ]
    assert found.entry == ("third_parties", "night_watch", "engagements", "watch")
    assert told("R05", found) == (
        "Through Acme → Hostly → Nightwatch, the hop from Hostly to Nightwatch (India) has no safeguard "
        "on record: Full name."
    )


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("FR", []),
        ("GB", []),
        ("JP", [("undetermined", "host>night_watch/JP", "sector", "sector")]),
        ({"value": None}, [("undetermined", "host>night_watch/?", "hosting", "hosting")]),
    ],
)
def test_the_country_of_the_last_hop_decides(country: Any, expected: list[Any]) -> None:
    assert brief(r05(varied("R05-bad", watch(country)))) == expected


def test_onward_within_one_third_country_is_onward_all_the_same() -> None:
    """Module three, 8.8: a third party in the importer's own country counts too."""
    changes = watch("IN")
    changes["third_parties"]["host"] = {"places": {"racks": {"label": "Racks", "country": "IN"}}}
    assert brief(r05(varied("R05-bad", changes))) == [("gap", "host>night_watch/IN", "main", None)]


@pytest.mark.parametrize("role", ["independent_controller", "undetermined"])
def test_what_no_processor_hands_on_is_not_the_organisation_s(role: str) -> None:
    changes = {"third_parties": {"host": {"engagements": {"hosting": {"role": role}}}}}
    assert r05(varied("R05-bad", changes)) == []


def test_data_the_sub_processor_does_not_get_makes_no_chain() -> None:
    changes = {
        "third_parties": {
            "host": {
                "engagements": {
                    "hosting": {"receives": [{"from": "shop", "carries": "phone_number@account"}]}
                }
            }
        }
    }
    assert r05(varied("R05-bad", changes)) == []


def test_a_chain_where_the_law_may_not_apply() -> None:
    elsewhere: dict[str, Any] = {
        "organisation": {"country": "CI"},
        "third_parties": {"host": {"country": "US"}},
    }
    assert brief(r05(varied("R05-bad", elsewhere), UNSURE)) == [
        ("undetermined", "host>night_watch/IN", "applicability", "applicability")
    ]
    assert [each.verdict for each in r05(varied("R05-bad", elsewhere))] == ["gap"]
    processor_in_eea = {"organisation": {"country": "CI"}}
    assert [each.verdict for each in r05(varied("R05-bad", processor_in_eea), UNSURE)] == ["gap"]


def test_a_chain_that_begins_with_a_processor_s_collecting() -> None:
    changes = {
        "third_parties": {
            "host": {"engagements": {"hosting": {"receives": [{"from": "customer", "carries": "account"}]}}}
        }
    }
    (found,) = r05(varied("R05-bad", changes))
    assert found.actors == ("host", "night_watch")
    other = {"third_parties": {"host": {"engagements": {"hosting": {
        "by": "night_watch", "receives": [{"from": "customer", "carries": "account"}]
    }}}}}  # fmt: skip
    assert r05(varied("R05-bad", other)) == []


def test_two_hops_of_a_chain_that_fail_are_both_told() -> None:
    other = {
        "name": {"fr": "Veilleur", "en": "Watcher"}, "recipients": "none",
        "places": {"post": {"label": "Post", "country": "CI"}},
        "engagements": {"watch": {"by": "host", "role": "sub_processor", "receives": [
            {"from": "host.racks", "carries": "account"}]}},
    }  # fmt: skip
    found = r05(varied("R05-bad", {"third_parties": {"watcher": other}}))
    assert [each.subject for each in found] == ["host>night_watch/IN", "host>watcher/CI"]
    assert "Acme → Hostly → Veilleur" in told("R05", found[1], "fr")
    assert "Acme → Hostly → Watcher" in told("R05", found[1], "en")
