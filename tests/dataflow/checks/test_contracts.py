"""R10 and R14: contracts with processors, arrangements of joint controllers."""

from typing import Any

import pytest

from dataflow.checks.case import Regime
from dataflow.checks.contracts import agreement_missing, joint_without_arrangement
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts

ALL = list("abcdefgh")
LETTERS = ("violation", "mailer/letters", "clauses", None)


def test_r10_under_a_law_that_does_not_say_since_when_it_applies_no_contract_is_too_old() -> None:
    asked = GDPR.law.contracts.model_copy(update={"since": None})
    law = GDPR.law.model_copy(update={"contracts": asked})
    regime = type("Always", (Regime,), {"law": property(lambda _self: law)})(*GDPR)
    old = varied("R10-good", hosting(contract={"clauses": ALL, "date": "2017-01-01"}))
    assert [each.variant for each in agreement_missing(old, GDPR)] == ["read_when"]
    assert list(agreement_missing(old, regime)) == []


@pytest.mark.parametrize("regime", [GDPR, CI])
def test_r10_contracts_that_hold_everything(regime: Any) -> None:
    assert list(agreement_missing(shipped("R10-good"), regime)) == []


def test_r10_no_contract_and_missing_clauses() -> None:
    found = list(agreement_missing(shipped("R10-bad"), GDPR))
    assert verdicts(found) == [("gap", "host/hosting", "main", None), LETTERS]
    assert spoken("R10", found) == [
        (
            "The contract of Article 28 between Acme and Hostly is not on record (“hosting”). The organisation is a"
            " party to it."
        ),
        (
            "The processing contract between Acme and Mailwell (“Letters”) lacks clauses of Article 28(3): f) and h)."
            " The organisation is a party to it."
        ),
    ]
    assert found[0].entry == ("third_parties", "host", "engagements", "hosting")
    assert found[0].actors == ("host", "acme")
    assert found[0].data_sets == ("account",)
    assert found[0].severity is None


def test_r10_the_clauses_are_those_of_the_gdpr() -> None:
    found = list(agreement_missing(shipped("R10-bad"), CI))
    assert verdicts(found) == [("gap", "host/hosting", "main", None)]
    assert found[0].severity == "medium"  # no article of that law asks for a written contract


def hosting(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"host": {"engagements": {"hosting": changes}}}}


NONE = [("gap", "host/hosting", "main", None)]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (hosting(contract={"clauses": ALL}), []),
        (hosting(contract={"clauses": ALL, "date": "2026-11-22"}), []),
        (hosting(contract={"clauses": ALL, "date": "2026-11-23"}),
         [("violation", "host/hosting", "later", None)]),
        (hosting(contract={"date": "2026-01-01"}), [("undetermined", "host/hosting", "unread", "clauses")]),
        (hosting(contract={"clauses": ALL, "status": "unknown"}), NONE),
        (hosting(role="sub_processor"), NONE),
        (hosting(role="undetermined"), [("undetermined", "host/hosting", "role_open", "role")]),
        (hosting(role=...), [("undetermined", "host/hosting", "role_open", "role")]),
        (hosting(role=..., contract={"clauses": ALL}), []),
        (hosting(role="independent_controller"), []),
        (hosting(role="joint_controller"), []),
        (hosting(valid_to="2026-11-21"), []),
        (hosting(valid_to="2026-11-22"), NONE),
    ],
)  # fmt: skip
def test_r10_contract_and_role(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(agreement_missing(varied("R10-bad", changes), GDPR))
    spoken("R10", found)
    assert verdicts(found) == [*wanted, LETTERS]


def test_r10_a_contract_that_is_still_to_come() -> None:
    contract = {"clauses": ALL, "date": "2026-12-01"}
    found = list(agreement_missing(varied("R10-bad", hosting(contract=contract)), CI))
    assert spoken("R10", found) == [
        (
            "The processing contract between Acme and Hostly (“hosting”) dates only from 1 December 2026, while the"
            " engagement is running. The organisation is a party to it."
        )
    ]


def test_r10_under_the_ivorian_law_no_day_of_a_contract_breaks_it() -> None:
    late = varied("R10-bad", hosting(contract={"clauses": ALL, "date": "2026-12-01"}))
    [found, _] = agreement_missing(late, GDPR)
    assert (found.verdict, found.severity) == ("violation", None)
    [found] = agreement_missing(late, CI)
    assert (found.verdict, found.severity) == ("gap", "medium")
    [found] = agreement_missing(varied("R10-bad", hosting(role=...)), CI)
    assert verdicts([found]) == [("undetermined", "host/hosting", "guarantees_open", "role")]
    assert found.severity == "medium"
    assert spoken("R10", [found])[0].endswith("of which a contract is the usual proof.")


def test_r10_no_contract_is_asked_for_with_people_of_a_kind_whose_role_is_open() -> None:
    open_ = hosting(role=...)
    open_["third_parties"]["host"]["collective"] = True
    assert verdicts(list(agreement_missing(varied("R10-bad", open_), GDPR))) == [LETTERS]
    settled = {"third_parties": {"host": {"collective": True}}}
    assert verdicts(list(agreement_missing(varied("R10-bad", settled), GDPR))) == [*NONE, LETTERS]


def test_r10_what_is_not_settled_or_further_down_weighs_less() -> None:
    [found, _] = agreement_missing(varied("R10-bad", hosting(role=...)), GDPR)
    assert found.severity == "medium"
    [found, _] = agreement_missing(varied("R10-bad", hosting(by="mailer", role="sub_processor")), GDPR)
    assert (found.severity, found.actors) == ("medium", ("host", "mailer"))
    assert spoken("R10", [found])[0].endswith("may ask for a copy, and need not do so for each.")


@pytest.mark.parametrize("regime", [GDPR, CI])
def test_r10_a_contract_that_is_over_while_the_engagement_goes_on(regime: Any) -> None:
    """Good: it runs, or is renewed by itself; bad: it ended; open: nobody said whether it was renewed."""
    for good in ({"ends": "2026-11-22"}, {"ends": "2025-01-01", "renewal": "tacit"}, {"term": "service"}):
        case = varied("R10-good", hosting(contract={"clauses": ALL, "date": "2024-01-10", **good}))
        assert list(agreement_missing(case, regime)) == []
    gdpr = regime is GDPR
    for renewal in ("none", "explicit"):
        bad = {"clauses": ["a"], "date": "2024-01-10", "ends": "2026-11-21", "renewal": renewal}
        [found] = agreement_missing(varied("R10-good", hosting(contract=bad)), regime)
        assert verdicts([found]) == [("gap", "host/hosting", "over", None)]
        assert found.severity == ("high" if gdpr else "medium")
        assert "ended on 21 November 2026" in spoken("R10", [found])[0]
    open_ = {"clauses": ["a"], "date": "2024-01-10", "ends": "2026-11-21"}
    [first, *rest] = agreement_missing(varied("R10-good", hosting(contract=open_)), regime)
    assert verdicts([first]) == [("undetermined", "host/hosting:renewal", "lapsed", "renewal")]
    assert first.severity == ("medium" if gdpr else "low")
    assert [each.variant for each in rest] == (["clauses"] if gdpr else [])
    spoken("R10", [first, *rest])


def test_r10_a_contract_that_only_starts_to_run_later() -> None:
    late = varied(
        "R10-good", hosting(contract={"clauses": ALL, "date": "2026-01-10", "starts": "2026-12-01"})
    )
    [found] = agreement_missing(late, GDPR)
    assert verdicts([found]) == [("violation", "host/hosting", "starts", None)]
    assert "takes effect only on 1 December 2026" in spoken("R10", [found])[0]


def test_r10_an_amendment_shows_that_an_old_contract_was_read_again() -> None:
    for on, wanted in (("2017-06-01", ["read_when"]), ("2020-06-01", []), ("2027-01-01", ["read_when"])):
        held = {"clauses": ALL, "date": "2017-01-01", "amendments": [{"on": on, "what": "Clauses added"}]}
        found = list(agreement_missing(varied("R10-good", hosting(contract=held)), GDPR))
        assert [each.variant for each in found] == wanted


def test_r14_an_arrangement_that_is_over_or_whose_end_is_past() -> None:
    def of(**parts: str) -> list[tuple[str, str, str | None]]:
        joint = hosting(role="joint_controller", contract={"title": "Arrangement", **parts})
        found = list(joint_without_arrangement(varied("R10-good", joint), GDPR))
        spoken("R14", found)
        return [(each.verdict, each.variant, each.decides) for each in found]

    assert of(ends="2026-11-21", renewal="tacit") == of(ends="2026-11-22") == []
    assert of(ends="2026-11-21", renewal="none") == [("gap", "over", None)]
    assert of(ends="2026-11-21") == [("undetermined", "lapsed", "renewal")]
    assert of(starts="2026-11-23") == [("violation", "starts", None)]


OWN = {None: "own", "mailer": "further"}


@pytest.mark.parametrize("by", OWN)
@pytest.mark.parametrize(
    ("contract", "role", "wanted"),
    [
        (None, "processor", {"own": ("gap", "main", None), "further": ("gap", "main", "medium")}),
        (None, ..., {"own": ("undetermined", "role_open", "medium"),
                     "further": ("undetermined", "role_open", "low")}),
        ({"date": "2020-01-01"}, "processor", {"own": ("undetermined", "unread", "medium"),
                                               "further": ("undetermined", "unread", "low")}),
        ({"date": "2018-05-24"}, "processor", {"own": ("gap", "predates", "high"),
                                               "further": ("gap", "predates", "low")}),
        ({"date": "2018-05-24", "clauses": ["a"]}, "processor",
         {"own": ("violation", "clauses_old", None), "further": ("violation", "clauses_old", "medium")}),
        ({"date": "2018-05-25", "clauses": ["a"]}, "processor",
         {"own": ("violation", "clauses", None), "further": ("violation", "clauses", "medium")}),
        ({"date": "2018-05-24", "clauses": ALL}, "processor",
         {"own": ("undetermined", "read_when", "medium"), "further": ("undetermined", "read_when", "low")}),
        ({"date": "2026-12-01", "clauses": ALL}, "processor",
         {"own": ("violation", "later", None), "further": ("violation", "later", "medium")}),
    ],
)  # fmt: skip
def test_r10_each_contract_is_told_once_and_weighs_less_between_third_parties(
    by: str | None, contract: Any, role: Any, wanted: Any
) -> None:
    changes: dict[str, Any] = {"role": role, **({"contract": contract} if contract else {})}
    changes |= {"by": by} if by else {}
    found = [
        each
        for each in agreement_missing(varied("R10-bad", hosting(**changes)), GDPR)
        if each.subject == "host/hosting"
    ]
    assert [(each.verdict, each.variant, each.severity) for each in found] == [wanted[OWN[by]]]
    spoken("R10", found)


def documented(read: str | None, contract: dict[str, Any]) -> dict[str, Any]:
    """The host's contract with a review of that day among the documents."""
    review = {"title": "Review", "kind": "contract", **({"date": read} if read else {})}
    return hosting(contract=contract) | {"documents": {"review": review}}


@pytest.mark.parametrize(
    ("date", "contract", "wanted"),
    [
        ("2024-01-10", {"cite": "review"}, []),
        ("2024-01-10", {"document": "review"}, []),
        ("2018-05-25", {"cite": "review"}, []),
        ("2018-05-24", {"cite": "review"}, ["read_when"]),
        ("2026-11-23", {"cite": "review"}, ["read_when"]),  # still to come on the day
        (None, {"cite": "review"}, ["read_when"]),
        ("2024-01-10", {}, ["read_when"]),
        ("2024-01-10", {"status": "enrichment", "dated": "2024-01-10"}, []),
        ("2024-01-10", {"cite": "review", "clauses": ["a"]}, ["clauses"]),
        ("2024-01-10", {"cite": "review", "clauses": []}, ["unread"]),
    ],
)
def test_r10_an_old_contract_is_read_again_where_something_of_later_date_shows_it(
    date: str | None, contract: dict[str, Any], wanted: list[str]
) -> None:
    changes = documented(date, {"date": "2017-03-01", "clauses": ALL, **contract})
    found = [
        each for each in agreement_missing(varied("R10-bad", changes), GDPR) if each.subject == "host/hosting"
    ]
    assert [each.variant for each in found] == wanted
    spoken("R10", found)


def test_r10_under_a_law_without_clauses_no_contract_is_too_old() -> None:
    changes = hosting(contract={"date": "2013-01-01"})
    assert list(agreement_missing(varied("R10-bad", changes), CI)) == []


def bank_and_host(role: Any) -> dict[str, Any]:
    """A bank in that role, and a host that it engages for what it gets."""
    held = {"by": "bank", "role": "processor", "receives": [{"from": "bank.accounts", "carries": "account"}]}
    vault = {
        "name": "Vaulty", "recipients": "unknown", "places": {"dc": {"label": "Dc"}}, "engagements": {"vault": held}
    }  # fmt: skip
    pay = {"role": role, "contract": {"date": "2026-01-01", "clauses": ALL}}
    return {"third_parties": {"vaulty": vault, "bank": {"engagements": {"payment": pay}}}}


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("processor", [("gap", "vaulty/vault", "main", None)]),
        ("sub_processor", [("gap", "vaulty/vault", "main", None)]),
        ("undetermined", [("undetermined", "vaulty/vault", "chain_open", "above")]),
        (..., [("undetermined", "vaulty/vault", "chain_open", "above")]),
        ("independent_controller", []),
        ("joint_controller", []),
        ("public_authority", []),
    ],
)
def test_r10_what_an_independent_controller_signs_with_its_processors_is_its_own_matter(
    role: Any, wanted: Any
) -> None:
    found = list(agreement_missing(varied("R10-good", bank_and_host(role)), GDPR))
    assert verdicts(found) == wanted
    spoken("R10", found)


def test_r10_the_organisation_as_a_processor_needs_one_too() -> None:
    changes = {
        "third_parties": {"clients": {"name": "Clients"}},
        "organisation": {"engagements": {"service": {"by": "clients", "role": "processor", "receives": []}}},
    }
    [found, *_] = agreement_missing(varied("R10-good", changes), GDPR)
    assert (found.subject, found.severity) == ("acme/service", None)
    assert found.entry == ("organisation", "engagements", "service")


def test_r14_an_arrangement_is_on_record() -> None:
    assert list(joint_without_arrangement(shipped("R14-good"), GDPR)) == []


def test_r14_no_arrangement() -> None:
    [found] = joint_without_arrangement(shipped("R14-bad"), GDPR)
    assert verdicts([found]) == [("gap", "twin/together", "main", None)]
    assert spoken("R14", [found]) == [
        "Twin and Acme are joint controllers for “Joint shop”, and no arrangement is on record: not documented."
    ]
    assert (found.actors, found.data_sets) == (("twin", "acme"), ("account",))


def together(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"twin": {"engagements": {"together": changes}}}}


def entities(role: Any, *names: str) -> dict[str, Any]:
    return {
        "organisation": {
            "entities": {name: {"legal_name": name.title()} for name in names},
            "entities_role": role,
        }
    }


MAIN = [("gap", "twin/together", "main", None)]
ALONE = [("gap", "account", "alone", None)]
OPEN = ("undetermined", "acme/entities", "entities_open", "shared")
COMPANIES = ("gap", "acme/entities", "entities", None)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        (together(contract={"date": "2026-11-22"}), []),
        (together(contract={"date": "2026-11-23"}), [("violation", "twin/together", "later", None)]),
        (together(contract={"status": "unknown"}), MAIN),
        (together(role="independent_controller"), ALONE),
        (together(role="independent_controller") | {"data_sets": {"account": {"role": "controller"}}}, []),
        (
            together(role="independent_controller") | {"data_sets": {"account": {"valid_to": "2026-11-21"}}},
            [],
        ),
        (
            together(role="independent_controller") | {"data_sets": {"account": {"valid_to": "2026-11-22"}}},
            ALONE,
        ),
        (entities({"status": "unknown"}, "one"), MAIN),
        (entities({"status": "unknown"}, "one", "two"), [*MAIN, OPEN]),
        (entities("undetermined", "one", "two"), [*MAIN, OPEN]),
        (entities("independent_controller", "one", "two"), MAIN),
        (entities("joint_controller", "one", "two"), [*MAIN, COMPANIES]),
        (entities("joint_controller", "one", "two") | together(role="independent_controller"), [COMPANIES]),
    ],
)
def test_r14_who_is_joint_with_whom(
    changes: dict[str, Any], wanted: list[tuple[str, str, str, str | None]]
) -> None:
    found = list(joint_without_arrangement(varied("R14-bad", changes), GDPR))
    spoken("R14", found)
    assert verdicts(found) == wanted


@pytest.mark.parametrize(("kind", "count"), [("contract", 0), ("privacy_policy", 1)])
def test_r14_companies_have_an_arrangement_when_their_role_cites_a_contract(kind: str, count: int) -> None:
    changes = entities({"value": "joint_controller", "cite": "paper L1"}, "one", "two") | together(
        contract={"title": "Arrangement"}
    )
    changes["documents"] = {"paper": {"title": "Paper", "kind": kind}}
    found = list(joint_without_arrangement(varied("R14-bad", changes), GDPR))
    assert len(found) == count
    assert [(each.entry, each.actors) for each in found] == [
        (("organisation", "entities_role"), ("acme",))
    ] * count
    assert spoken("R14", found) == [
        "One and Two are joint controllers, and no arrangement is on record: not documented."
    ] * count  # fmt: skip


def test_r14_joint_with_nobody_who_is_named() -> None:
    [found] = joint_without_arrangement(varied("R14-bad", together(role="processor")), GDPR)
    assert found.entry == ("data_sets", "account")
    assert (found.actors, found.data_sets) == (("acme",), ("account",))
    assert spoken("R14", [found]) == [
        (
            "Acme is a joint controller of “Account”, but neither the other controller nor their "
            "arrangement is on record: not documented."
        )
    ]


@pytest.mark.parametrize(
    ("data_sets", "wanted"),
    [(["account"], [*MAIN, ("gap", "visits", "alone", None)]), (["account", "visits"], MAIN), ([], MAIN)],
)
def test_r14_joint_with_somebody_for_other_data(data_sets: list[str], wanted: list[Any]) -> None:
    """Who is joint controller of the accounts is not by that joint controller of the visits."""
    visits = {"label": "Visits", "role": "joint_controller", "fields": ["ip_address"]}
    changes = {"data_sets": {"visits": visits}, **together(data_sets=data_sets, receives=[])}
    assert verdicts(list(joint_without_arrangement(varied("R14-bad", changes), GDPR))) == wanted


def test_r10_what_is_left_open() -> None:
    found = list(agreement_missing(shipped("R10-open"), GDPR))
    assert verdicts(found) == [
        ("undetermined", "accountant/books", "read_when", "reading"),
        ("undetermined", "agency/travel", "role_open", "role"),
        ("undetermined", "host/hosting", "unread", "clauses"),
        ("undetermined", "mailer/letters", "chain_open", "above"),
    ]
    assert [each.severity for each in found] == ["medium", "medium", "medium", "low"]
    spoken("R10", found)
