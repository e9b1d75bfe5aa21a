"""The glossary on screen: every word with its meaning, and an address that leads to it."""

import re

import pytest

from dataflow.glossary import glossary
from registry.records.text import LANGS, Lang
from tests.app.conftest import SMALL, UNREADABLE, OpenApp, held, said
from tests.app.test_pages import quiet


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_stands_there_with_its_meaning_and_ground(open_app: OpenApp, lang: Lang) -> None:
    app = quiet(open_app("glossary", registry=SMALL, lang=lang))
    page = " ".join(str(each.proto.body) for each in app.get("html"))
    told = said(app)
    for group in glossary():
        for term in group.terms:
            assert f'id="{group.id}-{term.id}"' in page
            assert " ".join(term.means.say(lang).split()) in told
            assert term.law is None or " ".join(term.law.say(lang).split()) in told


def test_it_is_there_when_the_registry_is_not(open_app: OpenApp) -> None:
    app = quiet(open_app("glossary", registry=UNREADABLE, lang="en"))
    assert "A notion of Sillage" in said(app)


def test_a_word_is_looked_for_and_the_address_keeps_it(open_app: OpenApp) -> None:
    app = quiet(open_app("glossary", registry=SMALL, lang="fr"))
    held(app, "text_input", "glossary-words").set_value("ultérieur").run()
    page = " ".join(str(each.proto.body) for each in quiet(app).get("html"))
    assert 'id="roles-sub_processor"' in page and 'id="roles-controller"' not in page
    assert app.query_params["words"] == "ultérieur"


@pytest.mark.parametrize(
    ("lang", "question"),
    [("fr", "définition de sous-traitant ultérieur"), ("en", "what does sub-processor mean?")],
)
def test_what_a_word_means_is_answered_by_its_entry(open_app: OpenApp, lang: Lang, question: str) -> None:
    app = quiet(open_app(registry=SMALL, lang=lang))
    app.text_input(key="words").set_value(question)
    quiet(app.button[0].click().run())
    page = " ".join(str(each.proto.body) for each in app.get("html"))
    assert 'id="roles-sub_processor"' in page and 'id="roles-controller"' not in page


def test_under_a_question_that_is_not_understood_stand_the_words_it_names(open_app: OpenApp) -> None:
    app = quiet(open_app(registry=SMALL, lang="fr"))
    app.text_input(key="words").set_value("zorglub du sous-traitant ultérieur blaguemuche")
    quiet(app.button[0].click().run())
    page = " ".join(str(each.proto.body) for each in app.get("html"))
    assert re.search(r'href="glossary[?][^"]*#roles-sub_processor"', page)


def test_every_page_leads_to_it(open_app: OpenApp) -> None:
    app = quiet(open_app("", registry=SMALL, lang="en"))
    assert any('href="glossary?' in str(each.proto.body) for each in app.get("html"))
