"""Folding: the accidents of typing that make no difference."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dataflow.question.fold import fold, singular, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Téléphone", "telephone"),
        (unicodedata.normalize("NFD", "Téléphone"), "telephone"),
        ("  NUMÉRO de   téléphone ! ", "numero de telephone"),
        ("phone_number", "phone number"),
        ("l’e-mail", "e mail"),
        ("l'adresse IP", "adresse ip"),
        ("d’OVHcloud", "ovhcloud"),
        ("qu’est-ce que", "qu est ce que"),
        ("aujourd’hui", "aujourd hui"),
        ("customers' e-mails", "customers e mails"),
        ("Minlessika’s", "minlessika"),
        ("doesn’t", "not"),
        ("and which don’t?", "and which not"),
        ("Cœur, œuvre, Straße", "coeur oeuvre strasse"),
        ("İstanbul", "istanbul"),
        ("ﬁche", "fiche"),
        ("«\u00a0nom\u00a0»", "nom"),
        ("电话 9", "电话 9"),
        ("", ""),
        ("’’’", ""),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
@example("ŉ½ǰΐ")
@example("a'\u0301b")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_or_not_is_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_words_are_in_order_and_say_where_they_stand(text: str) -> None:
    composed, last = unicodedata.normalize("NFC", text), 0
    for word in words(text):
        assert last <= word.start < word.end <= len(composed)
        assert composed[word.start : word.end].translate({ord("’"): "'"}) == word.raw
        last = word.start


@pytest.mark.parametrize(
    ("plural", "one"),
    [("noms", "nom"), ("adresses", "adress"), ("adresse", "adress"), ("addresses", "address"),
     ("address", "address"), ("pays", "pays"), ("gps", "gps"), ("ip", "ip"), ("emails", "email")],
)  # fmt: skip
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@given(st.text(alphabet="aces", max_size=8))
def test_the_plural_of_a_word_meets_its_singular(word: str) -> None:
    assert singular(word) in {
        singular(singular(word)),
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        word[:-1],
    }
