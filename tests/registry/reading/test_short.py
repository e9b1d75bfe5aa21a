"""The short form: a third party written in it is read as the long form it is short for, and told of where it stands."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import registry.reading.short
from registry.reading.contents import Contents
from registry.reading.fresh import read_afresh
from registry.reading.loaded import Loaded
from registry.reading.report import hint, sentence
from registry.records.actor import Engagement
from registry.records.short import OF_ENGAGEMENT, OF_SHORT_FORM, SERVICE
from registry.records.text import LANGS
from registry.schema import json_schema
from tests.registry.reading.test_wrong_values import keys, sample

BASE: dict[str, Any] = {
    "sillage": 1, "title": "T", "version": "1", "documents": {"doc": {"title": "D"}},
    "organisation": {
        "id": "acme", "name": "Acme", "places": {"db": {"label": "D"}, "shop": {"label": "S"}, "spare": {"label": "X"}},
        "collects": [{"from": "customer", "to": "db", "carries": "set"}],
    },
    "data_sets": {
        "set": {"label": "S", "fields": ["phone_number", "full_name"]},
        "order": {"label": "O", "fields": ["phone_number", "email_address"]},
        "lead": {"label": "L", "fields": ["email_address"]}, "loose": {"label": "N", "fields": ["email_address"]},
    },
    "flows": [
        {"from": "db", "to": "shop", "carries": "order"}, {"from": "db", "to": "shop", "carries": "email_address@lead"},
    ],
}  # fmt: skip
HELD = {
    "set": "db", "phone_number@set": "db", "full_name@set": "db", "order": "shop", "email_address@order": "shop",
    "lead": "shop", "email_address@lead": "shop",
}  # fmt: skip
"""Everything that one place of the organisation holds, with that place."""
SAMPLES = {
    key: sample(info.annotation, tuple(info.metadata))
    for key, info in keys(Engagement)
    if key in OF_ENGAGEMENT
} | {"by": "acme", "returns": [{"from": "customer", "to": "acme.db"}]}
PLACES: list[dict[str, Any]] = [
    {}, {"app": {"label": "A", "country": "FR"}}, {"db": {"label": "D"}, "log": {"label": "L", "kind": "log_files"}},
]  # fmt: skip
OWN: dict[str, Any] = {
    "country": "FR", "cite": "doc L3", "valid_from": "2024-03-07", "recipients": "none", "note": "N",
    "links": {"a": "b"},
}  # fmt: skip


def read(data: dict[str, Any]) -> Loaded:
    path = Path("r.yaml")
    return read_afresh(Contents(path, is_folder=False, files={path: json.dumps(data).encode()}))


@st.composite
def short_forms(draw: st.DrawFn) -> dict[str, Any]:
    """A third party in short form: any of its keys, in any order."""
    entry: dict[str, Any] = {"name": draw(st.sampled_from(["Vendor", {"fr": "Marchand", "en": "Vendor"}]))}
    for key in draw(st.lists(st.sampled_from([*OWN]), unique=True)):
        entry[key] = OWN[key]
    for key in draw(
        st.lists(st.sampled_from([key for key in OF_ENGAGEMENT if key != "receives"]), unique=True)
    ):
        entry[key] = SAMPLES[key]
    if places := draw(st.sampled_from(PLACES)):
        entry["places"] = places
    elif draw(st.booleans()):
        entry["hosting"] = draw(st.sampled_from(["FR", ["FR", "US"], {"value": "DE", "cite": "doc L1"}]))
    bare = st.sampled_from([*HELD])
    flow = st.builds(lambda carried, more: {"carries": carried, **more}, bare, st.sampled_from([
        {}, {"storage": "stored"}, {"from": "customer"}, {"from": "spare", "kind": "host"},
    ]))  # fmt: skip
    received = draw(st.none() | bare | flow | st.lists(bare | flow, max_size=4))
    if received is not None or not entry.keys() & {*OF_SHORT_FORM}:
        entry["receives"] = received
    return dict(draw(st.permutations([*entry.items()])))


def in_long_form(entry: dict[str, Any]) -> dict[str, Any]:
    """The same third party as the documentation says that it is meant."""
    long = {key: value for key, value in entry.items() if key not in OF_SHORT_FORM}
    engagement = {key: entry[key] for key in entry if key in OF_ENGAGEMENT}
    if "places" not in entry:
        place = {"label": entry["name"], "kind": "service"}
        long["places"] = {
            "service": {**place, **({"country": entry["hosting"]} if "hosting" in entry else {})}
        }
    received = engagement.get("receives")
    if received is not None:
        flows: list[dict[str, Any]] = []
        for item in received if isinstance(received, list) else [received]:
            whole = item if isinstance(item, dict) else {"carries": item}
            held = HELD[whole["carries"]]
            origin = f"acme.{held}" if held in long["places"] else held
            together = [each for each in flows if each.get("bare") == origin]
            if isinstance(item, dict):
                flows.append({"from": origin, **item})
            elif together:
                together[0]["carries"].append(item)
            else:
                flows.append({"from": origin, "carries": [item], "bare": origin})
        engagement["receives"] = [{key: each[key] for key in each if key != "bare"} for each in flows]
    return {**long, "engagements": {"service": engagement}}


@given(st.lists(short_forms(), min_size=1, max_size=3))
def test_the_short_form_is_read_as_the_long_form_it_stands_for(parties: list[dict[str, Any]]) -> None:
    short = read({**BASE, "third_parties": {f"v{n}": each for n, each in enumerate(parties)}})
    long = read({**BASE, "third_parties": {f"v{n}": in_long_form(each) for n, each in enumerate(parties)}})
    assert short.problems == long.problems == ()
    assert short.registry == long.registry
    assert short.registry is not None and long.registry is not None
    assert short.registry.model_dump(exclude_unset=True) == long.registry.model_dump(exclude_unset=True)
    for party in short.registry.third_parties:  # whoever looks for one of its parts finds where it is written
        assert short.mark(("third_parties", party, "engagements", SERVICE)).line >= 1


HEAD = "\n".join(f"{key}: {json.dumps(part)}" for key, part in BASE.items())


def lines(*written: str) -> str:
    return f"{HEAD}\nthird_parties:\n  v:\n    name: V\n" + "".join(f"    {each}\n" for each in written)


def loaded(*written: str) -> Loaded:
    path = Path("r.yaml")
    return read_afresh(Contents(path, is_folder=False, files={path: lines(*written).encode()}))


def at(text: str, *written: str) -> tuple[int, int]:
    """Line and column of some words of the entry."""
    before = lines().count("\n")
    number, line = next((n, each) for n, each in enumerate(written, before + 1) if text in each)
    return number, line.index(text) + 5


@pytest.mark.parametrize("key", OF_SHORT_FORM)
def test_what_is_wrong_is_told_where_it_is_written(key: str) -> None:
    others = [] if key == "role" else ["role: processor"]
    written = (*others, f"{key}: {{zz: [1]}}", "recipients: none")
    problems = loaded(*written).problems
    assert problems
    line, _ = at(f"{key}:", *written)
    assert {problem.line for problem in problems} == {line}


@pytest.mark.parametrize(
    ("written", "word", "code"),
    [
        (("receives: [set, acount, order]",), "acount", "unknown-data-set"),
        (("receives: [set, {carries: order, storage: kept}]",), "storage", "bad-value"),
        (("receives: [set, phone_number]",), "phone_number]", "field-without-data-set"),
        (("role: sous-traitant", "receives: set"), "role", "unknown-term"),
        (("recieves: set", "role: processor"), "recieves", "unknown-key"),
        (("receives: set", "places: {a: {label: A}}", "hosting: FR"), "hosting", "hosting-beside-places"),
        (("role: processor", "engagements: {e: {role: processor}}"), "role", "short-beside-engagements"),
        (("receives: [set, email_address@loose]",), "email_address@loose", "origin-not-said"),
    ],
)
def test_a_fault_is_told_at_the_item_it_is_in(written: tuple[str, ...], word: str, code: str) -> None:
    problem = loaded(*written).problems[0]
    assert (problem.code, (problem.line, problem.column)) == (code, at(word, *written))
    assert all(sentence(problem, lang) and hint(problem, lang) for lang in LANGS)


def test_where_data_comes_from_is_not_supposed_where_two_places_hold_it() -> None:
    twice = {**BASE, "flows": [*BASE["flows"], {"from": "db", "to": "spare", "carries": "order"}]}
    found = read({**twice, "third_parties": {"v": {"name": "V", "receives": ["set", "order"]}}})
    (problem,) = found.problems
    assert (problem.code, problem.values["places"]) == ("origin-not-said", "shop, spare")
    assert found.registry is not None
    received = found.registry.third_parties["v"].engagements[SERVICE].receives
    assert received is not None and [flow.carries for flow in received] == [("set",)]
    alone = read({**twice, "third_parties": {"v": {"name": "V", "receives": "order"}}})
    assert alone.registry is not None
    assert alone.registry.third_parties["v"].engagements[SERVICE].receives is None, "unknown, and not nothing"


def test_what_a_sub_processor_receives_comes_from_the_place_of_who_engages_it() -> None:
    parties = {
        "host": {"name": "H", "role": "processor", "receives": ["set", "order"]},
        "under": {"name": "U", "by": "host", "role": "sub_processor", "receives": "phone_number@set"},
    }
    found = read({**BASE, "third_parties": parties})
    assert found.problems == () and found.registry is not None
    received = found.registry.third_parties["under"].engagements[SERVICE].receives
    assert received is not None and [flow.from_ for flow in received] == [("host.service",)]


def test_beside_engagements_the_long_form_is_read_and_the_rest_is_told_once() -> None:
    found = loaded("role: controller", "receives: set", "engagements: {e: {role: processor}}")
    assert [problem.code for problem in found.problems] == ["short-beside-engagements"]
    assert found.registry is not None
    (engagement,) = found.registry.third_parties["v"].engagements.values()
    assert [role.value for role in engagement.role] == ["processor"] and engagement.receives is None


def test_third_parties_beyond_all_measure_are_left_out_and_that_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registry.reading.short, "MOST", 2)
    found = read({**BASE, "third_parties": {f"v{n}": {"name": "V", "receives": "set"} for n in range(4)}})
    assert [problem.code for problem in found.problems] == ["too-many-nodes"]
    assert found.registry is not None and [*found.registry.third_parties] == ["v0", "v1"]


def test_the_schema_takes_the_short_form_and_not_beside_the_long_one() -> None:
    from jsonschema import Draft202012Validator

    schema = Draft202012Validator(json.loads(json_schema()))

    def good(entry: dict[str, Any]) -> bool:
        return schema.is_valid({**BASE, "third_parties": {"v": {"name": "V", **entry}}})

    received: list[Any] = [
        "set",
        ["set", "phone_number@order"],
        {"carries": "set"},
        [{"carries": "set"}, "order"],
        None,
    ]
    assert all(good({"role": "processor", "hosting": "FR", "receives": each}) for each in received)
    assert all(good({key: SAMPLES[key]}) for key in OF_ENGAGEMENT)
    assert good({"engagements": {"e": {"role": "processor"}}})
    assert not good({"engagements": {"e": {"role": "processor"}}, "role": "processor"})
    assert not good({"role": "sous-traitant"}) and not good({"receives": 3}) and not good({"recieves": "set"})
    assert not good({"engagements": {"e": {"receives": [{"carries": "set"}]}}}), (
        "the long form says where it comes from"
    )
