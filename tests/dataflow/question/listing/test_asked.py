"""What a question for a list is taken for: every word of it counts, the order of a registry does not."""

import random
from functools import cache, partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.question import understand
from dataflow.question.fold import words
from dataflow.question.listing.asked import asked_list
from dataflow.question.listing.atoms import Atom, atoms
from dataflow.question.reading import Reading, Understanding
from dataflow.question.wanted import BARE
from dataflow.reply import lexicon_of
from registry.reading.load import load
from registry.records.registry import Registry
from tests.dataflow.question.sample import answered
from tests.dataflow.question.test_phrasings import DATA, SURE, TODAY, lexicon
from tests.growth import LIMIT, calls

LISTS = [(name, question, meant) for name, question, meant in SURE if "list " in meant]
NEGATIONS = ("not", "lack", "except", "only")


def meant(found: Understanding) -> str:
    return answered(found) if found.sure else "?"


def test_there_are_many_lists() -> None:
    assert len(LISTS) > 100


def telling(question: str, name: str) -> list[Atom]:
    """The words that narrow: names but that of the organisation, places, days, lengths of time and values.

    What is listed may be said again by what it is narrowed by: « certifié ISO 27001 ».
    """
    return [each for each in taken(question, name) if _narrows(each, name)]


def taken(question: str, name: str) -> tuple[Atom, ...]:
    lang = understand(question, lexicon(name), today=TODAY).lang
    return atoms(question, lexicon(name), lang, TODAY)


def _narrows(atom: Atom, name: str) -> bool:
    if atom.hit:
        own = any(each.id == lexicon(name).organisation for each in atom.hit.meanings)
        return not own and not atom.has("notion") and not atom.has("rel")
    if any(each.condition and each.condition.op in BARE for each in atom.senses):
        return False  # « certifié », where a standard is named too
    said = atom.has("value") or atom.has("mark")
    return bool(atom.place or atom.day or atom.length) or (
        said and not atom.has("notion") and not atom.has("rel")
    )


def without(question: str, *some: Atom) -> str:
    for each in reversed(some):
        question = f"{question[: each.start]} {question[each.end :]}"
    return question


@pytest.mark.parametrize(("name", "question", "given"), LISTS)
def test_no_word_that_narrows_is_idle(name: str, question: str, given: str) -> None:
    for each in telling(question, name):
        found = understand(without(question, each), lexicon(name), today=TODAY)
        assert meant(found) != given, question[each.start : each.end]


@pytest.mark.parametrize(("name", "question", "given"), LISTS)
def test_no_negation_is_idle(name: str, question: str, given: str) -> None:
    denied = [each for each in taken(question, name) if any(each.has("op", op) for op in NEGATIONS)]
    if denied:
        assert meant(understand(without(question, *denied), lexicon(name), today=TODAY)) != given


@pytest.mark.parametrize(("name", "question", "given"), LISTS)
@pytest.mark.parametrize("word", ["horoscope", "Zorglub"])
def test_a_word_that_nobody_knows_makes_it_unsure(name: str, question: str, given: str, word: str) -> None:
    parts = question.rstrip(" ?.").split(" ")
    for at in range(1, len(parts) + 1):
        found = understand(" ".join((*parts[:at], word, *parts[at:])), lexicon(name), today=TODAY)
        assert not found.sure, found.question


@pytest.mark.parametrize(("name", "question", "given"), LISTS)
def test_a_word_that_tells_nothing_changes_nothing(name: str, question: str, given: str) -> None:
    lang = understand(question, lexicon(name), today=TODAY).lang
    for filler in {"fr": ("svp", "merci", "actuellement"), "en": ("please", "thanks", "currently")}[lang]:
        found = understand(f"{question.rstrip(' ?')} {filler} ?", lexicon(name), today=TODAY)
        assert meant(found) == given, found.question


@cache
def turned(name: str) -> Registry:
    """A shipped registry with everything it holds by an id in another order; its organisation stays what it is."""
    registry = load(DATA / f"{name}.yaml").registry
    assert registry
    mixed = random.Random(4)
    held = {}
    for key in ("documents", "fields", "data_sets", "third_parties", "trackers"):
        value = getattr(registry, key)
        items = [*value.items()] if isinstance(value, dict) else [*value]
        mixed.shuffle(items)
        held[key] = dict(items) if isinstance(value, dict) else tuple(items)
    return registry.model_copy(update=held)


@pytest.mark.parametrize("name", ["processors", "mantano-assimil"])
def test_the_order_of_a_registry_changes_no_reading(name: str) -> None:
    lexicon_turned = lexicon_of(turned(name))
    for where, question, _ in SURE:
        if where == name:
            found = understand(question, lexicon(name), today=TODAY)
            again = understand(question, lexicon_turned, today=TODAY)
            assert (found.readings, found.sure, found.also) == (again.readings, again.sure, again.also), (
                question
            )


VOCABULARY = sorted({word.raw for _, question, _ in SURE for word in words(question)})


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(VOCABULARY), st.text(max_size=5)), max_size=14).map(" ".join))
def test_any_words_are_understood_the_same_way_twice(question: str) -> None:
    first = understand(question, lexicon("processors"), today=TODAY)
    again = understand(question, lexicon("processors"), today=TODAY)
    assert first == again
    for lang in ("fr", "en"):
        found = asked_list(question, lexicon("processors"), lang, TODAY)
        assert found is None or isinstance(found.reading, Reading)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["fr", "en"]))
def test_every_word_is_in_one_atom_alone(text: str, lang: str) -> None:
    begun = 0
    for atom in atoms(text, lexicon("processors"), lang, TODAY):  # type: ignore[arg-type]
        assert begun <= atom.start < atom.end <= len(text) + 1
        begun = atom.start
        assert atom.known or atom.words


def many(n: int) -> Registry:
    """A registry of so many third parties, each with a place, an engagement and a data set of its own."""
    return Registry.model_validate(
        {
            "sillage": 1, "title": "Many", "version": "1", "organisation": {"id": "acme", "name": "Acme"},
            "data_sets": {
                f"s{i}": {"label": f"Dossier {i}", "fields": ["phone_number"], "subjects": "employee"} for i in range(n)
            },
            "third_parties": {
                f"p{i}": {
                    "name": f"Tiers {i}", "places": {"p": {"label": f"Local {i}"}},
                    "engagements": {"e": {"label": f"Lot {i}"}},
                }
                for i in range(n)
            },
        }
    )  # fmt: skip


ASKED = [
    "quels sont nos sous-traitants hors UE ?", "which vendors have no contract?", "où va le téléphone ?",
    "qui reçoit le téléphone des salariés, sauf Tiers 3 ?",
    "bonjour, je voudrais savoir si Tiers 7 a un contrat, merci",
    "does Tiers 9 receive the phone number and how long is it kept?", "horoscope",
    "which third parties are there (third party: Tiers 5, Tiers 6; role: Processor)?",
]  # fmt: skip


@pytest.mark.parametrize("question", ASKED)
def test_a_larger_registry_makes_no_question_dearer(question: str) -> None:
    """But for what is compiled of it once: the names it has are looked up, and not gone through."""
    few, lots = (calls(partial(understand, question, lexicon_of(many(n)), today=TODAY)) for n in (40, 160))
    assert lots <= 1.3 * few + 500


@pytest.mark.parametrize("question", ASKED)
def test_a_longer_question_is_dearer_by_its_length(question: str) -> None:
    """From where the ways to cut it are as many as are tried."""
    held = lexicon_of(many(20))
    n = 2_000 // len(question)
    once, twice = (
        calls(partial(understand, f"{question} " * each, held, today=TODAY)) for each in (n, 2 * n)
    )
    assert twice <= LIMIT * once + 3_000
