"""The breach: against the naive reference, and on the registry of Minlessika."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from dataflow.breach import Breach, UnknownPlace, breach, rows, sentence, sheet
from dataflow.graph import arcs, build
from dataflow.instance import instances_of
from dataflow.trace import UnknownActor, received_by
from registry.load import load
from registry.model import Registry
from registry.text import LANGS
from tests.dataflow import naive
from tests.dataflow.strategies import DAY, FIELDS, registries

ROOT = Path(__file__).resolve().parents[3]


def shipped(actor: str, place: str | None = None) -> Breach:
    registry = load(ROOT / "data" / "processors.yaml").registry
    assert registry is not None
    return breach(build(registry, DAY), actor, place=place)


def acme(**parts: Any) -> Registry:
    """Acme takes names, Host keeps them as its processor and Cellar as Host's."""
    base: dict[str, Any] = {
        "sillage": 1,
        "title": "Acme",
        "version": "1",
        "organisation": {
            "id": "acme",
            "name": "Acme",
            "recipients": "listed",
            "regimes": {"gdpr": {"applies": "confirmed"}},
            "places": {"shop": {"label": "Shop"}},
            "collects": [{"from": "customer", "to": "shop", "carries": "account"}],
        },
        "data_sets": {
            "account": {"label": "Account", "role": "controller", "subjects": ["customer"],
                        "fields": ["full_name"]},
        },
        "third_parties": {
            "host": _party("Host", "processor", "PT24H", {"from": "shop", "storage": "stored"}),
            "cellar": _party("Cellar", "sub_processor", "PT12H", {"from": "host.desk"}, by="host"),
        },
    }  # fmt: skip
    return Registry.model_validate({**base, **parts})


def _party(
    name: str, role: str, clock: str | None, flow: dict[str, Any], **engagement: Any
) -> dict[str, Any]:
    return {
        "name": name,
        "recipients": "none",
        "places": {"desk": {"label": f"{name} desk"}, "attic": {"label": f"{name} attic"}},
        "engagements": {
            "main": {"role": role, "places": "desk", "receives": [{"carries": "account", **flow}],
                     **({"breach_clock": clock} if clock else {}), **engagement},
        },
    }  # fmt: skip


def told(found: Breach) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(n.kind, n.sender_id, n.receiver_id, n.clock.value, n.total) for n in found.notices]


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
        after = {state for state in held for state in naive.reachable(state, all_moves)}
        ends = {state.end for state in held}
        assert {(copy.stop.key, key) for copy in found.copies for key in copy.instances} == {
            (state.end.key, str(state.instance)) for state in after if state.end not in ends
        }
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
        "GDPR Art.\u00a033(2)", "GDPR Art.\u00a033(2)", "GDPR Art.\u00a033(1)", "GDPR Art.\u00a034",
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
    assert "Time to give notice not documented: Host to Acme." in sentence(found, "en")


def test_copies_are_what_goes_on_from_there() -> None:
    found = breach(build(acme(), DAY), "host")
    assert [(copy.stop.key, copy.instances, copy.status.value) for copy in found.copies] == [
        ("cellar.desk", ("full_name@account",), "declared")
    ]
    assert [(field.field, field.kept, field.status.value, field.stops)
            for field in found.exposed[0].fields] == [("full_name", "stored", "declared", ("host.desk",))]  # fmt: skip
    assert [(each.id, each.rank) for each in found.people] == [("customer", 2)]


@pytest.mark.parametrize(
    ("role", "wanted"),
    [
        ("independent_controller", [("authority", "host"), ("persons", "host")]),
        ("public_authority", [("authority", "host"), ("persons", "host")]),
        ("undetermined", [("unsettled", "host"), ("authority", "host"), ("authority", "acme"),
                          ("persons", "host"), ("persons", "acme")]),
        ("recipient", [("unsettled", "host"), ("authority", "host"), ("authority", "acme"),
                       ("persons", "host"), ("persons", "acme")]),
    ],
)  # fmt: skip
def test_what_the_role_changes(role: str, wanted: list[tuple[str, str]]) -> None:
    parties = {"host": _party("Host", role, None, {"from": "shop"})}
    found = breach(build(acme(third_parties=parties), DAY), "host")
    assert [(notice.kind, notice.sender_id) for notice in found.notices] == wanted
    open_ = len(wanted) > 2
    assert {each.sure for each in found.controllers} == ({"stated", "unsettled"} if open_ else {"stated"})
    # Acme is controller in any case, but answers for this breach only if Host turns out to be its processor.
    conditions = [
        each.condition.say("en") for each in found.notices if each.condition and each.sender_id == "acme"
    ]
    assert len(conditions) == (2 if open_ else 0)
    assert all(each.startswith("if whoever was breached is its processor, and ") for each in conditions)


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        ("controller", ("acme", "stated")),
        ("processor", (None, "unknown")),
        ("undetermined", ("acme", "unsettled")),
    ],
)
def test_the_organisations_own_role_decides_who_is_controller(own: str, wanted: tuple[str, str]) -> None:
    account = {"label": "Account", "role": own, "fields": ["full_name"]}
    found = breach(build(acme(data_sets={"account": account}), DAY), "host")
    assert [(each.party.id if each.party else None, each.sure) for each in found.controllers] == [wanted]
    assert "Whose data they are is not said for Account." in sentence(found, "en")


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


def test_one_place_only() -> None:
    found = breach(build(acme(), DAY), "host", place="attic")
    assert (found.exposed, found.risk, found.copies, found.notices) == ((), "none", (), ())
    assert found.place is not None and found.place.key == "host.attic"
    assert sentence(found, "en") == (
        "According to the registry no data reach Host (Host attic); what no flow states remains unknown.",
    )
    assert breach(build(acme(), DAY), "host", place="desk").exposed
    assert rows(found, "en") == ()


@pytest.mark.parametrize(
    ("regimes", "kinds", "law"),
    [
        ({}, {"processor", "authority", "persons"}, "gdpr"),
        ({"gdpr": {"applies": "unknown"}}, {"processor", "authority", "persons"}, "gdpr"),
        ({"gdpr": {"applies": "not_applicable"}}, {"processor"}, "contract"),
        ({"ci_2013_450": {"applies": "assumed"}}, {"processor", "unverified"}, "contract"),
        ({"gdpr": {"applies": "confirmed"}, "ci_2013_450": {"applies": "not_applicable"}},
         {"processor", "authority", "persons"}, "gdpr"),
    ],
)  # fmt: skip
def test_which_law_asks_for_what(regimes: dict[str, Any], kinds: set[str], law: str) -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    found = breach(build(acme(organisation={**own, "regimes": regimes}), DAY), "host")
    assert {notice.kind for notice in found.notices} == kinds
    assert found.notices[0].law == law
    said = " ".join(sentence(found, "en"))
    assert ("not verified" in said) == ("unverified" in kinds)
    assert ("the GDPR" in said or "The GDPR" in said) == ("authority" in kinds)


def test_ids_the_registry_lacks() -> None:
    with pytest.raises(UnknownActor):
        breach(build(acme(), DAY), "nobody")
    with pytest.raises(UnknownPlace):
        breach(build(acme(), DAY), "host", place="cellar")


def test_ovhcloud_breached() -> None:
    found = shipped("ovhcloud")
    assert [each.data_set for each in found.exposed] == [
        "account", "order", "browser", "session", "preferences", "recaptcha", "customer_databases",
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


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_holds_what_the_sentences_and_tables_say(lang: Any) -> None:
    found = shipped("ovhcloud")
    data = sheet(found, lang)
    assert data == sheet(found, lang)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    for line in sentence(found, lang):
        assert " ".join(line.split()) in text
    for table in rows(found, lang):
        assert table.title in text
        assert all(len(row) == len(table.heads) for row in table.rows)
        assert {row[0] for row in table.rows} <= {cell for row in table.rows for cell in row}
