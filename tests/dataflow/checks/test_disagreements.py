"""R33: what is stated in several ways for the same days."""

from typing import Any

import pytest

from dataflow.checks.disagreements import statements_disagree
from tests.dataflow.checks.registries import GDPR, shipped, spoken, varied, verdicts

INDIVIDUALS: dict[str, Any] = {"collective": True, "nature": "individuals"}
GROUP: dict[str, Any] = {"third_parties": {"vault": {"collective": True}}}


def test_what_follows_each_other_and_what_one_source_names_together_is_no_disagreement() -> None:
    assert list(statements_disagree(shipped("R33-good"), GDPR)) == []


def test_each_thing_is_found_once_with_all_that_is_stated_of_it() -> None:
    found = list(statements_disagree(shipped("R33-bad"), GDPR))
    assert spoken("R33", found) == [
        (
            "Hostly, “hosting”: different roles are stated for the same days, so none is taken: “Recipient acting as "
            "independent controller” (“List of providers”, line 3) and “Processor” (“Policy”, line 5)."
        ),
        (
            "Hostly, “Disks”: different sources place the data in different countries, all of which are counted: "
            "“Germany” (“Policy”, line 7) and “United States” (“List of providers”, line 3)."
        ),
        (
            "Hostly: onward recipients stated: “none” (“List of providers”, line 4); yet the registry describes data "
            "being passed on to Vault."
        ),
    ]
    assert {each.verdict for each in found} == {"gap"}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (GROUP, [("undetermined", "host:collective", "collective", "members")]),
        ({"third_parties": {"host": {"country": ["DE", "US"]}}}, [("gap", "host:seat", "seat", None)]),
        (
            {"data_sets": {"account": {"role": ["controller", "processor"]}}},
            [("gap", "account:own", "own", None)],
        ),
        # Private individuals who get it for themselves have no names to be listed by; with a role they are a party.
        ({"third_parties": {"vault": {**INDIVIDUALS, "engagements": {"copies": {"role": ...}}}}}, []),
        (
            {"third_parties": {"vault": INDIVIDUALS}},
            [("undetermined", "host:collective", "collective", "members")],
        ),
        # A statement that nobody stands for contradicts nothing.
        ({"third_parties": {"host": {"recipients": {"value": "none", "status": "unknown"}}}}, []),
        ({"third_parties": {"host": {"recipients": "none"}, "vault": {"valid_to": "2020-01-01"}}}, []),
    ],
)
def test_what_is_found_where(changes: dict[str, Any], wanted: list[Any]) -> None:
    assert verdicts(list(statements_disagree(varied("R33-good", changes), GDPR))) == wanted
