"""What is remembered of a text is what would be made of it anew, for each lexicon apart and for as many as are kept."""

import gc
from dataclasses import dataclass
from weakref import ref

from dataflow.question import Lexicon
from dataflow.question.remembered import remembered


@dataclass
class _Counted:
    made: int = 0


def test_the_same_is_made_once_for_each_lexicon_and_argument() -> None:
    counted, one, other = _Counted(), Lexicon.of({}, {}, {}, ()), Lexicon.of({}, {}, {}, ())

    @remembered
    def make(text: str, lexicon: Lexicon, more: int, again: int = 0) -> tuple[str, int]:
        counted.made += 1
        return text, more + again

    for _ in range(3):
        assert make("a", one, 1) == ("a", 1) and make("a", other, 1) == ("a", 1)
        assert make("b", one, 1) == ("b", 1) and make("a", one, 2) == ("a", 2)
        assert make("a", one, 2, again=1) == ("a", 3)
    assert counted.made == 5


def test_nothing_is_told_as_it_is_made_anew_and_few_are_kept() -> None:
    counted, held = _Counted(), Lexicon.of({}, {}, {}, ())

    @remembered
    def make(text: str, lexicon: Lexicon) -> None:
        counted.made += 1

    assert make("a", held) is None and make("a", held) is None
    assert counted.made == 1  # that there is nothing is remembered too
    for n in range(1_000):
        make(str(n), held)
    make("a", held)
    assert counted.made == 1_002


def test_a_lexicon_that_nobody_holds_is_forgotten() -> None:
    @remembered
    def make(text: str, lexicon: Lexicon) -> str:
        return text

    held = Lexicon.of({}, {}, {}, ())
    make("a", held)
    gone = ref(held)
    del held
    gc.collect()
    assert gone() is None
