"""The tally: of each kind the first problems, how many more there are, and nothing lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from registry.source.problem import Mark, Problem, problem_at
from registry.source.tally import MORE, MOST_ALIKE, Tally, in_order, number_of

CODES = st.sampled_from(["unknown-place", "unknown-term/role", "unknown-term/purpose", "bad-date"])
RUNS = st.lists(st.tuples(CODES, st.integers(1, 2 * MOST_ALIKE + 3)), max_size=8)


def problems_of(runs: list[tuple[str, int]]) -> list[Problem]:
    """That many problems of each code, one a line."""
    every = [code.partition("/") for code, n in runs for _ in range(n)]
    return [
        problem_at(Mark("f", line, 1), code, value=str(line), **({"kind": kind} if kind else {}))
        for line, (code, _, kind) in enumerate(every, start=1)
    ]


@given(RUNS)
def test_every_problem_is_told_or_counted_among_its_like(runs: list[tuple[str, int]]) -> None:
    given_ = problems_of(runs)
    told = Tally(given_).problems
    assert number_of(told) == number_of(given_) == len(given_)
    kinds = {(each.code, each.values.get("kind", "")) for each in given_}
    for code, kind in kinds:
        every = [each for each in given_ if (each.code, each.values.get("kind", "")) == (code, kind)]
        assert [each for each in told if each in every] == every[:MOST_ALIKE]
        more = [each for each in told if each.code == MORE and each.values["alike"] == code]
        of_kind = [each for each in more if each.values.get("kind", "") == kind]
        left = max(len(every) - MOST_ALIKE, 0)
        assert [int(each.values["n"]) for each in of_kind] == ([left] if left else [])
        # It stands behind the last of its like that is told.
        ordered = in_order(told)
        assert all(ordered[ordered.index(each) - 1].line == each.line for each in of_kind)


@given(st.lists(RUNS, max_size=4))
def test_tallies_put_together_count_as_one(files: list[list[tuple[str, int]]]) -> None:
    apart = [each for runs in files for each in Tally(problems_of(runs)).problems]
    assert number_of(Tally(apart).problems) == sum(n for runs in files for _, n in runs)


def test_there_is_room_until_as_many_are_told() -> None:
    tally = Tally(problems_of([("bad-date", MOST_ALIKE - 1)]))
    assert tally.room("bad-date")
    number = tally.add(problem_at(Mark("f", 99, 1), "bad-date"))
    assert not tally.room("bad-date")
    assert tally.room("unknown-term", "role")
    assert tally.add(problem_at(Mark("f", 100, 1), "bad-date")) is None
    tally.also(number, "7", hint="several")
    tally.also(None, "8")
    *_, last, more = tally.problems
    assert last.values == {"also": "7", "n": "1", "hint": "several"}
    assert more.values == {"n": "1", "alike": "bad-date"}
