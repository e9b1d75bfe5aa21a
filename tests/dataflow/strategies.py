"""Random registries that are always valid, small enough for a naive reference to enumerate."""

import datetime
from typing import Any

from hypothesis import strategies as st

from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.ends import person, place, unknown_recipients
from registry.records.evidence import Evidence, Status
from registry.records.registry import Registry

DAY = datetime.date(2026, 11, 22)
FIELDS = [
    "full_name", "first_name", "phone_number", "mobile_money_account", "email_address", "customer_database",
]  # fmt: skip
SUBJECTS = ["customer", "visitor"]
STATUSES: list[dict[str, Any]] = [
    {},
    {"status": "inferred", "reason": "it follows"},
    {"status": "enrichment", "dated": "2026-01-01"},
    {"status": "unknown"},
]
KINDS = ["share", "host", "forward", "return", "disclose", "access"]
ROLES = ["processor", "sub_processor", "independent_controller", "undetermined"]


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """A registry with up to four third parties, rings, derived data, unstated data, dates and denials."""
    sets = draw(st.lists(st.sampled_from(["account", "payment", "logs"]), min_size=1, unique=True))
    fields = {
        name: draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=4, unique=True)) for name in sets
    }
    parties = [f"party{index}" for index in range(draw(st.integers(0, 4)))]
    places = {"acme": draw(_places())} | {id_: draw(_places(least=0)) for id_ in parties}
    carried = sets + [f"{field}@{name}" for name in sets for field in fields[name]]
    ends = [f"{id_}.{place}" for id_, spots in places.items() for place in spots]
    flow = _flows(carried, ends)
    inner = draw(st.lists(flow, max_size=4))
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": "Random",
            "version": "1",
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "places": {name: {"label": name} for name in places["acme"]},
                "recipients": draw(st.sampled_from(["listed", "unknown"])),
                "collects": [
                    {**each, "from": draw(st.sampled_from([*SUBJECTS, SUBJECTS]))}
                    for each in draw(st.lists(flow, max_size=3))
                ],
            },
            "data_sets": {
                name: {
                    "label": name,
                    "subjects": draw(st.sampled_from([[], SUBJECTS, *([each] for each in SUBJECTS)])),
                    "fields": [{"field": field, **draw(st.sampled_from(STATUSES))} for field in fields[name]],
                    "purposes": draw(st.lists(st.sampled_from(["hosting", "direct_marketing"]), max_size=1)),
                }
                for name in sets
            },
            "third_parties": {
                id_: {
                    "name": id_.title(),
                    "country": draw(st.sampled_from([None, "FR", "US"])),
                    "places": {name: {"label": name} for name in places[id_]},
                    "recipients": draw(st.sampled_from(["listed", "none", "unknown"])),
                    "engagements": draw(_engagements(flow, ["acme", *parties], sets)),
                }
                for id_ in parties
            },
            "flows": inner,
            "denials": draw(st.lists(_denials(["acme", *parties]), max_size=2)),
        }
    )


@st.composite
def drawn_arcs(draw: st.DrawFn) -> list[Arc]:
    """Arcs as no registry need have them, denser and more of them: rings, what is computed, what nobody said,
    of some data sets or of any, instances without an entry. In any order."""
    ends = [person("customer"), unknown_recipients("v0"), *(place(f"v{index}", "desk") for index in range(6))]
    held = [Instance(field, name) for name in ("account", "order", "browser") for field in FIELDS[:3]]
    several = st.lists(st.sampled_from(held), min_size=1, max_size=3, unique=True).map(tuple)
    made = [
        Arc(
            key=key,
            path=(),
            source=draw(st.sampled_from(ends)),
            target=draw(st.sampled_from(ends[1:])),
            kind="share",
            carries=draw(several) if stated else None,
            about=() if stated else draw(st.sampled_from([(), ("account",), ("order", "account")])),
            derived_from=draw(several) if stated and draw(st.integers(0, 3)) == 0 else (),
            unsaid=draw(st.just(frozenset[Instance]()) | st.frozensets(st.sampled_from(held), max_size=2)),
            mingled=draw(st.integers(0, 3)) == 0,
            evidence=Evidence.model_construct(status=draw(st.sampled_from([None, *Status])), cite=()),
        )
        for key in (f"{index:02d}" for index in range(draw(st.integers(0, 30))))
        for stated in [draw(st.integers(0, 5)) > 0]
    ]
    return draw(st.permutations(made))


def _places(least: int = 1) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(["form", "store", "backup"]), min_size=least, max_size=2, unique=True)


@st.composite
def _flows(draw: st.DrawFn, carried: list[str], ends: list[str]) -> dict[str, Any]:
    derived = draw(st.booleans()) and draw(st.booleans())
    several = st.lists(st.sampled_from(carried), min_size=1, max_size=3, unique=True)
    dates: dict[str, str] = draw(
        st.sampled_from([{}, {}, {"valid_to": "2025-01-01"}, {"valid_from": "2026-01-01"}])
    )
    return {
        "from": draw(st.sampled_from(ends) | st.lists(st.sampled_from(ends), min_size=1, max_size=3)),
        "to": draw(st.sampled_from(ends)),
        "kind": draw(st.sampled_from(KINDS)),
        **({} if draw(st.integers(0, 9)) == 0 else {"carries": draw(several)}),
        **({"derived_from": draw(several)} if derived else {}),
        **draw(
            st.sampled_from([{}, {"storage": "stored"}, {"storage": "only_here"}, {"storage": "not_stored"}])
        ),
        **draw(st.sampled_from(STATUSES)),
        **dates,
    }


@st.composite
def _engagements(
    draw: st.DrawFn, flow: st.SearchStrategy[dict[str, Any]], actors: list[str], sets: list[str]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(["main", "other"]), max_size=2, unique=True)):
        received = [
            {key: part for key, part in each.items() if key != "to"}
            for each in draw(st.lists(flow, max_size=2))
        ]
        found[name] = {
            "by": draw(st.sampled_from(actors)),
            "role": draw(st.sampled_from(ROLES)),
            "data_sets": draw(st.lists(st.sampled_from(sets), max_size=1)),
            **({} if draw(st.integers(0, 4)) == 0 else {"receives": received}),
        }
    return found


@st.composite
def _denials(draw: st.DrawFn, actors: list[str]) -> dict[str, Any]:
    return {
        "who": draw(st.sampled_from(actors)),
        "act": draw(st.sampled_from(["store", "share", "collect", "sell"])),
        "fields": draw(st.lists(st.sampled_from(FIELDS), max_size=2, unique=True)),
        **({"exception": "except"} if draw(st.booleans()) else {}),
    }
