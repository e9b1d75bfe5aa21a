"""What a verdict is called: never more than is known of the law."""

from itertools import product
from typing import get_args

import pytest

from dataflow.exports.sentences import WORDS
from dataflow.facts.finding import SAID, VERDICTS, Applicability, Verdict
from registry.records.text import LANGS
from tests.dataflow.exports.examples import finding

APPLICABLE: tuple[Applicability, ...] = get_args(Applicability)


@pytest.mark.parametrize(
    ("verdict", "applies", "yardstick"), list(product(VERDICTS, APPLICABLE, (False, True)))
)
def test_under_a_law_that_may_not_apply_nothing_is_a_violation_and_no_yardstick_makes_one(
    verdict: Verdict, applies: Applicability, yardstick: bool
) -> None:
    said = finding(verdict=verdict, applicability=applies, yardstick=yardstick).said
    assert (said == "violation") == (verdict == "violation" and applies != "unknown")
    assert (said == "would_be") == (verdict == "violation" and applies == "unknown")
    assert (said == "yardstick") == (verdict == "gap" and yardstick)
    assert (said == "undetermined") == (verdict == "undetermined")


def test_every_name_has_words_of_its_own() -> None:
    for lang in LANGS:
        assert len({WORDS.say(lang, f"verdict.{each}") for each in SAID}) == len(SAID)


def test_its_parts_are_itself_and_what_is_told_with_it() -> None:
    other = finding(check="R13")
    whole = finding(also=(other,))
    assert whole.parts == (whole, other)
    assert other.parts == (other,)
