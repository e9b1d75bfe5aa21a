"""What is known of an activity: what it says itself counts before its data sets and its flows; nothing is known
better than the activity."""

from hypothesis import given, settings

from dataflow.facts.activities import Activities
from dataflow.facts.activity_facts import ActivityFacts
from dataflow.facts.facts import Facts
from dataflow.facts.taking import taking
from dataflow.graph.build import build, indexed
from registry.records.evidence import Status
from registry.records.registry import Registry
from tests.dataflow.acting import acting, walked
from tests.dataflow.strategies import DAY


@given(acting())
@settings(max_examples=100)
def test_people_and_provision(registry: Registry) -> None:
    facts = Facts(registry, DAY)
    told = ActivityFacts(facts)
    for each in Activities(facts).all:
        record = each.record
        people = {known.value for known in told.people(each)}
        provision = [known.value for known in told.provision(each)]
        sets = [registry.data_sets[name] for name in each.data_sets]
        if record is not None and record.subjects:
            assert people == {*record.subjects}
            assert not told.whose_is_open(each)
        else:
            assert people == {subject for held in sets for subject in held.subjects}
            assert told.whose_is_open(each) == (not sets or not all(held.subjects for held in sets))
        if record is not None and record.provision.value:
            assert provision == [record.provision.value]
        else:
            assert provision == [held.provision.value for held in sets]
        floor = record.standing.weakness if record else 0
        assert all(known.status.weakness >= floor for known in told.people(each))


@given(acting())
@settings(max_examples=60)
def test_origin_and_systems(registry: Registry) -> None:
    graph = build(registry, DAY)
    facts = Facts.of_graph(graph)
    every, told = Activities(facts), ActivityFacts(facts)
    taken = taking(every, indexed(graph), walked(graph))
    for each in every.all:
        origin = {known.value: known.status for known in told.origin(each, taken[each])}
        if each.record is not None and each.record.origin:
            assert [*origin] == ["public"]
        else:
            assert origin.keys() <= {"people", "others"}
            from_people = [one for one in taken[each] if one.arc.source.kind == "person"]
            assert ("people" in origin) == bool(from_people)
        systems = {known.value: known for known in told.systems(each, taken[each])}
        named = set(each.record.systems) if each.record else set()
        assert named <= systems.keys()
        for id_, known in systems.items():
            assert id_ in named or known.status.weakness >= Status.INFERRED.weakness
