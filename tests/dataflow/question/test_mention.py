"""What stands in a registry is never called unknown to it: labels, ids, other names, patterns."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from dataflow.question import Lexicon, understand
from dataflow.question.fold import words
from dataflow.reply import lexicon_of
from registry.reading.load import load
from registry.records.registry import Registry
from registry.records.text import Text
from registry.vocabulary import vocabulary_of
from tests.dataflow.question.sample import answered, brief
from tests.dataflow.question.test_echo import SHIPPED, named
from tests.dataflow.question.test_phrasings import DATA

SHAPES = (
    "{}", "où va {} ?", "que reçoit {} ?", "qui dépose {} ?", "where does {} go?", "who sets {}?",
    "what does the registry say about {}?", "combien de temps garde-t-on {} ?",
)  # fmt: skip
COOKIES = {
    "sillage": 1,
    "title": "Portal",
    "version": "1",
    "documents": {"charte": {"title": "Charte des cookies", "kind": "privacy_policy"}},
    "organisation": {
        "id": "acme",
        "name": "Acme",
        "places": {"stats": {"label": {"fr": "Mesure interne", "en": "In-house figures"}}},
    },
    "data_sets": {"visits": {"label": "Visites", "subjects": "visitor", "fields": "analytics_cookie"}},
    "trackers": [
        {"pattern": "_fig_id.*", "set_by": "acme", "category": "analytics", "field": "analytics_cookie"},
        {"pattern": "_fig_id.3.1", "set_by": "orage", "category": "analytics", "field": "session_cookie"},
        {"pattern": "chat/session/*", "set_by": "orage", "category": "analytics", "field": "session_cookie"},
    ],
    "third_parties": {"orage": {"name": "Orage", "places": {"desk": {"label": "Guichet"}}}},
}


def names(registry: Registry) -> Iterator[str]:
    """Every label, id, other name and pattern of what a registry holds, in both languages."""
    for id_, actor in registry.actors.items():
        legal = [actor.legal_name.value] if actor.legal_name.value else []
        yield from (id_, *both(actor.name), *actor.also_called, *legal)
        for name, place in actor.places.items():
            yield from (name, *both(place.label))
    for id_, held in registry.data_sets.items():
        yield from (id_, *both(held.label), *held.also_called)
    terms = vocabulary_of(registry)
    for id_ in dict.fromkeys(use.field for held in registry.data_sets.values() for use in held.fields):
        yield from terms.fields[id_].names
    for id_ in dict.fromkeys(each for held in registry.data_sets.values() for each in held.subjects):
        yield from terms.data_subjects[id_].names
    for id_, document in registry.documents.items():
        yield from (id_, document.title)
    yield from (tracker.pattern for tracker in registry.trackers)


def both(text: Text) -> tuple[str, ...]:
    return tuple(filter(None, (text.fr, text.en)))


def unknown(name: str, lexicon: Lexicon) -> list[str]:
    """The questions that call a word of the name unknown."""
    own = {word.fold for word in words(name)}
    asked = [shape.format(name) for shape in SHAPES]
    return [
        question
        for question in asked
        if own & {word.fold for each in understand(question, lexicon).strange for word in words(each)}
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_of_a_shipped_registry_is_called_unknown(name: str) -> None:
    registry = load(DATA / f"{name}.yaml").registry
    assert registry
    every = list(dict.fromkeys(names(registry)))
    assert len(every) > 150
    assert {each: found for each in every if (found := unknown(each, lexicon_of(registry)))} == {}


@settings(max_examples=25, deadline=None)
@given(named())
def test_nothing_of_any_registry_is_called_unknown(registry: Registry) -> None:
    lexicon = lexicon_of(registry)
    assert {each: found for each in names(registry) if (found := unknown(each, lexicon))} == {}


@pytest.mark.parametrize(
    ("question", "readings", "told"),
    [
        ("où va _fig_id.7 ?", ["goes analytics_cookie", "show acme"], "_fig_id.*"),
        ("où va chat/session/12 ?", ["goes session_cookie", "show orage"], "chat/session/*"),
        ("que reçoit le guichet ?", ["receives orage", "show orage"], "Guichet"),
        ("what do the in-house figures receive?", ["receives acme", "show acme"], "In-house figures"),
    ],
)
def test_what_a_name_stands_for_is_told(question: str, readings: list[str], told: str) -> None:
    found = understand(question, lexicon_of(Registry.model_validate(COOKIES)))
    assert not found.sure
    assert [brief(each) for each in found.readings] == readings
    assert told in found.sentence()


def test_who_sets_a_tracker_is_told_of_the_tracker() -> None:
    found = understand("who sets _fig_id.3.1?", lexicon_of(Registry.model_validate(COOKIES)))
    assert found.sure and answered(found) == "list trackers itself=_fig_id.3.1"


def test_a_pattern_with_many_stars_takes_no_time() -> None:
    many = {**COOKIES, "trackers": [{**COOKIES["trackers"][0], "pattern": "*a" * 60 + "b"}]}  # type: ignore[index]
    found = understand("où va " + "a_" * 90 + " ?", lexicon_of(Registry.model_validate(many)))
    assert not found.sure
