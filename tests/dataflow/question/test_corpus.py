"""Questions that somebody wrote without having seen how they are read, and what they get beside the answers expected.

How each is understood stands in the corpus: `python -m tools.corpus --write` writes it anew, and a changed line shows
in the diff. What was right stays right, a sure answer is judged, and none is wrong but those that are named here.
"""

from functools import cache
from typing import Any, Final

import pytest

from dataflow.question import Understanding
from registry.records.text import LANGS
from tests.dataflow.question.corpus.verdict import Asking, Verdict
from tools import corpus

FAULTS: Final[frozenset[str]] = frozenset()
"""The questions that get a wrong answer today. One that is mended is taken out; none comes in."""
LINES = [(name, line) for name in corpus.REGISTRIES for line in corpus.lines(name)]
EACH = pytest.mark.parametrize(("name", "line"), LINES, ids=[line["id"] for _, line in LINES])


@cache
def asking(name: str) -> Asking:
    return corpus.asking(name)


@cache
def understood(name: str, question: str) -> Understanding:
    return asking(name).understood(question)


def test_the_questions_are_of_every_style_in_both_languages() -> None:
    assert len(LINES) == len({line["id"] for _, line in LINES}) > 180
    for style in ("plain", "long", "telegraphic", "typo", "polite", "legal", "spoken"):
        assert {line["lang"] for _, line in LINES if line["style"] == style} == {*LANGS}, style


@EACH
def test_it_is_understood_as_the_corpus_says(name: str, line: dict[str, Any]) -> None:
    assert corpus.renewed(line, asking(name)) == line, "python -m tools.corpus --write, and read the diff"


@EACH
def test_nothing_judged_right_gets_worse(name: str, line: dict[str, Any]) -> None:
    told = asking(name).verdict(line, understood(name, line["q"]))
    assert (told is Verdict.RIGHT) == (line["verdict"] == Verdict.RIGHT), told


@EACH
def test_every_sure_answer_is_judged(name: str, line: dict[str, Any]) -> None:
    assert line["verdict"] != Verdict.OPEN, "somebody has to judge it: `judged`, by how it is understood"


def test_no_answer_is_wrong_but_those_that_are_known() -> None:
    assert {line["id"] for _, line in LINES if line["verdict"] == Verdict.WRONG} == FAULTS


@EACH
def test_a_list_that_is_right_holds_what_is_expected(name: str, line: dict[str, Any]) -> None:
    expected = line["expect"]
    meant = understood(name, line["q"])
    if (
        line["verdict"] == Verdict.RIGHT
        and expected["kind"] == "list"
        and any(each.wanted for each in meant.readings)
    ):
        every = [expected, *line.get("or", ())]
        assert any(asking(name).holds(each, meant) for each in every)


def test_only_what_is_right_as_far_as_it_goes_is_judged_by_hand() -> None:
    told = {str(verdict) for _, line in LINES for verdict in line.get("judged", {}).values()}
    assert told <= {Verdict.RIGHT, Verdict.PARTLY, Verdict.REFUSED, Verdict.WRONG}


def test_what_was_right_stays_so_when_it_is_written_anew() -> None:
    line = {
        "q": "?",
        "expect": {"kind": "route", "intent": "goes", "subject": "email_address"},
        "verdict": "right",
    }
    asked = asking("processors")
    new = corpus.renewed(line, asked)
    assert new["verdict"] == "right"
    assert asked.verdict(new, asked.understood("?")) is Verdict.REFUSED


@pytest.mark.parametrize(
    ("question", "expected", "verdict"),
    [
        ("où va l’e-mail ?", {"kind": "route", "intent": "recipients", "subject": "email_address@account"}, "right"),
        ("où va l’e-mail ?", {"kind": "route", "intent": "kept", "subject": "email_address"}, "open"),
        ("ISO 27001 who", {"kind": "list", "of": "parties", "yes": ["ovhcloud"]}, "right"),
        ("ISO 27001 who", {"kind": "list", "of": "parties", "yes": ["ovhcloud", "google"]}, "open"),
        ("ISO 27001 who", {"kind": "list", "of": "parties", "yes": []}, "open"),
        ("ISO 27001 who", {"kind": "list", "of": "parties", "yes": ["ovhcloud"], "unknown": ["google"]}, "open"),
        ("Is Google trustworthy?", {"kind": "beyond"}, "right"),
        ("Is Google trustworthy?", {"kind": "route", "intent": "receives", "subject": "google"}, "partly"),
        ("Is Google trustworthy?", {"kind": "route", "intent": "receives", "subject": "ovhcloud"}, "refused"),
        ("où va l’e-mail ?", {"kind": "beyond"}, "open"),
    ],
)  # fmt: skip
def test_a_verdict_follows_from_what_was_expected(
    question: str, expected: dict[str, Any], verdict: str
) -> None:
    asked = asking("processors")
    assert asked.verdict({"q": question, "expect": expected}, asked.understood(question)) == verdict
