"""The crossing: who hands data to whom, in which roles, from which country to which."""

import datetime
from typing import Any

import pytest

from dataflow.checks.case import Case
from dataflow.checks.crossing import _only_role, countries_at, crossings, engagement_of, returns, seat
from dataflow.checks.passage import (
    Judged,
    country_text,
    found_of,
    listed,
    named_fields,
    party_text,
    where,
)
from dataflow.checks.safeguard import Safeguard
from dataflow.checks.shortfall import bound, by_module, shortfall
from dataflow.checks.use import entry_of
from dataflow.law import laws
from registry.records.ends import End
from registry.records.prose import day_text
from registry.records.text import LANGS, Text
from tests.dataflow.checks.registries import DAY, GDPR, shipped, varied


def told(name: str, changes: dict[str, Any] | None = None) -> list[tuple[str, str, str | None, str | None]]:
    """Of each crossing: its way, who to whom where, and the roles of both."""
    found = crossings(varied(name, changes or {}))
    return [(each.way, each.pair, each.exporter_role, each.importer_role) for each in found]


def test_what_is_collected_and_handed_on() -> None:
    assert told("R05-bad") == [
        ("collected", "people>acme/FR", None, "controller"),
        ("handed", "acme>host/DE", "controller", "processor"),
        ("handed", "host>night_watch/IN", "processor", "sub_processor"),
    ]


def test_recipients_nobody_has_named() -> None:
    assert ("unnamed", "bank>unknown/?", None, None) in told("R12-bad")


def collecting(role: str, by: str | None = None) -> dict[str, Any]:
    flow = {"from": "customer", "carries": "account"}
    held = {"role": role, "receives": [flow], **({"by": by} if by else {})}
    return {
        "third_parties": {
            "night_watch": {"engagements": {"watch": held}, "places": {"desk": {"country": "IN"}}}
        }
    }


@pytest.mark.parametrize(
    ("role", "by", "wanted"),
    [
        ("processor", "acme", ("collected_for", "acme>night_watch/IN", "controller", "processor")),
        ("sub_processor", "host", ("collected_for", "host>night_watch/IN", "processor", "sub_processor")),
        ("controller", "acme", ("collected", "people>night_watch/IN", None, "controller")),
        ("undetermined", "acme", ("collected_by_whom", "people>night_watch/IN", None, "undetermined")),
        ("undetermined", "host", ("collected", "people>night_watch/IN", None, "undetermined")),
        ("controller", "host", ("collected", "people>night_watch/IN", None, "controller")),
    ],
)
def test_who_lets_data_go_that_a_third_party_collects(role: str, by: str, wanted: tuple[str, ...]) -> None:
    changes = collecting(role, None if by == "acme" else by)
    changes["third_parties"]["night_watch"]["engagements"]["watch"]["by"] = by
    assert told("R05-bad", changes)[-1] == wanted


def test_between_places_of_one_party() -> None:
    changes: dict[str, Any] = {"third_parties": {"host": {
        "places": {"spare": {"label": "Spare", "country": "FR"}},
        "engagements": {"hosting": {"receives": [
            {"from": "shop", "to": "racks", "carries": "account"},
            {"from": "racks", "to": "spare", "carries": "account"},
        ]}},
    }, "night_watch": ...}}  # fmt: skip
    assert told("R05-bad", changes)[-1] == ("same_actor", "host>host/FR", "processor", "processor")


def engagements(role: str, **dates: str) -> dict[str, Any]:
    """The host, engaged as processor, and in another engagement in that role."""
    return {"third_parties": {"host": {"engagements": {"other": {"role": role, **dates}}}}}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, "processor"),
        (engagements("processor"), "processor"),
        (engagements("sub_processor"), "processor"),
        (engagements("controller"), None),
        (engagements("undetermined"), None),
        (engagements("recipient"), None),
        (engagements("controller", valid_to="2026-11-21"), "processor"),
        (engagements("controller", valid_to="2026-11-22"), None),
        ({"third_parties": {"host": {"valid_to": "2026-11-21"}}}, None),
        ({"third_parties": {"host": {"engagements": {"hosting": {"role": ...}}}}}, None),
        ({"third_parties": {"host": {"engagements": {"hosting": {"role": "recipient"}}}}}, None),
    ],
)
def test_the_role_of_a_third_party_is_known_where_its_engagements_agree(
    changes: dict[str, Any], wanted: str | None
) -> None:
    assert _only_role(varied("R05-bad", changes), "host") == wanted


def test_what_processors_make_available_to_the_organisation() -> None:
    (found,) = returns(shipped("R05-bad"))
    assert found.way == "returned"
    assert found.pair == "host>acme/FR"
    assert (found.exporter_role, found.importer_role) == ("processor", "controller")
    assert (found.source, found.target) == ("DE", "FR")


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"returns": [{"from": "racks", "to": "shop", "carries": "account"}]}, []),
        ({"role": "controller"}, []),
        ({"by": "night_watch"}, []),
        ({"by": "acme"}, ["host>acme/FR"]),
    ],
)
def test_nothing_is_made_available_by_others(changes: dict[str, Any], wanted: list[str]) -> None:
    case = varied("R05-bad", {"third_parties": {"host": {"engagements": {"hosting": changes}}}})
    assert [each.pair for each in returns(case)] == wanted


def test_a_seat_and_a_place_have_their_days() -> None:
    dated = {"value": "DE", "valid_to": "2026-11-22"}
    changes = {"third_parties": {"host": {"country": dated, "places": {"racks": {"country": [dated]}}}}}
    end = End(kind="place", actor="host", name="racks")
    for days, wanted in ((0, "DE"), (1, None)):
        case = varied("R05-bad", changes, DAY + datetime.timedelta(days=days))
        assert (seat(case, "host"), countries_at(case, end)) == (wanted, (wanted,))


def test_a_flow_of_the_organisations_own_has_no_engagement() -> None:
    case = shipped("R05-bad")
    assert [engagement_of(case, arc) is None for arc in case.arcs] == [True, False, False]


# The words of a passage


def in_both(words: Text) -> tuple[str, str]:
    fr, en = (words.say(lang) for lang in LANGS)
    return fr, en


def test_countries_parties_days_and_fields_in_both_languages() -> None:
    case = varied("R05-bad", {"third_parties": {"host": {"name": {"fr": "Hébergeur", "en": "Hostly"}}}})
    assert in_both(country_text(case, ["DE", "IN"])) == ("Allemagne et Inde", "Germany and India")
    assert in_both(country_text(case, [])) == ("pays inconnu", "country unknown")
    assert in_both(party_text(case, ["acme", "host"])) == ("Acme et Hébergeur", "Acme and Hostly")
    assert in_both(day_text(DAY)) == ("22 novembre 2026", "22 November 2026")
    fields = named_fields(case, ["full_name", "phone_number"])
    assert in_both(fields) == tuple(
        word.join(case.field(each).say(lang) for each in ("full_name", "phone_number"))
        for lang, word in zip(LANGS, (" et ", " and "), strict=True)
    )
    assert in_both(named_fields(case, [])) == ("données non précisées", "data not stated")


def test_where_somebody_is() -> None:
    case = varied("R05-bad", {"third_parties": {"host": {"country": "DE"}, "night_watch": {"country": ...}}})
    assert in_both(where(case, "host", "IN")) == ("Inde", "India")
    assert in_both(where(case, "host", None)) == (
        "pays inconnu, siège\u00a0: Allemagne", "country unknown, seat: Germany",
    )  # fmt: skip
    assert in_both(where(case, "night_watch", None)) == ("pays inconnu", "country unknown")
    assert in_both(where(case, None, None)) == ("pays inconnu", "country unknown")


@pytest.mark.parametrize(
    ("count", "fr", "en"),
    [
        (1, "a", "a"),
        (6, "a, b, c, d, e et f", "a, b, c, d, e and f"),
        (7, "a, b, c, d, e, f et g", "a, b, c, d, e, f and g"),  # « one more » would be no shorter
        (8, "a, b, c, d, e, f et 2 autres", "a, b, c, d, e, f and 2 more"),
        (9, "a, b, c, d, e, f et 3 autres", "a, b, c, d, e, f and 3 more"),
    ],
)
def test_of_many_names_the_first_six_and_how_many_more(count: int, fr: str, en: str) -> None:
    names = list("abcdefghi")[:count]
    assert (listed(names, "fr"), listed(names, "en")) == (fr, en)


def test_a_passage_names_both_ends_and_countries() -> None:
    case = shipped("R12-bad")
    by_way = {each.way: each for each in crossings(case)}
    unnamed = found_of(case, GDPR.law, [Judged(by_way["unnamed"], "gap", "main", None)])
    assert (unnamed.values["to"], unnamed.actors) == (country_text(case, []), ("bank",))
    assert unnamed.entry == by_way["unnamed"].arc.path, "no engagement: the flow itself"
    case = shipped("R05-bad")
    first, second, _ = crossings(case)
    found = found_of(case, GDPR.law, [Judged(second, "gap", "main", None)])
    spoken = {key: value.say("en") for key, value in found.values.items() if isinstance(value, Text)}
    assert {key: spoken[key] for key in ("from", "to", "from_country", "to_country")} == {
        "from": "Acme", "to": "Hostly", "from_country": "France", "to_country": "Germany"
    }  # fmt: skip
    home = found_of(case, GDPR.law, [Judged(second._replace(source=None), "gap", "main", None)])
    assert home.values["from_country"] == where(case, "acme", None)
    assert entry_of(second.arc) == ("third_parties", "host", "engagements", "hosting")
    assert entry_of(first.arc) == first.arc.path


# What a crossing leaves open


@pytest.mark.parametrize(
    ("safe", "subject", "wanted"),
    [
        (Safeguard("missing", "none"), True, [("gap", "main", None)]),
        (Safeguard("missing", "none"), False, [("undetermined", "applicability", "applicability")]),
        (Safeguard("missing", "outdated"), True, [("violation", "outdated", None)]),
        (Safeguard("missing", "outdated"), False, [("undetermined", "applicability", "applicability")]),
        (Safeguard("missing", "unnumbered"), True, [("gap", "unnumbered", None)]),
        (Safeguard("missing", "site_abroad"), True, [("gap", "site_abroad", None)]),
        (Safeguard("missing", "site_beyond"), True, [("gap", "site_beyond", None)]),
        (Safeguard("missing", "open"), True, [("gap", "main", None)]),
        (Safeguard("unknown", "hosting"), True, [("undetermined", "hosting", "hosting")]),
        (Safeguard("unknown", "hosting"), False, [("undetermined", "both", "both")]),
        (Safeguard("unknown", "sector"), True, [("undetermined", "sector", "sector")]),
        (Safeguard("unknown", "sector"), False, [("undetermined", "applicability", "applicability")]),
        (Safeguard("unknown", "domestic"), True, [("undetermined", "domestic", "domestic")]),
        (Safeguard("unknown", "domestic"), False, [("undetermined", "applicability", "applicability")]),
        (Safeguard("unknown", "role"), False, [("undetermined", "role", "role")]),
        (Safeguard("unknown", "unnamed"), True, []),
        (Safeguard("unknown", "unnamed"), False, []),
        (Safeguard("unknown", "inquiry"), True, []),
        (Safeguard("unknown", "inquiry"), False, []),
        (Safeguard("inside", "eea"), True, []),
        (Safeguard("covered", "recorded"), True, []),
        (Safeguard("no_transfer", "domestic"), False, []),
    ],
)
def test_what_a_crossing_leaves_open_for_a_data_set(
    safe: Safeguard, subject: bool, wanted: list[tuple[str, str, str | None]]
) -> None:
    case = shipped("R05-bad")
    crossing = crossings(case)[1]
    found = list(shortfall(case, crossing, safe, subject, "account"))
    assert [(each.verdict, each.variant, each.decides) for each in found] == wanted
    assert all((each.crossing, each.data_set) == (crossing, "account") for each in found)


def test_a_law_without_modules_knows_none_for_a_return() -> None:
    case = shipped("R05-bad")
    (back,) = returns(case)
    assert case.tables.under("uk_gdpr").expected_module("processor", "controller") is None
    assert not by_module(case, laws()["uk_gdpr"], back)
    assert not by_module(case, GDPR.law, back)
    flow = {"from": "shop", "carries": "account", "mechanism": "scc_m4"}
    held = {"third_parties": {"host": {"engagements": {"hosting": {"receives": [flow]}}}}}
    (back,) = returns(varied("R05-bad", held))
    assert by_module(case, GDPR.law, back)


def test_a_flow_nobody_says_happens_leaves_that_open() -> None:
    flow = {"from": "shop", "carries": "account", "status": "unknown"}
    case = varied("R05-bad", {"third_parties": {"host": {"engagements": {"hosting": {"receives": [flow]}}}}})
    crossing = crossings(case)[1]
    (found,) = shortfall(case, crossing, Safeguard("missing", "outdated"), subject=True, data_set="account")
    assert found == Judged(crossing, "undetermined", "flow", "flow", "account")


@pytest.mark.parametrize(
    ("exporter", "applicability", "wanted"),
    [
        (None, "confirmed", None),
        ("acme", "confirmed", True),
        ("acme", "assumed", True),
        ("acme", "unknown", False),
        ("host", "unknown", True),  # its seat is in Germany
        ("night_watch", "confirmed", None),  # in India: not for this registry to say
    ],
)
def test_who_is_subject_to_the_gdpr(exporter: str | None, applicability: Any, wanted: bool | None) -> None:
    case: Case = varied("R05-bad", {"organisation": {"country": "CI"}})
    assert bound(case, GDPR._replace(applicability=applicability), exporter) is wanted


def test_what_a_third_party_collects_outside_any_engagement_is_its_own() -> None:
    flow = {"from": "customer", "to": "night_watch.desk", "carries": "account"}
    changes = {"flows": [flow], "third_parties": {"night_watch": {"engagements": ...}}}
    assert ("collected", "people>night_watch/IN", None, None) in told("R05-bad", changes)


def test_what_the_organisation_collects_for_others_is_collected() -> None:
    service = {"by": "host", "role": "processor", "receives": [{"from": "customer", "carries": "account"}]}
    found = told("R05-bad", {"organisation": {"engagements": {"service": service}}})
    assert found.count(("collected", "people>acme/FR", None, "controller")) == 2


def test_nobody_knows_the_country_of_nobody_knows_whom_and_of_no_place() -> None:
    """`unknown:host` is no place of the host, even where the host has one of that name."""
    places = {"host": {"label": "Main", "country": "DE"}}
    case = varied("R05-bad", {"third_parties": {"host": {"places": places}, "night_watch": {"places": ...}}})
    assert countries_at(case, End(kind="unknown", actor="host", name="host")) == (None,)
    assert countries_at(case, End(kind="place", actor="host", name="host")) == ("DE",)
    assert countries_at(case, End(kind="place", actor="night_watch", name="unstated")) == (None,)
