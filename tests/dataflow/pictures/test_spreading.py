"""Spreading: cards are moved on where the page has the room, none is lost, and none from which a line goes on."""

from hypothesis import given
from hypothesis import strategies as st

from dataflow.pictures.deck import Card, Deck, Way
from dataflow.pictures.spreading import spread
from registry.records.evidence import Status


def _deck(cards: int, ends: list[tuple[int, int]]) -> Deck:
    return Deck(
        lang="en",
        title="",
        lead="",
        notes=(),
        cards=tuple(Card(f"c{n}", "party", "", (), "", (), ()) for n in range(cards)),
        ways=tuple(
            Way(f"w{n}", (), "", f"c{a}", f"c{b}", (f"c{a}", f"c{b}"), (), Status.DECLARED, (), "")
            for n, (a, b) in enumerate(ends)
        ),
    )


@given(st.lists(st.integers(20, 300), min_size=2, max_size=9), st.data())
def test_every_card_keeps_a_place_after_what_leads_to_it(high: list[int], data: st.DataObject) -> None:
    first = data.draw(st.integers(1, len(high) - 1))
    ends = data.draw(
        st.lists(
            st.tuples(st.integers(0, first - 1), st.integers(first, len(high) - 1)), max_size=9, unique=True
        )
    )
    deck = _deck(len(high), ends)
    columns = [[f"c{n}" for n in range(first)], [f"c{n}" for n in range(first, len(high))]]
    boxes = {f"c{n}": (0.0, 0.0, 100.0, float(each)) for n, each in enumerate(high)}
    made = spread(deck, columns, boxes, (774.0, 440.0))
    assert sorted(card for column in made for card in column) == sorted(boxes)
    at = {card: n for n, column in enumerate(made) for card in column}
    assert all(at[f"c{a}"] < at[f"c{b}"] for a, b in ends)


def test_a_column_that_is_too_high_is_parted_and_one_that_is_not_stays() -> None:
    deck = _deck(9, [(0, n) for n in range(1, 9)])
    columns = [["c0"], [f"c{n}" for n in range(1, 9)]]
    low, high = ({f"c{n}": (0.0, 0.0, 100.0, each) for n in range(9)} for each in (30.0, 120.0))
    assert spread(deck, columns, low, (774.0, 440.0)) == columns
    parted = spread(deck, columns, high, (774.0, 440.0))
    assert len(parted) == 3 and len(parted[1]) == len(parted[2]) == 4


def test_those_without_a_line_are_moved_first() -> None:
    deck = _deck(5, [(0, 1), (0, 2)])
    boxes = {f"c{n}": (0.0, 0.0, 100.0, 200.0) for n in range(5)}
    made = spread(deck, [["c0"], ["c1", "c2", "c3", "c4"]], boxes, (774.0, 440.0))
    assert made == [["c0"], ["c1", "c2"], ["c3", "c4"]]
