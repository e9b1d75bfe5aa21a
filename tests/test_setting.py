"""Articles, elision and full stops hold in every template of both languages, whatever is set into it."""

from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataflow.checks.rule import rules
from dataflow.law import laws
from registry.records.text import LANGS, Lang, Text
from registry.sentences import Sentences, determined, fill, in_a_row, stopped
from tests.setting import fault
from tests.test_words import FOLDERS

NAMES: Final = (
    "OVHcloud", "Éole", "Åsgard", "Œuvre", "Cloud Inc.", "Société X S.A.", "le dernier contact", "les clients",
    "Hôtel", "«\u00a0Orange\u00a0»", "“Orange”", "été", "et ainsi de suite…", "la fin.", "CinetPay", "l’État",
    "OVHcloud, Éole et Cloud Inc.", "Le Comptoir",
)  # fmt: skip


def templates() -> Iterator[tuple[str, Lang, str]]:
    """Every template that we ship: of the rooms, the rules and the laws."""
    for folder in FOLDERS:
        words = Sentences(folder)
        for lang in LANGS:
            for key in words.keys(lang):
                # Help that is set in columns has blanks of its own.
                for each in words.templates(lang, key):
                    if "\n" not in each:
                        yield f"{folder.parent.name} {key}", lang, each
    for about, text in (*_of_rules(), *_of_laws()):
        for lang in LANGS:
            yield about, lang, text.say(lang)


def _of_rules() -> Iterator[tuple[str, Text]]:
    for rule in rules().values():
        for variant, text in (*rule.message.items(), *rule.decides.items()):
            yield f"{rule.id} {variant}", text
        yield from ((rule.id, text) for text in (rule.fix, rule.detects))


def _of_laws() -> Iterator[tuple[str, Text]]:
    for id_, law in laws().items():
        for check, words in law.words.items():
            yield from ((f"{id_} {check} {variant}", text) for variant, text in words.items())


TEMPLATES: Final = tuple(dict.fromkeys(templates()))


def test_there_are_templates_of_each_kind() -> None:
    assert len(TEMPLATES) > 2000
    assert {"R01_TRANSFER_WITHOUT_MECHANISM main", "words verdict.no_flow"} & {
        name for name, _, _ in TEMPLATES
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_template_is_set_right_around_every_name(name: str) -> None:
    class Same(dict[str, str | int]):
        def __missing__(self, key: str) -> str:
            return name

        def __contains__(self, key: object) -> bool:
            return True

    wrong = {
        (about, lang): found
        for about, lang, template in TEMPLATES
        if (found := fault(fill(lang, template, Same(n=2), about), lang))
    }
    assert wrong == {}


@given(
    st.sampled_from([(lang, each) for _, lang, each in TEMPLATES if "{" in each]),
    st.lists(st.sampled_from(NAMES), min_size=8, max_size=8),
)
def test_and_around_different_names_at_once(template: tuple[Lang, str], names: list[str]) -> None:
    lang, words = template
    turn = iter(names * 3)

    class Each(dict[str, str | int]):
        def __missing__(self, key: str) -> str:
            return next(turn)

        def __contains__(self, key: object) -> bool:
            return True

    assert fault(fill(lang, words, Each(n=2), "a template"), lang) == ""


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("à compter de {x}.", "le dernier contact", "à compter du dernier contact."),
        ("celles de {x}", "les clients", "celles des clients"),
        ("jusqu’à {x}", "le jour", "jusqu’au jour"),
        ("À {x}, à {x}", "les clients", "Aux clients, aux clients"),
        ("De {x}", "le Togo", "Du Togo"),
        ("de {x}", "Le Comptoir", "de Le Comptoir"),
        ("de {x}", "la mairie", "de la mairie"),
        ("code {x}", "OVH", "code OVH"),
        ("lorsque {x}", "il", "lorsqu’il"),
        ("jusque {x}", "Abidjan", "jusqu’Abidjan"),
        ("de «\u00a0{x}\u00a0»", "Orange", "d’«\u00a0Orange\u00a0»"),
        ("que {x}", "«\u00a0Orange\u00a0»", "qu’«\u00a0Orange\u00a0»"),
        ("{x}.", "Cloud Inc.", "Cloud Inc."),
        ("{x}. Puis", "Cloud Inc.", "Cloud Inc. Puis"),
        ("{x}, {x}", "Cloud Inc.", "Cloud Inc., Cloud Inc."),
        ("{x}…", "Cloud Inc.", "Cloud Inc.…"),
        ("de {x}", "e\u0301te\u0301", "d’e\u0301te\u0301"),
    ],
)
def test_how_french_is_set(template: str, value: str, said: str) -> None:
    assert fill("fr", template, {"x": value}, "it") == said


def test_english_elides_and_contracts_nothing() -> None:
    assert (
        fill("en", "de {x}, que {x}.", {"x": "le Cloud Inc."}, "it") == "de le Cloud Inc., que le Cloud Inc."
    )


@pytest.mark.parametrize(
    ("words", "is_"),
    [
        ("le départ", True),
        ("l’envoi", True),
        ("la fin", True),
        ("lecture", False),
        ("dernier contact", False),
    ],
)
def test_what_can_follow_a_preposition_as_it_is(words: str, is_: bool) -> None:
    assert determined(words, "fr") is is_
    assert determined(words, "en")


def test_a_sentence_ends_once() -> None:
    assert [stopped(each) for each in ("Oui", "Inc.", "etc…")] == ["Oui.", "Inc.", "etc…"]
    assert in_a_row(["Cloud Inc.", "France", "Lomé"]) == "Cloud Inc. France. Lomé"


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("à compter de le contact", "fr"), ("dit à les clients", "fr"), ("celle de OVH", "fr"),
        ("parce que « Orange »", "fr"), ("chez Inc..", "fr"), ("un , deux", "en"), ("un  deux", "en"),
        ("the end .", "en"), ("et…. Puis", "fr"),
    ],
)  # fmt: skip
def test_the_look_sees_what_it_should(said: str, lang: Lang) -> None:
    assert fault(said, lang)
