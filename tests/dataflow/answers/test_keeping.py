"""Keeping: the lifetimes of trackers beside the rules of the data sets whose data they are."""

from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.answers.keeping import Keeping, keeping_of_data_set, keeping_of_field
from dataflow.answers.trace import trace
from dataflow.graph.build import build
from dataflow.words import keeping_headline, keeping_paragraphs
from registry.records.registry import Registry
from registry.records.text import LANGS, Lang
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, FIELDS, registries

TRACKERS: list[dict[str, Any]] = [
    {"pattern": "sid", "set_by": "acme", "category": "session_security", "field": "session_cookie",
     "feeds": "site", "lifetime": {"value": "P1M", "cite": "policy L4"}, "cite": "policy L3"},
    {"pattern": "_m", "set_by": "meter", "category": "analytics", "field": "analytics_cookie",
     "feeds": "meter.desk", "cite": "policy L5"},
]  # fmt: skip


def kept(field: str | None = None, data_set: str | None = None, **parts: Any) -> Keeping:
    """Acme's site takes a session, Meter takes statistics; each sets a cookie."""
    meter = party("Meter", {"receives": [{"from": "customer", "carries": "statistics"}]})
    host = party("Guard", {"receives": [{"from": "customer", "carries": "guarding"}]})
    registry = acme(
        **{
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "recipients": "listed",
                "places": {"site": {"label": "Site"}},
                "collects": [{"from": "customer", "to": "site", "carries": "session"}],
            },
            "data_sets": {
                "session": {"label": "Session", "fields": ["session_cookie"]},
                "statistics": {"label": "Statistics", "fields": ["analytics_cookie", "pages_viewed"]},
                "guarding": {"label": "Guarding", "fields": ["cookie_id"]},
            },
            "third_parties": {"meter": meter, "guard": host},
            "trackers": TRACKERS,
            **parts,
        }
    )
    graph = build(registry, DAY)
    return keeping_of_field(graph, field) if field else keeping_of_data_set(graph, str(data_set))


def lives(found: Keeping) -> dict[str, list[tuple[str, str | None]]]:
    """The trackers of each data set with their lifetimes."""
    return {
        held.data_set: [(each.pattern, each.lifetime.value) for each in held.trackers] for held in found.sets
    }


def test_a_field_is_kept_by_the_trackers_that_are_it_or_a_kind_of_it() -> None:
    assert lives(kept("cookie_id")) == {
        "guarding": [],
        "session": [("sid", "P1M")],
        "statistics": [("_m", None)],
    }
    assert lives(kept("session_cookie")) == {"guarding": [], "session": [("sid", "P1M")]}


def test_a_cookie_of_one_kind_is_not_every_cookie_that_arrives_there() -> None:
    organisation = {
        "id": "acme",
        "name": "Acme",
        "places": {"site": {"label": "Site"}},
        "collects": [
            {"from": "customer", "to": "site", "carries": "session"},
            {"from": "customer", "to": "site", "carries": "guarding"},
        ],
    }
    told = lives(kept("cookie_id", organisation=organisation))
    assert told["session"] == [("sid", "P1M")] and told["guarding"] == []


def test_a_data_set_has_the_trackers_whose_place_receives_it() -> None:
    assert lives(kept(data_set="session")) == {"session": [("sid", "P1M")]}
    assert lives(kept(data_set="statistics")) == {"statistics": [("_m", None)]}
    assert lives(kept(data_set="guarding")) == {"guarding": []}


def test_a_tracker_no_data_set_is_stated_for_is_not_lost() -> None:
    found = kept("analytics_cookie", data_sets={"session": {"label": "Session", "fields": ["session_cookie"]}},
                 third_parties={"meter": party("Meter")})  # fmt: skip
    assert [each.pattern for each in found.trackers] == ["_m"]
    assert "Lifetime of the tracker “_m” (Meter): unknown." in keeping_headline(found, "en")


def test_a_tracker_that_has_ended_is_not_told() -> None:
    ended = [{**TRACKERS[0], "valid_to": "2020-01-01"}]
    assert lives(kept("session_cookie", trackers=ended))["session"] == []


@pytest.mark.parametrize(
    ("lang", "headline", "line"),
    [
        ("fr", ("Durée de vie du traceur «\u00a0sid\u00a0» (Acme)\u00a0: 1\u00a0mois. "
               "Durée de vie du traceur «\u00a0_m\u00a0» (Meter)\u00a0: inconnue."),
         ("«\u00a0sid\u00a0» (Acme) («\u00a0Policy\u00a0», version 1.0, ligne 3)\u00a0: 1\u00a0mois "
         "(«\u00a0Policy\u00a0», version 1.0, ligne 4).")),
        ("en", "Lifetime of the tracker “sid” (Acme): 1 month. Lifetime of the tracker “_m” (Meter): unknown.",
         "“sid” (Acme) (“Policy”, version 1.0, line 3): 1 month (“Policy”, version 1.0, line 4)."),
    ],
)  # fmt: skip
def test_lifetimes_are_told_with_their_citations_and_the_unknown_as_unknown(
    lang: Lang, headline: str, line: str
) -> None:
    found = kept("cookie_id")
    assert headline in keeping_headline(found, lang)
    told = {each.kind: each.lines for each in keeping_paragraphs(found, lang)}
    assert told["trackers"][0] == line
    assert len(told["trackers"]) == 2


def test_data_without_trackers_tells_of_none() -> None:
    for lang in LANGS:
        found = kept(data_set="guarding")
        assert "trackers" not in {each.kind for each in keeping_paragraphs(found, lang)}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", "Aucun document du registre n’est daté du 22 novembre 2026 ou d’avant"),
        ("en", "No document of the registry is dated 22 November 2026 or earlier"),
    ],
)
def test_a_day_before_every_document_is_not_attested(lang: Lang, said: str) -> None:
    documents = {"policy": {"title": "Policy", "date": "2027-01-01"}}
    for found in (kept("cookie_id", documents=documents), kept(data_set="guarding", documents=documents)):
        (line,) = keeping_paragraphs(found, lang)[0].lines
        assert line.startswith(said)
    assert kept("cookie_id").gaps == ()


@given(registries())
@settings(max_examples=60)
def test_what_third_parties_keep_is_what_the_traces_of_the_fields_say(registry: Registry) -> None:
    graph = build(registry, DAY)
    for name, held in registry.data_sets.items():
        fields = [use.field for use in held.fields]
        _same(keeping_of_data_set(graph, name), _naive(graph, fields, {name}))
    for field in FIELDS:
        found = keeping_of_field(graph, field)
        _same(found, _naive(graph, [field], {kept.data_set for kept in found.sets}))


def _same(found: Keeping, naive: dict[str, dict[str, Any]]) -> None:
    """Each flow once, with what any of the traces says that it brings, for how long, and who keeps it."""
    made = [*found.elsewhere, *found.own]
    assert [each.hop.key for each in found.elsewhere] == [k for k, v in naive.items() if not v["own"]]
    assert [each.hop.key for each in found.own] == [k for k, v in naive.items() if v["own"]]
    for each in made:
        wanted = naive[each.hop.key]
        assert {carried.instance for carried in each.hop.carries} == wanted["carries"]
        assert set(each.hop.retention) == wanted["retention"]
        assert (each.party, each.stop) == wanted["at"]


def _naive(graph: Any, fields: list[str], sets: set[str]) -> dict[str, dict[str, Any]]:
    """A whole answer for each field; of each, the hops to places that may store something of the sets."""
    found: dict[str, dict[str, Any]] = {}
    for answer in (trace(graph, field) for field in dict.fromkeys(fields)):
        for hop in answer.hops:
            carried = {each.instance.rpartition("@")[2] for each in hop.carries}
            at = answer.party_at(hop.target)
            if at.kind in ("person", "unknown") or hop.storage.value == "not_stored" or not carried & sets:
                continue
            held = found.setdefault(
                hop.key,
                {"own": at.kind == "organisation", "carries": set(), "retention": set(),
                 "at": (at, answer.stop(hop.target))},
            )  # fmt: skip
            held["carries"] |= {each.instance for each in hop.carries}
            held["retention"] |= set(hop.retention)
    return found


RULES = [{"period": "P1Y", "fields": "full_name"}, {"period": "P2Y", "fields": "email_address"}]


def _backed_up(**parts: Any) -> Registry:
    """A notebook whose backups outlive the account, and a host with a period for each of two fields of three."""
    flow = {"from": "db", "carries": "account", "storage": "stored", "retention": RULES}
    return acme(
        organisation={
            "id": "acme", "name": "Acme", "recipients": "listed",
            "places": {"db": {"label": "Database"}, "copies": {"label": "Copies", "kind": "backups"}},
            "collects": [{"from": "customer", "to": "db", "carries": "account", "storage": "stored"}],
        },
        data_sets={"account": {
            "label": "Account", "fields": ["full_name", "email_address", "phone_number"],
            "retention": {"period": "P0D", "starts": "closure"},
        }},
        flows=[{"from": "db", "to": "copies", "carries": "account", "storage": "stored", "cite": "policy L9",
                "retention": {"period": "P30D", "starts": "the copy"}}],
        third_parties={"host": party("Host", {"receives": [flow]})},
        **parts,
    )  # fmt: skip


def test_the_copies_of_the_organisation_are_told_with_their_own_period() -> None:
    found = keeping_of_field(build(_backed_up(), DAY), "email_address")
    assert [(each.stop.label.en, each.apart) for each in found.own] == [("Database", False), ("Copies", True)]
    for lang in LANGS:
        told = keeping_headline(found, lang)
        assert {"en": "0 days, from closure", "fr": "0\u00a0jour, point de départ\u00a0: closure"}[
            lang
        ] in told
        assert {"en": "own, Copies (Acme): 30 days", "fr": "Copies (Acme)\u00a0: 30\u00a0jours"}[lang] in told
        (own,) = [each for each in keeping_paragraphs(found, lang) if each.kind == "own"]
        assert len(own.lines) == 2 and "9" in own.lines[1]


def test_every_rule_of_a_third_party_is_told_of_a_data_set_and_what_they_leave_out() -> None:
    (host,) = keeping_of_data_set(build(_backed_up(), DAY), "account").elsewhere
    assert [each.period for each in host.hop.retention] == ["P1Y", "P2Y"]
    assert [each.en for each in host.unsaid] == ["Phone number"]
    headline = keeping_headline(keeping_of_data_set(build(_backed_up(), DAY), "account"), "en")
    assert "nothing is said for: phone number" in headline


def test_a_field_of_one_data_set_is_answered_for_that_set_alone() -> None:
    other = {
        "label": "Other",
        "fields": ["email_address"],
        "retention": [{"period": "P1Y"}, {"period": "P2Y"}],
    }
    base = _backed_up().model_dump(mode="json", by_alias=True, exclude_none=True)
    base["data_sets"]["other"] = other
    graph = build(Registry.model_validate(base), DAY)
    assert len(keeping_of_field(graph, "email_address").contradictions) == 1
    found = keeping_of_field(graph, "email_address", "account")
    assert [each.data_set for each in found.sets] == ["account"] and found.contradictions == ()


@pytest.mark.parametrize("storage", ["stored", "not_stored", None])
@pytest.mark.parametrize("act", ["store", "share", "sell"])
@pytest.mark.parametrize(
    "about", [{}, {"fields": "phone_number"}, {"data_sets": "account"}, {"fields": "email_address"}]
)
def test_a_denial_of_storing_stands_against_a_period_and_no_other_denial_does(
    storage: str | None, act: str, about: dict[str, str]
) -> None:
    flow = {"from": "acme.site", "carries": "account", "retention": {"period": "P5Y"}}
    registry = acme(
        third_parties={
            "host": party("Host", {"receives": [flow | ({"storage": storage} if storage else {})]})
        },
        denials=[{"who": "host", "act": act, **about}],
    )
    graph = build(registry, DAY)
    denied = storage == "stored" and act == "store" and about.get("fields") != "email_address"
    for kept in (keeping_of_field(graph, "phone_number"), keeping_of_data_set(graph, "account")):
        assert [each.kind for each in kept.contradictions] == (["denied_but_done"] if denied else [])
        assert all(each.who.en == "Host" and not each.hops for each in kept.contradictions)
