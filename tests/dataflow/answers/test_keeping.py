"""Keeping: the lifetimes of trackers beside the rules of the data sets whose data they are."""

from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.answers.keeping import Keeping, KeptAt, keeping_of_data_set, keeping_of_field
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
        assert keeping_of_data_set(graph, name).elsewhere == _naive(graph, fields, {name})
    for field in FIELDS:
        found = keeping_of_field(graph, field)
        assert found.elsewhere == _naive(graph, [field], {kept.data_set for kept in found.sets})


def _naive(graph: Any, fields: list[str], sets: set[str]) -> tuple[KeptAt, ...]:
    """A whole answer for each field; of each, the hops to third parties that may store something of the sets."""
    found: dict[str, KeptAt] = {}
    for answer in (trace(graph, field) for field in fields):
        for hop in answer.hops:
            carried = {each.instance.rpartition("@")[2] for each in hop.carries}
            at = answer.party_at(hop.target)
            if at.kind == "third_party" and hop.storage.value != "not_stored" and carried & sets:
                found.setdefault(hop.key, KeptAt(hop=hop, party=at, stop=answer.stop(hop.target)))
    return tuple(found.values())
