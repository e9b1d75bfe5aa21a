"""The rows of an answer on the page: everybody in one, many in groups that name everybody, the letter and the files."""

import datetime
import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from dataflow.answers.recipients import recipients
from dataflow.answers.trace import trace
from dataflow.graph.build import build
from dataflow.words import glance
from registry.reading.load import load
from registry.records.text import LANGS, Lang
from tests.app.conftest import ROOT, SMALL, OpenApp, held, said

PARTY = """\
  host{n}:
    name: Hébergeur {n}
    country: {country}
    places:
      disk: {{label: Disque, kind: database}}
    engagements:
      hosting:
        role: {role}
        receives:
          - {{from: form, carries: account, cite: policy L2}}
"""
MANY = SMALL + "".join(
    PARTY.format(n=n, country=("FR", "US")[n % 2], role=("processor", "recipient")[n % 2]) for n in range(14)
)
"""The small registry with fifteen third parties in two countries and two roles."""


def bodies(app: AppTest) -> str:
    return " ".join(str(each.proto.body) for each in app.get("html"))


def names(app: AppTest) -> list[str]:
    """The first cell of every row, without the line of help under it."""
    rows = re.findall(r'<table class="grid rows">.*?</table>', bodies(app), flags=re.DOTALL)
    cells = re.findall(r'<th scope="row">(.*?)</th>', "".join(rows), flags=re.DOTALL)
    bare = [re.sub(r"<small.*?</small>", "", each, flags=re.DOTALL) for each in cells]
    return [unescape(re.sub(r"<[^>]+>", "", each)).strip() for each in bare]


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_screen_has_the_question_the_verdict_and_a_row_for_each(
    open_app: OpenApp, lang: Lang
) -> None:
    app = open_app(lang=lang, field="phone_number", on="2026-11-22")
    assert not app.exception
    registry = load(ROOT / "data" / "processors.yaml").registry
    assert registry is not None
    answer = trace(build(registry, datetime.date(2026, 11, 22)), "phone_number")
    told = recipients(answer)
    assert names(app) == [each.party.label.say(lang) for each in told]
    assert " ".join(glance(answer, told, lang).split()) in said(app)
    points = [each for each in told if each.open]
    assert bodies(app).count('class="points-open"') == len(points) > 0


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_sentence_is_there_for_a_letter(open_app: OpenApp, lang: Lang) -> None:
    app = open_app(lang=lang, field="phone_number", on="2026-11-22")
    letter = re.search(r'<p class="letter">(.*?)</p>', bodies(app), flags=re.DOTALL)
    assert letter and "OVHcloud" in letter[1] and len(letter[1]) > 500


@pytest.mark.parametrize("by", ["role", "country", "name"])
def test_many_rows_are_grouped_and_nobody_is_lost(open_app: OpenApp, by: str) -> None:
    app = open_app(registry=MANY, lang="fr", field="email_address")
    held(app, "segmented_control", "rows_by_choice").set_value(
        {"role": "rôle", "country": "pays du siège", "name": "nom"}[by]
    ).run()
    assert not app.exception
    everybody = ["Hébergeur", "Nous", *(f"Hébergeur {n}" for n in range(14))]
    assert sorted(names(app)) == sorted(everybody)
    summaries = re.findall(r"<summary><strong>(.*?)</strong>.*?</summary>", bodies(app), flags=re.DOTALL)
    assert len(summaries) == {"role": 3, "country": 3, "name": 1}[by]
    listed = " ".join(re.findall(r'<span class="line names">(.*?)</span>', bodies(app)))
    assert all(each in listed for each in everybody)
    assert "parvient à 15 tiers" in said(app)


def test_what_an_actor_receives_has_a_row_for_each_data_set(open_app: OpenApp) -> None:
    app = open_app(lang="en", actor="cinetpay", about="receives")
    assert names(app) == ["Account and contact", "Order", "Payment"]
