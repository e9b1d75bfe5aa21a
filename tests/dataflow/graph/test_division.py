"""The division: what comes from which of several sources, against the naive reference and in small."""

import itertools
from typing import Any

import pytest
from hypothesis import given, settings

from dataflow.answers.trace import trace
from dataflow.breach.exposure import breach
from dataflow.graph.build import arcs, build
from dataflow.graph.division import divided
from dataflow.graph.drawing import as_stated
from dataflow.graph.instance import Instance
from registry.records.evidence import Status
from registry.records.registry import Registry
from registry.vocabulary import vocabulary_of
from tests.dataflow import naive_division
from tests.dataflow.acme import acme, party
from tests.dataflow.strategies import DAY, registries
from tests.growth import LIMIT, steps


@settings(max_examples=300, deadline=None)
@given(registries())
def test_each_source_passes_on_what_the_naive_reference_says(registry: Registry) -> None:
    stated = list(as_stated(registry, set(vocabulary_of(registry).data_subjects), DAY))
    drawn = {arc.key: arc for arc in divided(stated, registry)}
    assert drawn.keys() == {arc.key for arc in stated}, "no arc is dropped"
    for arc in stated:
        found = drawn[arc.key]
        assert found.mingled == (len(arc.carries or ()) > 1 and len(arc.derived_from) > 1)
        if arc.carries is None:
            assert found.carries is None
            continue
        unsure: set[Instance] = set()
        for things, of in ((arc.carries, found.carries), (arc.derived_from, found.derived_from)):
            expected = naive_division.share(stated, registry, arc, things)
            assert of == tuple(each for each in things if each in expected)
            unsure |= {each for each, sure in expected.items() if not sure}
        assert found.unsaid == unsure
        assert bool(found.origins) == bool(unsure)


@settings(max_examples=100, deadline=None)
@given(registries())
def test_everything_stated_comes_from_somewhere_and_every_source_passes_something_on(
    registry: Registry,
) -> None:
    stated = list(as_stated(registry, set(vocabulary_of(registry).data_subjects), DAY))
    said: dict[object, set[Instance]] = {}
    for arc in divided(reversed(stated), registry):
        assert arc.carries is None or arc.carries, "a source with nothing would be dropped from every answer"
        said.setdefault((arc.path, arc.target), set()).update(arc.carries or ())
    for arc in stated:
        assert said[arc.path, arc.target] >= set(arc.carries or ())


def _two(**parts: Any) -> Registry:
    """A shop that collects applications, whose server logs visits, and a host that gets things from both."""
    return acme(
        organisation={
            "id": "acme",
            "name": "Acme",
            "recipients": "listed",
            "places": {"forms": {"label": "Forms"}, "logs": {"label": "Logs"}, "vault": {"label": "Vault"}},
            "collects": [
                {"from": "prospect", "to": "forms", "carries": "file"},
                {"from": "visitor", "to": "logs", "carries": "visits"},
                *parts.pop("collects", []),
            ],
        },
        data_sets={
            "file": {"label": "File", "subjects": ["prospect"], "fields": ["full_name", "cv_education"]},
            "visits": {"label": "Visits", "subjects": ["visitor"], "fields": ["ip_address", "user_agent"]},
            **parts.pop("data_sets", {}),
        },
        **parts,
    )


def _hosted(*flows: dict[str, Any], **parts: Any) -> Registry:
    return _two(
        third_parties={"host": party("Host", {"role": "processor", "receives": list(flows)})}, **parts
    )


def _to(registry: Registry, actor: str = "host") -> dict[str, tuple[set[str], set[str]]]:
    """By source: what is sure to come from there, and what may."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for arc in arcs(build(registry, DAY)):
        if arc.target.holder == actor:
            sure, perhaps = found.setdefault(arc.source.key, (set(), set()))
            sure |= {each.field for each in arc.carries or () if each not in arc.unsaid}
            perhaps |= {each.field for each in arc.unsaid}
    return found


FILE, VISITS = {"full_name", "cv_education"}, {"ip_address", "user_agent"}


def test_each_of_two_places_passes_on_what_it_holds() -> None:
    registry = _hosted({"from": ["forms", "logs"], "carries": ["file", "visits"]})
    assert _to(registry) == {"acme.forms": (FILE, set()), "acme.logs": (VISITS, set())}
    graph = build(registry, DAY)
    answer = trace(graph, "cv_education")
    assert [(hop.source, hop.target, hop.status) for hop in answer.hops] == [
        ("person:prospect", "acme.forms", Status.DECLARED),
        ("acme.forms", "host.desk", Status.DECLARED),
    ]
    assert [entry.began for entry in answer.entries] == ["collected"]
    assert [each.data_set for each in breach(graph, "acme", place="logs").exposed] == ["visits"]


@pytest.mark.parametrize("order", itertools.permutations(range(3)))
def test_the_order_of_flows_and_of_sources_makes_no_difference(order: tuple[int, ...]) -> None:
    flows = [
        {"from": ["forms", "logs"][:: -1 if order[0] else 1], "carries": ["file", "visits"]},
        {"from": ["logs", "vault"], "carries": ["visits", "full_name@file"]},
        {"from": "forms", "to": "vault", "carries": "full_name@file"},
    ]
    registry = _two(
        third_parties={"host": party("Host", {"receives": [flows[at] for at in order if at < 2]})},
        flows=[flows[2]],
    )
    assert _to(registry) == {
        "acme.forms": (FILE, set()),
        "acme.logs": (VISITS, set()),
        "acme.vault": ({"full_name"}, set()),
    }


def test_what_no_source_is_shown_to_hold_may_come_from_any_of_them_and_the_answer_says_so() -> None:
    extra = {"order": {"label": "Order", "subjects": ["customer"], "fields": ["order_amount"]}}
    registry = _hosted({"from": ["forms", "logs"], "carries": ["file", "order"]}, data_sets=extra)
    assert _to(registry) == {"acme.forms": (FILE, {"order_amount"}), "acme.logs": (set(), {"order_amount"})}
    answer = trace(build(registry, DAY), "order_amount")
    assert [(hop.source, hop.status) for hop in answer.hops] == [
        ("acme.forms", Status.UNKNOWN),
        ("acme.logs", Status.UNKNOWN),
    ]
    assert {each.unsaid for hop in answer.hops for each in hop.carries} == {"source"}
    assert {hop.unsaid[0].en for hop in answer.hops} == {
        "several origins are stated (Forms and Logs), and not which of them holds for: Order amount (Order)"
    }
    assert {(entry.stop, entry.began) for entry in answer.entries} == {
        ("acme.forms", "unsaid"),
        ("acme.logs", "unsaid"),
    }
    assert not answer.contradictions, "nobody says that it is there"


def test_a_source_that_is_shown_to_hold_nothing_of_it_may_pass_on_all_of_it() -> None:
    registry = _hosted({"from": ["forms", "vault"], "carries": "file"})
    assert _to(registry) == {"acme.forms": (FILE, set()), "acme.vault": (set(), FILE)}


def test_where_a_place_may_hold_what_another_is_shown_to_it_may_pass_it_on_too() -> None:
    unsaid: dict[str, Any] = {"from": "forms", "to": "vault"}
    registry = _two(
        third_parties={
            "host": party("Host", {"receives": [{"from": ["forms", "vault"], "carries": "file"}]})
        },
        flows=[unsaid],
    )
    assert _to(registry) == {"acme.forms": (FILE, set()), "acme.vault": (set(), FILE)}


def test_what_several_hold_comes_from_each_of_them() -> None:
    both = [{"from": "prospect", "to": "logs", "carries": "file"}]
    registry = _hosted({"from": ["forms", "logs"], "carries": ["file", "visits"]}, collects=both)
    assert _to(registry) == {"acme.forms": (FILE, set()), "acme.logs": (FILE | VISITS, set())}


def test_one_thing_from_several_places_comes_from_each_of_them_and_several_from_one_from_there() -> None:
    registry = _hosted({"from": ["vault", "logs"], "carries": "cv_education@file"})
    assert _to(registry) == {"acme.vault": ({"cv_education"}, set()), "acme.logs": ({"cv_education"}, set())}
    assert _to(_hosted({"from": "vault", "carries": ["file", "visits"]})) == {
        "acme.vault": (FILE | VISITS, set())
    }


def test_people_give_what_is_about_them() -> None:
    told = _to(_hosted({"from": ["visitor", "prospect"], "carries": ["file", "visits"]}))
    assert told == {"person:visitor": (VISITS, set()), "person:prospect": (FILE, set())}
    blank = {"file": {"label": "File", "fields": ["full_name", "cv_education"]}}
    told = _to(_hosted({"from": ["visitor", "prospect"], "carries": "file"}, data_sets=blank))
    assert told == {"person:visitor": (FILE, set()), "person:prospect": (FILE, set())}, (
        "it says itself whose it is"
    )
    told = _to(_hosted({"from": ["visitor", "prospect"], "carries": ["file", "visits"]}, data_sets=blank))
    assert told == {"person:visitor": (VISITS, FILE), "person:prospect": (set(), FILE)}


def test_what_is_computed_comes_from_what_each_place_holds_and_no_pair_of_several_is_declared() -> None:
    scores = {"scores": {"label": "Scores", "fields": ["customer_interest", "industry_sector"]}}
    one: dict[str, Any] = {
        "from": ["forms", "logs"],
        "carries": "customer_interest@scores",
        "derived_from": ["file", "visits"],
    }
    drawn = [arc for arc in arcs(build(_hosted(one, data_sets=scores), DAY)) if arc.target.holder == "host"]
    assert [{each.field for each in arc.derived_from} for arc in drawn] == [FILE, VISITS]
    assert not any(arc.unsaid or arc.mingled for arc in drawn)
    several = {"from": "forms", "carries": "scores", "derived_from": "file"}
    graph = build(_hosted(several, data_sets=scores), DAY)
    (hop,) = [each for each in trace(graph, "cv_education").hops if each.target == "host.desk"]
    assert {(each.status, each.unsaid) for each in hop.carries} == {(Status.UNKNOWN, "input")}
    assert hop.unsaid[0].say("fr").startswith("plusieurs données sont tirées de plusieurs autres")
    (hop,) = trace(graph, "customer_interest").hops
    assert {(each.status, each.unsaid) for each in hop.carries} == {(Status.DECLARED, None)}, (
        "made it surely is"
    )


def test_twice_as_much_takes_twice_the_work() -> None:
    def work(n: int) -> Any:
        places = {f"p{at}": {"label": f"P{at}"} for at in range(n)}
        sets = {f"s{at}": {"label": f"S{at}", "fields": ["full_name", "phone_number"]} for at in range(n)}
        collects = [{"from": "customer", "to": f"p{at}", "carries": f"s{at}"} for at in range(n)]
        pairs: list[dict[str, Any]] = [
            {"from": [f"p{at}", f"p{at - 1}"], "carries": [f"s{at}", f"s{at - 1}"]} for at in range(n)
        ]
        pairs[0] = {"from": "p0", "carries": "s0"}
        registry = acme(
            organisation={"id": "acme", "name": "Acme", "places": places, "collects": collects},
            data_sets=sets,
            third_parties={"host": party("Host", {"receives": pairs})},
        )
        stated = list(as_stated(registry, {"customer"}, DAY))
        return lambda: list(divided(stated, registry))

    assert steps(work(80)) < LIMIT * steps(work(40))
