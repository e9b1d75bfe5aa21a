"""The cascade: against every chain written out, and where those are too many to be."""

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dataflow.checks.cascade import Cascade, Chain, summed
from dataflow.checks.engagements import Engaged
from registry.records.actor import Engagement
from registry.records.duration import Duration, compare
from tests.growth import calls

LIMIT = Duration(hours=72)
PARTIES = ["acme", "one", "two", "three", "four"]
CLOCKS = [None, "PT0S", "PT12H", "PT24H", "PT36H", "PT40H30M", "PT72H", "PT73H", "P1M"]
Links = Mapping[str, Engaged]
Sets = Mapping[str, frozenset[str]]


def linked(*several: tuple[str, str, str | None, str]) -> tuple[Links, Sets]:
    """Engagements by actor, who engages it, clock and the letters of data sets."""
    links, sets = {}, {}
    for number, (actor, by, clock, about) in enumerate(several):
        written = {"breach_clock": clock} if clock else {}
        each = Engaged(actor, f"e{number}", by, Engagement.model_validate(written), ())
        links[each.subject], sets[each.subject] = each, frozenset(about)
    return links, sets


def engagements(*, rings: bool) -> st.SearchStrategy[tuple[Links, Sets]]:
    """Up to six engagements; without rings each party is engaged by an earlier one."""
    pair = st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda each: rings or each[0] > each[1])
    one = st.tuples(pair, st.sampled_from(CLOCKS), st.sampled_from(["", "a", "b", "ab"]))
    return st.lists(one, max_size=6).map(
        lambda drawn: linked(
            *((PARTIES[actor], PARTIES[by], clock, about) for (actor, by), clock, about in drawn)
        )
    )


def naive(links: Links, sets: Sets) -> Iterator[tuple[str, ...]]:
    """Every chain of engagements, without repetition, that are about one data set or that nobody says it of."""

    def above(subject: str) -> list[str]:
        return [each for each in links if links[each].actor == links[subject].by]

    def named(subject: str, seen: tuple[str, ...] = ()) -> set[str]:
        """What it is about; where nobody has said it, what those above it are."""
        if sets[subject] or subject in seen:
            return set(sets[subject])
        return {name for each in above(subject) for name in named(each, (*seen, subject))}

    def upward(chain: tuple[str, ...], name: str | None) -> Iterator[tuple[str, ...]]:
        further = [
            each for each in above(chain[-1]) if each not in chain and (not sets[each] or name in sets[each])
        ]
        if not further:
            yield chain
        for each in further:
            yield from upward((*chain, each), name)

    unsaid: list[str | None] = [None]
    for subject in links:
        for name in sorted(named(subject)) or unsaid:
            yield from upward((subject,), name)


def lasting(links: Links, chain: tuple[str, ...]) -> Duration:
    return summed([links[each].engagement.breach_clock.value or Duration() for each in chain])


def told(found: tuple[Links, Sets]) -> list[Chain]:
    return list(Cascade(*found, LIMIT).too_long())


@settings(max_examples=300, deadline=None)
@given(engagements(rings=False))
@example(
    linked(
        ("two", "acme", None, "a"),
        ("three", "acme", None, "b"),
        ("three", "two", "PT73H", ""),
        ("four", "three", None, ""),
    )
)
def test_from_each_engagement_the_longest_chain_that_is_too_long_is_told(drawn: tuple[Links, Sets]) -> None:
    links, sets = drawn
    wanted: dict[str, Duration] = {}
    every = set(naive(links, sets))
    for way in every:
        total, above = lasting(links, way), lasting(links, way[1:])
        if compare(total, LIMIT) == 1 and compare(above, LIMIT) != 1:
            known = wanted.get(way[0])
            wanted[way[0]] = total if known is None or compare(total, known) == 1 else known
    found = told(drawn)
    assert [chain.links[0] for chain in found] == [subject for subject in links if subject in wanted]
    for chain in found:
        assert compare(chain.total, wanted[chain.links[0]]) == 0
        assert chain.total == lasting(links, chain.links)
        assert chain.links in every


@settings(max_examples=300, deadline=None)
@given(engagements(rings=True))
def test_in_a_ring_nothing_that_is_too_long_goes_untold(drawn: tuple[Links, Sets]) -> None:
    links, sets = drawn
    found = told(drawn)
    assert found or not any(compare(lasting(links, chain), LIMIT) == 1 for chain in naive(links, sets))
    for chain in found:
        assert compare(chain.total, LIMIT) == 1
        assert chain.total == lasting(links, chain.links)
        assert len(set(chain.links)) == len(chain.links)


@pytest.mark.parametrize(("clock", "wanted"), [("PT14H", 0), ("PT15H", 1), ("PT60H", 1)])
def test_a_ring_is_told_of_once_from_the_first_of_its_engagements(clock: str, wanted: int) -> None:
    """Of five whose clocks add up to 75 hours every chain has an upper part that is too long at 60 hours each."""
    ring = [("one", "two"), ("two", "three"), ("three", "four"), ("four", "five"), ("five", "one")]
    found = told(linked(*((actor, by, clock, "a") for actor, by in ring)))
    assert [chain.links for chain in found] == [
        ("one/e0", "two/e1", "three/e2", "four/e3", "five/e4")
    ] * wanted


def test_what_ends_for_one_data_set_is_a_chain_though_another_goes_further() -> None:
    """Beyond the first, b goes on with a clock that is too long by itself, which is told of there."""
    found = told(linked(("one", "two", "PT73H", "ab"), ("two", "acme", "PT80H", "b")))
    assert [chain.links for chain in found] == [("one/e0",), ("two/e1",)]


def test_of_two_ways_up_the_longer_is_told_and_of_two_alike_the_first() -> None:
    above = ("two", "acme", "PT24H", "a"), ("two", "acme", "PT48H", "a"), ("two", "acme", "P2D", "a")
    (found,) = told(linked(("one", "two", "PT40H", "a"), *above))
    assert found == Chain(("one/e0", "two/e2"), Duration(hours=88))


def lattice(levels: int, clock: str) -> tuple[Links, Sets]:
    links = []
    for level in range(levels):
        for side in "ab":
            above = [f"a{level - 1}", f"b{level - 1}"] if level else ["acme"]
            links += [(f"{side}{level}", by, clock, "a") for by in above]
    return linked(*links)


@pytest.mark.parametrize("clock", ["PT1H", "PT24H", "PT0S"])
def test_the_number_of_ways_costs_nothing(clock: str) -> None:
    """Forty levels of two have more ways than could be written in a lifetime."""
    few, many = lattice(80, clock), lattice(160, clock)
    assert calls(lambda: told(many)) <= 2.4 * calls(lambda: told(few))


def test_a_chain_of_thousands_is_followed() -> None:
    links = [("c0", "acme", "PT73H", "a"), *((f"c{n}", f"c{n - 1}", None, "a") for n in range(1, 3000))]
    assert [chain.links for chain in told(linked(*links))] == [("c0/e0",)]
    first, *rest = links
    late = [(*first[:2], None, "a"), *rest[:-1], (*rest[-1][:2], "PT73H", "a")]
    (found,) = told(linked(*late))
    assert len(found.links) == 3000
