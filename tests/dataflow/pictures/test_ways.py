"""Ways: against a walk that goes step by step, on every picture that is shipped and on what chance makes."""

from hypothesis import given
from hypothesis import strategies as st

from dataflow.answers.flow_mapping import flow_map
from dataflow.pictures import depicted, map_depicted
from dataflow.pictures.ways import Move, Ways, ways, ways_of
from tests.dataflow.pictures.examples import minlessika, phone

BOXES = tuple(f"b{index}" for index in range(7))


def _moves(pairs: list[tuple[str, str]]) -> list[Move]:
    return [Move(f"m{index}", source, target) for index, (source, target) in enumerate(pairs)]


PICTURES = st.lists(st.tuples(st.sampled_from(BOXES), st.sampled_from(BOXES)), max_size=12).map(_moves)


def _led_to(start: set[str], moves: list[Move]) -> set[str]:
    """All lines and boxes behind some boxes, by going on until nothing new is met."""
    found: set[str] = set()
    boxes = set(start)
    while True:
        new = [move for move in moves if move.source in boxes and move.id not in found]
        if not new:
            return found | boxes
        found |= {move.id for move in new}
        boxes |= {move.target for move in new}


def _naive(part: str, moves: list[Move]) -> set[str]:
    turned = [Move(move.id, move.target, move.source) for move in moves]
    line = next((move for move in moves if move.id == part), None)
    if line is None:
        return _led_to({part}, moves) | _led_to({part}, turned)
    return {part} | _led_to({line.target}, moves) | _led_to({line.source}, turned)


@given(PICTURES)
def test_what_is_on_a_way_is_what_a_walk_both_ways_meets(moves: list[Move]) -> None:
    found = ways(BOXES, moves)
    assert set(found.along) == {*BOXES, *(move.id for move in moves)}
    for part, along in found.along.items():
        assert len(along) == len(set(along))
        assert set(along) == _naive(part, moves)


@given(PICTURES)
def test_being_on_a_way_with_is_mutual(moves: list[Move]) -> None:
    found = ways(BOXES, moves)
    for part, along in found.along.items():
        assert all(part in found.along[each] for each in along)


@given(PICTURES)
def test_the_arrows_reach_all_of_a_way_and_lead_back(moves: list[Move]) -> None:
    found = ways(BOXES, moves)
    for move in moves:
        assert move.id in found.onward[move.source] and found.onward[move.id] == (move.target,)
        assert move.id in found.back[move.target] and found.back[move.id] == (move.source,)
    steps = sum(len(found.onward[box]) for box in BOXES)
    assert steps == len(moves), "a line leaves one box"


@given(PICTURES)
def test_everything_is_read_once_and_what_leads_on_comes_first(moves: list[Move]) -> None:
    found = ways(BOXES, moves)
    assert sorted(found.boxes) == sorted(BOXES)
    assert sorted(found.lines) == sorted(move.id for move in moves)
    place = {box: at for at, box in enumerate(found.boxes)}
    by_id = {move.id: move for move in moves}
    sources = [place[by_id[line].source] for line in found.lines]
    assert sources == sorted(sources)


@given(PICTURES, st.integers(2, 5))
def test_a_box_that_holds_others_is_on_every_way_of_theirs(moves: list[Move], first: int) -> None:
    """A card with rows: a line to the card reaches each of them."""
    inside = BOXES[first : first + 2]
    found = ways([*BOXES, "card"], [*moves, Move("all", BOXES[0], "card")], {"card": inside})
    for row in inside:
        assert set(found.along[row]) >= {"card", "all", BOXES[0]}
        assert set(found.along["card"]) >= set(found.along[row])
        assert "all" in found.back[row]
    plain = [*moves, *(Move(f"all-{row}", BOXES[0], row) for row in inside)]
    for box in BOXES:
        told = {each for each in found.along[box] if each not in ("card", "all")}
        assert told == {each for each in _naive(box, plain) if not each.startswith("all-")}


def test_a_ring_is_walked_once() -> None:
    found = ways(["a", "b"], [Move("go", "a", "b"), Move("come", "b", "a"), Move("self", "a", "a")])
    assert set(found.along["a"]) == {"a", "b", "go", "come", "self"}
    assert found.boxes == ("a", "b")
    assert found.onward["a"] == ("go", "self")


def _whole(found: Ways, boxes: set[str], lines: set[str]) -> None:
    assert set(found.boxes) == boxes and set(found.lines) == lines
    assert set(found.along) == set(found.onward) == set(found.back) == boxes | lines


def test_every_element_of_a_picture_has_its_ways() -> None:
    drawn = depicted(phone(), "fr")
    found = ways_of(drawn)
    _whole(found, set(drawn.elements.stops), set(drawn.elements.hops))
    mapped = map_depicted(flow_map(minlessika()), "en")
    _whole(ways_of(mapped), set(mapped.elements.stops), set(mapped.elements.hops))
    people = drawn.elements.box_of("person:customer")
    paid = drawn.elements.box_of("cinetpay.payment")
    backups = next(id_ for id_, keys in drawn.elements.stops.items() if "ovhcloud.backup" in keys[0])
    assert paid in found.along[people] and paid not in found.along[backups]
    assert found.boxes[0] == people
