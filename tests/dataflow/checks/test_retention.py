"""R18, R19: how long, by whom, and for how long elsewhere."""

from typing import Any

import pytest

from dataflow.checks.case import Found, Regime
from dataflow.checks.retention import downstream_retention_exceeds, retention_missing
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts

BOTH = pytest.mark.parametrize("regime", [GDPR, CI], ids=["gdpr", "ci"])


@BOTH
def test_r18_a_period_for_everything_that_is_ones_own(regime: Regime) -> None:
    assert list(retention_missing(shipped("R18-good"), regime)) == []


@pytest.mark.parametrize(
    ("regime", "last", "says", "severity"),
    [
        (GDPR, ("undetermined", "messages", "criteria", "criteria"),
         "“Messages”: only criteria are stated, and no period.", "low"),
        (CI, ("gap", "messages", "criteria_only", None),
         "“Messages”: only criteria are stated, where the notice has to give the period.", None),
    ],
    ids=["gdpr", "ci"],
)  # fmt: skip
def test_r18_no_period_none_for_a_field_and_criteria_only(
    regime: Regime, last: Any, says: str, severity: str | None
) -> None:
    found = list(retention_missing(shipped("R18-bad"), regime))
    assert verdicts(found) == [("gap", "account", "some", None), ("gap", "logs", "main", None), last]
    assert spoken("R18", found) == [
        "For “Account”, the retention of some data is not stated: full name.",
        "No retention period, and no criterion, is stated for “Logs”.",
        says,
    ]
    assert [each.fields for each in found] == [("full_name",), ("ip_address",), ()]
    assert [each.severity for each in found] == [None, None, severity]
    assert [(each.entry, each.data_sets) for each in found][1] == (("data_sets", "logs"), ("logs",))


@pytest.mark.parametrize(
    ("role", "left"),
    [
        ("processor", []),
        ("sub_processor", []),
        ("controller", [("gap", "hosted", "main", None)]),
        ("joint_controller", [("gap", "hosted", "main", None)]),
        ("undetermined", [("undetermined", "acme", "role_open", "role")]),
        ([], [("undetermined", "acme", "role_open", "role")]),
    ],
)
def test_r18_only_what_is_held_for_others_is_left_to_them(role: Any, left: list[Any]) -> None:
    case = varied("R18-good", {"data_sets": {"hosted": {"role": role}}})
    assert verdicts(list(retention_missing(case, GDPR))) == left


@BOTH
def test_r18_where_nobody_has_settled_the_role_one_finding_names_the_data_sets(
    regime: Regime,
) -> None:
    sets = {each: {"role": "undetermined"} for each in ("account", "logs", "messages")}
    (found,) = retention_missing(varied("R18-bad", {"data_sets": sets}), regime)
    assert verdicts([found]) == [("undetermined", "acme", "role_open", "role")]
    assert found.data_sets == ("account", "logs", "messages")
    assert spoken("R18", [found]) == [
        (
            "Retention is not stated, or not for all, for “Account”, “Logs” and “Messages”; as the role of Acme for"
            " these data is not settled, whether it has to set the period is not known."
        )
    ]


def test_r18_data_sets_of_unsettled_role_are_named_in_order() -> None:
    first = {"label": "A", "fields": ["full_name"]}
    case = varied("R18-bad", {"data_sets": {"account": {"role": "undetermined"}, "a": first}})
    (found,) = [each for each in retention_missing(case, GDPR) if each.variant == "role_open"]
    assert (found.data_sets, found.entry) == (("a", "account"), ("data_sets", "a"))


def test_r18_a_period_is_enough_whoever_has_to_set_it() -> None:
    sets = {"account": {"role": "undetermined", "retention": [{"period": "P1Y"}]}}
    assert list(retention_missing(varied("R18-good", {"data_sets": sets}), GDPR)) == []


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ({"period": "P1Y"}, 0),
        ({"period": "P1Y", "valid_from": "2026-11-22"}, 0),
        ({"period": "P1Y", "valid_from": "2026-11-23"}, 1),
        ({"period": "P1Y", "valid_to": "2026-11-22"}, 0),
        ({"period": "P1Y", "valid_to": "2026-11-21"}, 1),
        ({"then": "destroyed"}, 1),
    ],
)
def test_r18_only_rules_that_hold_and_say_something_count(rule: dict[str, str], left: int) -> None:
    case = varied("R18-good", {"data_sets": {"account": {"retention": [rule]}}})
    assert len(list(retention_missing(case, GDPR))) == left


def test_r18_a_data_set_of_the_past_or_without_fields_is_left_out() -> None:
    past = {"data_sets": {"logs": {"valid_to": "2026-11-21"}, "account": {"fields": []}, "messages": ...}}
    case = varied("R18-bad", {**past, "organisation": {"collects": []}})
    changed = list(retention_missing(case, GDPR))
    assert changed == []


@BOTH
def test_r18_what_a_cut_document_does_not_say_is_unknown(regime: Regime) -> None:
    documents = {
        "cut": {"title": "Cut", "incomplete": "the end is missing"},
        "whole": {"title": "Whole"},
    }
    sets = {"account": {"cite": "whole"}, "logs": {"cite": "cut"}, "messages": {"cite": ["whole", "cut"]}}
    found = list(retention_missing(varied("R18-bad", {"documents": documents, "data_sets": sets}), regime))
    assert verdicts(found) == [
        ("gap", "account", "some", None),
        ("undetermined", "cut", "cut", "document"),
    ]
    assert (found[1].data_sets, found[1].entry) == (("logs", "messages"), ("data_sets",))
    assert spoken("R18", found)[1] == (
        "Only a part of the document could be read: retention remains unknown for “Logs” and “Messages”."
    )
    uncited = varied("R18-bad", {"documents": {"cut": documents["cut"]}})
    assert [each.data_sets for each in retention_missing(uncited, regime)] == [
        ("account", "logs", "messages")
    ]


def test_r19_the_same_time_in_other_units() -> None:
    assert list(downstream_retention_exceeds(shipped("R19-good"), GDPR)) == []


def test_r19_longer_elsewhere_unknown_elsewhere_and_a_cookie_that_outlives_it() -> None:
    found = list(downstream_retention_exceeds(shipped("R19-bad"), GDPR))
    assert verdicts(found) == [
        ("violation", "acme", "main", None),
        ("gap", "courier:unknown", "unknown", None),
        ("violation", "host:hosted", "hosted", None),
    ]
    assert spoken("R19", found) == [
        "Acme keeps for 5 years data whose stated period is 3 years: analytics cookie / client ID.",
        (
            "Courier keeps data whose stated period is 3 years (from the event their rule names, if any); for how long"
            " is not documented: full name."
        ),
        (
            "Data whose stated period is 3 years remain for 4 years with Hostly, which keeps what the organisation"
            " leaves there: full name, e-mail address and analytics cookie / client ID."
        ),
    ]
    assert [each.entry for each in found] == [
        ("trackers", 0),
        ("third_parties", "courier", "engagements", "parcels"),
        ("third_parties", "host", "engagements", "hosting"),
    ]
    assert [len(each.hops) for each in found] == [0, 1, 1]
    assert (found[2].actors, found[2].data_sets) == (("host",), ("account",))


MAIN = ("violation", "host", "main", None)
HOSTED = ("violation", "host:hosted", "hosted", None)
UNKNOWN = ("gap", "host:unknown", "unknown", None)
UNCLEAR = ("undetermined", "host:unclear", "unclear", "kept")


@pytest.mark.parametrize(
    ("flow", "limit", "wanted"),
    [
        ({"retention": {"period": "P3Y1D"}}, {"period": "P3Y"}, [MAIN]),
        ({"retention": {"period": "P3Y"}}, {"period": "P3Y"}, []),
        ({"retention": {"period": "P1M"}}, {"period": "P30D"}, [UNCLEAR]),
        ({"retention": {"period": "P31D"}}, {"period": "P1M"}, [UNCLEAR]),
        ({"retention": {"period": "P32D"}}, {"period": "P1M"}, [MAIN]),
        ({"retention": {"criteria": "as needed"}}, {"period": "P3Y"}, [UNCLEAR]),
        ({"retention": {"period": "P4Y", "valid_to": "2026-11-21"}}, {"period": "P3Y"}, [UNKNOWN]),
        ({"retention": {"period": "P4Y"}}, {"criteria": "as needed"}, []),
        ({"retention": {"period": "P4Y"}}, [{"period": "P3Y"}, {"criteria": "or longer"}], [UNCLEAR]),
        ({"retention": {"period": "P2Y"}}, [{"period": "P3Y"}, {"criteria": "or longer"}], []),
        ({"retention": {"period": "P4Y"}}, [{"period": "P3Y"}, {"period": "P5Y"}], []),
        ({"retention": [{"period": "P2Y"}, {"period": "P4Y"}]}, {"period": "P3Y"}, [MAIN]),
        ({"retention": {"period": "P4Y", "fields": ["full_name"]}}, {"period": "P3Y", "fields": ["full_name"]},
         [MAIN]),
        ({"retention": {"period": "P4Y", "fields": ["email_address"]}},
         {"period": "P3Y", "fields": ["full_name"]}, [UNKNOWN]),
        ({}, {"period": "P3Y"}, [UNKNOWN]),
        ({"storage": "only_here"}, {"period": "P3Y"}, [UNKNOWN]),
        ({"storage": {}}, {"period": "P3Y"}, [UNCLEAR]),
        ({"status": "unknown"}, {"period": "P3Y"}, [UNCLEAR]),
        ({"storage": "not_stored"}, {"period": "P3Y"}, []),
        ({"storage": "not_stored", "retention": {"period": "P4Y"}}, {"period": "P3Y"}, []),
    ],
)  # fmt: skip
def test_r19_periods_are_compared_where_they_can_be(
    flow: dict[str, Any], limit: Any, wanted: list[Any]
) -> None:
    receives = [{"from": "shop", "carries": "account", "kind": "share", "storage": "stored", **flow}]
    changes = {
        "data_sets": {"account": {"retention": limit if isinstance(limit, list) else [limit]}},
        "third_parties": {"host": {"engagements": {"hosting": {"receives": receives}}}},
    }
    assert verdicts(list(downstream_retention_exceeds(varied("R19-good", changes), GDPR))) == wanted


def kept_by(role: Any, retention: Any, purposes: Any = "order_management", **flow: Any) -> list[Found]:
    """What is found of an account, to be kept for three years, that a party in a role keeps otherwise."""
    copy = {"from": "shop", "carries": "account", "storage": "stored", "retention": retention, **flow}
    hosting = {"role": role, "purposes": purposes, "receives": [copy]}
    case = varied("R19-good", {
        "documents": {"notice": {"title": "Notice", "date": "2026-01-01"},
                      "theirs": {"title": "Theirs", "date": "2026-01-01", "kind": "vendor_page"}},
        "data_sets": {"account": {"retention": [{"period": "P3Y"}]}},
        "third_parties": {"host": {"engagements": {"hosting": hosting}}},
    })  # fmt: skip
    found = list(downstream_retention_exceeds(case, GDPR))
    spoken("R19", found)
    return found


ROLE_OPEN = ("undetermined", "host:role_open", "role_open", "role")
ROLE_UNCLEAR = ("undetermined", "host:role_unclear", "role_unclear", "role")


@pytest.mark.parametrize(
    ("role", "longer", "unknown"),
    [
        ("processor", [MAIN], [UNKNOWN]),
        ("sub_processor", [MAIN], [UNKNOWN]),
        ("joint_controller", [MAIN], [UNKNOWN]),
        ("recipient", [ROLE_OPEN], [ROLE_UNCLEAR]),
        ("undetermined", [ROLE_OPEN], [ROLE_UNCLEAR]),
        (..., [ROLE_OPEN], [ROLE_UNCLEAR]),
        ("controller", [], []),
        ("independent_controller", [], []),
        ("public_authority", [], []),
    ],
)
def test_r19_who_decides_for_itself_answers_for_its_own_periods(role: str, longer: Any, unknown: Any) -> None:
    """Art. 28(3)(g) binds processors; while nobody knows whether one is, nothing is broken."""
    assert verdicts(kept_by(role, {"period": "P4Y"})) == longer
    assert verdicts(kept_by(role, [])) == unknown
    # Whether a party of open role keeps anything at all is R12's to ask first.
    assert (kept_by(role, [], storage={}) == []) == (
        role not in ("processor", "sub_processor", "joint_controller")
    )


@pytest.mark.parametrize(
    ("cite", "period", "wanted"),
    [
        ("notice L3", "P4Y", [("undetermined", "host:own_duty", "own_duty", "duty")]),
        ("notice L3", "P3Y", []),
        ("notice L3", "P1Y", []),
        ("theirs L3", "P4Y", []),
    ],
)
def test_r19_a_period_that_our_notice_announces_for_them_is_held_against_ours(
    cite: str, period: str, wanted: Any
) -> None:
    found = kept_by("public_authority", {"period": period, "cite": cite})
    assert verdicts(found) == wanted
    assert [each.severity for each in found] == ["medium"] * len(wanted)


@pytest.mark.parametrize(
    ("purposes", "role", "wanted"),
    [
        ("billing_accounting", "processor", [("undetermined", "host:own_file", "own_file", "file")]),
        (["hr_management", "billing_accounting"], "processor",
         [("undetermined", "host:own_file", "own_file", "file")]),
        ("legal_obligation", "sub_processor", [("undetermined", "host:own_file", "own_file", "file")]),
        ("hr_management", "processor", [MAIN]),
        ("billing_accounting", "joint_controller", [MAIN]),
        ("billing_accounting", "undetermined", [ROLE_OPEN]),
    ],
)  # fmt: skip
def test_r19_an_accountant_may_owe_its_own_file_a_longer_time(purposes: Any, role: str, wanted: Any) -> None:
    assert verdicts(kept_by(role, {"period": "P10Y"}, purposes)) == wanted


@pytest.mark.parametrize(
    ("period", "open_"), [("P10Y", True), ("P120M", True), ("P6Y", True), ("P5Y", False), ("P11Y", False)]
)
def test_r19_only_the_time_of_books_is_that_of_a_file_for_the_books(period: str, open_: bool) -> None:
    """A debt collector that keeps five years what is to go after three keeps no books by that."""
    (found,) = kept_by("processor", {"period": period}, "billing_accounting")
    assert (found.variant == "own_file") == open_
    (found,) = kept_by("processor", {"period": period}, "legal_obligation")
    assert found.variant == "own_file"


def test_r19_what_processors_have_not_said_weighs_medium() -> None:
    assert [each.severity for each in kept_by("processor", [])] == ["medium"]
    assert [each.severity for each in kept_by("processor", [], storage={})] == ["medium"]
    assert [each.severity for each in kept_by("processor", {"period": "P4Y"})] == [None]
    assert [each.severity for each in kept_by("processor", {"period": "P4Y"}, kind="host")] == ["medium"]


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("processor", [("violation", "vault", "main", None)]),
        ("undetermined", [("undetermined", "vault:role_open", "role_open", "role")]),
        ("independent_controller", []),
    ],
)
def test_r19_what_a_host_of_an_independent_controller_keeps_is_its_own_matter(role: str, wanted: Any) -> None:
    receives = [
        {"from": "host.racks", "carries": "account", "storage": "stored", "retention": {"period": "P9Y"}}
    ]
    changes = {
        "host": {"engagements": {"hosting": {"role": role}}},
        "vault": {
            "name": "Vault", "places": {"dc": {"label": "Dc"}},
            "engagements": {"copies": {"by": "host", "role": "processor", "receives": receives}},
        },
    }  # fmt: skip
    found = downstream_retention_exceeds(varied("R19-good", {"third_parties": changes}), GDPR)
    assert verdicts(list(found)) == wanted


@pytest.mark.parametrize(
    ("tracker", "count"),
    [({"lifetime": "P3Y"}, 0), ({"lifetime": "P37M"}, 1), ({"lifetime": {}}, 0),
     ({"valid_to": "2026-11-22"}, 1), ({"valid_to": "2026-11-21"}, 0), ({"field": "cookie_id"}, 0)],
)  # fmt: skip
def test_r19_a_cookie_of_the_day_whose_field_the_data_set_holds(tracker: dict[str, Any], count: int) -> None:
    whole = {"pattern": "visit", "set_by": "acme", "category": "analytics", "field": "analytics_cookie",
             "lifetime": "P5Y", **tracker}  # fmt: skip
    found = downstream_retention_exceeds(varied("R19-bad", {"trackers": [whole]}), GDPR)
    assert len([each for each in found if each.subject == "acme"]) == count


def test_r18_one_data_set_that_a_cut_document_leaves_open_is_no_subject_of_its_own() -> None:
    documents = {"cut": {"title": "Cut", "incomplete": "the end is missing"}}
    sets = {"account": {"retention": [{"period": "P3Y"}]}, "logs": {"cite": "cut"}, "messages": ...}
    case = varied("R18-bad", {"documents": documents, "data_sets": sets})
    assert verdicts(list(retention_missing(case, GDPR))) == [("undetermined", "cut", "cut", "document")]


def test_r18_after_a_data_set_of_the_past_the_next_is_looked_at() -> None:
    case = varied("R18-bad", {"data_sets": {"account": {"valid_to": "2026-11-21"}}})
    assert [each.subject for each in retention_missing(case, GDPR)] == ["logs", "messages"]


def test_r19_one_copy_that_is_kept_too_long_for_sure_goes_before_one_that_is_unclear() -> None:
    receives = [{"from": "shop", "carries": "full_name@account", "kind": "host", "storage": "stored",
                 "retention": [{"criteria": "as needed"}, {"period": "P4Y"}]}]  # fmt: skip
    changes = {
        "data_sets": {"account": {"retention": [{"period": "P3Y"}]}},
        "third_parties": {"host": {"engagements": {"hosting": {"receives": receives}}}},
    }
    (found,) = downstream_retention_exceeds(varied("R19-good", changes), GDPR)
    assert (found.verdict, found.fields) == ("violation", ("full_name",))


def test_r19_a_cookie_after_one_whose_lifetime_nobody_says_and_rules_of_its_own_field() -> None:
    cookie = {"pattern": "visit", "set_by": "acme", "category": "analytics", "field": "analytics_cookie"}
    changes = {
        "data_sets": {"account": {"retention": [{"period": "P3Y", "fields": ["analytics_cookie"]}]}},
        "trackers": [cookie, {**cookie, "pattern": "again", "lifetime": "P5Y"}],
    }
    found = downstream_retention_exceeds(varied("R19-bad", changes), GDPR)
    assert [each.entry for each in found if each.subject == "acme"] == [("trackers", 1)]


def test_r19_a_data_set_of_the_past_sets_a_cookie_no_limit() -> None:
    for valid_to, count in (("2026-11-21", 0), ("2026-11-22", 1)):
        changes = {
            "data_sets": {"account": {"valid_to": valid_to}},
            "third_parties": {"host": ..., "courier": ...},
        }
        assert len(list(downstream_retention_exceeds(varied("R19-bad", changes), GDPR))) == count


def test_r19_a_copy_outside_any_engagement_stands_at_its_flow() -> None:
    flow = {"from": "shop", "to": "host.racks", "carries": "full_name@account", "storage": "stored"}
    changes = {
        "flows": [flow],
        "trackers": [],
        "third_parties": {"host": {"engagements": ...}, "courier": ...},
    }
    (found,) = downstream_retention_exceeds(varied("R19-bad", changes), GDPR)
    assert (found.variant, found.entry) == ("role_unclear", ("flows", 0))


def _own(limit: Any, copy: dict[str, Any], place: dict[str, Any], **flow: Any) -> list[Found]:
    """The good registry with a copy of the account at another place of the organisation."""
    shares = [{"from": "shop", "to": "copies", "carries": "account", "storage": "stored",
               "retention": [copy] if copy else [], **flow}]  # fmt: skip
    changes = {
        "flows": shares,
        "third_parties": ...,
        "organisation": {"places": {"copies": {"label": "Copies", **place}}},
        "data_sets": {"account": {"retention": limit}},
    }
    return list(downstream_retention_exceeds(varied("R19-good", changes), GDPR))


OWN = ("violation", "acme.copies:own", "own", None)
OPEN = ("undetermined", "acme.copies:own_unclear", "own_unclear", "own_kept")


@pytest.mark.parametrize(
    ("limit", "copy", "place", "flow", "wanted"),
    [
        ({"period": "P0D"}, {"period": "P30D"}, {}, {}, [OWN]),
        ({"period": "P30D"}, {"period": "P30D"}, {}, {}, []),
        ({"period": "P0D"}, {}, {}, {}, []),
        ({"period": "P0D"}, {"period": "P30D", "valid_to": "2026-11-21"}, {}, {}, []),
        ({"criteria": "as needed"}, {"period": "P30D"}, {}, {}, []),
        ({"period": "P0D", "starts": "closure"}, {"period": "P30D", "starts": "closure"}, {}, {}, [OWN]),
        ({"period": "P0D", "starts": "closure"}, {"period": "P30D", "starts": "the copy"}, {}, {}, [OPEN]),
        ({"period": "P0D", "starts": "closure"}, {"period": "P30D", "starts": "the copy"},
         {"kind": "backups"}, {}, [OWN]),
        ({"period": "P0D", "starts": "closure"}, {"period": "P30D", "starts": "the copy"},
         {}, {"purposes": "backup"}, [OWN]),
        ({"period": "P0D"}, {"period": "P30D"}, {}, {"storage": {}}, [OPEN]),
        ({"period": "P0D"}, {"period": "P30D"}, {}, {"status": "unknown"}, [OPEN]),
        ({"period": "P0D"}, {"period": "P30D"}, {}, {"storage": "not_stored"}, []),
        ({"period": "P0D"}, {"period": "P30D", "fields": ["full_name"]}, {}, {}, [OWN]),
    ],
)  # fmt: skip
def test_r19_ones_own_copies_are_held_against_the_stated_period(
    limit: Any, copy: dict[str, Any], place: dict[str, Any], flow: dict[str, Any], wanted: list[Any]
) -> None:
    assert verdicts(_own(limit, copy, place, **flow)) == wanted


def test_r19_a_copy_is_told_with_its_place_and_both_rules() -> None:
    found = _own(
        {"period": "P0D", "starts": "closure"}, {"period": "P30D", "starts": "the copy"}, {"kind": "backups"}
    )
    assert spoken("R19", found) == [
        (
            "Acme keeps copies beyond the stated period. Stated: 0 days, from closure. Where the copies are: Copies; "
            "their period: 30 days, from the copy. Data: full name and e-mail address."
        )
    ]
    assert (found[0].data_sets, len(found[0].hops)) == (("account",), 1)


def test_r19_what_is_left_open() -> None:
    """And nothing of the tax office, which answers for its own period."""
    found = list(downstream_retention_exceeds(shipped("R19-open"), GDPR))
    assert verdicts(found) == [
        ("undetermined", "accountant:own_file", "own_file", "file"),
        ("undetermined", "agency:role_open", "role_open", "role"),
        ("undetermined", "host:unclear", "unclear", "kept"),
    ]
    spoken("R19", found)


def test_r18_what_is_left_open() -> None:
    found = list(retention_missing(shipped("R18-open"), GDPR))
    assert verdicts(found) == [
        ("undetermined", "account", "criteria", "criteria"),
        ("undetermined", "acme", "role_open", "role"),
        ("undetermined", "cut", "cut", "document"),
    ]
    spoken("R18", found)


def test_r19_of_several_periods_each_is_that_of_some_of_the_data() -> None:
    """“3 years and 1 year” would be read as four; of one period nothing is added."""
    visits = {
        name: {"label": name, "role": "controller", "subjects": ["customer"], "fields": ["ip_address"],
               "purposes": "network_security", "retention": {"period": period}}
        for name, period in (("visits", "P1Y"), ("calls", "P2Y"))
    }  # fmt: skip
    for carries, wanted in (
        (["account"], "is 3 years:"),
        (["account", "visits"], "is 3 years or 1 year depending on the data:"),
        (["account", "visits", "calls"], "is 3 years, 1 year or 2 years depending on the data:"),
    ):
        receives = [{"from": "shop", "carries": carries, "storage": "stored", "retention": {"period": "P4Y"}}]
        changes: dict[str, Any] = {
            "data_sets": visits,
            "third_parties": {"host": {"engagements": {"hosting": {"receives": receives}}}},
        }
        found = list(downstream_retention_exceeds(varied("R19-bad", changes), GDPR))
        assert any(wanted in said for said in spoken("R19", found)), spoken("R19", found)
