"""The index: what can be taken from where, and how it is known."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.graph.arc import Arc
from dataflow.graph.index import Arcs
from dataflow.graph.instance import Instance
from dataflow.graph.step import State, Step
from registry.records.ends import place
from registry.records.evidence import Evidence, Status
from tests.dataflow import naive
from tests.dataflow.strategies import FIELDS, drawn_arcs

PHONE, SCORE = Instance("phone_number", "account"), Instance("score", "account")
HELD = [Instance(field, name) for name in ("account", "order", "browser") for field in FIELDS[:3]]


@settings(max_examples=150, deadline=None)
@given(drawn_arcs())
def test_what_leaves_a_state_is_every_move_from_it_in_order(arcs: list[Arc]) -> None:
    index, all_moves = Arcs(arcs), naive.moves(arcs, HELD)
    for end in dict.fromkeys(end for arc in arcs for end in (arc.source, arc.target)):
        for instance in HELD:
            state = State(end, instance)
            expected = [(arc.key, went.instance, went) for arc, came, went in all_moves if came == state]
            found = [(step.arc.key, step.went.instance, step.went) for step in index.leaving(state)]
            assert found == sorted(expected, key=lambda move: move[:2])


@settings(max_examples=150, deadline=None)
@given(drawn_arcs(), st.lists(st.sampled_from(HELD), unique=True, max_size=3))
def test_what_is_made_of_instances_is_all_that_moves_turn_them_into(
    arcs: list[Arc], wanted: list[Instance]
) -> None:
    found = set(wanted)
    turned = {(came.instance, went.instance) for _, came, went in naive.moves(arcs, HELD)}
    while more := {went for came, went in turned if came in found} - found:
        found |= more
    assert Arcs(arcs).made_of(wanted) == found


@settings(max_examples=100, deadline=None)
@given(drawn_arcs())
def test_carrying_is_what_is_said_in_order_of_key(arcs: list[Arc]) -> None:
    for instance in HELD:
        expected = sorted(arc.key for arc in arcs if arc.carries and instance in arc.carries)
        assert [arc.key for arc in Arcs(arcs).carrying(instance)] == expected


def _arc(status: Status | None, carries: tuple[Instance, ...] | None) -> Arc:
    known = Evidence.model_construct(status=status, cite=())
    source, target = place("acme", "site"), place("pay", "desk")
    return Arc(key="a", path=(), source=source, target=target, kind="share", carries=carries, evidence=known)


def test_a_step_is_no_better_known_than_its_flow_its_field_and_what_is_said_of_it() -> None:
    def status(arc: Arc, weaker: dict[Instance, Status]) -> Status:
        step = Step(arc, State(arc.source, PHONE), State(arc.target, SCORE))
        return Arcs([arc], weaker).status(step)

    assert status(_arc(None, (SCORE,)), {}) is Status.DECLARED
    assert status(_arc(Status.INFERRED, (SCORE,)), {}) is Status.INFERRED
    assert status(_arc(Status.INFERRED, (SCORE,)), {SCORE: Status.ENRICHMENT}) is Status.ENRICHMENT
    assert status(_arc(Status.ENRICHMENT, (SCORE,)), {SCORE: Status.INFERRED}) is Status.ENRICHMENT
    assert status(_arc(None, (SCORE,)), {PHONE: Status.UNKNOWN}) is Status.DECLARED, "what arrives counts"
    assert status(_arc(None, None), {}) is Status.UNKNOWN, "that it carries this is a guess"


def test_nothing_leaves_an_end_that_no_arc_touches() -> None:
    assert Arcs([_arc(None, (PHONE,))]).leaving(State(place("nobody", "nowhere"), PHONE)) == []
