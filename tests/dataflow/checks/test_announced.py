"""Announced: of which transfers a notice has to tell, by the people it is for (R09)."""

from dataclasses import replace
from typing import Any

import pytest

from dataflow.checks.announced import of_notice
from dataflow.checks.audience import Audiences
from dataflow.checks.crossing import crossings
from dataflow.checks.transfers import transfer_not_in_notice
from tests.dataflow.checks.registries import GDPR, spoken, varied, verdicts

SILENT = {"kind": "privacy_policy", "transfers": "silent"}
STAFF = {"title": "Staff notice", **SILENT, "audience": "employee"}
CUSTOMERS = {"audience": "customer"}
PERHAPS = ("undetermined", "notice/audience", "audience", "audience")
MISSING = ("violation", "notice", "main", None)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"documents": {"notice": CUSTOMERS, "staff": STAFF}}, [MISSING]),
        ({"documents": {"notice": {"audience": "employee"}}}, []),
        ({"documents": {"notice": {**CUSTOMERS, "transfers": "stated"}, "staff": STAFF}}, []),
        ({"documents": {"more": {"title": "More", **SILENT, "transfers": "stated"}}}, [PERHAPS]),
        ({"documents": {"more": {"title": "More", **SILENT}}},
         [("violation", "more", "main", None), MISSING]),
        ({"documents": {"notice": CUSTOMERS}, "data_sets": {"account": {"subjects": ...}}}, [PERHAPS]),
        ({"data_sets": {"account": {"subjects": ...}}}, [MISSING]),
    ],
)  # fmt: skip
def test_r09_a_notice_tells_of_the_transfers_of_its_readers_data(
    changes: dict[str, Any], wanted: Any
) -> None:
    found = list(transfer_not_in_notice(varied("R09-bad", changes), GDPR))
    spoken("R09", found)
    assert sorted(map(str, verdicts(found))) == sorted(map(str, wanted))
    assert all(each.severity == "low" for each in found if each.variant == "audience")


@pytest.mark.parametrize(
    ("audience", "subjects", "where"),
    [
        ("customer", "customer", ("sure", "unsure")),
        ("employee", "customer", (None, None)),
        ("customer", ..., ("whose", "whose")),
    ],
)
def test_transfers_are_of_a_notices_readers_of_others_or_of_nobody_knows_whom(
    audience: str, subjects: Any, where: tuple[str | None, str | None]
) -> None:
    changes = {
        "documents": {"notice": {"audience": audience}},
        "data_sets": {"account": {"subjects": subjects}},
    }
    case = varied("R09-bad", changes)
    audiences, every = Audiences(case), crossings(case)
    sure, unsure = of_notice(audiences, "notice", every, ()), of_notice(audiences, "notice", (), every)
    for found, part in ((sure, where[0]), (unsure, where[1])):
        assert {name: list(getattr(found, name)) for name in found._fields} == {
            name: list(every) if name == part else [] for name in found._fields
        }


def test_transfers_of_data_that_nobody_names_may_be_of_anybodys() -> None:
    case = varied("R09-bad", {"documents": {"notice": CUSTOMERS, "staff": STAFF}})
    nothing = [each._replace(arc=replace(each.arc, carries=None)) for each in crossings(case)]
    assert of_notice(Audiences(case), "notice", nothing, ()) == ([], [], nothing)
    assert of_notice(Audiences(case), "notice", (), nothing) == ([], [], nothing)
