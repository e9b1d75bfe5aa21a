"""The breach: against the naive reference, and on the registry of Minlessika."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from dataflow.answers.trace import UnknownActor, received_by
from dataflow.breach import Breach, UnknownPlace, breach, rows, sentence, sheet
from dataflow.breach.printed import form
from dataflow.graph.build import arcs, build, indexed
from dataflow.graph.instance import Instance, instances_of
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
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
    assert all(each.startswith("if the breached party is its processor, ") for each in conditions)


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
    base["third_parties"]["cellar"] = _party(
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


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_holds_what_the_sentences_and_tables_say(lang: Any) -> None:
    found = shipped("ovhcloud")
    data = sheet(found, lang)
    assert data == sheet(found, lang)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    for line in sentence(found, lang):
        assert " ".join(line.split()) in text
    assert {"fr": "droit connu au", "en": "law as known on"}[lang] in text
    for table in rows(found, lang):
        assert table.title in text
        assert all(len(row) == len(table.heads) for row in table.rows)
        assert {row[0] for row in table.rows} <= {cell for row in table.rows for cell in row}


def seated(country: str | None) -> dict[str, Any]:
    """Host as processor, with a seat; the GDPR does not apply to Acme."""
    host = _party("Host", "processor", None, {"from": "shop"})
    return {"host": {**host, **({"country": country} if country else {})}}


@pytest.mark.parametrize(
    ("country", "applies", "law", "said"),
    [
        ("FR", "not_applicable", "gdpr", True),
        ("FR", "unknown", "gdpr", True),
        ("FR", "confirmed", "gdpr", False),
        ("US", "not_applicable", "contract", False),
        ("US", "unknown", "gdpr", False),
        (None, "not_applicable", "contract", False),
    ],
)
def test_a_processor_in_the_eea_is_bound_itself(
    country: str | None, applies: str, law: str, said: bool
) -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    registry = acme(
        organisation={**own, "regimes": {"gdpr": {"applies": applies}}}, third_parties=seated(country)
    )
    found = breach(build(registry, DAY), "host")
    assert (found.notices[0].kind, found.notices[0].law) == ("processor", law)
    assert found.notices[0].established == (country == "FR")
    line = "A processor established in the EEA has to tell whom it works for"
    assert any(each.startswith(line) and each.endswith(": Host.") for each in sentence(found, "en")) == said


def test_a_third_party_whose_role_is_open_is_not_said_to_be_bound() -> None:
    host = _party("Host", "undetermined", None, {"from": "shop"})
    registry = acme(third_parties={"host": {**host, "country": "FR"}})
    found = breach(build(registry, DAY), "host")
    assert [each.established for each in found.notices if each.kind == "unsettled"] == [False]


@pytest.mark.parametrize(("country", "outside"), [("CI", True), ("FR", False), (None, False)])
def test_a_controller_outside_the_eea_has_no_one_stop_shop(country: str | None, outside: bool) -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    placed = {**own, **({"country": country} if country else {})}
    found = breach(build(acme(organisation=placed), DAY), "host")
    assert [each.outside for each in found.controllers] == [("gdpr",) if outside else ()]
    assert any(each.startswith("Seat outside the EEA: Acme.") for each in sentence(found, "en")) == outside
    unbound = {**placed, "regimes": {"gdpr": {"applies": "not_applicable"}}}
    quiet = breach(build(acme(organisation=unbound), DAY), "host")
    assert not any("one-stop" in each for each in sentence(quiet, "en"))


def joint(breached: str) -> Breach:
    """Partner decides together with Acme about its accounts; Host keeps them as Acme's processor."""
    partner = _party("Partner", "joint_controller", None, {"from": "shop"})
    host = _party("Host", "processor", "PT24H", {"from": "shop"})
    return breach(build(acme(third_parties={"partner": partner, "host": host}), DAY), breached)


@pytest.mark.parametrize("breached", ["partner", "host", "acme"])
def test_joint_controllers_all_answer(breached: str) -> None:
    found = joint(breached)
    told_by = {each.sender_id for each in found.notices if each.kind == "authority"}
    assert told_by == {"acme", "partner"}
    assert {(each.party.id, each.sure, each.joint) for each in found.controllers if each.party} == {
        ("acme", "stated", True), ("partner", "stated", True),
    }  # fmt: skip
    conditions = {each.condition.say("en") for each in found.notices if each.condition}
    assert all("the arrangement between joint controllers (Art.\u00a026)" in each for each in conditions)
    assert any(each.startswith("Some controllers are joint (") for each in sentence(found, "en"))


def test_when_a_joint_controller_hears_of_it_is_for_the_arrangement_to_say() -> None:
    totals = {each.sender_id: each.total for each in joint("host").notices if each.kind == "authority"}
    assert totals == {"acme": "PT96H", "partner": None}
    totals = {each.sender_id: each.total for each in joint("partner").notices if each.kind == "authority"}
    assert totals == {"partner": "PT72H", "acme": None}


def test_who_is_joint_for_other_data_only_does_not_answer() -> None:
    other = {"label": "Orders", "role": "joint_controller", "fields": ["order_reference"]}
    account = {"label": "Account", "role": "controller", "fields": ["full_name"]}
    partner = _party("Partner", "joint_controller", None, {"from": "shop", "carries": "orders"})
    host = _party("Host", "processor", None, {"from": "shop"})
    registry = acme(
        data_sets={"account": account, "orders": other}, third_parties={"partner": partner, "host": host}
    )
    found = breach(build(registry, DAY), "host")
    assert {each.sender_id for each in found.notices if each.kind == "authority"} == {"acme"}
    assert [each.joint for each in found.controllers] == [False]


def test_own_data_held_jointly_with_nobody_named_says_that_it_is_joint() -> None:
    account = {"label": "Account", "role": "joint_controller", "fields": ["full_name"]}
    found = breach(build(acme(data_sets={"account": account}), DAY), "host")
    assert [(each.sure, each.joint) for each in found.controllers] == [("stated", True)]


def test_the_words_of_the_law() -> None:
    found = breach(build(acme(), DAY), "host")
    said = {each.kind: each.due.say("fr") for each in found.notices}
    assert said["processor"] == "dans les meilleurs délais après en avoir pris connaissance"
    assert said["authority"] == (
        "dans les meilleurs délais et, si possible, 72 heures au plus tard après en avoir pris connaissance"
    )
    conditions = {each.kind: each.condition.say("en") for each in found.notices if each.condition}
    assert conditions == {
        "authority": "unless the breach is unlikely to result in a risk",
        "persons": "if the risk is likely to be high, save in the cases of Art.\u00a034(3)",
    }


def test_the_duty_that_was_not_verified_rests_on_nothing_verified() -> None:
    notice = shipped("ovhcloud").notices[-1]
    assert (notice.kind, notice.article.say("en")) == (
        "unverified", "Ivorian law 2013-450 (to be verified)",
    )  # fmt: skip


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


def printed(found: Breach) -> dict[str, list[str]]:
    return {each.title: list(each.lines) for each in form(found, "en")}


def test_the_sheet_asks_for_what_articles_33_and_34_want() -> None:
    told = printed(shipped("ovhcloud"))
    assert list(told) == [
        "To fill in on the day",
        "What the notification to the authority says (GDPR Art.\u00a033(3))",
        "What the communication to people says (GDPR Art.\u00a034)",
        "What the record of breaches keeps (GDPR Art.\u00a033(5))",
    ]
    notification = told["What the notification to the authority says (GDPR Art.\u00a033(3))"]
    assert [each[:3] for each in notification] == ["(a)", "(a)", "(a)", "(b)", "(c)", "(d)", "Rea"]
    assert "support@minlessika.com" in notification[3]
    # Of the customer databases the customers notify: Minlessika is their processor.
    assert "Customer databases" not in notification[2] and "Account and contact" in notification[2]
    assert "Platform user" in notification[1] and "Customer's employees" not in notification[1]


def test_a_processor_alone_has_no_72_hours_of_its_own() -> None:
    account = {"label": "Account", "role": "processor", "subjects": ["customer"], "fields": ["full_name"]}
    told = printed(breach(build(acme(data_sets={"account": account}), DAY), "host"))
    assert told["To fill in on the day"][1].startswith("Acme became aware (date, time): …")
    assert "Account" in told["What the notification to the authority says (GDPR Art.\u00a033(3))"][2]


def test_without_the_gdpr_the_sheet_asks_for_the_times_alone() -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    registry = acme(organisation={**own, "regimes": {"gdpr": {"applies": "not_applicable"}}})
    assert list(printed(breach(build(registry, DAY), "host"))) == ["To fill in on the day"]


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (None, ": which of them is the controller, and notifies, is not settled."),
        (
            "joint_controller",
            ", joint controllers: the arrangement between them says which of them notifies ",
        ),
    ],
)
def test_several_companies_that_are_one_organisation_are_named(role: str | None, said: str) -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    both = {"acme_sas": {"legal_name": "Acme SAS"}, "zenith": {"legal_name": "Zenith SAS"}}
    shared = {**own, "entities": both, **({"entities_role": {"value": role}} if role else {})}
    told = sentence(breach(build(acme(organisation=shared), DAY), "host"), "en")
    assert any(each.startswith(f"Acme stands for Acme SAS and Zenith SAS{said}") for each in told)
    alone = {**own, "entities": {"acme_sas": {"legal_name": "Acme SAS"}}}
    told = sentence(breach(build(acme(organisation=alone), DAY), "host"), "en")
    assert not any("stands for" in each for each in told)


def test_a_processor_that_tells_a_processor_does_so_by_article_28_too() -> None:
    """OVHcloud is Minlessika's processor for its accounts, and a further one for what customers entrust."""
    grounds = {each.engagement: each.article.say("en") for each in shipped("ovhcloud").notices}
    assert grounds["ovhcloud/hosting"] == "GDPR Art.\u00a033(2)"
    assert grounds["ovhcloud/customer_hosting"] == "GDPR Art.\u00a028(4) and 33(2)"
    assert grounds["minlessika/customer_service"] == "GDPR Art.\u00a033(2)"


@pytest.mark.parametrize(("own", "ground"), [("controller", "33(2)"), ("processor", "28(4) and 33(2)")])
def test_whom_the_organisation_acts_for_need_not_be_named(own: str, ground: str) -> None:
    account = {"label": "Account", "role": own, "fields": ["full_name"]}
    parties = {"host": _party("Host", "processor", None, {"from": "shop"})}
    found = breach(build(acme(data_sets={"account": account}, third_parties=parties), DAY), "host")
    assert found.notices[0].article.say("en") == f"GDPR Art.\u00a0{ground}"


def test_what_it_rests_on_can_be_read_in_every_table() -> None:
    """A table of a breach named no document: who acts on it has to be able to look it up."""
    host = _party("Host", "processor", "PT24H", {"from": "shop", "cite": "policy L7-8"}, cite="policy L6")
    host |= {"recipients": "unknown"}
    registry = acme(
        documents={"policy": {"title": "Policy"}},
        data_sets={"account": {"label": "Account", "role": {"value": "controller", "cite": "policy L2"},
                               "subjects": ["customer"], "fields": ["full_name"]}},
        third_parties={"host": host, "cellar": _party("Cellar", "sub_processor", None,
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


@pytest.mark.parametrize(("role", "stated"), [("processor", True), ("sub_processor", False)])
def test_whoever_engages_a_sub_processor_is_no_controller_by_that(role: str, stated: bool) -> None:
    """Of data that nothing brings to Host it was told to be the controller, as it engages Cellar for them."""
    registry = acme(
        data_sets={
            name: {"label": name, "role": "controller", "fields": [field]}
            for name, field in (("account", "full_name"), ("visits", "ip_address"))
        },
        third_parties={
            "host": _party("Host", "processor", "PT24H", {"from": "shop", "storage": "stored"}),
            "cellar": _party(
                "Cellar", role, "PT12H", {"from": "host.desk", "carries": ["account", "visits"]}, by="host"
            ),
        },
    )
    told = " ".join(sentence(breach(build(registry, DAY), "host"), "en"))
    assert ("Controllers: Acme (account) and Host (visits)." in told) is stated, told


@pytest.mark.parametrize(
    ("country", "applies", "wanted"),
    [("FR", "confirmed", True), ("FR", "unknown", True), ("RE", "assumed", True), ("FR", "not_applicable", False),
     ("BE", "confirmed", False), (None, "confirmed", False)],
)  # fmt: skip
def test_by_the_trade_of_a_french_controller_more_may_be_owed(
    country: str | None, applies: str, wanted: bool
) -> None:
    own = acme().organisation.model_dump(by_alias=True, exclude_unset=True)
    seat = {"country": country} if country else {}
    organisation = {**own, **seat, "regimes": {"gdpr": {"applies": applies}}}
    found = breach(build(acme(organisation=organisation), DAY), "host")
    assert any("within 24 hours" in each for each in sentence(found, "en")) is wanted
    # What may be owed is said once, whoever of several controllers is French.
    assert sum("24 heures" in each for each in sentence(found, "fr")) == wanted
