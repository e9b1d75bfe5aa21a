"""R13: a processor's own use, and what its controller has answered."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.reuse import processor_as_controller
from dataflow.law.purposes import following
from tests.dataflow.checks.registries import GDPR, shipped, spoken, varied, verdicts

LETTERS = ("third_parties", "mailer", "engagements", "letters")


def letters(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"mailer": {"engagements": {"letters": changes}}}}


def collected(*purposes: Any) -> dict[str, Any]:
    return {"data_sets": {"account": {"purposes": list(purposes)}}}


def test_r13_a_processor_that_does_what_it_is_asked_to() -> None:
    assert list(processor_as_controller(shipped("R13-good"), GDPR)) == []


def test_r13_a_purpose_of_its_own_and_an_engagement_of_its_own() -> None:
    found = list(processor_as_controller(shipped("R13-bad"), GDPR))
    assert verdicts(found) == [
        ("gap", "helpdesk/research:fed", "fed", None),
        ("gap", "mailer/letters", "main", None),
    ]
    assert spoken("R13", found) == [
        (
            "Helpdesk receives these data as a processor, then re-uses them as a controller (develop new products):"
            " full name. No written authorisation by Acme and no compatibility test is on record."
        ),
        (
            "Mailwell, a processor, re-uses data for a purpose that usually serves its own account (targeted"
            " advertising), other than they were collected for (provide the subscribed service): full name and"
            " e-mail address. No written authorisation by Acme and no compatibility test is on record."
        ),
    ]
    fed, own = found
    assert (fed.fields, fed.actors, fed.data_sets) == (("full_name",), ("helpdesk",), ("account",))
    assert fed.entry == ("third_parties", "helpdesk", "engagements", "research")
    assert own.entry == LETTERS
    assert own.hops == ("third_parties/mailer/engagements/letters/receives/0000:acme.shop>mailer.press",)
    assert [each.severity for each in found] == ["high", "high"]


UPKEEP = ("undetermined", "mailer/letters:upkeep", "upkeep", "services")


@pytest.mark.parametrize(
    ("purposes", "wanted"),
    [
        (["service_improvement"], [UPKEEP]),
        (["service_improvement", "customer_support"], [UPKEEP]),
        (["aggregate_statistics"], [UPKEEP]),
        (["service_improvement", "advertising"], [("gap", "mailer/letters", "main", None), UPKEEP]),
    ],
)
def test_r13_maintenance_may_be_the_controllers(purposes: list[str], wanted: list[Any]) -> None:
    """Whoever maintains a controller's services acts for it; that they are its own is for its contract to say."""
    found = list(processor_as_controller(varied("R13-good", letters(purposes=purposes)), GDPR))
    assert verdicts(found) == wanted
    assert "that may be its own or that of Acme" in spoken("R13", found)[-1]


def test_r13_a_purpose_of_its_own_while_the_role_is_not_settled() -> None:
    settled: list[Any] = ["undetermined", []]
    for role in settled:
        case = varied("R13-good", {**letters(role=role, purposes=["advertising"])})
        found = list(processor_as_controller(case, GDPR))
        assert verdicts(found) == [("undetermined", "mailer/letters:unsettled", "unsettled", "role")]
        assert found[0].severity == "high"
        assert spoken("R13", found)[0].startswith(
            "Mailwell, whose role is not settled, uses these data for a"
        )


@pytest.mark.parametrize("role", ["controller", "independent_controller", "joint_controller", "recipient"])
def test_r13_who_is_no_processor_may_have_purposes_of_its_own(role: str) -> None:
    case = varied("R13-good", letters(role=role, purposes=["advertising"]))
    assert list(processor_as_controller(case, GDPR)) == []


def test_r13_a_purpose_that_the_controller_has_too_is_the_controllers() -> None:
    case = varied("R13-bad", {**collected("service_provision", "advertising")})
    assert [each.subject for each in processor_as_controller(case, GDPR)] == ["helpdesk/research:fed"]


def test_r13_what_a_controller_gets_from_elsewhere_is_not_fed_by_its_processing() -> None:
    changes = {"third_parties": {"helpdesk": {"engagements": {"research": {
        "receives": [{"from": "shop", "carries": "full_name@account"}]}}}}}  # fmt: skip
    found = list(processor_as_controller(varied("R13-bad", changes), GDPR))
    assert [each.subject for each in found] == ["mailer/letters"]


def test_r13_a_flow_outside_any_engagement_to_another_place_of_the_processor() -> None:
    flow = {"from": "helpdesk.calls", "to": "helpdesk.lab", "carries": "full_name@account"}
    changes = {
        "flows": [{**flow, "purposes": "advertising"}],
        "third_parties": {"helpdesk": {"engagements": {"research": ...}}, "mailer": ...},
    }
    found = list(processor_as_controller(varied("R13-bad", changes), GDPR))
    assert verdicts(found) == [("gap", "helpdesk.calls>helpdesk.lab", "main", None)]
    assert "by Acme" in spoken("R13", found)[0]
    assert found[0].entry == ("flows", 0)


def test_r13_what_it_got_as_a_controller_feeds_no_controller() -> None:
    changes = {"third_parties": {"helpdesk": {"engagements": {"support": {"role": "controller"}}}}}
    found = list(processor_as_controller(varied("R13-bad", changes), GDPR))
    assert [each.subject for each in found] == ["mailer/letters"]


def test_r13_a_flow_outside_any_engagement_that_the_processor_does_not_feed() -> None:
    flow = {"from": "shop", "to": "mailer.press", "carries": "account", "purposes": "advertising"}
    assert list(processor_as_controller(varied("R13-good", {"flows": [flow]}), GDPR)) == []


def test_r13_names_only_what_was_collected_for_something_else() -> None:
    offers = {
        "label": "Offers",
        "role": "controller",
        "fields": ["postal_address"],
        "purposes": ["advertising"],
    }
    changes = letters(receives=[{"from": "shop", "carries": ["account", "offers"]}])
    found = list(
        processor_as_controller(varied("R13-bad", {"data_sets": {"offers": offers}, **changes}), GDPR)
    )
    assert found[1].fields == ("full_name", "email_address")
    assert found[1].data_sets == ("account",)


def test_r13_a_controller_that_its_own_processing_feeds_without_a_purpose() -> None:
    changes = {"third_parties": {"helpdesk": {"engagements": {"research": {"purposes": []}}}, "mailer": ...}}
    found = list(processor_as_controller(varied("R13-bad", changes), GDPR))
    assert spoken("R13", found) == [
        (
            "Helpdesk receives these data as a processor, then re-uses them as a controller, with no purpose stated: "
            "full name. No written authorisation by Acme and no compatibility test is on record."
        )
    ]
    assert verdicts(found) == [("gap", "helpdesk/research:fed_unsaid", "fed_unsaid", None)]


def research(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"mailer": ..., "helpdesk": {"engagements": {"research": changes}}}}


@pytest.mark.parametrize(
    ("reuse", "wanted"),
    [
        ("authorised", []),
        ("refused", [("violation", "mailer/letters:refused", "refused", None)]),
        ({"value": "authorised", "valid_from": "2026-11-23"}, [("gap", "mailer/letters", "main", None)]),
        ({"value": "authorised", "valid_to": "2026-11-21"}, [("gap", "mailer/letters", "main", None)]),
        ({"value": "authorised", "status": "unknown"}, [("gap", "mailer/letters", "main", None)]),
        (
            {"value": "refused", "valid_from": "2026-11-22"},
            [("violation", "mailer/letters:refused", "refused", None)],
        ),
    ],
)
def test_r13_what_the_controller_has_answered_on_the_day(reuse: Any, wanted: list[Any]) -> None:
    changes: dict[str, Any] = letters(reuse=reuse)
    changes["third_parties"]["helpdesk"] = ...
    found = list(processor_as_controller(varied("R13-bad", changes), GDPR))
    assert verdicts(found) == wanted
    assert all("the authorisation of Acme" in told or "by Acme" in told for told in spoken("R13", found))


@pytest.mark.parametrize(
    ("own", "handing", "wanted"),
    [
        (None, None, "fed"),
        ("authorised", None, None),
        ("authorised", "refused", None),
        ("refused", "authorised", "fed_refused"),
        (None, "authorised", None),
        (None, "refused", "fed_refused"),
    ],
)
def test_r13_the_answer_stands_with_the_reuse_else_with_the_processing_that_feeds_it(
    own: str | None, handing: str | None, wanted: str | None
) -> None:
    changes = research(**({"reuse": own} if own else {}))
    changes["third_parties"]["helpdesk"]["engagements"]["support"] = {"reuse": handing} if handing else {}
    found = list(processor_as_controller(varied("R13-bad", changes), GDPR))
    assert [each.variant for each in found] == ([wanted] if wanted else [])


def test_r13_an_authorisation_for_one_processing_is_none_for_another() -> None:
    """Two engagements hand the helpdesk the names; only one of them says that they may be re-used."""
    second = {"role": "processor", "places": "calls", "purposes": "contact_requests",
              "receives": [{"from": "shop", "carries": "full_name@account"}]}  # fmt: skip
    for answer, wanted in (({}, "fed"), ({"reuse": "authorised"}, None), ({"reuse": "refused"}, "fed")):
        changes = research()
        changes["third_parties"]["helpdesk"]["engagements"] |= {
            "support": {"reuse": "authorised"}, "second": {**second, **answer},
        }  # fmt: skip
        found = list(processor_as_controller(varied("R13-bad", changes), GDPR))
        assert [each.variant for each in found] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("uses", "wanted"),
    [
        ([{"purpose": "research_new_products", "basis": {"gdpr": "6_1_c"}}], 0),
        (["legal_obligation"], 0),
        (["legal_obligation", "research_new_products"], 1),
        ([{"purpose": "research_new_products", "basis": {"gdpr": "6_1_a"}}], 1),
        ([{"purpose": "research_new_products", "basis": {"ci_2013_450": "ci_14_legal_obligation"}}], 1),
    ],
)
def test_r13_what_a_law_asks_of_the_party_itself_needs_nobodys_leave(uses: list[Any], wanted: int) -> None:
    assert len(list(processor_as_controller(varied("R13-bad", research(purposes=uses)), GDPR))) == wanted


def test_r13_joint_controllers_have_decided_together() -> None:
    assert list(processor_as_controller(varied("R13-bad", research(role="joint_controller")), GDPR)) == []


def test_r13_it_is_the_controllers_answer_that_is_wanted_however_far_up_it_is() -> None:
    """The mailer works for the helpdesk, which works for Acme; a ring, several or nobody: « the controller »."""

    def told(by: str, helpdesk: dict[str, Any], **more: Any) -> str:
        changes = {"third_parties": {
            "helpdesk": {"engagements": {"research": ..., "support": helpdesk}},
            "mailer": {"engagements": {"letters": {"by": by, "role": "sub_processor"}}},
        }, **more}  # fmt: skip
        found = processor_as_controller(varied("R13-bad", changes), GDPR)
        (said,) = [each for each in spoken("R13", list(found)) if each.startswith("Mailwell")]
        return said.partition("authorisation by ")[2].partition(" and no")[0]

    assert told("helpdesk", {}) == "Acme"
    assert told("helpdesk", {"role": "joint_controller"}) == "Helpdesk"
    assert told("helpdesk", {"role": "undetermined"}) == "the controller"
    assert told("helpdesk", {"by": "mailer"}) == "the controller"
    unsettled = {"data_sets": {"account": {"role": "undetermined"}}}
    assert told("helpdesk", {}, **unsettled) == "the controller"
    assert told("acme", {}, data_sets={"account": {"role": "processor"}}) == "the controller"


def test_r13_what_a_controller_of_its_own_has_done_by_others_it_answers_for() -> None:
    for role, wanted in (("independent_controller", 0), ("undetermined", 1)):
        changes = letters(by="helpdesk")
        changes["third_parties"]["helpdesk"] = {"engagements": {"research": ..., "support": {"role": role}}}
        assert len(list(processor_as_controller(varied("R13-bad", changes), GDPR))) == wanted


PURPOSES = sorted(following())
ROLES = ["processor", "sub_processor", "independent_controller", "recipient", "undetermined"]


def naive(role: str, purposes: list[str], collected: list[str], reuse: str | None) -> set[tuple[str, str]]:
    """Verdict and message, as the page of the checks says it, purpose by purpose."""
    found = set()
    acting = role in ("processor", "sub_processor")
    for purpose in purposes:
        follow = following()[purpose]
        own = follow.own and not {purpose, *follow.serves} & set(collected)
        if not own or not collected:
            continue
        if acting and reuse != "authorised":
            if follow.upkeep:
                found.add(("undetermined", "upkeep_refused" if reuse == "refused" else "upkeep"))
            else:
                found.add(("violation", "refused") if reuse == "refused" else ("gap", "main"))
        elif role == "undetermined" and not follow.serves_any:
            found.add(("undetermined", "unsettled"))
    return found


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(ROLES),
    st.lists(st.sampled_from(PURPOSES), max_size=4, unique=True),
    st.lists(st.sampled_from(PURPOSES), max_size=3, unique=True),
    st.sampled_from([None, "authorised", "refused"]),
)
def test_r13_says_what_the_page_says(
    role: str, purposes: list[str], collected_for: list[str], reuse: str | None
) -> None:
    changes = {
        **collected(*collected_for),
        **letters(role=role, purposes=purposes, **({"reuse": reuse} if reuse else {})),
    }
    found = [
        (each.verdict, each.variant) for each in processor_as_controller(varied("R13-good", changes), GDPR)
    ]
    assert len(found) == len(set(found))
    assert set(found) == naive(role, purposes, collected_for, reuse)
