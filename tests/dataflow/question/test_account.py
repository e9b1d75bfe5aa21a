"""A reading that is called sure accounts for every word of the question."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataflow.question import Lexicon, Understanding, fold, understand
from dataflow.question.clauses import cores
from dataflow.question.fold import singular, words
from dataflow.question.listing.atoms import atoms
from registry.records.text import LANGS
from tests.dataflow.question.content_words import FOREIGN
from tests.dataflow.question.sample import answered
from tests.dataflow.question.test_phrasings import SURE, TODAY, lexicon

NAMES = ("processors", "mantano-assimil")
KNOWN = {name: lexicon(name).words for name in NAMES}
QUESTIONS = [(name, question, meant) for name, question, meant in SURE]
STRIDE = 31


def with_word(question: str, word: str, at: int) -> str:
    """The question with a word more, between two of its own: after its mark it would be a sentence of its own."""
    parts = question.rstrip("?! ").split(" ")
    at %= len(parts) + 1
    return " ".join((*parts[:at], word, *parts[at:]))


def is_left_over(found: Understanding, word: str, name: str, meant: str) -> None:
    """Asserts that nothing is answered as if the word were not there: at most it was taken for a near one."""
    if found.sure and is_near(word, lexicon(name)):
        return  # « est-il fourmi chez OVH » is « est-il fourni »
    if found.sure and is_cut_away(found.question, word):
        return
    if found.sure:
        assert answered(found) != meant, found.question
    elif not is_near(word, lexicon(name)):
        # By itself or in a phrase that it makes with its neighbour: « point noir ».
        told = {fold(part) for each in found.strange for part in (each, *each.split())}
        assert fold(word) in told or len(found.strange) == 4, found


def is_cut_away(question: str, word: str) -> bool:
    """Whether a word stands in what leads up to a question, « je voudrais savoir si », which may tell anything, or
    apart from it behind a comma."""
    return any(f" {word} " in f" {core.lead} {core.around} " for core in cores(question))


@cache
def is_near(word: str, known: Lexicon) -> bool:
    """Whether a word may be a slip of the pen for one we know."""
    return [each for each, _ in known.spelled(fold(word))] != [singular(fold(word))]


@cache
def unread(name: str) -> tuple[str, ...]:
    """The foreign words that mean nothing to a registry, in no list either."""
    return tuple(
        word for word in FOREIGN if fold(word) not in KNOWN[name] and not is_of_lists(word, lexicon(name))
    )


@cache
def unread_folds(name: str) -> frozenset[str]:
    """The same words, folded."""
    return frozenset(map(fold, unread(name)))


def is_of_lists(word: str, known: Lexicon) -> bool:
    """Whether a word is one that lists are asked in, or that tells nothing there; or nearly."""
    return any(atom.known for lang in LANGS for atom in atoms(word, known, lang, None))


def test_there_are_many_words_and_questions() -> None:
    assert all(len(unread(name)) > 150 for name in NAMES) and len(QUESTIONS) > 180


@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_left_aside(name: str) -> None:
    foreign, tried = unread(name), 0
    for number, (where, question, meant) in enumerate(QUESTIONS):
        if where != name:
            continue
        for at in range(len(question.split(" ")) + 1):
            for word in foreign[(number * 7 + at) % STRIDE :: STRIDE]:
                found = understand(with_word(question, word, at), lexicon(name), today=TODAY)
                is_left_over(found, word, name, meant)
                tried += 1
    assert tried > 500


def test_what_nobody_knows_is_not_left_aside_behind_a_comma() -> None:
    found = understand("the phone number goes to CinetPay, xylophone", lexicon("processors"), today=TODAY)
    assert not found.sure


def test_what_nobody_knows_is_not_left_aside_behind_the_question() -> None:
    found = understand("où va le téléphone ? xylophone", lexicon("processors"), today=TODAY)
    assert not found.sure


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(QUESTIONS), st.lists(st.sampled_from(FOREIGN), min_size=1, max_size=3), st.integers(0, 9)
)
def test_no_words_are_left_aside(asked: tuple[str, str, str], inserted: list[str], at: int) -> None:
    name, question, meant = asked
    foreign = [word for word in inserted if fold(word) in unread_folds(name)]
    for place, word in enumerate(foreign):
        question = with_word(question, word, at + 2 * place)
    if foreign:
        is_left_over(understand(question, lexicon(name), today=TODAY), foreign[0], name, meant)


@pytest.mark.parametrize(
    "question",
    [
        "sommes-nous certifiés ISO 27001 et HDS ?",  # “we” is dropped
        "les clients reçoivent-ils le téléphone ?",
        "où va le téléphone envoyé aux clients ?",  # they get it: it is not theirs
        "où va le téléphone des clients et des enfants ?",
        "les certifications des salariés de CinetPay",
    ],
)
def test_what_cannot_be_answered_whole_is_not_sure(question: str) -> None:
    assert not understand(question, lexicon("processors"), today=TODAY).sure


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("comment exercer mon droit d’accès et d’effacement ?", "list rights right=access,erasure"),
        ("quels sont mes droits d’accès et de rectification ?", "list rights right=access,rectification"),
    ],
)
def test_what_several_are_asked_for_is_answered_for_each(question: str, meant: str) -> None:
    found = understand(question, lexicon("processors"), today=TODAY)
    assert found.sure and answered(found) == meant


@pytest.mark.parametrize("word", ["fourmi", "avion", "Stripe", "entrepôt"])
def test_the_words_left_over_are_named(word: str) -> None:
    found = understand(f"où va le numéro de téléphone {word} ?", lexicon("processors"), today=TODAY)
    assert not found.sure and found.strange == (word,)
    assert [each.fold for each in words(found.sentence("fr"))].count(fold(word)) >= 1
