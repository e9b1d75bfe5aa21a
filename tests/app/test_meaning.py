"""Meanings: every role, status and verdict has its own on its chip, and at the foot of every page."""

import pytest

from app_pages import fact, finding_facts, tags
from app_pages.markup import element
from app_pages.meaning import AT_HAND, meaning
from dataflow.facts.finding import SAID
from dataflow.glossary import glossary
from registry.records.evidence import Status
from registry.records.text import LANGS, Lang
from registry.vocabulary import vocabulary
from tests.app.conftest import SMALL, OpenApp
from tests.app.test_pages import quiet


@pytest.mark.parametrize("lang", LANGS)
def test_every_chip_has_its_meaning(lang: Lang) -> None:
    chips: dict[tuple[str, str], str] = {
        **{("roles", id_): tags.roles([id_], lang) for id_ in vocabulary().roles},
        **{("statuses", each): fact.chip(each, lang) for each in Status},
        **{("verdicts", each): finding_facts.verdict(each, lang) for each in SAID},
    }
    assert {group for group, _ in chips} == {*AT_HAND}
    for (group, id_), chip in chips.items():
        told = meaning(group, id_, lang)
        assert told and "title=" in chip and element("i", title=told)[3:-5] in chip


def test_they_stand_at_the_foot_and_lead_to_their_entries(open_app: OpenApp) -> None:
    app = quiet(open_app("problems", registry=SMALL, lang="en"))
    page = " ".join(str(each.proto.body) for each in app.get("html"))
    foot = page[page.index('class="at-hand"') :]
    for group in glossary():
        if group.id in AT_HAND:
            assert all(f'#{group.id}-{term.id}"' in foot for term in group.terms)
