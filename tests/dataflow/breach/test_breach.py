"""The breach: what is exposed and copied, against the naive reference and on the registry of Minlessika."""

from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.answers.trace import UnknownActor, received_by
from dataflow.breach import UnknownPlace, breach, rows, sentence
from dataflow.graph.build import arcs, build, indexed
from dataflow.graph.instance import Instance, instances_of
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow import naive
from tests.dataflow.breach.acme import acme, party, shipped, told
from tests.dataflow.strategies import DAY, FIELDS, registries


@settings(max_examples=80, deadline=None)
@given(registries())
def test_exposed_and_copied_is_what_the_naive_reference_reaches(registry: Registry) -> None:
    graph = build(registry, DAY)
    everything = instances_of(registry, FIELDS)
    all_moves = naive.moves(arcs(graph), everything)
    met = {
        state
        for entry in naive.entries(arcs(graph), everything, all_moves)
        for state in naive.reachable(entry, all_moves)
    }
    for actor in registry.actors:
        found = breach(graph, actor)
        held = {state for state in met if state.end.holder == actor}
        assert {(f"{field.field}@{each.data_set}", stop) for each in found.exposed for field in each.fields
                for stop in field.stops} == {(str(state.instance), state.end.key) for state in held}  # fmt: skip
        known = indexed(graph).certainty
        after = {state for state in held for state in naive.reachable(state, all_moves)}
        ends = {state.end for state in held}
        assert {(copy.stop.key, key) for copy in found.copies for key in copy.instances} == {
            (state.end.key, str(state.instance)) for state in after if state.end not in ends
        }
        for copy in found.copies:
            for key in copy.instances:
                led = [
                    arc for arc, came, went in all_moves
                    if came in held | after and (went.end.key, str(went.instance)) == (copy.stop.key, key)
                ]  # fmt: skip
                assert copy.seen is all(
                    arc.storage.value == "not_stored"
                    and known.of(arc, Instance.named(key)).value != "unknown"
                    for arc in led
                )
        answer = received_by(graph, actor)
        arriving = {each.instance for hop in answer.hops if hop.target.startswith(f"{actor}.")
                    for each in hop.carries}  # fmt: skip
        assert arriving <= {str(state.instance) for state in held}, (
            "the same traversal as « what X receives »"
        )
        assert [notice.number for notice in found.notices] == list(range(1, len(found.notices) + 1))


def test_the_chain_is_told_up_to_the_authority_and_the_clocks_add_up() -> None:
    found = breach(build(acme(), DAY), "cellar")
    assert told(found) == [
        ("processor", "cellar", "host", "PT12H", "PT12H"),
        ("processor", "host", "acme", "PT24H", "PT36H"),
        ("authority", "acme", None, "PT72H", "PT108H"),
        ("persons", "acme", None, None, None),
    ]
    assert [notice.article.say("en") for notice in found.notices] == [
        "GDPR Art.\u00a028(4) and 33(2)", "GDPR Art.\u00a033(2)", "GDPR Art.\u00a033(1)", "GDPR Art.\u00a034(1)",
    ]  # fmt: skip
    assert [(each.party.id if each.party else None, each.sure) for each in found.controllers] == [
        ("acme", "stated")
    ]
    assert found.copies == ()
    assert found.risk == "ordinary"


def test_an_unknown_clock_leaves_the_sum_unknown() -> None:
    registry = acme()
    parties = {**registry.third_parties}
    host = parties["host"].model_dump(by_alias=True, exclude_unset=True)
    del host["engagements"]["main"]["breach_clock"]
    found = breach(build(acme(third_parties={"host": host, "cellar": parties["cellar"]}), DAY), "cellar")
    assert told(found)[1:3] == [
        ("processor", "host", "acme", None, None),
        ("authority", "acme", None, "PT72H", None),
    ]
    assert "Time to notify a breach unknown: Host to Acme." in sentence(found, "en")


def test_copies_are_what_goes_on_from_there() -> None:
    found = breach(build(acme(), DAY), "host")
    assert [(copy.stop.key, copy.instances, copy.status.value) for copy in found.copies] == [
        ("cellar.desk", ("full_name@account",), "declared")
    ]
    assert [(field.field, field.kept, field.status.value, field.stops)
            for field in found.exposed[0].fields] == [("full_name", "stored", "declared", ("host.desk",))]  # fmt: skip
    assert [(each.id, each.rank) for each in found.people] == [("customer", 2)]


@pytest.mark.parametrize(
    ("fields", "risk"),
    [(["full_name"], "ordinary"), (["password"], "likely"), (["customer_database"], "unknown"),
     (["health_data", "customer_database"], "high"), (["criminal_record"], "high")],
)  # fmt: skip
def test_how_grave_it_may_be(fields: list[str], risk: str) -> None:
    account = {"label": "Account", "role": "controller", "fields": fields}
    found = breach(build(acme(data_sets={"account": account}), DAY), "host")
    assert found.risk == risk
    assert all(len(sentence(found, lang)) > 3 for lang in LANGS)


@pytest.mark.parametrize(
    ("flow", "seen"),
    [
        ({"kind": "access", "storage": "not_stored"}, True),
        ({"storage": "not_stored"}, True),
        ({}, False),
        ({"storage": "stored"}, False),
        ({"storage": "not_stored", "status": "unknown"}, False),
    ],
)
def test_who_only_saw_the_data_holds_no_copy(flow: dict[str, Any], seen: bool) -> None:
    base = acme().model_dump(mode="json", by_alias=True, exclude_none=True)
    base["third_parties"]["cellar"] = party(
        "Cellar", "sub_processor", None, {"from": "host.desk", **flow}, by="host"
    )
    found = breach(build(Registry.model_validate(base), DAY), "host")
    assert [copy.seen for copy in found.copies] == [seen]
    told = " ".join(sentence(found, "en"))
    assert ("Data seen further on, where no copy is said to be kept: Cellar." in told) is seen
    cellar = "Cellar (possibly)" if flow.get("status") == "unknown" else "Cellar"
    assert (f"A copy may be further on: {cellar}." in told) is not seen
    assert [each.key for each in rows(found, "fr")][-1] == ("seen" if seen else "copies")


def test_one_place_only() -> None:
    found = breach(build(acme(), DAY), "host", place="attic")
    assert (found.exposed, found.risk, found.copies, found.notices) == ((), "none", (), ())
    assert found.place is not None and found.place.key == "host.attic"
    assert sentence(found, "en") == (
        "According to the registry no data reach Host (Host attic); what no flow states remains unknown.",
    )
    assert breach(build(acme(), DAY), "host", place="desk").exposed
    assert rows(found, "en") == ()


def test_ids_the_registry_lacks() -> None:
    with pytest.raises(UnknownActor):
        breach(build(acme(), DAY), "nobody")
    with pytest.raises(UnknownPlace):
        breach(build(acme(), DAY), "host", place="cellar")


def test_ovhcloud_breached() -> None:
    found = shipped("ovhcloud")
    assert [each.data_set for each in found.exposed] == [
        "account", "order", "credentials", "browser", "session", "preferences", "recaptcha", "customer_databases",
    ]  # fmt: skip
    assert [(each.party.id if each.party else None, each.sure) for each in found.controllers] == [
        ("minlessika", "stated"), ("customers", "stated"), ("minlessika", "unsettled"),
    ]  # fmt: skip
    assert told(found)[:3] == [
        ("processor", "ovhcloud", "minlessika", None, None),
        ("processor", "ovhcloud", "minlessika", None, None),
        ("processor", "minlessika", "customers", None, None),
    ]
    assert [each.engagement for each in found.notices][:4] == [
        "ovhcloud/hosting", "ovhcloud/customer_hosting", "minlessika/customer_service", None,
    ]  # fmt: skip
    assert found.notices[-1].kind == "unverified"
    assert found.risk == "unknown"
    assert [copy.party.kind for copy in found.copies] == ["unknown"]


def test_a_container_hides_no_field_that_is_known_to_be_grave() -> None:
    account = {"label": "Account", "role": "controller", "fields": ["password", "customer_database"]}
    found = breach(build(acme(data_sets={"account": account}), DAY), "host")
    said = sentence(found, "en")
    assert found.risk == "unknown"
    assert any(each.startswith("Content that nobody has classified is among them") for each in said)
    assert any(each.startswith("Highly personal data are among them (Password)") for each in said)
    grave = {"label": "Account", "role": "controller", "fields": ["health_data", "full_name"]}
    found = breach(build(acme(data_sets={"account": grave}), DAY), "host")
    assert any("are among them (Health data)" in each for each in sentence(found, "en"))


def test_what_it_rests_on_can_be_read_in_every_table() -> None:
    """A table of a breach named no document: who acts on it has to be able to look it up."""
    host = party("Host", "processor", "PT24H", {"from": "shop", "cite": "policy L7-8"}, cite="policy L6")
    host |= {"recipients": "unknown"}
    registry = acme(
        documents={"policy": {"title": "Policy"}},
        data_sets={"account": {"label": "Account", "role": {"value": "controller", "cite": "policy L2"},
                               "subjects": ["customer"], "fields": ["full_name"]}},
        third_parties={"host": host, "cellar": party("Cellar", "sub_processor", None,
                       {"from": "host.desk", "cite": "policy L9"}, by="host", cite="policy L9")},
    )  # fmt: skip
    found = breach(build(registry, DAY), "host")
    assert [[each.line for each in field.citations] for field in found.exposed[0].fields] == [[7]]
    assert [(copy.stop.key, [each.line for each in copy.citations]) for copy in found.copies] == [
        ("cellar.desk", [9]), ("unknown:host", []),
    ]  # fmt: skip
    assert [(each.kind, [cited.line for cited in each.citations]) for each in found.notices] == [
        ("processor", [6]), ("authority", [2]), ("persons", [2]),
    ]  # fmt: skip
    told = {each.key: each for each in rows(found, "en")}
    assert {each.heads[-1] for each in told.values()} == {"Source"}
    assert told["exposed"].rows[0][-1] == "“Policy”, lines 7 to 8"
    assert [row[-1] for row in told["copies"].rows] == ["“Policy”, line 9", "not cited"]
    assert [row[-1] for row in told["notices"].rows] == [
        "“Policy”, line 6",
        "“Policy”, line 2",
        "“Policy”, line 2",
    ]


@pytest.mark.parametrize(("lang", "place"), [("fr", "lieu inconnu"), ("en", "place unknown")])
def test_recipients_nobody_has_named_are_named_once(lang: Lang, place: str) -> None:
    """« Destinataires inconnus de OVHcloud, Destinataires inconnus de OVHcloud » read like two of them."""
    (copies,) = (each for each in rows(shipped("ovhcloud"), lang) if each.key == "copies")
    assert [row[1] for row in copies.rows] == [place]
    assert copies.rows[0][0] != place


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("sets", [1, 2])
def test_the_sets_are_counted_by_themselves(sets: int, lang: Lang) -> None:
    """Two fields of one set were « in the sets Account »."""
    names = [f"s{number}" for number in range(sets)]
    registry = acme(
        data_sets={
            name: {"label": f"Set {name}", "role": "controller", "fields": ["full_name", "phone_number"]}
            for name in names
        },
        organisation={
            "id": "acme", "name": "Acme", "recipients": "listed",
            "regimes": {"gdpr": {"applies": "confirmed"}}, "places": {"shop": {"label": "Shop"}},
            "collects": [{"from": "customer", "to": "shop", "carries": names}],
        },
        third_parties={},
    )  # fmt: skip
    said = sentence(breach(build(registry, DAY), "acme"), lang)[0]
    singular, plural = ("le jeu", "les jeux") if lang == "fr" else ("the set ", "the sets ")
    assert (singular in said) is (sets == 1) and (plural in said) is (sets == 2), said
