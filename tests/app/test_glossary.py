"""The glossary on screen: every word with its meaning, and an address that leads to it."""

import pytest

from dataflow.glossary import glossary
from registry.records.text import LANGS, Lang
from tests.app.conftest import SMALL, UNREADABLE, OpenApp, said
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


def test_every_page_leads_to_it(open_app: OpenApp) -> None:
    app = quiet(open_app("", registry=SMALL, lang="en"))
    assert any('href="glossary?' in str(each.proto.body) for each in app.get("html"))
