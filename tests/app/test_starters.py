"""Where asking starts: every question that is offered is understood, and every count is that of its answer."""

import datetime
import re

import pytest

from app_pages.starters import JOBS
from dataflow.question import understand
from dataflow.reply import lexicon_of
from registry.reading.load import load
from registry.records.text import LANGS, Lang
from tests.app.conftest import EMPTY, ROOT, OpenApp, held, said

TODAY = datetime.date(2026, 11, 28)


@pytest.mark.parametrize("lang", LANGS)
def test_every_job_has_questions_that_are_understood(open_app: OpenApp, lang: Lang) -> None:
    app = open_app(lang=lang)
    assert not app.exception
    registry = load(ROOT / "data/processors.yaml").registry
    assert registry
    for job, keys in JOBS.items():
        offered = [each.label for each in app.button if str(each.key).startswith(f"start-{job}-")]
        assert len(offered) == len(keys), job
        assert all(understand(each, lexicon_of(registry), lang, today=TODAY).sure for each in offered)


@pytest.mark.parametrize("lang", LANGS)
def test_as_many_as_are_said_are_answered(open_app: OpenApp, lang: Lang) -> None:
    for job in ("route", "vendor"):
        app = open_app(lang=lang)
        label = held(app, "button", f"start-{job}-0").label
        count = re.search(r"(\d+)", label)
        assert count
        held(app, "button", f"start-{job}-0").click().run()
        assert not app.exception
        word = {"route": r"tiers|third parties", "vendor": r"données|data items"}[job]
        assert re.search(rf"\b{count[0]} ({word})", said(app)), label


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_registry_offers_what_can_be_asked_of_it(open_app: OpenApp, lang: Lang) -> None:
    app = open_app(registry=EMPTY, lang=lang)
    assert not app.exception
    keys = {str(each.key).split("-")[1] for each in app.button if str(each.key).startswith("start-")}
    assert "route" not in keys and "vendor" not in keys and "breach" not in keys and "watch" in keys
