"""The Minlessika registry: the worked example of the design, and what else its policy says."""

from pathlib import Path

import pytest

from registry.reading.load import load
from registry.records.evidence import Status
from registry.records.flow import Flow
from registry.records.registry import Registry
from tests.data.statements import inner

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def minlessika() -> Registry:
    registry = load(DATA / "processors.yaml").registry
    assert registry is not None
    return registry


def flows_to(registry: Registry, place: str) -> list[Flow]:
    """Every flow into a place of a third party, `cinetpay.payment`, said or left to the engagement."""
    actor, _, name = place.partition(".")
    engagements = registry.third_parties[actor].engagements.values()
    return [
        flow
        for engagement in engagements
        for flow in engagement.receives or ()
        if name in (flow.to or engagement.places or registry.third_parties[actor].places)
    ]


# The worked example of the design: the phone number in the Minlessika policy.


def test_phone_1_customers_give_it_to_the_platform(minlessika: Registry) -> None:
    first = minlessika.organisation.collects[0]
    assert "customer" in first.from_
    assert (first.to, first.carries, first.standing) == (("platform",), ("account",), Status.DECLARED)
    phone = minlessika.data_sets["account"].use_of("phone_number")
    assert phone is not None and phone.condition is not None
    assert (phone.condition.fr, phone.condition.en) == ("parfois", "sometimes")


def test_phone_2_ovhcloud_hosts_it_as_is_inferred(minlessika: Registry) -> None:
    hosting = minlessika.third_parties["ovhcloud"].engagements["hosting"]
    flow = (hosting.receives or ())[0]
    assert hosting.role[0].value == "processor"
    assert hosting.places == ("production", "backups") and not flow.to
    assert [use.purpose for use in hosting.purposes] == ["hosting", "backup", "network_security"]
    assert (flow.from_, flow.kind, flow.standing) == (("platform",), "host", Status.INFERRED)
    assert "account" in (flow.carries or ())
    assert [citation.line for citation in flow.cite] == [92]


def test_phone_3_it_is_shared_with_cinetpay_in_a_role_that_nobody_chose(minlessika: Registry) -> None:
    payment = minlessika.third_parties["cinetpay"].engagements["order_payment"]
    flow = (payment.receives or ())[0]
    assert payment.role[0].value == "undetermined"
    assert [citation.line for citation in payment.role[0].cite] == [96]
    assert (flow.from_, flow.standing) == (("platform",), Status.DECLARED)
    carried = {"order", "full_name@account", "phone_number@account", "email_address@account"}
    assert set(flow.carries or ()) == carried


def test_phone_4_cinetpay_alone_stores_the_number_of_the_payer(minlessika: Registry) -> None:
    flows = [flow for flow in flows_to(minlessika, "cinetpay.payment") if flow.from_ == ("customer",)]
    assert [flow.carries for flow in flows] == [("payment",)]
    storage = flows[0].storage
    assert (storage.value, storage.standing_in(flows[0])) == ("only_here", Status.DECLARED)
    # L99 says where it is stored, and not that CinetPay collects it from the customer itself.
    assert flows[0].standing is Status.INFERRED
    phone = minlessika.data_sets["payment"].use_of("phone_number")
    assert phone is not None and phone.standing is Status.DECLARED


def test_phone_5_customer_databases_may_hold_it(minlessika: Registry) -> None:
    held = minlessika.data_sets["customer_databases"]
    assert held.use_of("customer_database") and not held.use_of("phone_number")
    service = minlessika.organisation.engagements["customer_service"]
    assert (service.by, service.role[0].value) == ("customers", "processor")
    hosting = minlessika.third_parties["ovhcloud"].engagements["customer_hosting"]
    assert hosting.role[0].value == "sub_processor"
    assert [flow.standing for flow in hosting.receives or ()] == [Status.DECLARED]
    access = minlessika.flows[0]
    assert (access.kind, access.to, access.carries) == ("access", ("support",), ("customer_databases",))
    assert sum(use.condition is not None for use in access.purposes) == 4
    people = {"customer_employee", "customer_contact"}
    assert not [flow for flow in inner(minlessika, Flow) if people & set(flow.from_)]


def test_phone_6_none_goes_to_google(minlessika: Registry) -> None:
    flows = [*flows_to(minlessika, "google.recaptcha"), *flows_to(minlessika, "google.analytics")]
    assert len(flows) == 3
    for carried in (each for flow in flows for each in flow.carries or ("?",)):
        field, _, data_set = carried.rpartition("@")
        held = minlessika.data_sets[data_set]
        assert "phone_number" not in ([field] if field else [use.field for use in held.fields])
        assert not held.use_of("customer_database")


def test_ovhcloud_has_seven_certificates_of_data_centres(minlessika: Registry) -> None:
    certificates = minlessika.third_parties["ovhcloud"].certifications
    standards = ["iso27001", "soc1_t2", "soc2_t2", "pci_dss", "cispe", "secnumcloud", "csa_star"]
    assert [each.standard for each in certificates] == standards
    assert {each.scope_kind for each in certificates} == {"data_centre"}
    assert {(each.evidence, each.valid_from, each.valid_to, each.level) for each in certificates} == {
        (None,) * 4
    }


def test_recaptcha_changed_role_on_2_april_2026(minlessika: Registry) -> None:
    roles = minlessika.third_parties["google"].engagements["form_protection"].role
    told = [(role.value, str(role.valid_from), str(role.valid_to), role.status) for role in roles]
    assert told == [
        ("controller", "None", "2026-04-01", Status.ENRICHMENT),
        ("processor", "2026-04-02", "None", Status.ENRICHMENT),
    ]


def test_retention_is_that_of_the_policy(minlessika: Registry) -> None:
    periods = {
        name: [rule.period for rule in held.retention if rule.period]
        for name, held in minlessika.data_sets.items()
    }
    told = {name: [str(period) for period in found] for name, found in periods.items() if found}
    assert told == {"browser": ["P12M"], "session": ["P3M", "P7D"], "customer_databases": ["P3W"]}


def test_only_the_lifetime_of_one_tracker_is_known_and_not_from_the_policy(minlessika: Registry) -> None:
    known = [(each.pattern, each.lifetime.status) for each in minlessika.trackers if each.lifetime.value]
    assert known == [("_ga", Status.ENRICHMENT)]


def test_every_field_of_an_account_is_as_sure_as_the_policy_says(minlessika: Registry) -> None:
    told = {
        use.field: use.condition.fr if use.condition else None
        for use in minlessika.data_sets["account"].fields
    }
    assert told == {
        "full_name": None,
        "company_name": None,
        "email_address": None,
        "phone_number": "parfois",
        "postal_address": "lorsqu’une facture est requise",
        "industry_sector": "parfois, semble-t-il",
        "customer_interest": "parfois, semble-t-il",
    }
    note = minlessika.data_sets["account"].note
    assert note is not None and "Généralement" in (note.fr or "")  # no condition: it says how often, not when


def test_an_account_is_kept_as_its_retention_says(minlessika: Registry) -> None:
    storage = minlessika.organisation.collects[0].storage
    assert (storage.value, [citation.line for citation in storage.cite]) == ("stored", [105])


def test_browser_data_are_linked_for_security_or_the_law(minlessika: Registry) -> None:
    linked = [
        use.purpose
        for use in minlessika.data_sets["browser"].purposes
        if 55 in [citation.line for citation in use.cite]
    ]
    assert linked == ["network_security", "legal_obligation"]


def test_means_of_payment_are_denied_for_customers_only(minlessika: Registry) -> None:
    (denial,) = [denial for denial in minlessika.denials if denial.act == "store"]
    assert denial.subjects == ("customer",)


# What the audit of the first version found, and no words on a line can tell.


def test_the_list_of_recipients_is_open(minlessika: Registry) -> None:
    told = minlessika.organisation.recipients
    assert (told.value, [citation.line for citation in told.cite]) == ("unknown", [25, 119, 127])


def test_no_technical_characteristic_is_declared_to_go_to_google(minlessika: Registry) -> None:
    cookies, others = flows_to(minlessika, "google.recaptcha")
    assert (cookies.carries, cookies.standing) == (("cookie_id@recaptcha",), Status.DECLARED)
    assert (others.carries, others.standing) == (
        ("device_fingerprint@recaptcha", "ip_address@recaptcha"),
        Status.INFERRED,
    )


def test_that_data_is_critical_for_security_is_no_purpose(minlessika: Registry) -> None:
    account = minlessika.data_sets["account"]
    assert "network_security" not in [use.purpose for use in account.purposes]
    assert 13 in [cite.line for claim in account.claims for cite in claim.cite]


def test_google_provides_services_of_its_own_and_is_not_said_to_personalise(minlessika: Registry) -> None:
    uses = minlessika.third_parties["google"].engagements["audience"].purposes
    assert [use.purpose for use in uses] == ["audience_measurement", "service_provision"]


def test_what_is_shared_with_third_parties_is_not_said_to_be_what_is_compiled(minlessika: Registry) -> None:
    (shared,) = flows_to(minlessika, "unnamed_third_parties.received_statistics")
    assert shared.carries == ("shared_statistics",)
    link = minlessika.flows[-1]
    assert (link.to, link.standing) == (("shared_statistics",), Status.UNKNOWN)


def test_a_prospect_gives_no_password(minlessika: Registry) -> None:
    held = [name for name, each in minlessika.data_sets.items() if each.use_of("password")]
    assert held == ["credentials"] and minlessika.data_sets["credentials"].subjects == ("customer",)
    given = [flow.from_ for flow in minlessika.organisation.collects if "credentials" in (flow.carries or ())]
    assert given == [("customer",)]


def test_customers_manage_their_databases_and_are_not_said_to_have_access(minlessika: Registry) -> None:
    offered = [right.right for right in minlessika.rights if "customer_databases" in right.data_sets]
    assert "access" not in offered and offered


def test_sessions_on_the_server_are_read_where_the_server_is_spoken_of(minlessika: Registry) -> None:
    assert [cite.line for cite in minlessika.organisation.places["sessions"].cite] == [109]
    kept = [flow for flow in minlessika.organisation.collects if flow.to == ("sessions",)]
    assert [flow.standing for flow in kept] == [Status.DECLARED, Status.INFERRED]


def test_what_is_not_handed_to_third_parties_is_sharing_and_no_transfer(minlessika: Registry) -> None:
    assert [denial.act for denial in minlessika.denials if 119 in [cite.line for cite in denial.cite]] == [
        "sell",
        "exchange",
        "share",
    ]


def test_what_the_policy_says_of_itself_and_of_its_measures_is_held(minlessika: Registry) -> None:
    policy = minlessika.documents["policy"]
    assert policy.effective == policy.date and policy.may_change and policy.may_change.line == 151
    assert [(each.line, each.found) for each in policy.pointers if each.url] == [
        (line, None) for line in range(141, 146)
    ]
    assert [cite.line for each in minlessika.organisation.measures for cite in each.cite] == [81]
    assert minlessika.data_sets["account"].provision.value == "voluntary"
