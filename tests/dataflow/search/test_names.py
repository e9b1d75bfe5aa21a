"""Other names: all that the vocabulary calls a thing, found from any of them."""

import pytest

from dataflow.question.fold import fold, singular
from dataflow.question.grammar import Key, phrases
from dataflow.search.names import Names, Way
from registry.vocabulary import vocabulary


def _key(name: str) -> Key:
    return phrases().key(name) or tuple(map(singular, fold(name).split()))


NAMES = Names.of(vocabulary(), _key)


@pytest.mark.parametrize("kind", ["fields", "purposes", "roles", "certifications", "rights", "data_subjects"])
def test_every_name_of_a_term_leads_to_its_label(kind: str) -> None:
    for term in getattr(vocabulary(), kind).values():
        for name in term.names:
            found = {way for _, _, ways in NAMES.spans(_key(name)) for way in ways}
            label = _key(term.label.say("fr"))
            assert _key(name) == label or any(way.key == label for way in found), (term.id, name)


def test_of_a_name_inside_another_only_the_outer_counts() -> None:
    names = Names([[Way(("a", "b"), own=True), Way(("x",))], [Way(("b",), own=True), Way(("y",))]])
    assert [(start, end) for start, end, _ in names.spans(["a", "b", "b"])] == [(0, 2), (2, 3)]


def test_a_country_has_its_short_names() -> None:
    ((_, _, ways),) = NAMES.spans(("usa",))
    assert _key("États-Unis") in {way.key for way in ways}
