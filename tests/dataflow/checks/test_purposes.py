"""R13, R15, R16: whose purposes, which ones, and what they need."""

from typing import Any

import pytest

from dataflow.checks.case import Regime
from dataflow.checks.purposes import minimisation, processor_as_controller, purpose_mismatch
from dataflow.law.purposes import needs
from registry.vocabulary import vocabulary
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts

BOTH = pytest.mark.parametrize("regime", [GDPR, CI], ids=["gdpr", "ci"])
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
        ("violation", "helpdesk/research:fed", "fed", None),
        ("violation", "mailer/letters", "main", None),
    ]
    assert spoken("R13", found) == [
        (
            "Helpdesk receives these data as a processor, then uses them as a controller (develop new products):"
            " full name."
        ),
        (
            "Mailwell, a processor, also uses these data for a purpose of its own (targeted advertising), which is"
            " not what they were collected for (provide the subscribed service): full name and e-mail address."
        ),
    ]
    fed, own = found
    assert (fed.fields, fed.actors, fed.data_sets) == (("full_name",), ("helpdesk",), ("account",))
    assert fed.entry == ("third_parties", "helpdesk", "engagements", "research")
    assert own.entry == LETTERS
    assert own.hops == ("third_parties/mailer/engagements/letters/receives/0000:acme.shop>mailer.press",)
    assert own.severity is None


UPKEEP = ("undetermined", "mailer/letters:upkeep", "upkeep", "services")


@pytest.mark.parametrize(
    ("purposes", "wanted"),
    [
        (["service_improvement"], [UPKEEP]),
        (["service_improvement", "customer_support"], [UPKEEP]),
        (["service_improvement", "advertising"], [("violation", "mailer/letters", "main", None)]),
    ],
)
def test_r13_maintenance_may_be_the_controllers(purposes: list[str], wanted: list[Any]) -> None:
    """Whoever maintains a controller's services acts for it; that they are its own is for its contract to say."""
    found = list(processor_as_controller(varied("R13-good", letters(purposes=purposes)), GDPR))
    assert verdicts(found) == wanted
    told = "that may be about services of its own or about its controller’s"
    assert (told in spoken("R13", found)[0]) == (wanted[0][2] == "upkeep")


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
    assert verdicts(found) == [("violation", "helpdesk.calls>helpdesk.lab", "main", None)]
    assert found[0].entry == ("flows", 0)


@BOTH
def test_r15_uses_that_follow_from_the_collection_or_rest_on_consent(regime: Regime) -> None:
    assert list(purpose_mismatch(shipped("R15-good"), regime)) == []


@BOTH
def test_r15_never_compatible_and_not_tested(regime: Regime) -> None:
    found = list(purpose_mismatch(shipped("R15-bad"), regime))
    assert verdicts(found) == [
        ("gap", "bank/product:untested", "untested", None),
        ("violation", "mailer/letters", "main", None),
    ]
    assert spoken("R15", found) == [
        (
            "Bank uses data for another purpose (maintain and improve services) than they were collected for"
            " (security), with neither a compatibility test nor consent on record: IP address."
        ),
        (
            "Mailwell uses data for a purpose (targeted advertising) that is not compatible, without consent, with"
            " what they were collected for (security): full name and IP address."
        ),
    ]
    assert (found[1].entry, found[1].fields, found[1].data_sets) == (
        LETTERS,
        ("full_name", "ip_address"),
        ("account",),
    )


@pytest.mark.parametrize(
    ("regime", "basis", "left"),
    [
        (GDPR, {"gdpr": "6_1_a"}, 0),
        (GDPR, {"gdpr": "6_1_c"}, 0),
        (GDPR, {"gdpr": "6_1_f"}, 1),
        (GDPR, {"ci_2013_450": "ci_14_consent"}, 1),
        (CI, {"ci_2013_450": "ci_14_consent"}, 0),
        (CI, {"ci_2013_450": "ci_14_legal_obligation"}, 0),
        (CI, {"ci_2013_450": "ci_14_contract"}, 1),
        (CI, {"gdpr": "6_1_a"}, 1),
    ],
)
def test_r15_consent_or_a_law_of_that_regime_makes_the_test_needless(
    regime: Regime, basis: dict[str, str], left: int
) -> None:
    case = varied("R15-good", letters(purposes=[{"purpose": "advertising", "basis": basis}]))
    assert len(list(purpose_mismatch(case, regime))) == left


def test_r15_one_purpose_of_the_collection_that_leaves_it_open_calls_for_the_test() -> None:
    case = varied("R15-bad", collected("network_security", "personalisation"))
    found = list(purpose_mismatch(case, GDPR))
    assert verdicts(found)[1] == ("gap", "mailer/letters:untested", "untested", None)


def test_r15_a_purpose_stated_where_it_is_collected_counts() -> None:
    collect = {"from": "customer", "to": "shop", "carries": "account", "purposes": "advertising"}
    found = list(purpose_mismatch(varied("R15-bad", {"organisation": {"collects": [collect]}}), GDPR))
    assert [each.subject for each in found] == ["bank/product:untested"]


def test_r15_what_it_was_collected_for_is_not_stated() -> None:
    found = list(purpose_mismatch(varied("R15-bad", collected()), GDPR))
    assert verdicts(found) == [
        ("undetermined", "bank/product:unstated", "unstated", "collected_for"),
        ("undetermined", "mailer/letters:unstated", "unstated", "collected_for"),
    ]
    assert spoken("R15", found)[0] == (
        "Bank uses these data (maintain and improve services), but nothing says what they were collected for"
        " (Account): IP address."
    )


def test_r15_whoever_collects_data_of_unstated_purpose_sets_it() -> None:
    case = varied(
        "R15-bad", {**collected(), **letters(receives=[{"from": "customer", "carries": "account"}])}
    )
    assert [each.subject for each in purpose_mismatch(case, GDPR)] == ["bank/product:unstated"]


def test_r15_an_engagement_without_a_purpose() -> None:
    found = list(purpose_mismatch(varied("R15-good", letters(purposes=[])), GDPR))
    assert verdicts(found) == [("undetermined", "mailer/letters:unsaid", "unsaid", "purpose")]
    assert spoken("R15", found) == [
        "No purpose is stated for the data received by Mailwell: full name and e-mail address."
    ]


def test_r15_what_r13_says_of_a_processor_is_not_said_twice_under_the_gdpr() -> None:
    case = varied("R15-bad", letters(role="processor"))
    assert [each.subject for each in purpose_mismatch(case, GDPR)] == ["bank/product:untested"]
    assert [each.subject for each in purpose_mismatch(case, CI)] == [
        "bank/product:untested",
        "mailer/letters",
    ]


def test_r15_flows_for_other_purposes_are_judged_apart() -> None:
    flows = [
        {"from": "shop", "carries": "full_name@account", "purposes": "advertising"},
        {"from": "shop", "carries": "ip_address@account", "purposes": "backup"},
    ]
    found = list(purpose_mismatch(varied("R15-bad", letters(receives=flows)), GDPR))
    assert [(each.subject, each.fields) for each in found[1:]] == [
        ("mailer/letters:advertising", ("full_name",))
    ]


def test_r15_a_flow_that_nobody_says_happens_is_no_ground() -> None:
    flow = {"from": "shop", "carries": "account", "status": "unknown"}
    found = list(purpose_mismatch(varied("R15-bad", letters(receives=[flow])), GDPR))
    assert [each.subject for each in found] == ["bank/product:untested"]


def test_r15_data_computed_inside_the_organisation_are_judged_by_what_they_come_from() -> None:
    changes = {
        "flows": [{"from": "shop", "to": "shop", "carries": "time_spent@totals", "kind": "derive",
                   "derived_from": "ip_address@account", "purposes": "advertising"}],
        "data_sets": {"totals": {"label": "Totals", "fields": ["time_spent"], "purposes": ["advertising"]}},
        "third_parties": {},
    }  # fmt: skip
    case = varied("R15-bad", {**changes, "third_parties": {"mailer": ..., "bank": ...}})
    found = list(purpose_mismatch(case, GDPR))
    assert verdicts(found) == [("violation", "acme.shop>acme.shop", "main", None)]
    assert found[0].fields == ("ip_address",)


@BOTH
def test_r16_what_the_purpose_needs_and_whatever_a_host_hosts(regime: Regime) -> None:
    assert list(minimisation(shipped("R16-good"), regime)) == []


@BOTH
def test_r16_more_than_the_purpose_needs(regime: Regime) -> None:
    found = list(minimisation(shipped("R16-bad"), regime))
    assert verdicts(found) == [
        ("violation", "mailer/letters:secret", "secret", None),
        ("gap", "mailer/letters", "main", None),
    ]
    assert [each.severity for each in found] == ["high", None]
    assert [each.fields for each in found] == [("password",), ("ip_address",)]
    assert spoken("R16", found) == [
        "Mailwell receives authentication secrets that its purpose (service messages) does not need: password.",
        (
            "Mailwell receives data that its purpose (service messages) does not usually need, and nothing shows"
            " why they are necessary: IP address."
        ),
    ]


def test_r16_one_of_several_purposes_is_enough() -> None:
    case = varied("R16-bad", letters(purposes=["service_communications", "authentication"]))
    assert list(minimisation(case, GDPR)) == []


def test_r16_without_a_purpose_nothing_can_be_too_much() -> None:
    assert list(minimisation(varied("R16-bad", letters(purposes=[])), GDPR)) == []


def test_r16_containers_and_special_categories_are_left_to_r17() -> None:
    case = varied("R16-bad", {"data_sets": {"account": {"fields": ["customer_database", "health_data"]}}})
    assert list(minimisation(case, GDPR)) == []


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


def test_r13_and_r15_where_nothing_says_what_it_was_collected_for_r15_asks() -> None:
    case = varied("R13-bad", {**collected(), "third_parties": {"helpdesk": ...}})
    assert list(processor_as_controller(case, GDPR)) == []
    assert verdicts(list(purpose_mismatch(case, GDPR))) == [
        ("undetermined", "mailer/letters:unstated", "unstated", "collected_for")
    ]


def test_r13_a_controller_that_its_own_processing_feeds_without_a_purpose() -> None:
    changes = {"third_parties": {"helpdesk": {"engagements": {"research": {"purposes": []}}}, "mailer": ...}}
    found = list(processor_as_controller(varied("R13-bad", changes), GDPR))
    assert spoken("R13", found) == [
        (
            "Helpdesk receives these data as a processor, then uses them as a controller, with no purpose stated: "
            "full name."
        )
    ]
    assert verdicts(found) == [("violation", "helpdesk/research:fed_unsaid", "fed_unsaid", None)]


def test_r15_what_helps_any_purpose_needs_none_stated() -> None:
    """Whatever it was collected for, a host may host it and a bank may obey the law."""
    for purpose in ("hosting", "legal_obligation"):
        found = list(purpose_mismatch(varied("R15-bad", {**collected(), **letters(purposes=purpose)}), GDPR))
        assert [each.subject for each in found] == ["bank/product:unstated"]


def test_r15_after_an_engagement_without_a_purpose_the_next_is_judged() -> None:
    changes: dict[str, Any] = {"third_parties": {"bank": {"engagements": {"product": {"purposes": []}}}}}
    found = list(purpose_mismatch(varied("R15-bad", changes), GDPR))
    assert [each.subject for each in found] == ["bank/product:unsaid", "mailer/letters"]


def test_r15_of_what_comes_back_no_purpose_is_asked() -> None:
    back = [{"from": "press", "to": "shop", "carries": "account"}]
    found = list(purpose_mismatch(varied("R15-good", letters(purposes=[], returns=back)), GDPR))
    assert [each.subject for each in found] == ["mailer/letters:unsaid"]


@pytest.mark.parametrize("purposes", [[], ["advertising"], ["backup", "service_improvement"]])
def test_r15_what_the_organisation_collects_itself_sets_the_purpose(purposes: list[str]) -> None:
    collect = {"from": "customer", "to": "shop", "carries": "account", "purposes": purposes}
    changes: dict[str, Any] = {
        "organisation": {"collects": [collect]},
        "third_parties": {"mailer": ...},
        **collected(),
    }
    assert list(purpose_mismatch(varied("R15-good", changes), GDPR)) == []


def test_r15_the_organisation_as_a_processor_that_collects_for_nobody_says_what() -> None:
    service = {"by": "clients", "role": "processor", "places": "shop",
               "receives": [{"from": "customer", "carries": "account"}]}  # fmt: skip
    changes: dict[str, Any] = {
        "organisation": {"engagements": {"service": service}, "collects": []},
        "third_parties": {"clients": {"name": "Clients"}, "mailer": ...},
    }
    found = list(purpose_mismatch(varied("R15-good", changes), GDPR))
    assert [each.subject for each in found] == ["acme/service:unsaid"]


def test_r15_each_purpose_of_an_engagement_is_that_of_the_data_set_it_follows_from() -> None:
    """The accountant gets staff for the payroll and suppliers for the books, and neither for the other."""
    sets = {
        "account": {"label": "Staff", "subjects": ["employee"], "fields": ["full_name"], "purposes": "hr_management"},
        "suppliers": {"label": "Suppliers", "subjects": ["supplier"], "fields": ["full_name"],
                      "purposes": "billing_accounting"},
    }  # fmt: skip
    both = [{"from": "shop", "carries": each} for each in sets]

    def found(
        purposes: list[str], receives: list[dict[str, Any]] = both
    ) -> list[tuple[str, tuple[str, ...]]]:
        changes = {"data_sets": sets, **letters(purposes=purposes, receives=receives)}
        made = list(purpose_mismatch(varied("R15-good", changes), GDPR))
        return [(each.variant, each.data_sets) for each in made]

    assert found(["hr_management", "billing_accounting"]) == []
    assert found(["hr_management"]) == [("untested", ("suppliers",))]
    assert found(["hr_management", "billing_accounting"], both[:1]) == [("untested", ("account",))]
    assert [variant for variant, _ in found(["hr_management", "billing_accounting", "advertising"])] != []


@pytest.mark.parametrize("purpose", ["service_communications", "direct_marketing", "contact_requests"])
def test_r16_who_sends_a_message_needs_what_it_says(purpose: str) -> None:
    sets = {"data_sets": {"account": {"fields": ["full_name", "email_address", "message_content"]}}}
    receives = [{"from": "shop", "carries": "account"}]
    case = varied("R16-good", {**sets, **letters(purposes=purpose, receives=receives)})
    assert [each for each in minimisation(case, GDPR) if each.subject.startswith("mailer")] == []


def test_r16_measures_a_field_of_the_registry_as_the_known_field_it_is_a_kind_of_and_else_not() -> None:
    """For every purpose of the vocabulary: a child of a field is needed exactly when the field is."""
    words = vocabulary()
    plain = [
        id_ for id_, term in words.fields.items()
        if not term.container and not term.flags and term.sensitivity in ("low", "standard", "high")
    ]  # fmt: skip
    own = {f"own_{id_}": {"label": id_, "parent": id_} for id_ in plain} | {"nothing_known": {"label": "X"}}
    carried = [f"{id_}@account" for id_ in (*plain, *own)]
    parties = {
        purpose: {"name": purpose, "recipients": "none", "places": {"p": {"label": "P"}},
                  "engagements": {"e": {"purposes": purpose, "receives": [{"from": "shop", "carries": carried}]}}}
        for purpose in needs()
    }  # fmt: skip
    case = varied("R16-good", {
        "fields": own, "third_parties": {"mailer": ..., **parties},
        "data_sets": {"account": {"fields": [*plain, *own]}},
    })  # fmt: skip
    found = {each.actors[0]: set(each.fields) for each in minimisation(case, GDPR)}
    assert found
    for purpose, fields in found.items():
        assert {f"own_{id_}" for id_ in plain if id_ in fields} == fields - set(plain), purpose
