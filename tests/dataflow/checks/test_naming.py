"""R01: who is named to whom."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.case import Regime
from dataflow.checks.disclosure import mentioned_not_listed
from dataflow.checks.naming import undisclosed_recipient
from tests.dataflow.checks.registries import CI, DAY, GDPR, shipped, spoken, varied, verdicts

BOTH = pytest.mark.parametrize("regime", [GDPR, CI], ids=["gdpr", "ci"])
LETTERS = "third_parties/mailer/engagements/letters/receives/0000:host.racks>mailer.press"
EVERYBODY = [{"actor": "host", "listed": True}, {"actor": "mailer", "listed": True}]


def undisclosed(changes: dict[str, Any], on: datetime.date = DAY) -> list[tuple[str, str, str, str | None]]:
    found = list(undisclosed_recipient(varied("R01-bad", changes, on), GDPR))
    spoken("R01", found)
    assert all(each.severity is None for each in found if each.verdict == "violation")
    assert all(
        each.severity in ("medium", "low") for each in found if each.variant in ("doubtful", "inquiry")
    )
    return verdicts(found)


def letters(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"mailer": {"engagements": {"letters": changes}}}}


def hosting(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"host": {"engagements": {"hosting": changes}}}}


def notice(**changes: Any) -> dict[str, Any]:
    return {"documents": {"notice": changes}}


CUSTOMERS = {"audience": "customer"}
VIOLATION = [("violation", "mailer", "main", None)]
INQUIRY = [("undetermined", "mailer", "inquiry", "inquiry")]
DISCLOSED = {"from": "host.racks", "carries": "account", "kind": "disclose"}
ORDERED = {"from": "host.racks", "carries": "account", "condition": "if a court orders it"}


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
        (letters(role="public_authority"), VIOLATION),
        (letters(role="public_authority", inquiry=True), []),
        (letters(role="public_authority", inquiry=False), VIOLATION),
        (letters(role="public_authority", inquiry={"value": True, "valid_to": "2026-11-21"}), VIOLATION),
        (letters(role="public_authority", inquiry={"value": True, "status": "unknown"}), VIOLATION),
        (letters(role="public_authority", receives=[ORDERED]), INQUIRY),
        (letters(role="public_authority", inquiry=False, receives=[ORDERED]), VIOLATION),
        (letters(role="public_authority", receives=[DISCLOSED]), INQUIRY),
        (letters(role="public_authority", receives=[ORDERED, {"from": "host.racks", "carries": "full_name@account"}]),
         VIOLATION),
        (letters(role="public_authority", purposes=[{"purpose": "legal_obligation", "condition": "on request"}]),
         INQUIRY),
        (letters(role="independent_controller", inquiry=True), VIOLATION),
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
    assert verdicts([found]) == [("undetermined", "other", "unread_for", "read")]
    assert (found.actors, found.severity) == (("mailer",), "medium")
    assert found.entry == ("documents", "other")
    assert spoken("R01", [found]) == [
        (
            "“App notice”: neither whom it is for nor whom it names is on record. Recipients of whom it is not known "
            "whether they have to be in it, nor whether they are: Mailwell."
        )
    ]


def test_r01_the_latest_notice_of_a_title_replaces_the_others() -> None:
    newer = {"title": "Privacy notice", "date": "2026-06-01", "mentions": EVERYBODY}
    changes = {"documents": {"anew": newer}}
    assert undisclosed(changes) == []
    assert undisclosed(changes, datetime.date(2026, 5, 31)) == VIOLATION
    assert undisclosed(changes, datetime.date(2026, 6, 1)) == []
    assert undisclosed({"documents": {"anew": {**newer, "date": "2026-01-14", "mentions": []}}}) == VIOLATION


def test_r01_a_giver_that_decides_in_every_role_answers_for_what_it_passes_on() -> None:
    flow = {"from": "shop", "carries": "account"}
    roles = ("joint_controller", "independent_controller")
    engagements = {role: {"role": role, "receives": [flow]} for role in roles}
    changes = {"third_parties": {"host": {"engagements": {**engagements, "hosting": {"role": "controller"}}}}}
    assert undisclosed(changes) == []


def test_r01_two_notices_that_nobody_has_read() -> None:
    other = {"title": "App notice"}
    found = undisclosed({"documents": {"notice": {"mentions": ...}, "other": other}})
    assert found == [("undetermined", "notice+other", "unread_for", "read")]


@pytest.mark.parametrize("audience", [{}, CUSTOMERS])
def test_r01_a_notice_cut_short_weighs_the_same_whomever_it_is_for(audience: dict[str, str]) -> None:
    more = {"title": "More", "mentions": [], "incomplete": "Cut.", **audience}
    [found] = undisclosed_recipient(
        varied("R01-bad", {"documents": {"notice": audience, "more": more}}), GDPR
    )
    assert (found.subject, found.variant, found.severity) == ("more", "partial", None)


def test_r01_of_notices_that_nobody_has_read_the_first_by_id_is_the_entry() -> None:
    changes = {"documents": {"notice": {"mentions": ...}, "app": {"title": "App notice"}}}
    [found] = undisclosed_recipient(varied("R01-bad", changes), GDPR)
    assert (found.subject, found.entry) == ("app+notice", ("documents", "app"))


def test_r01_of_notices_for_nobody_knows_whom_all_that_name_them_are_told_in_order() -> None:
    more = {f"n{letter}": {"title": letter, "mentions": EVERYBODY} for letter in "fbdace"}
    changes = {"documents": {"notice": CUSTOMERS, **more}}
    [found] = undisclosed_recipient(varied("R01-bad", changes), GDPR)
    assert (found.subject, found.decides) == (f"{'+'.join(sorted(more))}/audience", "audience")
    assert found.entry == ("documents", "na")


def test_r01_a_way_that_nobody_has_stated_is_no_ground() -> None:
    """The last hop is stated, but whether the host has the data at all is not."""
    flow = {"from": "shop", "carries": "account", "status": "unknown"}
    assert undisclosed(hosting(receives=[flow])) == [("undetermined", "mailer", "doubtful", "data")]


STAFF = {"title": "Staff notice", "audience": "employee", "mentions": []}


@pytest.mark.parametrize(
    ("notices", "wanted"),
    [
        # The data is about customers: the notice for the staff has nothing to say of it, and saying it does not help.
        ({"notice": CUSTOMERS, "staff": STAFF}, VIOLATION),
        ({"notice": CUSTOMERS, "staff": {**STAFF, "mentions": EVERYBODY}}, VIOLATION),
        ({"notice": CUSTOMERS, "staff": {"title": "Staff notice", "audience": "employee"}}, VIOLATION),
        ({"notice": {**CUSTOMERS, "mentions": EVERYBODY}, "staff": STAFF}, []),
        ({"notice": {"audience": ["employee", "customer"]}, "staff": STAFF}, VIOLATION),
        # Two notices for the same people complete each other.
        ({"notice": CUSTOMERS, "more": {"title": "More", **CUSTOMERS, "mentions": EVERYBODY}}, []),
        ({"notice": CUSTOMERS, "more": {"title": "More", **CUSTOMERS}}, [("undetermined", "more", "unread", "read")]),
        # Nobody is told by a notice for others: that there is none is told once, by R28.
        ({"notice": {"audience": "employee"}}, []),
        # Whom a second notice is for is not said: what only it tells may be told to others.
        ({"notice": CUSTOMERS, "more": {"title": "More", "mentions": EVERYBODY}},
         [("undetermined", "more/audience", "audience", "audience")]),
        ({"more": {"title": "More", "mentions": EVERYBODY}},
         [("undetermined", "more/audience", "audience", "audience")]),
        ({"more": {"title": "More", "mentions": EVERYBODY}, "notice": {"mentions": EVERYBODY}}, []),
        ({"more": {"title": "More", "mentions": [EVERYBODY[0]]}}, VIOLATION),
        ({"more": {"title": "More", "mentions": []}},
         [("undetermined", "notice/audience", "audience", "audience"), *VIOLATION]),
        ({"more": {"title": "More", "mentions": [], "incomplete": "Cut."}},
         [("undetermined", "more", "partial", "whole")]),
        # The incomplete one may name whom another names.
        ({"more": {"title": "More", "mentions": EVERYBODY}, "notice": {"incomplete": "Cut."}}, []),
    ],
)  # fmt: skip
def test_r01_each_notice_is_looked_at_by_the_people_it_is_for(
    notices: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    assert undisclosed({"documents": notices}) == wanted


def test_r01_data_of_which_nobody_says_whom_they_are_about_may_be_anybodys() -> None:
    nobody: dict[str, Any] = {"data_sets": {"account": {"subjects": ...}}}
    staff = {**STAFF, "mentions": EVERYBODY}
    found = undisclosed({**nobody, "documents": {"notice": CUSTOMERS, "staff": staff}})
    assert found == [("undetermined", "staff/audience", "audience", "audience")]
    assert undisclosed(
        {**nobody, "documents": {"notice": CUSTOMERS, "staff": {**staff, "mentions": EVERYBODY[:1]}}}
    ) == (VIOLATION)
    assert undisclosed(nobody) == VIOLATION


def test_r01_what_is_said_of_a_notice_whose_readers_are_unknown() -> None:
    more = {"title": "More", "mentions": EVERYBODY}
    [found] = undisclosed_recipient(varied("R01-bad", {"documents": {"more": more}}), GDPR)
    assert found.severity == "low"
    assert spoken("R01", [found]) == [
        (
            "Recipients that only a notice names which may not be for the people concerned (“More”): Mailwell; whom "
            "“More” is for is not known."
        )
    ]


SERVICES = ("letters", "parcels", "calls")
ABOUT = st.sets(st.sampled_from(SERVICES))


@given(st.lists(st.tuples(ABOUT, st.booleans()), max_size=3), ABOUT)
@settings(max_examples=40)
def test_who_is_named_for_one_service_is_not_named_for_another(
    mentions: list[tuple[set[str], bool]], receiving: set[str]
) -> None:
    """A mention is about the services it names, or all; R02 looks at what is mentioned outside of the list alone."""
    flow = {"from": "host.racks", "carries": "account"}
    engaged = {
        name: {
            "role": "processor",
            "by": "host",
            "purposes": "hosting",
            "receives": [flow] if name in receiving else [],
        }
        for name in SERVICES
    }
    told = [{"actor": "mailer", "listed": listed, "engagements": sorted(about)} for about, listed in mentions]
    changes = {
        "third_parties": {"mailer": {"engagements": engaged}},
        "documents": {"notice": {"mentions": [{"actor": "host", "listed": True}, *told]}},
    }
    case = varied("R01-bad", changes)

    def about(name: str) -> list[bool]:
        return [listed for services, listed in mentions if name in services or not services]

    unnamed = {name for name in receiving if not about(name)}
    limited = any(services for services, _ in mentions)
    found = {each.subject for each in undisclosed_recipient(case, GDPR)}
    assert found == ({f"mailer/{name}" for name in unnamed} if limited else {"mailer"} if unnamed else set())
    hidden = {name for name in receiving if about(name) and not any(about(name))}
    unlisted = list(mentioned_not_listed(case, GDPR))
    assert [each.subject for each in unlisted] == (["notice/mailer"] if hidden else [])
    spoken("R01", list(undisclosed_recipient(case, GDPR)))
