"""R02 and R03: who is listed, and who receives."""

from typing import Any

import pytest

from dataflow.checks.case import Regime
from dataflow.checks.disclosure import declared_without_flow, mentioned_not_listed
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts

BOTH = pytest.mark.parametrize("regime", [GDPR, CI], ids=["gdpr", "ci"])
EVERYBODY = [{"actor": "host", "listed": True}, {"actor": "mailer", "listed": True}]


def notice(**changes: Any) -> dict[str, Any]:
    return {"documents": {"notice": changes}}


@BOTH
def test_r02_everybody_named_is_listed(regime: Regime) -> None:
    assert list(mentioned_not_listed(shipped("R02-good"), regime)) == []


def test_r02_named_and_not_listed() -> None:
    [found] = mentioned_not_listed(shipped("R02-bad"), GDPR)
    assert verdicts([found]) == [("violation", "notice/host", "main", None)]
    assert found.severity is None
    assert spoken("R02", [found]) == [
        (
            "Hostly is named in “Privacy notice” (lines 7 and 9) but missing from its list of recipients "
            "(section “Who receives your data”)."
        )
    ]
    assert found.entry == ("documents", "notice", "mentions", 0)
    assert (found.fields, found.actors) == (("full_name", "phone_number"), ("host",))
    assert (found.data_sets, len(found.hops)) == (("account",), 1)


def test_r02_the_ivorian_law_asks_for_names_and_not_for_a_list() -> None:
    [found] = mentioned_not_listed(shipped("R02-bad"), CI)
    assert verdicts([found]) == [("undetermined", "notice/host", "named", "named")]
    assert found.severity == "medium"
    assert spoken("R02", [found]) == [
        (
            "Hostly is named in “Privacy notice” (lines 7 and 9) but missing from its list of recipients "
            "(section “Who receives your data”); the law asks that recipients be named, not that they stand in "
            "one list."
        )
    ]
    [found] = mentioned_not_listed(varied("R02-bad", notice(incomplete="Cut.")), CI)
    assert verdicts([found]) == [("undetermined", "notice/host", "partial", "whole")]
    assert found.severity is None


TWICE = [{"actor": "acme", "listed": False}, {"actor": "host", "listed": False, "lines": [3]}]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (notice(recipients_section=...), []),
        (notice(recipients_section=..., mentions=[*TWICE, {"actor": "acme", "listed": True}]),
         [("violation", "notice/host", "main", None)]),
        (notice(mentions=[*TWICE, {"actor": "host", "listed": True}]), []),
        (notice(mentions=...), []),
        (notice(incomplete="Cut."), [("undetermined", "notice/host", "partial", "whole")]),
        (notice(date="2026-11-23"), []),
        ({"third_parties": {"host": {"collective": True}}}, []),
        ({"data_sets": {"account": {"role": "processor"}}}, []),
        ({"data_sets": {"account": {"role": ...}}}, [("violation", "notice/host", "main", None)]),
        ({"third_parties": {"host": {"engagements": {"hosting": {"role": "public_authority", "inquiry": True}}}}}, []),
        (notice(audience="employee"), []),
        (notice(audience="customer"), [("violation", "notice/host", "main", None)]),
        ({"third_parties": {"host": {"engagements": {"hosting": {"receives": []}}}}}, []),
    ],
)  # fmt: skip
def test_r02_what_a_list_is_held_to(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    assert verdicts(list(mentioned_not_listed(varied("R02-bad", changes), GDPR))) == wanted


def test_r02_lines_and_section_that_are_not_given() -> None:
    mentions = [{"actor": "acme", "listed": True}, {"actor": "host", "listed": False}]
    changes = notice(recipients_section=..., mentions=mentions)
    [found] = mentioned_not_listed(varied("R02-bad", changes), GDPR)
    assert found.entry == ("documents", "notice", "mentions", 1)
    assert spoken("R02", [found]) == [
        (
            "Hostly is named in “Privacy notice” (no line given) but missing from its list of recipients "
            "(list of recipients)."
        )
    ]


def test_r03_who_is_listed_receives() -> None:
    assert list(declared_without_flow(shipped("R03-good"), GDPR)) == []


def test_r03_listed_or_engaged_and_no_flow() -> None:
    found = list(declared_without_flow(shipped("R03-bad"), GDPR))
    assert verdicts(found) == [("gap", "auditor", "engaged", None), ("gap", "mailer", "main", None)]
    assert spoken("R03", found) == [
        "Auditors is engaged, but no known flow reaches it.",
        "“Privacy notice” lists Mailwell as a recipient, but no known flow reaches it.",
    ]
    assert [each.entry for each in found] == [
        ("third_parties", "auditor", "engagements", "audit"),
        ("third_parties", "mailer"),
    ]
    assert [each.actors for each in found] == [("auditor",), ("mailer",)]


def test_r03_data_nobody_has_stated_is_for_somebody_to_say() -> None:
    changes = {"third_parties": {"auditor": {"engagements": {"audit": {"receives": ...}}}}}
    found = list(declared_without_flow(varied("R03-bad", changes), GDPR))
    assert verdicts(found)[0] == ("undetermined", "auditor", "unsaid", "data")
    assert spoken("R03", found)[0] == "Auditors is engaged, and nobody has said which data it receives."


def test_r03_who_only_gives_is_no_recipient_without_flow() -> None:
    auditor = {"places": {"desk": {"label": "Desk"}}}
    flows = [{"from": "auditor.desk", "to": "shop", "carries": "account"}]
    found = declared_without_flow(
        varied("R03-bad", {"third_parties": {"auditor": auditor}, "flows": flows}), GDPR
    )
    assert [each.subject for each in found] == ["mailer"]


def test_r03_a_mention_outside_the_list_announces_nobody() -> None:
    changes = notice(mentions=[{"actor": "mailer", "listed": False}, {"actor": "acme", "listed": True}])
    assert [each.subject for each in declared_without_flow(varied("R03-bad", changes), GDPR)] == ["auditor"]


@pytest.mark.parametrize(
    ("engagements", "variant"),
    [
        ({"a": {"valid_to": "2026-11-21", "receives": []}}, "ended"),
        ({"a": {"valid_to": "2026-11-22", "receives": []}}, "main"),
        ({"a": {"valid_to": "2026-11-21"}, "b": {"valid_from": "2026-12-01"}}, "main"),
        ({"a": {"valid_to": "2026-11-21"}, "b": {"valid_to": "2025-11-21"}}, "ended"),
    ],
)
def test_r03_an_engagement_that_is_over(engagements: dict[str, Any], variant: str) -> None:
    case = varied("R03-bad", {"third_parties": {"mailer": {"engagements": engagements}}})
    found = [each for each in declared_without_flow(case, GDPR) if each.subject == "mailer"]
    assert [each.variant for each in found] == [variant]
    if variant == "ended":
        assert spoken("R03", found) == [
            (
                "“Privacy notice” still lists Mailwell as a recipient, although its last known engagement "
                "ended on 21 November 2026."
            )
        ]


def test_r02_after_a_notice_without_a_list_the_next_is_looked_at() -> None:
    first = {"documents": {"app": {"title": "App notice", "mentions": []}}}
    found = list(mentioned_not_listed(varied("R02-bad", first), GDPR))
    assert [each.subject for each in found] == ["notice/host"]


def test_r03_the_organisation_itself_is_no_recipient() -> None:
    changes = {
        "documents": {"notice": {"mentions": [{"actor": "acme", "listed": True}]}},
        "organisation": {"collects": []},
        "third_parties": {"host": ..., "auditor": ...},
    }
    assert list(declared_without_flow(varied("R03-bad", changes), GDPR)) == []


@pytest.mark.parametrize(("valid_to", "variant"), [("2026-11-21", "ended"), ("2026-11-22", "main")])
def test_r03_a_third_party_that_is_gone(valid_to: str, variant: str) -> None:
    mailer = {"valid_to": valid_to, "engagements": {"letters": {"receives": []}}}
    found = list(declared_without_flow(varied("R03-bad", {"third_parties": {"mailer": mailer}}), GDPR))
    assert [each.variant for each in found if each.subject == "mailer"] == [variant]
