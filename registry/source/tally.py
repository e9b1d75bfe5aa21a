"""The tally: problems as they are met, of each kind the first ones and how many more there are like them."""

from collections import Counter
from collections.abc import Iterable

from registry.source.problem import Problem, also_at, problem_at

MOST_ALIKE = 50
"""How many problems of one kind are told. A file can have one in every few bytes: nobody reads 60,000 lines that
say the same, and each would cost more than the bytes it is about."""

MORE = "more-problems"
"""The code of the problem that stands for all that are alike and not told: `n` of the code `alike`."""


def kind_of(code: str, kind: str = "") -> str:
    """Which problems are alike: those of a code, and of the kind of term it names where it names one."""
    return f"{code} {kind}"


class Tally:
    """The problems so far. Whoever adds one asks first whether there is `room`, and else only counts it."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._told: list[Problem] = []
        self._also: dict[int, tuple[list[str], dict[str, str]]] = {}
        self._kinds: Counter[str] = Counter()
        self._last: dict[str, Problem] = {}
        self._more: Counter[str] = Counter()
        self.add_all(problems)

    def room(self, code: str, kind: str = "") -> bool:
        """Whether a further problem of that code would be told, so that a hint is worth looking for."""
        return self._kinds[kind_of(code, kind)] < MOST_ALIKE

    def add(self, problem: Problem) -> int | None:
        """Tells a problem, or counts it among those that are alike; its number where it is told."""
        if problem.code == MORE and "alike" in problem.values:
            alike = problem.values["alike"], problem.values.get("kind", "")
            self.count(*alike, n=int(problem.values["n"]))
            return None
        kind = kind_of(problem.code, problem.values.get("kind", ""))
        if self._kinds[kind] >= MOST_ALIKE:
            self._more[kind] += 1
            return None
        self._kinds[kind] += 1
        self._last[kind] = problem
        self._told.append(problem)
        return len(self._told) - 1

    def add_all(self, problems: Iterable[Problem]) -> None:
        """Tells several."""
        for each in problems:
            self.add(each)

    def count(self, code: str, kind: str = "", n: int = 1) -> None:
        """Counts problems for which there is no room."""
        self._more[kind_of(code, kind)] += n

    def also(self, number: int | None, place: str, **values: str) -> None:
        """Tells a problem of a further place too: a line of its file, or `file:line`. None: one that is not told."""
        if number is not None:
            places, told = self._also.setdefault(number, ([], {}))
            places.append(place)
            told.update(values)

    @property
    def problems(self) -> list[Problem]:
        """Those that are told, as they were met, and after the last of a kind how many more there are."""
        found: list[Problem] = []
        for number, each in enumerate(self._told):
            places, values = self._also.get(number, ([], {}))
            found.append(also_at(each, *places, **values) if places else each)
        return found + [_more(self._last[kind], n) for kind, n in self._more.items()]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line and column, each once; how many more there are of a kind stands behind the last of it."""
    once = {each.order: each for each in problems}
    return [once[order] for order in sorted(once, key=lambda order: (order[:3], order[3] == MORE, order))]


def number_of(problems: Iterable[Problem]) -> int:
    """How many problems there are, those that are only counted among them."""
    return sum(int(each.values["n"]) if each.code == MORE else 1 for each in problems)


def _more(last: Problem, n: int) -> Problem:
    kind = {"kind": last.values["kind"]} if "kind" in last.values else {}
    return problem_at(last.mark, MORE, n=str(n), alike=last.code, **kind)
