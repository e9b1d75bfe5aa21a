"""The chain: which flows hand on what a processor holds for the organisation."""

from typing import Any

import pytest

from dataflow.checks.chain import onward
from tests.dataflow.checks.registries import varied

FULL = {"from": "shop", "carries": "full_name@account"}
PHONE = {"from": "shop", "carries": "phone_number@account"}


def handed_on(changes: dict[str, Any]) -> list[tuple[str, int, tuple[str, ...]]]:
    """Of each onward flow of R05-bad: who to whom where, hops of the way, and the parties on it."""
    found = onward(varied("R05-bad", changes))
    return [(each.crossing.pair, len(each.hops), each.parties) for each in found]


def host(**engagements: Any) -> dict[str, Any]:
    return {
        "engagements": {"hosting": ..., **engagements},
        "places": {"racks": {"label": "Racks", "country": "DE"}},
    }


def held(role: str, *flows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"role": role, "receives": list(flows), **more}


WATCHED = ("host>night_watch/IN", 3, ("acme", "host", "night_watch"))
EVERYTHING = {
    "engagements": {"watch": held("sub_processor", {"from": "host.racks", "carries": "account"}, by="host")}
}


@pytest.mark.parametrize(
    ("engagements", "wanted"),
    [
        # It holds one field as a controller, the other as a processor, and hands both on.
        ({"own": held("controller", FULL), "work": held("processor", PHONE)}, [WATCHED]),
        ({"own": held("processor", FULL), "work": held("controller", PHONE)}, [WATCHED]),
        ({"own": held("controller", FULL), "work": held("controller", PHONE)}, []),
        # It gets the same field under two engagements.
        ({"own": held("controller", FULL), "work": held("processor", FULL)}, [WATCHED]),
        ({"own": held("processor", FULL), "work": held("controller", FULL)}, [WATCHED]),
    ],
)
def test_one_thing_held_as_a_processor_is_enough(engagements: dict[str, Any], wanted: list[Any]) -> None:
    assert handed_on({"third_parties": {"host": host(**engagements), "night_watch": EVERYTHING}}) == wanted


def test_the_longer_way_may_be_the_processors() -> None:
    """What it gets at once it decides about; what comes by way of the archive it holds for the organisation."""
    changes = {
        "organisation": {"places": {"archive": {"label": "Archive", "country": "FR"}}},
        "flows": [{"from": "shop", "to": "archive", "carries": "full_name@account"}],
        "third_parties": {
            "host": host(own=held("controller", FULL), work=held("processor", {**FULL, "from": "archive"})),
        },
    }
    assert handed_on(changes) == [("host>night_watch/IN", 4, ("acme", "host", "night_watch"))]


def test_what_comes_round_is_not_held_for_the_organisation() -> None:
    """The host decides about what it gets, and works for the watch on what the watch got from it."""
    back = held("processor", {"from": "night_watch.desk", "carries": "full_name@account"}, by="night_watch")
    changes = {"third_parties": {"host": host(own=held("controller", FULL), work=back)}}
    assert handed_on(changes) == []


def test_what_a_controller_has_processed_is_its_own() -> None:
    """The host decides about what it gets, whoever then works for it and hands it on."""
    desk = {"from": "night_watch.desk", "carries": "full_name@account"}
    cellar = {"name": "Cellar", "places": {"shelf": {"label": "Shelf", "country": "US"}},
              "engagements": {"keeping": held("sub_processor", desk, by="night_watch")}}  # fmt: skip
    parties = ("acme", "host", "night_watch")
    chain = {"cellar": cellar, "host": host(work=held("processor", FULL))}
    assert handed_on({"third_parties": chain}) == [
        ("night_watch>cellar/US", 4, (*parties, "cellar")), ("host>night_watch/IN", 3, parties),
    ]  # fmt: skip
    assert handed_on({"third_parties": {**chain, "host": host(own=held("controller", FULL))}}) == []


def test_between_places_of_a_processor_it_stays_held_for_the_organisation() -> None:
    """The host moves it from its racks to its spare ones, under no engagement, and lets the watch in there."""
    watch = {"engagements": {"watch": {"receives": [{"from": "host.spare", "carries": "full_name@account"}]}}}
    changes: dict[str, Any] = {
        "flows": [{"from": "host.racks", "to": "host.spare", "carries": "full_name@account"}],
        "third_parties": {"host": {"places": {"spare": {"label": "Spare", "country": "DE"}},
                                   "engagements": {"hosting": {"places": "racks"}}}, "night_watch": watch},
    }  # fmt: skip
    assert handed_on(changes) == [("host>night_watch/IN", 4, ("acme", "host", "night_watch"))]
    changes["third_parties"]["host"]["engagements"]["hosting"]["role"] = "controller"
    assert handed_on(changes) == []


def test_after_what_nobody_brought_the_next_flow_is_looked_at() -> None:
    """The data that the bank hands to the archive came from nowhere; the watch comes later in the file."""
    changes = {
        "data_sets": {"cards": {"label": "Cards", "role": "controller", "fields": ["payment_card_data"]}},
        "flows": [{"from": "bank.desk", "to": "host.racks", "carries": "cards"}],
        "third_parties": {"bank": {"name": "Bank", "places": {"desk": {"label": "Desk"}}}},
    }
    assert handed_on(changes) == [WATCHED]


def test_what_somebody_else_collects_and_has_processed_is_not_the_organisations() -> None:
    """People give their name to the bank, outside any engagement, which has it hosted."""
    desk = {"from": "bank.desk", "carries": "full_name@account"}
    changes = {
        "organisation": {"collects": []},
        "flows": [{"from": "customer", "to": "bank.desk", "carries": "full_name@account"}],
        "third_parties": {
            "bank": {"name": "Bank", "places": {"desk": {"label": "Desk"}}},
            "host": host(work=held("processor", desk, by="bank")),
        },
    }
    assert handed_on(changes) == []


@pytest.mark.parametrize(
    ("by", "wanted"), [("bank", []), ("acme", [("host>night_watch/IN", 2, WATCHED[2][1:])])]
)
def test_whoever_engages_a_processor_that_collects_has_it_collect(by: str, wanted: list[Any]) -> None:
    collecting = held("processor", {"from": "customer", "carries": "full_name@account"}, by=by)
    changes = {
        "organisation": {"collects": []},
        "third_parties": {"bank": {"name": "Bank"}, "host": host(work=collecting)},
    }
    assert handed_on(changes) == wanted


def test_the_way_is_told_from_where_it_enters() -> None:
    """Collected, kept, archived, hosted, watched; what is computed in two places begins in each of them."""
    changes: dict[str, Any] = {
        "organisation": {"places": {"archive": {"label": "Archive", "country": "FR"}}},
        "flows": [{"from": "shop", "to": "archive", "carries": "full_name@account"}],
        "third_parties": {"host": host(work=held("processor", {**FULL, "from": "archive"}))},
    }
    (found,) = onward(varied("R05-bad", changes))
    ends = [hop.rpartition(":")[2] if "person" not in hop else "person>shop" for hop in found.hops]
    assert ends == [
        "person>shop",
        "acme.shop>acme.archive",
        "acme.archive>host.racks",
        "host.racks>night_watch.desk",
    ]
    derived = {"carries": "full_name@account", "derived_from": "phone_number@account", "kind": "derive"}
    computed = [{"from": place, "to": place, **derived} for place in ("shop", "archive")]
    changes = {
        **changes,
        "flows": [*changes["flows"], *computed],
        "organisation": {**changes["organisation"], "collects": []},
    }
    (found,) = onward(varied("R05-bad", changes))
    assert [hop.rpartition(":")[2] for hop in found.hops] == [
        "acme.archive>host.racks",
        "host.racks>night_watch.desk",
    ]
