"""The same question in other words: each turn that the grammar knows asks what its other words ask."""

import re
from pathlib import Path

import pytest

from dataflow.question import rephrasing, understand
from dataflow.question.rephrasing import rephrased
from registry.records.text import LANGS
from registry.source.reader import read_file
from tests.dataflow.question.sample import answered
from tests.dataflow.question.test_phrasings import TODAY, lexicon

TURNS = [
    (str(turn), str(otherwise))
    for lang in LANGS
    for turn, otherwise in read_file(
        Path(rephrasing.__file__).parent / "grammar" / "rephrasings" / f"{lang}.yaml", f"{lang}.yaml"
    ).data.items()
]


def test_there_are_turns() -> None:
    assert len(TURNS) > 15


@pytest.mark.parametrize(("turn", "otherwise"), TURNS)
def test_every_turn_is_answered_as_its_other_words(turn: str, otherwise: str) -> None:
    fills = {"who": "we", "x": "CinetPay", "mine": "mes données", "sent": "your newsletters"}
    said, plain = (re.sub(r"\{(\w+)\}", lambda slot: fills[slot[1]], each) for each in (turn, otherwise))
    assert plain in {*rephrased(said)}
    found, bare = (understand(f"{each} ?", lexicon("processors"), today=TODAY) for each in (said, plain))
    assert found.sure and bare.sure
    assert answered(found) == answered(bare)
    assert found.question == f"{said} ?"


@pytest.mark.parametrize(
    "question",
    ["où va le téléphone ?", "what do we use?", "à quoi sert CinetPay ?", "what does CinetPay receive?", ""],
)
def test_most_questions_are_asked_in_one_way(question: str) -> None:
    assert not [*rephrased(question)]


def test_what_stands_around_a_turn_stays() -> None:
    (said,) = rephrased("Bonjour, à quoi nous sert Google, svp ?")
    assert said == "Bonjour, à quoi sert Google, svp ?"
