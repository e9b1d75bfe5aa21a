"""The snapshot: each table of a registry that says one thing of every kind, and what is said twice."""

from typing import Any

from dataflow.changes.entry import Tables
from dataflow.changes.snapshot import Snapshot
from dataflow.facts.finding import Finding
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import text
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY

OVER = {"valid_to": "2026-11-21"}
"""Until the day before."""


def _tables(registry: Registry, *found: Finding) -> Tables:
    return Snapshot(build(registry, DAY), found).tables()


def _told(tables: Tables, table: str) -> dict[str, tuple[str, str | None, str]]:
    """The rows of a table: what is compared, the same in words, and what it is about."""
    return {
        " ".join(id_ for _, id_ in key): (
            entry.value,
            entry.told.say("en") if entry.told else None,
            " / ".join(label.say("en") for label in entry.labels),
        )
        for key, entry in tables.get(table, {}).items()
    }


def _whole() -> Registry:
    paying = {
        "label": "Payment",
        "role": "processor",
        "purposes": [{"purpose": "payment_processing", "basis": {"gdpr": "6_1_b"}}, "hosting"],
        "contract": {"title": "DPA", "date": "2023-01-01"},
        "breach_clock": "PT24H",
        "receives": [{"from": "site", "carries": "phone_number@account", "retention": {"period": "P3Y"}}],
    }
    pay = {
        **party("PayCo", paying),
        "legal_name": "PayCo SAS",
        "country": "FR",
        "places": {"desk": {"label": "Desk", "country": "DE"}, "old": {"label": "Old desk", **OVER}},
        "certifications": [{"standard": "pci_dss", "valid_to": "2027-01-01"}],
        "contacts": [{"what": "DPO", "email": "dpo@pay.example", "phone": "+33 1"}],
        "recipients": "unknown",
    }
    pay["engagements"]["ended"] = {**paying, "label": "Ended", **OVER}
    site = {"label": "Site"}
    tracked = {"set_by": "pay", "category": "necessary", "field": "cookie_id", "lifetime": "P1M"}
    return acme(
        organisation={
            "id": "acme",
            "name": "Acme",
            "recipients": "listed",
            "regimes": {"gdpr": {"applies": "confirmed"}},
            "places": {"site": site},
            "collects": [{"from": "customer", "to": "site", "carries": "account"}],
        },
        data_sets={
            "account": {
                "label": "Account",
                "role": "controller",
                "fields": ["phone_number", "full_name"],
                "purposes": [
                    {"purpose": "hosting", "basis": {"gdpr": "6_1_a"}, "special": {"gdpr": "9_2_a"}}
                ],
                "retention": {"period": "P1Y"},
            },
            "past": {"label": "Past", "fields": ["full_name"], **OVER},
        },
        third_parties={"pay": pay, "gone": {**party("Gone"), **OVER, "contacts": [{"email": "a@b.example"}]}},
        denials=[
            {"who": "pay", "act": "sell", "fields": ["phone_number"]},
            {"who": "pay", "act": "share"},
            {"who": "pay", "act": "store", **OVER},
        ],
        trackers=[
            {"pattern": "_pay", **tracked},
            {"pattern": "_old", **tracked, **OVER},
        ],
        rights=[
            {"right": "access", "how": "by post", "condition": "with proof", "data_sets": ["account"]},
            {"right": "erasure", "how": "by e-mail"},
        ],
    )


def _finding(**parts: Any) -> Finding:
    return Finding.model_validate(
        {
            "id": "R1:gdpr:pay#abc",
            "check": "R1",
            "name": "R1_NAME",
            "regime": "gdpr",
            "regime_label": text("RGPD", "GDPR"),
            "applicability": "confirmed",
            "verdict": "gap",
            "severity": "low",
            "law": text("art. 28", "Art. 28"),
            "message": text("Manque.", "Missing."),
            "fix": text("Dire.", "Say."),
            **parts,
        }
    )


def _own(tables: Tables) -> Tables:
    """The tables that have words of their own, without the details (`test_details.py`) and what only these tell."""
    return {
        name: rows for name, rows in tables.items() if not name.endswith(":detail") and name != "document"
    }


def test_every_table_of_a_registry_on_a_day() -> None:
    tables = _tables(_whole(), _finding())
    told = {table: _told(tables, table) for table in _own(tables)}
    payment = "PayCo / Payment"
    assert told == {
        "third_party": {"pay": ("", None, "PayCo")},
        "seat": {"acme": ("", None, "Acme"), "pay": ("FR", "France", "PayCo")},
        "legal_name": {"acme": ("", None, "Acme"), "pay": ("PayCo SAS", "PayCo SAS", "PayCo")},
        "place": {"acme acme.site": ("", None, "Acme / Site"), "pay pay.desk": ("", None, "PayCo / Desk")},
        "place_country": {
            "acme acme.site": ("", None, "Acme / Site"),
            "pay pay.desk": ("DE", "Germany", "PayCo / Desk"),
        },
        "certificate": {
            "pay pci_dss": ("valid 2027-01-01 unknown None", "valid until 1 January 2027", "PayCo / PCI DSS")
        },
        "engagement": {"pay e0": ("", None, payment)},
        "role": {"pay e0": ("processor", "Processor", payment)},
        "purposes": {
            "pay e0": ("hosting,payment_processing", "Hosting and infrastructure, Payment processing", payment)
        },
        "contract": {"pay e0": ("2023-01-01", "DPA of 1 January 2023", payment)},
        "breach_clock": {"pay e0": ("PT24H", "24 hours", payment)},
        "basis": {
            "pay e0 payment_processing gdpr basis": (
                "6_1_b",
                "Contract or pre-contractual steps",
                "PayCo, Payment / Payment processing / GDPR",
            )
        },
        "data_set": {"account": ("full_name,phone_number", "Full name, Phone number", "Account")},
        "data_set_role": {"account": ("controller", "Controller", "Account")},
        "retention": {"account": ("1\u00a0an / 1 year", "1 year", "Account")},
        "set_basis": {
            "account hosting gdpr basis": ("6_1_a", "Consent", "Account / Hosting and infrastructure / GDPR"),
            "account hosting gdpr special": (
                "9_2_a",
                "Explicit consent",
                "Account / Hosting and infrastructure / GDPR, special categories",
            ),
        },
        "reach": {
            "acme full_name": ("", None, "Acme / Full name"),
            "acme phone_number": ("", None, "Acme / Phone number"),
            "pay phone_number": ("", None, "PayCo / Phone number"),
        },
        "flow_retention": {
            "acme.site pay.desk share": ("3\u00a0ans / 3 years", "3 years", "Acme · Site / PayCo · Desk")
        },
        "flow": {
            "customer acme.site collect declared": (
                "full_name@account,phone_number@account",
                "Full name, Phone number (Declared)",
                "Customer / subscriber / Acme · Site",
            ),
            "acme.site pay.desk share declared": (
                "phone_number@account",
                "Phone number (Declared)",
                "Acme · Site / PayCo · Desk",
            ),
        },
        "denial": {
            "pay sell phone_number": ("", None, "PayCo / does not sell to third parties / Phone number"),
            "pay share ": ("", None, "PayCo / does not share with third parties"),
        },
        "tracker": {"pay _pay": ("P1M", "1 month", "PayCo / _pay")},
        "law": {"gdpr": ("confirmed", "confirmed", "GDPR")},
        "right": {
            "access account": (
                "by post / by post / with proof / with proof",
                "by post, with proof",
                "Right of access (Account)",
            ),
            "erasure ": ("by e-mail / by e-mail", "by e-mail", "Right to erasure"),
        },
        "contact": {
            "pay": ("DPO, dpo@pay.example, +33 1 / DPO, dpo@pay.example, +33 1",
                    "DPO, dpo@pay.example, +33 1", "PayCo"),
        },
        "finding": {"R1:gdpr:pay": ("gap ", "Missing.", "R1 / GDPR")},
    }  # fmt: skip


def test_how_the_things_of_each_table_are_named() -> None:
    """By the kinds of their names: what is renamed is looked for by them."""
    tables = _tables(_whole(), _finding())
    named = {table: {tuple(kind for kind, _ in key) for key in rows} for table, rows in _own(tables).items()}
    engaged, ends = ("actor", "engagement"), ("place", "place", "kind")
    assert named == {
        **{table: {("actor",)} for table in ("third_party", "seat", "legal_name", "contact")},
        **{table: {("actor", "place")} for table in ("place", "place_country")},
        **{table: {engaged} for table in ("engagement", "role", "purposes", "contract", "breach_clock")},
        **{table: {("data_set",)} for table in ("data_set", "data_set_role", "retention")},
        "basis": {(*engaged, "purpose", "law", "part")},
        "set_basis": {("data_set", "purpose", "law", "part")},
        "certificate": {("actor", "certificate")},
        "reach": {("actor", "field")},
        "flow_retention": {ends},
        "flow": {("person", "place", "kind", "status"), (*ends, "status")},
        "denial": {("actor", "act", "about")},
        "tracker": {("actor", "tracker")},
        "law": {("law",)},
        "right": {("right", "about")},
        "finding": {("finding",)},
    }


def test_what_nobody_has_stated_has_no_value_and_no_words() -> None:
    silent = party("PayCo", {"purposes": ["hosting"], "data_sets": ["account"]})
    tracker = {"pattern": "_pay", "set_by": "pay", "category": "necessary", "field": "cookie_id"}
    tables = _tables(acme(third_parties={"pay": silent}, trackers=[tracker]))
    for table in ("seat", "legal_name", "place_country", "role", "contract", "breach_clock", "tracker"):
        assert {row[:2] for row in _told(tables, table).values()} == {("", None)}, table
    assert (
        _told(tables, "data_set_role")["account"][:2]
        == _told(tables, "retention")["account"][:2]
        == ("", None)
    )
    assert "basis" not in tables
    assert _told(tables, "flow")["acme.site pay.desk share unknown"][:2] == ("", "Unknown")


def test_a_basis_is_told_while_it_is_claimed() -> None:
    claimed: tuple[dict[str, Any], ...] = (
        {"gdpr": {"value": "6_1_b", **OVER}},
        {"gdpr": {}},
        {"gdpr": "6_1_a"},
    )
    uses = [
        {"purpose": purpose, "basis": basis}
        for purpose, basis in zip(("hosting", "direct_marketing", "payment_processing"), claimed, strict=True)
    ]
    tables = _tables(acme(third_parties={"pay": party("PayCo", {"purposes": uses})}))
    assert list(_told(tables, "basis")) == ["pay e0 payment_processing gdpr basis"]


def test_a_right_or_a_denial_about_several_things_names_them_all() -> None:
    sets = {
        name: {"label": name.title(), "fields": ["full_name", "phone_number"]}
        for name in ("account", "orders")
    }
    registry = acme(
        data_sets=sets,
        rights=[{"right": "access", "how": "by post", "data_sets": ["account", "orders"]}],
        denials=[{"who": "acme", "act": "sell", "fields": ["full_name"], "data_sets": ["orders", "account"]}],
    )
    assert list(_told(_tables(registry), "right")) == ["access account,orders"]
    assert list(_told(_tables(registry), "denial")) == ["acme sell full_name,account,orders"]


def test_a_finding_that_somebody_answers_for_is_another_than_one_that_nobody_does() -> None:
    accepted = {"by": "Ada", "on": DAY, "until": DAY, "why": text("Oui", "Yes")}
    tables = _tables(acme(), _finding(accepted=accepted))
    assert _told(tables, "finding") == {"R1:gdpr:pay": ("gap accepted", "Missing.", "R1 / GDPR")}


def test_a_field_that_two_ways_lead_to_somebody_is_received_once() -> None:
    ways = {"receives": [{"from": end, "carries": "phone_number@account"} for end in ("site", "customer")]}
    tables = _tables(acme(third_parties={"pay": party("PayCo", ways)}))
    assert [key for key in _told(tables, "reach") if key.startswith("pay")] == ["pay phone_number"]


def test_flows_between_the_same_ends_are_one_that_carries_what_all_do() -> None:
    """In one order, however many flows say it: else the same registry would differ from itself."""
    own = {"fields": {f"code{n}": {"label": f"Code {n}", "category": "identity"} for n in ("", "1", "2")}}
    sets = {"account": {"label": "Account", "fields": ["full_name", "phone_number", *own["fields"]]}}

    def flow(*carried: list[str], **parts: str) -> dict[str, tuple[str, str | None, str]]:
        received = {"receives": [{"from": "site", "carries": each, **parts} for each in carried]}
        registry = acme(**own, data_sets=sets, third_parties={"pay": party("PayCo", received)})
        return {key: row for key, row in _told(_tables(registry), "flow").items() if " pay.desk " in key}

    one = flow([f"code{n}@account" for n in ("2", "", "1")])
    assert one == flow(["code2@account"], ["code1@account", "code@account"], ["code2@account"])
    assert one == {
        "acme.site pay.desk share declared": (
            "code@account,code1@account,code2@account",
            "Code , Code 1, Code 2 (Declared)",
            "Acme · Site / PayCo · PayCo desk",
        )
    }


def test_flows_that_are_known_otherwise_or_of_another_kind_stand_apart() -> None:
    received = [
        {"from": "site", "carries": "full_name@account"},
        {"from": "site", "carries": "full_name@account", "kind": "host"},
        {"from": "site", "carries": "full_name@account", "status": "inferred", "reason": "it follows"},
    ]
    tables = _tables(acme(third_parties={"pay": party("PayCo", {"receives": received})}))
    assert [key for key in _told(tables, "flow") if " pay.desk " in key] == [
        "acme.site pay.desk share declared",
        "acme.site pay.desk host declared",
        "acme.site pay.desk share inferred",
    ]


def test_to_whom_an_actor_passes_data_on_is_no_flow_where_nobody_has_said_it() -> None:
    pay = party("PayCo", {"receives": [{"from": "site", "carries": "account"}]}, recipients="unknown")
    assert not any("unknown" in key for key in _told(_tables(acme(third_parties={"pay": pay})), "flow"))


def test_what_is_said_again_otherwise_stands_under_a_number_and_the_same_again_does_not() -> None:
    held = [{"standard": "pci_dss", "valid_to": f"{year}-01-01"} for year in (2027, 2028, 2027, 2029)]
    tables = _tables(acme(third_parties={"pay": party("PayCo", certifications=held)}))
    assert {key: row[0][:16] for key, row in _told(tables, "certificate").items()} == {
        "pay pci_dss": "valid 2027-01-01",
        "pay pci_dss 2": "valid 2028-01-01",
        "pay pci_dss 3": "valid 2029-01-01",
    }


def test_what_several_flows_say_of_keeping_is_told_together() -> None:
    rules = [[{"period": "P1M"}, {"period": "P2M"}], [{"period": "P1M"}], []]
    received = [{"from": "site", "carries": "full_name@account", "retention": each} for each in rules]
    tables = _tables(acme(third_parties={"pay": party("PayCo", {"receives": received})}))
    assert [row[1] for row in _told(tables, "flow_retention").values()] == ["1 month, 2 months"]
