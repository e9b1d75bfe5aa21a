"""The examples of docs/questions.md: each is sure and understood as its class, and no class is without one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
import yaml

from dataflow.question import Intent, Understanding, understand
from dataflow.question.continuing import Mark, continued
from dataflow.question.follow_up import follow_up
from dataflow.question.topic import BEYOND
from dataflow.question.wanted import Listed, Op
from registry.records.text import LANGS, Lang
from tests.docs.page import blocks
from tools import questions

TODAY: Final = date(2026, 11, 27)
ROOT: Final = Path(__file__).parents[3]
CLASSES: Final = {
    "routes": {*questions.intents()},
    "lists": {*Listed},
    "operators": {*Op},
    "follow_ups": {*Mark},
    "beyond": {*BEYOND, questions.NAME},
}


def of(class_: str) -> list[tuple[Lang, str, str]]:
    """The examples of a class with their language and what they should be understood as."""
    return [
        (lang, key, each)
        for lang in LANGS
        for key, told in questions.examples(lang)[class_].items()
        for each in told
    ]


def asked(question: str, lang: Lang) -> Understanding:
    return understand(question, questions.lexicon(), today=TODAY, reader=lang)


def sure(question: str, lang: Lang) -> Understanding:
    """The question, which has to be understood for certain and in its own language."""
    told = asked(question, lang)
    assert told.sure and told.lang == lang, told.sentence("en")
    return told


@pytest.mark.parametrize("class_", CLASSES)
@pytest.mark.parametrize("lang", LANGS)
def test_everything_that_can_be_asked_has_an_example(class_: str, lang: Lang) -> None:
    told = questions.examples(lang)
    assert {*told} == {*CLASSES, "several"}
    assert {*told[class_]} == CLASSES[class_]
    assert all(told[class_].values()) and told["several"]


@pytest.mark.parametrize(("lang", "intent", "question"), of("routes"))
def test_a_route_is_asked_for(lang: Lang, intent: str, question: str) -> None:
    told = sure(question, lang)
    assert [each.intent for each in (*told.readings, *told.also)] == [Intent(intent)]


@pytest.mark.parametrize(("lang", "listed", "question"), of("lists"))
def test_a_list_is_asked_for(lang: Lang, listed: str, question: str) -> None:
    told = sure(question, lang)
    assert [each.wanted and each.wanted.listed for each in (*told.readings, *told.also)] == [Listed(listed)]


@pytest.mark.parametrize(("lang", "op", "question"), of("operators"))
def test_a_list_is_narrowed(lang: Lang, op: str, question: str) -> None:
    wanted = sure(question, lang).readings[0].wanted
    assert wanted and Op(op) in {each.op for each in wanted.conditions}


@pytest.mark.parametrize(("lang", "mark", "pair"), of("follow_ups"))
def test_a_question_goes_on_from_another(lang: Lang, mark: str, pair: tuple[str, str]) -> None:
    first, then = pair
    last = sure(first, lang).readings[0]
    going = continued(then)
    told = follow_up(then, last, questions.lexicon(), today=TODAY, reader=lang)
    assert going and going.mark is Mark(mark)
    assert told and told.meant.sure
    assert told.cited or told.meant.readings[0].model_copy(
        update={"matched": "", "score": 0}
    ) != last.model_copy(update={"matched": "", "score": 0})


@pytest.mark.parametrize(
    ("lang", "question"), [(lang, each) for lang in LANGS for each in questions.examples(lang)["several"]]
)
def test_two_questions_are_two(lang: Lang, question: str) -> None:
    assert sure(question, lang).also


@pytest.mark.parametrize(("lang", "topic", "question"), of("beyond"))
def test_what_no_registry_can_know_is_said(lang: Lang, topic: str, question: str) -> None:
    told = asked(question, lang)
    assert not told.sure and told.beyond and told.beyond.say(lang).endswith(".")
    assert topic == questions.NAME or topic in told.topics


def added() -> Iterator[tuple[str, str]]:
    """The lines that the page shows as added, each with its file."""
    file = ""
    (shown,) = (
        block.text for block in blocks(questions.PAGE.read_text(encoding="utf-8")) if block.language == "diff"
    )
    for line in shown.splitlines():
        if line.startswith("+++ b/"):
            file = line.removeprefix("+++ b/")
        elif line.startswith("+"):
            yield file, line[1:]


def test_the_way_of_asking_that_the_page_adds_is_there() -> None:
    (words, told), (examples, example) = added()
    for key, phrases in yaml.safe_load(told).items():
        assert {*phrases} <= {*yaml.safe_load((ROOT / words).read_text(encoding="utf-8"))[key]}
    assert example in (ROOT / examples).read_text(encoding="utf-8").splitlines()
