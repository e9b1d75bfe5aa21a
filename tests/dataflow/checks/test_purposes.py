"""R15: purposes that data was not collected for."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.checks.case import Regime
from dataflow.checks.purposes import purpose_mismatch
from dataflow.checks.reuse import processor_as_controller
from dataflow.law.purposes import following
from registry.vocabulary import vocabulary
from tests.dataflow.checks.registries import CI, GDPR, shipped, spoken, varied, verdicts

BOTH = pytest.mark.parametrize("regime", [GDPR, CI], ids=["gdpr", "ci"])
LETTERS = ("third_parties", "mailer", "engagements", "letters")


def letters(**changes: Any) -> dict[str, Any]:
    return {"third_parties": {"mailer": {"engagements": {"letters": changes}}}}


def collected(*purposes: Any) -> dict[str, Any]:
    return {"data_sets": {"account": {"purposes": list(purposes)}}}


@BOTH
def test_r15_uses_that_follow_from_the_collection_or_rest_on_consent(regime: Regime) -> None:
    assert list(purpose_mismatch(shipped("R15-good"), regime)) == []


@BOTH
def test_r15_never_compatible_and_not_tested(regime: Regime) -> None:
    found = list(purpose_mismatch(shipped("R15-bad"), regime))
    assert verdicts(found) == [
        ("gap", "bank/product:untested", "untested", None),
        ("gap", "mailer/letters:unconsented", "unconsented", None),
    ]
    assert spoken("R15", found) == [
        (
            "Bank uses data for another purpose (maintain and improve services) than they were collected for"
            " (security), with neither a compatibility test nor consent on record: IP address."
        ),
        (
            "Mailwell uses data for a purpose (targeted advertising) that is not compatible, without consent, with"
            " what they were collected for (security), and that consent is not on record: full name and IP address."
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
    assert verdicts(list(purpose_mismatch(case, CI))) == [
        ("gap", "bank/product:untested", "untested", None),
        ("gap", "mailer/letters:reuse", "reuse", None),
    ]


def test_r15_flows_for_other_purposes_are_judged_apart() -> None:
    flows = [
        {"from": "shop", "carries": "full_name@account", "purposes": "advertising"},
        {"from": "shop", "carries": "ip_address@account", "purposes": "backup"},
    ]
    found = list(purpose_mismatch(varied("R15-bad", letters(receives=flows)), GDPR))
    assert [(each.subject, each.fields) for each in found[1:]] == [
        ("mailer/letters:advertising:unconsented", ("full_name",))
    ]


def test_r15_a_flow_that_nobody_says_happens_is_no_ground() -> None:
    flow = {"from": "shop", "carries": "account", "status": "unknown"}
    found = list(purpose_mismatch(varied("R15-bad", letters(receives=[flow])), GDPR))
    assert [each.subject for each in found] == ["bank/product:untested"]


@BOTH
@pytest.mark.parametrize(
    ("bases", "variant"),
    [
        ([None], "unconsented"),
        (["interest"], "main"),
        (["consent"], None),
        (["interest", None], "unconsented"),
        (["interest", "consent"], "unconsented"),
        (["contract", "interest"], "main"),
    ],
)
def test_r15_is_a_violation_only_where_a_basis_is_stated_that_does_not_carry_it(
    regime: Regime, bases: list[str | None], variant: str | None
) -> None:
    """Of a recipient nobody has said the basis of, consent may have been obtained: what lacks is the evidence."""
    names = {
        "gdpr": {"consent": "6_1_a", "interest": "6_1_f", "contract": "6_1_b"},
        "ci_2013_450": {
            "consent": "ci_14_consent",
            "interest": "ci_14_public_interest",
            "contract": "ci_14_contract",
        },
    }[regime.id]
    for order in (bases, bases[::-1]):
        purposes = [
            {
                "purpose": "advertising",
                "condition": str(n),
                "basis": {regime.id: names[basis]} if basis else {},
            }
            for n, basis in enumerate(order)
        ]
        found = list(purpose_mismatch(varied("R15-bad", letters(purposes=purposes)), regime))
        told = [(each.verdict, each.variant) for each in found if each.actors == ("mailer",)]
        wanted = [("violation" if variant == "main" else "gap", variant)] if variant else []
        assert told == wanted


def test_r15_a_bank_that_pays_wages_takes_a_step_of_staff_management() -> None:
    """It decides for itself, so that no instruction carries the payment."""
    told = {
        purpose: [each.variant for each in purpose_mismatch(varied("R15-bad", {
            "data_sets": {"account": {"purposes": "hr_management"}},
            "third_parties": {"bank": ..., **letters(purposes=purpose)["third_parties"]},
        }), GDPR)]
        for purpose in ("payment_processing", "service_improvement")
    }  # fmt: skip
    assert told == {"payment_processing": [], "service_improvement": ["unconsented"]}


def test_r15_data_computed_inside_the_organisation_are_judged_by_what_they_come_from() -> None:
    changes = {
        "flows": [{"from": "shop", "to": "shop", "carries": "time_spent@totals", "kind": "derive",
                   "derived_from": "ip_address@account", "purposes": "advertising"}],
        "data_sets": {"totals": {"label": "Totals", "fields": ["time_spent"], "purposes": ["advertising"]}},
        "third_parties": {},
    }  # fmt: skip
    case = varied("R15-bad", {**changes, "third_parties": {"mailer": ..., "bank": ...}})
    found = list(purpose_mismatch(case, GDPR))
    assert verdicts(found) == [("gap", "acme.shop>acme.shop:unconsented", "unconsented", None)]
    assert found[0].fields == ("ip_address",)


def test_r13_and_r15_where_nothing_says_what_it_was_collected_for_r15_asks() -> None:
    case = varied("R13-bad", {**collected(), "third_parties": {"helpdesk": ...}})
    assert list(processor_as_controller(case, GDPR)) == []
    assert verdicts(list(purpose_mismatch(case, GDPR))) == [
        ("undetermined", "mailer/letters:unstated", "unstated", "collected_for")
    ]


def test_r15_what_helps_any_purpose_needs_none_stated() -> None:
    """Whatever it was collected for, a host may host it and a bank may obey the law."""
    for purpose in ("hosting", "legal_obligation"):
        found = list(purpose_mismatch(varied("R15-bad", {**collected(), **letters(purposes=purpose)}), GDPR))
        assert [each.subject for each in found] == ["bank/product:unstated"]


def test_r15_after_an_engagement_without_a_purpose_the_next_is_judged() -> None:
    changes: dict[str, Any] = {"third_parties": {"bank": {"engagements": {"product": {"purposes": []}}}}}
    found = list(purpose_mismatch(varied("R15-bad", changes), GDPR))
    assert [each.subject for each in found] == ["bank/product:unsaid", "mailer/letters:unconsented"]


def test_r15_of_what_comes_back_no_purpose_is_asked() -> None:
    back = [{"from": "press", "to": "shop", "carries": "account"}]
    found = list(purpose_mismatch(varied("R15-good", letters(purposes=[], returns=back)), GDPR))
    assert [each.subject for each in found] == ["mailer/letters:unsaid"]


@pytest.mark.parametrize("purposes", [[], ["advertising"], ["backup", "service_improvement"]])
def test_r15_what_the_organisation_collects_itself_sets_the_purpose(purposes: list[str]) -> None:
    collect = {"from": "customer", "to": "shop", "carries": "account", "purposes": purposes}
    changes: dict[str, Any] = {
        "organisation": {"collects": [collect]},
        "third_parties": {"mailer": ..., "signer": ...},
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


ANCILLARY = sorted(id_ for id_, each in following().items() if each.ancillary)


@BOTH
@pytest.mark.parametrize("purpose", ANCILLARY)
def test_r15_what_a_processor_is_engaged_to_do_is_no_purpose_besides_its_controllers(
    regime: Regime, purpose: str
) -> None:
    """Support, a signature, the accounts of staff: done on instructions (GDPR Art. 28(3)(a), 29)."""
    sets = {"account": {"purposes": "recruitment"}}
    wanted: dict[str, list[Any]] = {
        "processor": [],
        "sub_processor": [],
        "undetermined": [("undetermined", "mailer/letters:unsettled", "unsettled", "role")],
        "independent_controller": [("gap", "mailer/letters:untested", "untested", None)],
    }
    for role, told in wanted.items():
        case = varied("R15-good", {"data_sets": sets, **letters(role=role, purposes=purpose)})
        assert verdicts(list(purpose_mismatch(case, regime))) == told


@pytest.mark.parametrize(
    ("reuse", "wanted"),
    [
        (None, [("gap", "mailer/letters:reuse", "reuse", None)]),
        ("refused", [("violation", "mailer/letters:refused", "refused", None)]),
        ("authorised", []),
    ],
)
def test_r15_a_processors_own_use_where_no_r13_is_known(reuse: str | None, wanted: list[Any]) -> None:
    answer = {"reuse": reuse} if reuse else {}
    case = varied("R15-good", letters(role="processor", purposes="advertising", **answer))
    assert verdicts(list(purpose_mismatch(case, CI))) == wanted
    assert list(purpose_mismatch(case, GDPR)) == []
    upkeep = varied("R15-good", letters(role="processor", purposes="service_improvement", **answer))
    said = "upkeep_refused" if reuse else "upkeep"
    told = [] if reuse == "authorised" else [("undetermined", f"mailer/letters:{said}", said, "services")]
    found = list(purpose_mismatch(upkeep, CI))
    assert verdicts(found) == told
    assert not told or ("was refused" in spoken("R15", found)[0]) == (reuse == "refused")


def test_r15_farther_down_the_test_is_for_whoever_hands_it_on() -> None:
    """Airlines that a travel agent books with: low; what is never compatible stays what it is."""
    agent = {"name": "Agent", "recipients": "none", "places": {"desk": {"label": "Desk"}},
             "engagements": {"travel": {"role": "undetermined", "purposes": "backup",
                                        "receives": [{"from": "shop", "carries": "account"}]}}}  # fmt: skip
    for purpose, told in (("service_provision", ("gap", "low")), ("advertising", ("gap", None))):
        for by, wanted in (({"by": "agent"}, told), ({}, (told[0], None))):
            changes = {
                "data_sets": {"account": {"purposes": "hr_management"}},
                **letters(purposes=purpose, **by),
            }
            changes["third_parties"]["agent"] = agent
            found = list(purpose_mismatch(varied("R15-good", changes), GDPR))
            assert [(each.verdict, each.severity) for each in found] == [wanted]


def test_r15_what_a_controller_of_its_own_has_done_by_others_it_answers_for() -> None:
    bank = {"by": "bank"}
    case = varied("R15-bad", letters(**bank))
    assert [each.subject for each in purpose_mismatch(case, GDPR)] == ["bank/product:untested"]


SETS = ["one", "two", "three"]
PURPOSES = ["service_provision", "hr_management", "billing_accounting", "advertising", "hosting", "recruitment",
            "direct_marketing", "service_improvement"]  # fmt: skip
SEVERAL = st.lists(st.sampled_from(PURPOSES), max_size=3, unique=True)


def naive(
    role: str, pools: list[tuple[list[str], list[str]]], collected_for: dict[str, list[str]]
) -> set[tuple[str, str]]:
    """Message and data set, as the page of the checks says it: purpose by purpose and set by set."""
    found = set()
    acting = role == "processor"

    def stands(purpose: str, set_: str) -> str:
        follow = following()[purpose]
        if acting and follow.ancillary:
            return "compatible"
        relation = follow.after(collected_for[set_])
        return relation if relation == "compatible" or collected_for[set_] else "unstated"

    for purposes, sets in pools:
        if not purposes:
            found |= {("unsaid", set_) for set_ in sets}
        for purpose in purposes:
            for set_ in sets:
                here = stands(purpose, set_)
                if here == "unstated":
                    found.add(("unstated", set_))
                if here in ("compatible", "unstated") or (acting and following()[purpose].own):
                    continue
                others = [stands(purpose, other) for other in sets if other != set_]
                mine = [stands(other, set_) for other in purposes]
                if len(purposes) > 1 and {"compatible", "unstated"} & set(others):
                    if "compatible" in mine:
                        continue  # it is the other set's purpose, and this one has its own
                    here = "untested" if "untested" in mine else here
                elif len(purposes) > 1 and "untested" in others:
                    here = "untested"
                ancillary = role == "undetermined" and following()[purpose].ancillary
                lacking = "unconsented" if here == "incompatible" else "untested"  # no basis is stated
                found.add(("unsettled" if ancillary else lacking, set_))
    return found


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["processor", "independent_controller", "undetermined"]),
    st.lists(
        st.tuples(SEVERAL, st.lists(st.sampled_from(SETS), min_size=1, unique=True)), min_size=1, max_size=3
    ),
    st.fixed_dictionaries(dict.fromkeys(SETS, SEVERAL)),
    SEVERAL,
)
def test_r15_says_what_the_page_says(
    role: str,
    flows: list[tuple[list[str], list[str]]],
    collected_for: dict[str, list[str]],
    engaged: list[str],
) -> None:
    """Flow by flow, where a flow says what for, else all flows of the engagement together; data set by data set."""
    sets = {each: {"label": each, "role": "controller", "subjects": ["customer"], "fields": ["full_name"],
                   "purposes": collected_for[each]} for each in SETS}  # fmt: skip
    receives = [
        {"from": "shop", "carries": carried, **({"purposes": stated} if stated else {})}
        for stated, carried in flows
    ]
    collect = {"from": "customer", "to": "shop", "carries": SETS}
    changes = letters(role=role, purposes=engaged, receives=receives)
    changes["third_parties"]["signer"] = ...
    case = varied("R15-good", {
        "data_sets": {"account": ..., **sets}, "organisation": {"collects": [collect]}, **changes,
    })  # fmt: skip
    found = {
        (each.variant, set_)
        for each in purpose_mismatch(case, GDPR) if each.actors == ("mailer",) for set_ in each.data_sets
    }  # fmt: skip
    together = [set_ for stated, carried in flows if not stated or stated == engaged for set_ in carried]
    alone = [(stated, carried) for stated, carried in flows if stated and stated != engaged]
    pools = [*alone, *([(engaged, sorted(set(together)))] if together else [])]
    assert found == naive(role, pools, collected_for)


def test_r15_of_purposes_that_may_go_with_either_data_set_no_more_is_told_than_holds_for_both() -> None:
    """Advertising is never compatible with a payment; of service improvement that is open."""
    sets = {
        name: {"label": name, "role": "controller", "fields": ["full_name"], "purposes": purposes}
        for name, purposes in (("pay", "payment_processing"), ("use", "service_improvement"))
    }
    changes = {
        "data_sets": sets,
        **letters(purposes=["advertising"], receives=[{"from": "shop", "carries": "pay"}]),
    }
    assert [each.variant for each in purpose_mismatch(varied("R15-good", changes), GDPR)] == ["unconsented"]
    both = [{"from": "shop", "carries": each} for each in sets]
    changes = {"data_sets": sets, **letters(purposes=["advertising", "personalisation"], receives=both)}
    assert [each.variant for each in purpose_mismatch(varied("R15-good", changes), GDPR)] == ["untested"]


@pytest.mark.parametrize(
    ("purposes", "wanted"),
    [
        # Of a payment both are incompatible: the advertising is no milder for what goes with it.
        (
            ["advertising", "direct_marketing"],
            {"unconsented": ("advertising",), "untested": ("direct_marketing",)},
        ),
        # Sharing content is open after a payment: it may be what the payment is used for, and advertising the other’s.
        (["advertising", "content_sharing"], {"untested": ("advertising", "content_sharing")}),
    ],
)
def test_r15_what_is_never_compatible_stays_so_unless_another_purpose_may_be_that_data_sets(
    purposes: list[str], wanted: dict[str, tuple[str, ...]]
) -> None:
    sets = {
        name: {"label": name, "role": "controller", "fields": ["full_name"], "purposes": collected_for}
        for name, collected_for in (("pay", "payment_processing"), ("ads", "advertising"))
    }
    both = [{"from": "shop", "carries": each} for each in sets]
    changes = {"data_sets": sets, **letters(purposes=purposes, receives=both)}
    found = list(purpose_mismatch(varied("R15-good", changes), GDPR))
    assert {each.variant: "pay" in each.data_sets for each in found} == dict.fromkeys(wanted, True)
    words = vocabulary().purposes
    for each, said in zip(found, spoken("R15", found), strict=True):
        labels = [words[name].label.say("en").casefold() for name in wanted[each.variant]]
        assert all(label in said.casefold() for label in labels)
