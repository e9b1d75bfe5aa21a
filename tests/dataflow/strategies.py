"""Random registries that are always valid, small enough for a naive reference to enumerate."""

import datetime
from typing import Any

from hypothesis import strategies as st

from dataflow.graph.arc import Arc
from dataflow.graph.instance import Instance
from registry.records.ends import person, place, unknown_recipients
from registry.records.evidence import Evidence, Status
from registry.records.registry import Registry
from tests.dataflow.drawing import many, one, some

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


_SETS = ["account", "payment", "logs"]
_PEOPLE: list[list[str]] = [[], SUBJECTS, *([each] for each in SUBJECTS)]
_FROM: list[str | list[str]] = [*SUBJECTS, SUBJECTS]
_DATES: list[dict[str, str]] = [{}, {}, {"valid_to": "2025-01-01"}, {"valid_from": "2026-01-01"}]
_STORAGE: list[dict[str, str]] = [
    {}, {"storage": "stored"}, {"storage": "only_here"}, {"storage": "not_stored"},
]  # fmt: skip
_YES_OR_NO = st.booleans()
_IN_TEN = st.integers(0, 9)
_IN_FIVE = st.integers(0, 4)


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """A registry with up to four third parties, rings, derived data, unstated data, dates and denials."""
    sets = some(draw, _SETS, 1)
    fields = {name: some(draw, FIELDS, 1, 4) for name in sets}
    parties = [f"party{index}" for index in range(draw(_IN_FIVE))]
    places = {"acme": _spots(draw, 1)} | {id_: _spots(draw, 0) for id_ in parties}
    carried = sets + [f"{field}@{name}" for name in sets for field in fields[name]]
    ends = [f"{id_}.{place}" for id_, spots in places.items() for place in spots]
    flow = _flows(carried, ends)
    inner = draw(st.lists(flow, max_size=4))
    collected = draw(st.lists(flow, max_size=3))
    received = st.lists(flow, max_size=2)
    return Registry.model_validate(
        {
            "sillage": 1,
            "title": "Random",
            "version": "1",
            "organisation": {
                "id": "acme",
                "name": "Acme",
                "places": {name: {"label": name} for name in places["acme"]},
                "recipients": one(draw, ("listed", "unknown")),
                "collects": [{**each, "from": one(draw, _FROM)} for each in collected],
            },
            "data_sets": {
                name: {
                    "label": name,
                    "subjects": one(draw, _PEOPLE),
                    "fields": [{"field": field, **one(draw, STATUSES)} for field in fields[name]],
                    "purposes": some(draw, ("hosting", "direct_marketing"), 0, 1),
                }
                for name in sets
            },
            "third_parties": {
                id_: {
                    "name": id_.title(),
                    "country": one(draw, (None, "FR", "US")),
                    "places": {name: {"label": name} for name in places[id_]},
                    "recipients": one(draw, ("listed", "none", "unknown")),
                    "engagements": _engagements(draw, received, ["acme", *parties], sets),
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


def _spots(draw: st.DrawFn, least: int) -> list[str]:
    return some(draw, ("form", "store", "backup"), least, 2)


@st.composite
def _flows(draw: st.DrawFn, carried: list[str], ends: list[str]) -> dict[str, Any]:
    derived = draw(_YES_OR_NO) and draw(_YES_OR_NO)
    return {
        "from": many(draw, ends, 1, 3) if draw(_YES_OR_NO) else one(draw, ends),
        "to": one(draw, ends),
        "kind": one(draw, KINDS),
        **({} if draw(_IN_TEN) == 0 else {"carries": some(draw, carried, 1, 3)}),
        **({"derived_from": some(draw, carried, 1, 3)} if derived else {}),
        **one(draw, _STORAGE),
        **one(draw, STATUSES),
        **one(draw, _DATES),
    }


def _engagements(
    draw: st.DrawFn, flows: st.SearchStrategy[list[dict[str, Any]]], actors: list[str], sets: list[str]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in some(draw, ("main", "other"), 0, 2):
        received = [{key: part for key, part in each.items() if key != "to"} for each in draw(flows)]
        found[name] = {
            "by": one(draw, actors),
            "role": one(draw, ROLES),
            "data_sets": some(draw, sets, 0, 1),
            **({} if draw(_IN_FIVE) == 0 else {"receives": received}),
        }
    return found


@st.composite
def _denials(draw: st.DrawFn, actors: list[str]) -> dict[str, Any]:
    return {
        "who": one(draw, actors),
        "act": one(draw, ("store", "share", "collect", "sell")),
        "fields": some(draw, FIELDS, 0, 2),
        **({"exception": "except"} if draw(_YES_OR_NO) else {}),
    }
