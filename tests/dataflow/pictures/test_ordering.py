"""Ordering: what is counted is what crosses, nothing is lost, and of little the best is found."""

from itertools import permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.pictures.deck import Card, Deck, Row, Way
from dataflow.pictures.ordering import ordered
from dataflow.pictures.plan import first_order
from registry.records.evidence import Status


def _card(id_: str, rows: int) -> Card:
    return Card(
        id_,
        "party",
        id_,
        (),
        "",
        (),
        tuple(Row(f"{id_}.{n}", (f"{id_}.{n}",), f"{id_}.{n}") for n in range(rows)),
    )


def _deck(cards: list[Card], ends: list[tuple[str, str]]) -> Deck:
    ways = tuple(
        Way(f"w{n}", (str(n),), str(n), a, b, (a.split(".")[0], b.split(".")[0]), (), Status.DECLARED, (), "")
        for n, (a, b) in enumerate(ends)
    )
    return Deck(lang="en", title="", lead="", notes=(), cards=tuple(cards), ways=ways)


def _places(
    columns: list[list[str]], order: dict[tuple[str, str], tuple[str, ...]]
) -> dict[str, tuple[int, int]]:
    return {
        row: (place, down)
        for column in columns
        for place, card in enumerate(column)
        for down, row in enumerate((card, *order[card, "rows"]))
    }


def _crossings(ends: list[tuple[str, str]], place: dict[str, tuple[int, int]]) -> int:
    """The naive count: each two lines, from one column to the next."""
    return sum(
        (place[a] < place[c] and place[b] > place[d]) or (place[a] > place[c] and place[b] < place[d])
        for n, (a, b) in enumerate(ends)
        for c, d in ends[:n]
    )


@st.composite
def two_columns(draw: st.DrawFn) -> tuple[list[list[Card]], list[tuple[str, str]]]:
    columns = [
        [_card(f"{side}{n}", draw(st.integers(1, 2))) for n in range(draw(st.integers(1, 3)))]
        for side in "ab"
    ]
    left, right = ([row.id for card in column for row in card.rows] for column in columns)
    ends = draw(st.lists(st.tuples(st.sampled_from(left), st.sampled_from(right)), max_size=8, unique=True))
    return columns, ends


@given(two_columns())
@settings(max_examples=60)
def test_the_fewest_crossings_of_all_orders_are_found_and_counted(
    given_: tuple[list[list[Card]], list[tuple[str, str]]],
) -> None:
    columns, ends = given_
    deck = _deck([card for column in columns for card in column], ends)
    ids = [[card.id for card in column] for column in columns]
    found = ordered(deck, ids, first_order(deck))
    assert [sorted(column) for column in found.columns] == [sorted(column) for column in ids]
    for card in deck.cards:
        assert sorted(found.order[card.id, "rows"]) == sorted(row.id for row in card.rows)
    counted = _crossings(ends, _places([list(column) for column in found.columns], dict(found.order)))
    assert found.crossings == counted
    rows = [list(permutations([row.id for row in card.rows])) for card in deck.cards]
    least = min(
        _crossings(
            ends,
            _places([list(a), list(b)], {(c.id, "rows"): r for c, r in zip(deck.cards, told, strict=True)}),
        )
        for a in permutations(ids[0])
        for b in permutations(ids[1])
        for told in product(*rows)
    )
    assert found.crossings == least


def test_a_line_over_a_column_has_a_place_in_it() -> None:
    deck = _deck(
        [_card("a", 1), _card("b", 1), _card("c", 1)], [("a.0", "b.0"), ("b.0", "c.0"), ("a.0", "c.0")]
    )
    found = ordered(deck, [["a"], ["b"], ["c"]], first_order(deck))
    assert sorted(found.columns[1]) == ["b", "w2"]
    assert found.crossings == 0
    past = [found.columns[1].index(each) for each in ("b", "w2")]
    assert (found.order["a.0", "right"].index("w0") < found.order["a.0", "right"].index("w2")) == (
        past[0] < past[1]
    )


def test_the_same_deck_is_ordered_the_same() -> None:
    ends = [(f"a{n}.0", f"b{(n * 3) % 5}.0") for n in range(5)] + [(f"a{n}.0", "b2.0") for n in range(5)]
    deck = _deck([_card(f"{side}{n}", 1) for side in "ab" for n in range(5)], ends)
    columns = [[f"{side}{n}" for n in range(5)] for side in "ab"]
    assert ordered(deck, columns, first_order(deck)) == ordered(deck, columns, first_order(deck))
