"""R01, R02 and R03: who is named, who is listed, and who receives."""

import datetime
from typing import Any

import pytest

from dataflow.checks.case import Regime
from dataflow.checks.disclosure import declared_without_flow, mentioned_not_listed, undisclosed_recipient
from tests.dataflow.checks.registries import CI, DAY, GDPR, shipped, spoken, varied, verdicts

BOTH = pytest.mark.parametrize("regime", [GDPR, CI], ids=["gdpr", "ci"])
LETTERS = "third_parties/mailer/engagements/letters/receives/0000:host.racks>mailer.press"
EVERYBODY = [{"actor": "host", "listed": True}, {"actor": "mailer", "listed": True}]


def undisclosed(changes: dict[str, Any], on: datetime.date = DAY) -> list[tuple[str, str, str, str | None]]:
    found = list(undisclosed_recipient(varied("R01-bad", changes, on), GDPR))
    spoken("R01", found)
    return verdicts(found)


def letters(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"mailer": {"engagements": {"letters": changes}}}}


def hosting(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"host": {"engagements": {"hosting": changes}}}}


def notice(**changes: Any) -> dict[str, Any]:
    return {"documents": {"notice": changes}}


VIOLATION = [("violation", "mailer", "main", None)]


@BOTH
def test_r01_everybody_named_or_described_is_disclosed(regime: Regime) -> None:
    assert list(undisclosed_recipient(shipped("R01-good"), regime)) == []


@BOTH
def test_r01_a_sub_processor_that_no_notice_names(regime: Regime) -> None:
    [found] = undisclosed_recipient(shipped("R01-bad"), regime)
    assert verdicts([found]) == VIOLATION
    assert spoken("R01", [found]) == [
        (
            "Mailwell receives data through Hostly (full name and phone number), but “Privacy notice” "
            "mentions neither this recipient nor its category."
        )
    ]
    assert found.fields == ("full_name", "phone_number")
    assert (found.actors, found.data_sets, found.hops) == (("mailer",), ("account",), (LETTERS,))
    assert found.entry == ("third_parties", "mailer", "engagements", "letters", "receives", 0)
    assert found.severity is None


@pytest.mark.parametrize("listed", [True, False])
def test_r01_naming_is_enough_where_the_list_is_is_for_r02(listed: bool) -> None:
    mentions = [{"actor": "host", "listed": True}, {"actor": "mailer", "listed": listed}]
    assert undisclosed(notice(mentions=mentions)) == []


def test_r01_who_collects_from_people_itself() -> None:
    flow = {"from": "customer", "carries": ["full_name@account"]}
    [found] = undisclosed_recipient(varied("R01-bad", letters(by=..., receives=[flow])), GDPR)
    assert spoken("R01", [found]) == [
        (
            "Mailwell collects data directly from people (full name), but “Privacy notice” mentions "
            "neither this recipient nor its category."
        )
    ]


def test_r01_data_nobody_specified_goes_along_a_stated_flow() -> None:
    [found] = undisclosed_recipient(varied("R01-bad", letters(receives=[{"from": "host.racks"}])), GDPR)
    assert verdicts([found]) == VIOLATION
    assert found.fields == ()
    assert spoken("R01", [found])[0].startswith(
        "Mailwell receives data through Hostly (data that are not spec"
    )


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (letters(receives=...), [("undetermined", "mailer", "doubtful", "data")]),
        (letters(receives=[{"from": "host.racks", "carries": "account", "status": "unknown"}]),
         [("undetermined", "mailer", "doubtful", "data")]),
        ({"data_sets": {"account": {"role": ...}}}, [("undetermined", "mailer", "doubtful", "role")]),
        ({"data_sets": {"account": {"role": "undetermined"}}}, [("undetermined", "mailer", "doubtful", "role")]),
        ({"data_sets": {"account": {"role": "joint_controller"}}}, VIOLATION),
        ({"data_sets": {"account": {"role": "processor"}}}, []),
        ({"data_sets": {"account": {"role": "sub_processor"}}}, []),
        (letters(role="public_authority"), []),
        (letters(role="independent_controller"), VIOLATION),
        (letters(role=...), VIOLATION),
        (hosting(role=...), [("undetermined", "mailer", "doubtful", "role")]),
        (hosting(role="undetermined"), [("undetermined", "mailer", "doubtful", "role")]),
        (hosting(role="sub_processor"), VIOLATION),
        (hosting(role="independent_controller"), []),
        (hosting(role="controller"), []),
        (hosting(role="joint_controller"), []),
        (notice(mentions=...), [("undetermined", "notice", "unread", "read")]),
        (notice(incomplete="Page 2 is missing."), [("undetermined", "notice", "partial", "whole")]),
        (notice(mentions=..., incomplete="Cut."), [("undetermined", "notice", "unread", "read")]),
        (notice(mentions=EVERYBODY, incomplete="Cut."), []),
        (notice(mentions=[]), [("violation", "host", "main", None), *VIOLATION]),
        (notice(kind="vendor_page"), []),
        (notice(date="2026-11-22"), VIOLATION),
        (notice(date="2026-11-23"), []),
        (notice(date=...), VIOLATION),
    ],
)  # fmt: skip
def test_r01_what_is_owed_and_what_is_known(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    assert undisclosed(changes) == wanted


def test_r01_a_recipient_with_two_roles_is_on_the_organisations_behalf_where_one_is() -> None:
    other = {"role": "independent_controller", "receives": [{"from": "shop", "carries": "account"}]}
    changes = {"third_parties": {"host": {"engagements": {"own": other}}}}
    assert undisclosed(changes) == VIOLATION
    assert undisclosed(
        {"third_parties": {"host": {"engagements": {"own": {**other, "role": "undetermined"}}}}}
    ) == (VIOLATION)


def test_r01_of_what_is_owed_only_what_is_known_is_told() -> None:
    flows = [
        {"from": "host.racks", "carries": "full_name@account"},
        {"from": "host.racks", "carries": "phone_number@account", "status": "unknown"},
    ]
    [found] = undisclosed_recipient(varied("R01-bad", letters(receives=flows)), GDPR)
    assert found.fields == ("full_name",)
    assert len(found.hops) == 1


def test_r01_two_notices_an_unread_one_may_name_them() -> None:
    changes = {"documents": {"other": {"title": "App notice"}}}
    [found] = undisclosed_recipient(varied("R01-bad", changes), GDPR)
    assert verdicts([found]) == [("undetermined", "other", "unread", "read")]
    assert found.actors == ("mailer",)
    assert found.entry == ("documents", "other")
    assert spoken("R01", [found]) == [
        "Nobody has gone through “App notice” for those it names: whether it mentions Mailwell is not known."
    ]


def test_r01_the_latest_notice_of_a_title_replaces_the_others() -> None:
    newer = {"title": "Privacy notice", "date": "2026-06-01", "mentions": EVERYBODY}
    changes = {"documents": {"anew": newer}}
    assert undisclosed(changes) == []
    assert undisclosed(changes, datetime.date(2026, 5, 31)) == VIOLATION
    assert undisclosed(changes, datetime.date(2026, 6, 1)) == []
    assert undisclosed({"documents": {"anew": {**newer, "date": "2026-01-14", "mentions": []}}}) == VIOLATION


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
            "(section “Who receives your data”); Art. 28 asks that recipients be named, not that they stand in "
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
        ({"third_parties": {"host": {"engagements": {"hosting": {"role": "public_authority"}}}}}, []),
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


def test_r01_a_giver_that_decides_in_every_role_answers_for_what_it_passes_on() -> None:
    flow = {"from": "shop", "carries": "account"}
    roles = ("joint_controller", "independent_controller")
    engagements = {role: {"role": role, "receives": [flow]} for role in roles}
    changes = {"third_parties": {"host": {"engagements": {**engagements, "hosting": {"role": "controller"}}}}}
    assert undisclosed(changes) == []


def test_r01_two_notices_that_nobody_has_read() -> None:
    other = {"title": "App notice"}
    found = undisclosed({"documents": {"notice": {"mentions": ...}, "other": other}})
    assert found == [("undetermined", "notice+other", "unread", "read")]


def test_r01_a_way_that_nobody_has_stated_is_no_ground() -> None:
    """The last hop is stated, but whether the host has the data at all is not."""
    flow = {"from": "shop", "carries": "account", "status": "unknown"}
    assert undisclosed(hosting(receives=[flow])) == [("undetermined", "mailer", "doubtful", "data")]


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
