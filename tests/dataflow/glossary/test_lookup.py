"""Looking words up: every entry is found by its name however its meaning is asked, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.glossary import asked, glossary, matching, named_in
from registry.records.text import LANGS, Lang

ASKED: dict[Lang, tuple[str, ...]] = {
    "fr": (
        "définition de « {} »",
        "Que veut dire {} ?",
        "que signifie {} ?",
        "quelle est la définition du terme {} ?",
        "C’est quoi un {} ?",
        "Qu’est-ce qu’un {} ?",
        "{}, ça veut dire quoi ?",
    ),
    "en": ("what does {} mean?", "definition of {}", "What is a {}?", "define {}", "what is meant by {}?"),
}
EVERY = [(lang, term.name.say(lang)) for lang in LANGS for group in glossary() for term in group.terms]


@given(st.sampled_from(EVERY), st.data())
def test_every_word_is_found_however_its_meaning_is_asked(
    word: tuple[Lang, str], data: st.DataObject
) -> None:
    lang, name = word
    form = data.draw(st.sampled_from(ASKED[lang]))
    found = asked(form.format(data.draw(st.sampled_from([name, name.upper(), name.lower()]))))
    assert found is not None and name.casefold() in {
        each.partition(cut)[0].casefold()
        for each in (found.term.name.say(lang) for lang in LANGS)
        for cut in ("\0", " (")
    }, form


@pytest.mark.parametrize(
    ("question", "anchor"),
    [
        ("définition de sous-traitant ultérieur", "roles-sub_processor"),
        ("what does sub-processor mean?", "roles-sub_processor"),
        ("sous-traitants ultérieurs, ça veut dire quoi ?", "roles-sub_processor"),
        ("que signifie « à trancher » ?", "verdicts-undetermined"),
        ("what’s a controller?", "roles-controller"),
        ("Où va le numéro de téléphone ?", None),
        ("what is the retention?", None),
        ("what is the retention of the phone number?", None),
        ("quels sont les sous-traitants ultérieurs ?", None),
        ("définition de zorglub", None),
        ("Quelles données sont sensibles au sens des catégories particulières ?", None),
        ("Qui valide la définition des finalités ?", None),
        ("Quelle est la définition d’un sous-traitant ?", "roles-processor"),
        ("the meaning of controller", "roles-controller"),
        ("", None),
    ],
)
def test_only_what_asks_for_a_meaning_is_taken_for_it(question: str, anchor: str | None) -> None:
    found = asked(question)
    assert (found.anchor if found else None) == anchor


def test_the_longest_name_is_meant_and_not_what_is_inside_of_it() -> None:
    assert [each.anchor for each in named_in("le rôle de sous-traitant ultérieur")] == ["roles-sub_processor"]
    assert named_in("zorglub") == ()
    assert len(named_in("traceur, transfert, violation de données, finalité, source")) == 3


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_looked_for_stands_in_what_is_found_and_nothing_looks_for_all(lang: Lang) -> None:
    assert matching("", lang) == glossary() == matching("  ", lang)
    assert matching("zorglub", lang) == ()
    for group in glossary():
        for term in group.terms:
            found = {each.id: {one.id for one in each.terms} for each in matching(term.name.say(lang), lang)}
            assert term.id in found[group.id]
