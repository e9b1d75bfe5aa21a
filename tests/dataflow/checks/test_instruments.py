"""The instruments: clauses, decisions, binding rules and derogations that are recorded, by who gets the data."""

import datetime
from itertools import product
from typing import Any

import pytest

from dataflow.checks.case import Case, Found
from dataflow.checks.crossing import crossings
from dataflow.checks.instruments import fault_of
from dataflow.checks.mechanisms import mechanism_invalid
from dataflow.checks.rule import rules
from dataflow.checks.transfers import transfer_without_mechanism
from registry.vocabulary import vocabulary
from tests.dataflow.checks.registries import CI, GDPR, spoken, told, varied

MODULES = ("scc_m1", "scc_m2", "scc_m3", "scc_m4")


def recorded(
    mechanism: Any,
    seat: str | None = "IN",
    hosting: str | None = "IN",
    role: Any = "processor",
    ours: str | None = None,
    **changes: Any,
) -> Case:
    """Acme in France hands data to the help desk on a mechanism."""
    flow = {"from": "shop", "carries": "account", "mechanism": mechanism}
    desk = {
        "country": {"value": seat},
        "places": {"calls": {"label": "Calls", "country": {"value": hosting}}},
        "engagements": {"support": {"role": role, "receives": [flow]}},
        **changes,
    }
    group = {"organisation": {"group": ours}} if ours else {}
    return varied("R06-good", {"third_parties": {"helpdesk": desk}, **group})


def r06(case: Case) -> list[Found]:
    found = [each for each in mechanism_invalid(case, GDPR) if "helpdesk" in each.actors]
    spoken("R06", found)
    return found


def brief(case: Case) -> list[tuple[str, str, str | None]]:
    return [(each.verdict, each.variant, each.decides) for each in r06(case)]


# Clauses


@pytest.mark.parametrize(("module", "hosting"), product(MODULES, ("IE", "US", None)))
def test_a_module_to_an_importer_of_the_area_is_never_a_violation(module: str, hosting: str | None) -> None:
    (found,) = r06(recorded(module, "IE", hosting))
    assert (found.verdict, found.variant, found.decides) == ("undetermined", "importer", "importer")
    assert found.severity == ("low" if hosting == "IE" else "medium")
    assert told("R06", found).endswith("these clauses suppose an importer in a third country.")
    assert "ces clauses supposent un importateur dans un pays tiers" in told("R06", found, "fr")


def test_what_is_over_or_older_than_the_clauses_is_so_whoever_imports() -> None:
    over = {"value": "scc_m2", "valid_to": "2026-11-21"}
    assert brief(recorded(over, "IE", "US")) == [("violation", "ended", None)]
    old = {"support": {"contract": {"date": "2019-05-02"}}}
    older = varied(
        "R06-good",
        {
            "third_parties": {
                "helpdesk": {
                    "country": "IE",
                    "places": {"calls": {"country": "US"}},
                    "engagements": old,
                }
            }
        },
    )
    assert brief(older) == [("gap", "older", None)]


@pytest.mark.parametrize(("mechanism", "variant"), [("scc_m1", "module"), ("scc_m2", None)])
def test_clauses_with_a_company_abroad_that_hosts_in_the_area_are_looked_at_and_accuse_nobody(
    mechanism: str, variant: str | None
) -> None:
    assert brief(recorded(mechanism, "US", "DE")) == (
        [("undetermined", variant, "entity")] if variant else []
    )
    assert brief(recorded(mechanism, "US", "US")) == ([("violation", variant, None)] if variant else [])
    over = {"value": mechanism, "valid_to": "2026-11-21"}
    assert brief(recorded(over, "US", "DE")) == [("undetermined", "ended", "entity")]


def test_of_several_seats_one_abroad_is_enough_for_clauses_to_suppose_it() -> None:
    both = [{"value": "IE"}, {"value": "US"}]
    assert brief(recorded("scc_m2", hosting="US", country=both)) == []
    assert brief(recorded("scc_m2", hosting="US", country=both[:1])) == [
        ("undetermined", "importer", "importer")
    ]


@pytest.mark.parametrize(("days", "wanted"), [(-1, [("violation", "not_in_force", None)]), (0, [])])
def test_clauses_hold_from_the_first_day_of_their_decision(days: int, wanted: list[Any]) -> None:
    """Decision (EU) 2021/914 applies from 27 June 2021 (its Art. 4(1))."""
    seen = datetime.date(2021, 6, 27) + datetime.timedelta(days=days)
    undated = {"third_parties": {"helpdesk": {"engagements": {"support": {"contract": ...}}}}}
    assert brief(varied("R06-good", undated, seen)) == wanted


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        ({"valid_to": "2026-11-22"}, []),
        ({"valid_to": "2026-11-21"}, [("violation", "ended", None)]),
        ({"valid_from": "2026-11-22"}, []),
        ({"valid_from": "2026-11-23"}, [("violation", "later", None)]),
    ],
)
def test_a_mechanism_has_its_days(days: dict[str, str], wanted: list[Any]) -> None:
    assert brief(recorded({"value": "scc_m2", **days})) == wanted


@pytest.mark.parametrize("mechanism", ["code_of_conduct", "certification", "adhoc_clauses"])
def test_of_an_instrument_that_an_authority_approves_nothing_is_wrong_by_its_name(mechanism: str) -> None:
    assert brief(recorded(mechanism)) == []


# No transfer


@pytest.mark.parametrize(
    ("seat", "hosting", "wanted"),
    [
        ("IN", "IN", [("violation", "inside", None, None)]),
        ("IE", "IN", [("violation", "inside", None, None)]),
        ("CH", "CH", [("gap", "inside_adequate", None, "low")]),
        ("IE", "NC", [("undetermined", "overseas", "overseas", "low")]),
        ("IE", None, [("undetermined", "inside_hosting", "hosting", "medium")]),
        ("IN", "DE", [("undetermined", "inside_seat", "entity", "medium")]),
        (None, "DE", [("undetermined", "inside_seat", "entity", "low")]),
        ("IE", "DE", []),
    ],
)
def test_that_there_is_no_transfer_is_wrong_only_where_the_data_is_elsewhere(
    seat: str | None, hosting: str | None, wanted: list[Any]
) -> None:
    found = r06(recorded("none_needed_eea", seat, hosting))
    assert [(each.verdict, each.variant, each.decides, each.severity) for each in found] == wanted


def test_a_law_without_a_list_knows_no_mechanism_of_one() -> None:
    case = recorded("ci_artci_authorisation", "US", "US")
    (crossing,) = (each for each in crossings(case) if each.importer == "helpdesk")
    assert fault_of(case, CI, crossing, "ci_artci_authorisation") is None


# Decisions


@pytest.mark.parametrize(
    ("mechanism", "seat", "hosting", "held", "wanted"),
    [
        ("adequacy_dpf", "IE", "US", None, [("gap", "dpf_entity", None)]),
        ("adequacy_dpf", "IN", "US", None, [("gap", "dpf_entity", None)]),
        ("adequacy_dpf", "IE", "US", "2027-01-01", [("undetermined", "dpf_holder", "entity")]),
        ("adequacy_dpf", "IE", "US", "2020-01-01", [("gap", "dpf_entity", None)]),
        ("adequacy_dpf", "US", "US", None, [("gap", "not_listed", None)]),
        ("adequacy_dpf", "US", "DE", None, [("gap", "not_listed", None)]),
        ("adequacy_dpf", "US", "DE", "2027-01-01", []),
        ("adequacy_dpf", "US", "DE", "2020-01-01", [("undetermined", "not_active", "entity")]),
        ("adequacy_dpf", "US", "IN", "2027-01-01", []),
        ("adequacy_dpf", "US", "US", "2020-01-01", [("violation", "not_active", None)]),
        ("adequacy_dpf", "IE", "IE", None, []),
        ("adequacy", "CA", "CA", None, [("undetermined", "sector", "sector")]),
        ("adequacy", "CA", "DE", None, [("undetermined", "sector", "sector")]),
        ("adequacy", "IL", "IL", None, [("undetermined", "sector", "sector")]),
        ("adequacy", "GB", "GB", None, []),
        ("adequacy", "IN", "DE", None, [("undetermined", "no_decision", "entity")]),
        ("adequacy", "IN", "IN", None, [("violation", "no_decision", None)]),
        ("adequacy", "FR", "NC", None, [("undetermined", "overseas", "overseas")]),
        ("adequacy", "US", "DE", None, [("gap", "not_listed", None)]),
    ],
)
def test_a_decision_is_for_whoever_imports(
    mechanism: str, seat: str, hosting: str, held: str | None, wanted: list[Any]
) -> None:
    more: dict[str, Any] = {"certifications": [{"standard": "dpf", "valid_to": held}]} if held else {}
    assert brief(recorded(mechanism, seat, hosting, **more)) == wanted


@pytest.mark.parametrize(("day", "wanted"), [("2031-12-27", []), ("2031-12-28", ["lapsed"])])
def test_a_decision_that_is_over_is_told_with_its_last_day(day: str, wanted: list[str]) -> None:
    case = varied("R06-good", {}, datetime.date.fromisoformat(day))
    found = [each for each in mechanism_invalid(case, GDPR) if "courier" in each.actors]
    assert [(each.verdict, each.variant) for each in found] == [("violation", each) for each in wanted]
    assert all("27 December 2031" in told("R06", each) for each in found)


def test_what_a_decision_covers_and_which_entity_is_asked_for_is_said() -> None:
    (found,) = r06(recorded("adequacy", "CA", "CA"))
    assert "(les organisations soumises à la loi fédérale LPRPDE\u00a0; non revérifié)" in told(
        "R06", found, "fr"
    )
    (found,) = r06(recorded("adequacy_dpf", "IE", "US"))
    assert "not established in the United States (Ireland): the US entity" in told("R06", found)


# Binding corporate rules

APPROVED = {"valid_from": "2020-01-01"}


@pytest.mark.parametrize(
    ("rules_", "ours", "theirs", "role", "approval", "wanted"),
    [
        ("bcr_c", "Alpha", "Beta", "processor", APPROVED, [("violation", "bcr_outside", None)]),
        ("bcr_c", "Alpha", "Beta", "controller", {}, [("violation", "bcr_outside", None)]),
        ("bcr_c", None, "Beta", "processor", APPROVED, [("undetermined", "bcr_group", "group")]),
        ("bcr_c", "Alpha", None, "processor", APPROVED, [("undetermined", "bcr_group", "group")]),
        ("bcr_c", None, None, "processor", APPROVED, [("undetermined", "bcr_group", "group")]),
        ("bcr_c", "Alpha", "alpha", "processor", APPROVED, []),
        ("bcr_c", "Alpha", "alpha", "controller", {}, [("gap", "bcr_approval", None)]),
        ("bcr_p", None, None, "processor", APPROVED, [("undetermined", "bcr_group", "group")]),
        ("bcr_p", "Alpha", None, "processor", APPROVED, [("undetermined", "bcr_group", "group")]),
        ("bcr_p", None, "Beta", "processor", {}, [("gap", "bcr_approval", None)]),
        ("bcr_p", None, "Beta", "processor", APPROVED, [("undetermined", "bcr_customer", "customer")]),
        ("bcr_p", "Alpha", "Beta", "processor", APPROVED, [("undetermined", "bcr_customer", "customer")]),
        ("bcr_p", "Alpha", "Alpha", "processor", APPROVED, []),
        ("bcr_p", None, "Beta", "controller", APPROVED, [("undetermined", "bcr_role", "rules")]),
    ],
)
def test_binding_rules_bind_a_group(
    rules_: str, ours: str | None, theirs: str | None, role: str, approval: dict[str, str], wanted: list[Any]
) -> None:
    more = {"group": theirs} if theirs else {}
    assert brief(recorded({"value": rules_, **approval}, role=role, ours=ours, **more)) == wanted


def test_a_processor_hands_on_inside_its_group() -> None:
    """The host and the night watch are of one group, and the host’s rules are approved."""
    flow = {"from": "host.racks", "carries": "full_name@account", "kind": "access"}
    watch = {**flow, "mechanism": {"value": "bcr_p", "valid_from": "2020-01-01"}}

    def of(group: str) -> list[str]:
        changes = {
            "host": {"group": "Alpha"},
            "night_watch": {"group": group, "engagements": {"watch": {"receives": [watch]}}},
        }
        return [
            each.variant for each in mechanism_invalid(varied("R05-good", {"third_parties": changes}), GDPR)
        ]

    assert of("Alpha") == []
    assert of("Beta") == ["bcr_customer"]


# Derogations


def test_every_derogation_has_what_decides_it_by_its_letter() -> None:
    names = [name for name in vocabulary().transfer_mechanisms if name.startswith("derogation_")]
    assert len(names) == 8
    decides = {name: rules()["R06"].decides[name.removeprefix("derogation_")] for name in names}
    said = {name: (text.say("fr"), text.say("en")) for name, text in decides.items()}
    occasional = {name[-1] for name, (fr, en) in said.items() if "occasionnel" in fr and "occasional" in en}
    assert occasional == {"b", "c", "e"}, "recital 111"
    powers = {name for name, (fr, en) in said.items() if "§\u00a03)" in fr and "49(3)" in en}
    assert powers == {"derogation_49_compelling", *(f"derogation_49_1_{letter}" for letter in "abc")}
    for name in names:
        (found,) = r06(recorded(name))
        assert (found.verdict, found.variant) == ("undetermined", "derogation")


# Whose


def test_what_an_independent_controller_engages_is_its_own() -> None:
    bank: dict[str, Any] = {
        "name": "Bank",
        "country": "FR",
        "recipients": "listed",
        "places": {"core": {"label": "Core", "country": "FR"}},
        "engagements": {
            "pay": {"role": "independent_controller", "receives": [{"from": "shop", "carries": "account"}]}
        },
    }
    flow = {"from": "bank.core", "carries": "account", "mechanism": "scc_m1"}
    vault = {
        "name": "Vault",
        "country": "US",
        "recipients": "none",
        "places": {"dc": {"label": "DC", "country": "US"}},
        "engagements": {"host": {"by": "bank", "role": "processor", "receives": [flow]}},
    }

    def of(role: str, group: str | None = None) -> list[str]:
        bank["engagements"]["pay"]["role"] = role
        bank["group"] = {"value": group}
        own = {"group": {"value": group}}
        case = varied("R06-good", {"organisation": own, "third_parties": {"bank": bank, "vault": vault}})
        return [each.variant for each in mechanism_invalid(case, GDPR) if "vault" in each.actors]

    assert of("independent_controller") == []
    assert of("processor") == ["module"]
    assert of("independent_controller", "Alpha") == ["module"], (
        "Art. 47(2)(f): of its group it answers for all"
    )


def test_a_contract_that_somebody_else_has_with_the_importer_says_nothing_of_the_clauses() -> None:
    """The night watch has a contract of 2019 with Acme, and the host hands data on to it."""
    flow = {"from": "host.racks", "carries": "full_name@account", "mechanism": "scc_m3"}

    def of(by: str) -> list[str]:
        held = {"by": by, "contract": {"date": "2019-05-02"}, "receives": [flow]}
        changes = {"third_parties": {"night_watch": {"engagements": {"watch": held}}}}
        return [each.variant for each in mechanism_invalid(varied("R05-good", changes), GDPR)]

    assert of("host") == ["older"]
    assert of("acme") == []


def test_of_a_mechanism_that_is_not_needed_nothing_is_said() -> None:
    for mechanism in ("adequacy", "adequacy_dpf", "bcr_c", "bcr_p", "derogation_49_1_a", "none_needed_eea"):
        assert brief(recorded(mechanism, "IE", "DE")) == []
        case = recorded(mechanism, "IE", "DE")
        reaching = [each for each in crossings(case) if each.importer == "helpdesk"]
        assert [fault_of(case, GDPR, each, mechanism) for each in reaching] == [None]


def test_a_company_of_several_vendors_is_told_what_each_lacks() -> None:
    """The kinds of a register: fleet in Canada, rules of a stranger, a parent, a US vendor with servers in Germany."""
    vendors: dict[str, tuple[str, str, str, str | None]] = {
        "fleet": ("CA", "CA", "processor", "adequacy"),
        "parent": ("US", "US", "independent_controller", "bcr_p"),
        "stranger": ("US", "US", "processor", "bcr_c"),
        "cloud": ("US", "DE", "processor", "adequacy_dpf"),
        "bare": ("US", "DE", "processor", None),
    }
    third = {
        name: {
            "name": name.title(),
            "country": seat,
            "group": name.title(),
            "recipients": "none",
            "places": {"app": {"label": "App", "country": place}},
            "engagements": {
                "use": {
                    "role": role,
                    "receives": [
                        {"from": "shop", "carries": "account", **({"mechanism": how} if how else {})}
                    ],
                }
            },
        }
        for name, (seat, place, role, how) in vendors.items()
    }
    case = varied("R04-bad", {"organisation": {"group": "Acme"}, "third_parties": {**third, "helpdesk": ...}})
    found = {each.actors[1]: (each.verdict, each.variant) for each in mechanism_invalid(case, GDPR)}
    assert found == {
        "fleet": ("undetermined", "sector"),
        "parent": ("undetermined", "bcr_role"),
        "stranger": ("violation", "bcr_outside"),
        "cloud": ("gap", "not_listed"),
    }
    assert [(each.actors[1], each.verdict) for each in transfer_without_mechanism(case, GDPR)] == [
        ("bare", "undetermined")
    ]
