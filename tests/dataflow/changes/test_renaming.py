"""Renaming, on tables that stand here and against its definition on random registries."""

from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.changes import renaming
from dataflow.changes.entry import Entry, Key, Name, Row, Tables
from dataflow.changes.snapshot import Snapshot
from dataflow.graph.build import build
from registry.records.registry import Registry
from registry.records.text import text
from tests.dataflow.strategies import DAY, registries


def renamings(before: Tables, after: Tables) -> dict[Name, Name]:
    """Those that are found, of which none is cut: there are few things here."""
    found, unsought = renaming.renamings(before, after)
    assert unsought == 0
    return dict(found)


def _entry(value: str, *labels: str) -> Entry:
    return Entry(value, None, tuple(text(label, label) for label in labels))


def _party(id_: str, name: str, spot: str = "desk", **said: str) -> list[tuple[str, Key, Entry]]:
    """The rows of a third party with a place and what is said of it, by table."""
    actor, place = ("actor", id_), ("place", f"{id_}.{spot}")
    return [
        ("third_party", (actor,), _entry("", name)),
        ("place", (actor, place), _entry("", name, spot)),
        *((table, (actor,), _entry(value, name)) for table, value in said.items()),
    ]


def _tables(*parties: list[tuple[str, Key, Entry]]) -> Tables:
    made: dict[str, dict[Key, Entry]] = defaultdict(dict)
    for rows in parties:
        for table, key, entry in rows:
            made[table][key] = entry
    return made


_SAID = {"seat": "FR", "legal_name": "PayCo SA", "contact": "a@example.org"}


def test_an_actor_takes_its_places_along() -> None:
    before, after = _tables(_party("pay", "PayCo", **_SAID)), _tables(_party("payco", "PayCo", **_SAID))
    assert renamings(before, after) == {
        ("actor", "pay"): ("actor", "payco"),
        ("place", "pay.desk"): ("place", "payco.desk"),
    }


def test_a_place_that_the_renamed_actor_has_not_is_not_made_up() -> None:
    before = _tables(_party("pay", "PayCo", **_SAID))
    after = _tables(_party("payco", "PayCo", spot="vault", **_SAID))
    assert renamings(before, after) == {
        ("actor", "pay"): ("actor", "payco"),
        # Called otherwise itself: all that is said of it is whose it is.
        ("place", "pay.desk"): ("place", "payco.vault"),
    }
    nowhere = _tables([row for row in _party("payco", "PayCo", **_SAID) if row[0] != "place"])
    assert renamings(before, nowhere) == {("actor", "pay"): ("actor", "payco")}


def _with_places(actor: str, **countries: str) -> Tables:
    """A third party with places, each in a country."""
    rows: list[Row] = [
        (table, (("actor", actor), ("place", f"{actor}.{spot}")), _entry(value, "PayCo", spot))
        for spot, country in countries.items()
        for table, value in (("place", ""), ("place_country", country))
    ]
    return _tables(_party(actor, "PayCo", **_SAID, **dict.fromkeys("abcdefgh", "1")), rows)


@pytest.mark.parametrize(
    "countries", [{"front": "FR", "back": "FR", "new": "IE"}, {"front": "US", "back": "DE", "new": "DE"}]
)
def test_the_places_of_a_renamed_actor_go_by_their_names_whatever_is_said_of_them(
    countries: dict[str, str],
) -> None:
    """Places of which the same is said are no rivals, and one that moved is no other, however like it is."""
    before = _with_places("pay", front="DE", back="US", gone="US")
    after = _with_places("payco", **countries)
    assert renamings(before, after) == {
        ("actor", "pay"): ("actor", "payco"),
        **{("place", f"pay.{spot}"): ("place", f"payco.{spot}") for spot in ("desk", "front", "back")},
    }


def test_a_place_of_an_actor_that_stays_goes_by_what_is_said_of_it() -> None:
    before, after = _with_places("pay", front="DE", back="US"), _with_places("pay", office="DE", store="US")
    assert renamings(before, after) == {
        ("place", "pay.front"): ("place", "pay.office"),
        ("place", "pay.back"): ("place", "pay.store"),
    }


def test_what_stays_was_not_renamed_to_its_copy() -> None:
    pay, copy = _party("pay", "PayCo", **_SAID), _party("copy", "PayCo", **_SAID)
    assert renamings(_tables(pay), _tables(pay, copy)) == {}
    assert renamings(_tables(pay, copy), _tables(pay)) == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([_party("a", "PayCo", **_SAID), _party("b", "PayCo", **_SAID)], [_party("c", "PayCo", **_SAID)]),
        ([_party("c", "PayCo", **_SAID)], [_party("a", "PayCo", **_SAID), _party("b", "PayCo", **_SAID)]),
        ([_party("c", "A", **_SAID)], [_party("a", "B", **_SAID), _party("b", "C", **_SAID)]),
    ],
)
def test_where_two_are_as_much_alike_none_was_renamed(before: list[Any], after: list[Any]) -> None:
    """A registry that says two were renamed to one, or one to two, would be making it up."""
    assert renamings(_tables(*before), _tables(*after)) == {}


def test_a_name_is_the_same_in_capitals() -> None:
    said = {"legal_name": "PayCo SA"}
    before, after = _tables(_party("pay", "PayCo", **said)), _tables(_party("payco", "PAYCO", **said))
    assert ("actor", "pay") in renamings(before, after)


def test_two_things_do_not_have_in_common_what_nobody_knows() -> None:
    unknown = dict.fromkeys(_SAID, "")
    before, after = _tables(_party("pay", "PayCo", **unknown)), _tables(_party("other", "Other", **unknown))
    assert renamings(before, after) == {}


def test_one_that_both_sides_have_was_not_renamed() -> None:
    """However much it is like one that went, and however little was said of it before."""
    set_ = _entry("full_name", "Account")
    empty = _entry("", "Orders")
    before: Tables = {"data_set": {(("data_set", "account"),): set_, (("data_set", "orders"),): empty}}
    after: Tables = {"data_set": {(("data_set", "orders"),): set_}}
    assert renamings(before, after) == {}
    assert renamings({"data_set": {(("data_set", "account"),): set_}}, after) == {
        ("data_set", "account"): ("data_set", "orders")
    }


def test_an_engagement_and_a_data_set_are_renamed_as_an_actor_is() -> None:
    def tables(engagement: str, data_set: str, purposes: str = "hosting") -> Tables:
        engaged, held = (("actor", "pay"), ("engagement", engagement)), (("data_set", data_set),)
        return {
            "engagement": {engaged: _entry("", "PayCo", "Payment")},
            "role": {engaged: _entry("processor", "PayCo", "Payment")},
            "purposes": {engaged: _entry(purposes, "PayCo", "Payment")},
            "data_set": {held: _entry("full_name", "Account")},
            "data_set_role": {held: _entry("controller", "Account")},
        }

    assert renamings(tables("payment", "account"), tables("paying", "customers")) == {
        ("engagement", "payment"): ("engagement", "paying"),
        ("data_set", "account"): ("data_set", "customers"),
    }
    # Two of four things said of either are said of both.
    assert renamings(tables("payment", "account"), tables("paying", "account", "billing")) == {}


def test_what_names_a_renamed_actor_is_said_of_the_same_one() -> None:
    """An engagement or a place of a renamed actor is compared by the actor's new name."""

    def tables(actor: str, engagement: str, spot: str) -> Tables:
        engaged = (("actor", actor), ("engagement", engagement))
        return _tables(
            _party(actor, "PayCo", spot, **_SAID, a="1", b="2", c="3", d="4", e="5"),
            [(table, engaged, _entry(table, "PayCo", "Payment")) for table in ("engagement", "role")],
        )

    assert renamings(tables("pay", "payment", "desk"), tables("payco", "paying", "vault")) == {
        ("actor", "pay"): ("actor", "payco"),
        ("place", "pay.desk"): ("place", "payco.vault"),
        ("engagement", "payment"): ("engagement", "paying"),
    }


def test_a_thing_is_not_renamed_to_one_of_another_kind() -> None:
    def told(kind: str) -> Tables:
        return {"seat": {((kind, f"a_{kind}"),): _entry("FR")}}

    for kind in ("actor", "place", "data_set", "engagement"):
        assert renamings(told(kind), told("person")) == renamings(told("person"), told(kind)) == {}
        assert renamings(told(kind), told("place" if kind == "actor" else "actor")) == {}


def test_a_flow_from_a_place_to_itself_says_the_same_of_it_under_another_name() -> None:
    def inside(spot: str) -> Tables:
        place = ("place", f"acme.{spot}")
        ways = [("kind", kind) for kind in ("share", "host", "access")]
        return {"flow": {(place, place, way): _entry("full_name@account") for way in ways}}

    assert renamings(inside("store"), inside("vault")) == {("place", "acme.store"): ("place", "acme.vault")}


def _naive(before: Tables, after: Tables) -> dict[Name, Name]:
    """The definition, with every thing of one side compared with every one of the other."""
    old, new = _said(before), _said(after)
    renamed: dict[Name, Name] = {}
    for kind in ("actor", "place", "data_set", "engagement"):
        gone = [name for name in old if name[0] == kind and name not in {*new, *renamed}]
        come = [name for name in new if name[0] == kind and name not in {*old, *renamed.values()}]
        rated: dict[tuple[Name, Name], float] = {}
        for one in gone:
            mapped = {
                tuple(
                    tuple(renamed.get(name, name) for name in part) if isinstance(part, tuple) else part
                    for part in fact
                )
                for fact in old[one]
            }
            for other in come:
                rated[one, other] = len(mapped & new[other]) / max(len(mapped | new[other]), 1)
        found = {
            one: other
            for (one, other), rating in rated.items()
            if rating >= 0.6
            and not any(
                (pair[0] == one) != (pair[1] == other) and rival >= rating for pair, rival in rated.items()
            )
        }
        renamed |= found
        if kind == "actor":
            for (_, was), (_, now) in found.items():
                spots = [name[1].removeprefix(f"{was}.") for name in old if name[1].startswith(f"{was}.")]
                renamed |= {
                    ("place", f"{was}.{spot}"): ("place", f"{now}.{spot}")
                    for spot in spots
                    if ("place", f"{now}.{spot}") in new and ("place", f"{was}.{spot}") not in new
                }
    return renamed


def _said(tables: Tables) -> dict[Name, set[tuple[object, ...]]]:
    said: dict[Name, set[tuple[object, ...]]] = {}
    for table, rows in tables.items():
        for key, entry in rows.items():
            for name in key:
                facts = said.setdefault(name, set())
                others = tuple(
                    (kind, id_.removeprefix(f"{name[1]}.") if (name[0], kind) == ("actor", "place") else id_)
                    for kind, id_ in key
                    if (kind, id_) != name
                )
                if others or entry.value:
                    facts.add((table, others, entry.value))
                if table == "third_party":
                    facts.add(("called", entry.labels[0].say("en").lower()))
    return said


@st.composite
def _renamed(draw: st.DrawFn) -> tuple[Registry, Registry]:
    """A registry, and one in which parties, places and data sets have other ids, or parties stand twice."""
    registry = draw(registries())
    text = registry.model_dump_json(by_alias=True, exclude_none=True)
    before = Registry.model_validate_json(text)
    for word in draw(
        st.sets(st.sampled_from(["party0", "party1", "party2", "backup", "payment", "logs", "main"]))
    ):
        text = text.replace(word, f"new_{word}")
    for name in draw(st.sets(st.sampled_from(["Party0", "Party1", "Party2"]))):
        text = text.replace(name, "Called Otherwise")
    after = Registry.model_validate_json(text)
    for id_ in draw(st.sets(st.sampled_from(sorted(after.third_parties)))) if after.third_parties else ():
        parties = {**after.third_parties, f"second_{id_}": after.third_parties[id_]}
        after = after.model_copy(update={"third_parties": parties})
    return (before, after) if draw(st.booleans()) else (after, before)


def _snapshot(registry: Registry) -> Tables:
    return Snapshot(build(registry, DAY), ()).tables()


@settings(max_examples=100, deadline=None)
@given(_renamed())
def test_what_was_renamed_is_what_comparing_all_with_all_says(sides: tuple[Registry, Registry]) -> None:
    before, after = map(_snapshot, sides)
    assert renamings(before, after) == _naive(before, after)


@settings(max_examples=50, deadline=None)
@given(registries(), registries())
def test_two_registries_that_have_nothing_to_do_with_each_other(one: Registry, other: Registry) -> None:
    text = other.model_dump_json(by_alias=True, exclude_none=True).replace("party", "firm")
    before, after = _snapshot(one), _snapshot(Registry.model_validate_json(text))
    assert renamings(before, after) == _naive(before, after)
