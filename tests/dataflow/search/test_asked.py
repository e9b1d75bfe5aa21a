"""What is asked for: the words that tell something, as the registry spells them."""

from pathlib import Path

import pytest

from dataflow.graph.build import build
from dataflow.search.asked import asked
from dataflow.search.index import Index
from dataflow.search.nearest import index_of
from registry.reading.load import load
from tests.dataflow.strategies import DAY


@pytest.fixture(scope="module")
def index() -> Index:
    registry = load(Path("data/processors.yaml")).registry
    assert registry is not None
    return index_of(build(registry, DAY))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Où va le numéro de téléphone ?", ["numero", "telephone"]),
        ("Who gets the phone number?", ["phone", "number"]),
        ("Combien de temps gardez-vous la page de provenance ?", ["page", "provenance"]),
        ("quelles certifications pour OVHcloud", ["certification", "ovhcloud"]),
        ("paiment en ligne", ["paiement", "ligne"]),
        ("cinet pay", ["cinetpay"]),
        ("qui a gagné le match ?", []),
        ("google google GOOGLE", ["google"]),
    ],
)
def test_words_that_only_ask_are_dropped_and_others_are_read_as_they_are_written_here(
    question: str, words: list[str], index: Index
) -> None:
    assert [each[0].key for each in asked(question, index)] == [(word,) for word in words]


def test_the_word_itself_comes_first_and_every_name_of_what_it_names_after_it(index: Index) -> None:
    ((own, *others),) = asked("tel", index)
    assert own.key == ("tel",) and own.own
    assert {each.key: each.own for each in others}["numero", "telephone"]
    assert not all(each.own for each in others)
