"""The drawing: which arcs a registry is on a day, and what each says."""

import datetime
from typing import Any

from dataflow.graph.arc import Arc
from dataflow.graph.build import arcs, build
from dataflow.graph.instance import Instance
from registry.records.evidence import Status
from tests.dataflow.acme import acme, party

LAST = datetime.date(2025, 6, 30)
NEXT = datetime.date(2025, 7, 1)
RECEIVES = [{"from": "site", "carries": "account"}]


def _arcs(on: datetime.date, **parts: Any) -> list[Arc]:
    """The arcs of a day, without the collection that every Acme has."""
    return [arc for arc in arcs(build(acme(**parts), on)) if arc.path[:2] != ("organisation", "collects")]


def _told(found: list[Arc]) -> list[tuple[str, str, str]]:
    return [(arc.origin, arc.source.key, arc.target.key) for arc in found]


def test_an_engagement_ends_with_itself_and_with_who_is_engaged() -> None:
    ended = party("Pay", {"receives": RECEIVES, "valid_to": "2025-06-30"})
    gone = party("Pay", {"receives": None}, valid_to="2025-06-30")
    for pay, origin in ((ended, "stated"), (gone, "unstated_flows")):
        assert _told(_arcs(LAST, third_parties={"pay": pay})) == [(origin, "acme.site", "pay.desk")]
        assert _arcs(NEXT, third_parties={"pay": pay}) == []


def test_what_comes_in_and_what_goes_back_are_told_by_their_part_of_the_entry() -> None:
    pay = party(
        "Pay", {"receives": RECEIVES, "returns": [{"from": "desk", "to": "site", "carries": "account"}]}
    )
    assert [(arc.key, arc.path) for arc in _arcs(NEXT, third_parties={"pay": pay})] == [
        (
            f"third_parties/pay/engagements/e0/{part}/0000:{ends}",
            ("third_parties", "pay", "engagements", "e0", part, 0),
        )
        for part, ends in (("receives", "acme.site>pay.desk"), ("returns", "pay.desk>acme.site"))
    ]


def test_nothing_is_taken_to_come_from_an_upstream_that_is_gone() -> None:
    parties = {"host": party("Host", valid_to="2025-06-30"), "vault": party("Vault", {"by": "host"})}
    assert _told(_arcs(LAST, third_parties=parties)) == [("unstated_flows", "host.desk", "vault.desk")]
    assert _arcs(NEXT, third_parties=parties) == []


def test_an_unstated_flow_is_about_the_data_sets_that_are_still_held() -> None:
    account = {"label": "Account", "fields": ["phone_number"]}
    sets = {"account": account, "order": {**account, "valid_to": "2025-06-30"}}
    pay = {"pay": party("Pay", {"data_sets": ["order", "account"], "purposes": ["hosting"]})}
    (before,), (after,) = (_arcs(on, data_sets=sets, third_parties=pay) for on in (LAST, NEXT))
    assert (before.about, after.about) == (("order", "account"), ("account",))
    assert (after.carries, after.kind, after.stated_status) == (None, "share", Status.UNKNOWN)
    assert (after.engaged, after.engagement) == ("pay", "e0")
    assert [use.purpose for use in after.purposes] == ["hosting"]
    only = {"pay": party("Pay", {"data_sets": "order"})}
    assert _arcs(NEXT, data_sets=sets, third_parties=only) == [], "none of what it was about is held any more"


def test_a_flow_has_the_evidence_of_its_engagement_then_of_who_is_engaged() -> None:
    flow = {**RECEIVES[0], "cite": "policy L3"}
    engagements: list[dict[str, Any]] = [
        {"receives": [flow]},
        {"receives": RECEIVES, "cite": "policy L2"},
        {"receives": RECEIVES},
    ]
    found = _arcs(NEXT, third_parties={"pay": party("Pay", *engagements, cite="policy L1")})
    assert [arc.evidence.cite[0].line for arc in found] == [3, 2, 1]


def test_a_flow_that_no_engagement_holds_has_no_evidence_but_its_own() -> None:
    organisation = {
        "id": "acme",
        "name": "Acme",
        "cite": "policy L1",
        "places": {"site": {"label": "Site"}, "store": {"label": "Store"}},
        "collects": [{"from": "customer", "to": "site", "carries": "account"}],
    }
    flows = [{"from": "site", "to": "store", "carries": "phone_number@account", "kind": "host"}]
    registry = acme(organisation=organisation, flows=flows)
    found = [arc for arc in arcs(build(registry, NEXT)) if arc.origin == "stated"]
    assert [(arc.kind, arc.evidence.cite, arc.engaged) for arc in found] == [
        ("host", (), None),
        ("collect", (), None),
    ]
    assert [arc.carries for arc in found] == [
        (Instance("phone_number", "account"),),
        (Instance("full_name", "account"), Instance("phone_number", "account")),
    ]


def test_purposes_are_those_of_the_flow_else_those_of_the_engagement() -> None:
    own = {**RECEIVES[0], "purposes": ["direct_marketing"]}
    pay = party("Pay", {"purposes": ["hosting"], "receives": [own, *RECEIVES]})
    found = _arcs(NEXT, third_parties={"pay": pay})
    assert [[use.purpose for use in arc.purposes] for arc in found] == [["direct_marketing"], ["hosting"]]


def test_who_receives_data_and_has_not_listed_its_recipients_may_pass_it_on() -> None:
    unknown = {"reason": "nobody asked", "cite": "policy L1"}
    pay = party("Pay", {"receives": RECEIVES}, recipients=unknown)
    parties = {"pay": pay, "idle": party("Idle", {"receives": []}, recipients=unknown)}
    pay["places"]["shut"] = {"label": "Shut", "valid_to": "2025-06-30"}
    *_, onward = found = _arcs(NEXT, third_parties=parties)
    assert _told(found) == [
        ("stated", "acme.site", "pay.desk"),
        ("unknown_recipients", "pay.desk", "unknown:pay"),
    ]
    assert (onward.key, onward.path) == (
        "third_parties/pay/recipients:pay.desk>unknown:pay",
        ("third_parties", "pay", "recipients"),
    )
    assert (onward.carries, onward.kind, onward.stated_status) == (None, "forward", Status.UNKNOWN)
    assert onward.evidence.reason and onward.evidence.cite


def test_an_engagement_reaches_every_place_of_who_is_engaged_or_those_it_names() -> None:
    pay = party("Pay", {"receives": RECEIVES}, {"receives": RECEIVES, "places": "desk"})
    pay["places"]["attic"] = {"label": "Attic"}
    assert [(arc.engagement, arc.target.key) for arc in _arcs(NEXT, third_parties={"pay": pay})] == [
        ("e0", "pay.attic"),
        ("e0", "pay.desk"),
        ("e1", "pay.desk"),
    ]


def test_a_flow_to_a_place_that_is_gone_does_not_go_elsewhere() -> None:
    pay = party("Pay", {"receives": [{**RECEIVES[0], "to": "attic"}]})
    pay["places"]["attic"] = {"label": "Attic", "valid_to": "2025-06-30"}
    assert _told(_arcs(LAST, third_parties={"pay": pay})) == [("stated", "acme.site", "pay.attic")]
    assert _arcs(NEXT, third_parties={"pay": pay}) == []


def test_every_arc_names_the_entry_it_comes_from() -> None:
    organisation = {
        "id": "acme",
        "name": "Acme",
        "places": {"site": {"label": "Site"}, "store": {"label": "Store"}},
        "collects": [{"from": "customer", "to": "site", "carries": "account"}],
        "engagements": {"self": {"receives": [{"from": "site", "to": "store", "carries": "account"}]}},
    }
    flows = [{"from": "site", "to": "store", "carries": "account"}]
    found = arcs(build(acme(organisation=organisation, flows=flows), NEXT))
    assert [arc.key for arc in found] == [
        "flows/0000:acme.site>acme.store",
        "organisation/collects/0000:person:customer>acme.site",
        "organisation/engagements/self/receives/0000:acme.site>acme.store",
        "organisation/recipients:acme.site>unknown:acme",
        "organisation/recipients:acme.store>unknown:acme",
    ]
    for arc in found:
        written = "/".join(f"{step:04d}" if isinstance(step, int) else step for step in arc.path)
        assert arc.key == f"{written}:{arc.source.key}>{arc.target.key}"
