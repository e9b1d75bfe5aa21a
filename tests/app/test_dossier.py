"""The dossier: what is the same for everybody who asks the same is made once, in one run, in few elements."""

from collections import Counter
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app_pages import answer_boxes, dossier, onward, recipient_rows, turns
from tests.app.conftest import SMALL, OpenApp, said
from tests.app.test_recipient_rows import MANY


def counting(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, made: Counter[str]) -> None:
    """Counts the calls of a function of a module."""
    make = getattr(module, name)

    def counted(*given: Any, **named: Any) -> Any:
        made[name] += 1
        return make(*given, **named)

    monkeypatch.setattr(module, name, counted)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_second_visitor_gets_what_the_first_had_made(
    lang: str, open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: Counter[str] = Counter()
    counting(monkeypatch, dossier, "headline", made)
    counting(monkeypatch, answer_boxes, "bullets", made)
    counting(monkeypatch, onward, "follow_up", made)
    counting(monkeypatch, recipient_rows, "recipient_table", made)
    mine = SMALL.replace("Small registry", f"Registry of this test ({lang})")
    told = said(open_app(registry=mine, lang=lang, field="email_address"))
    first = dict(made)
    assert first.keys() == {"headline", "bullets", "follow_up", "recipient_table"}
    assert said(open_app(registry=mine, lang=lang, field="email_address")) == told
    assert made == first
    other = open_app(registry=mine, lang="en" if lang == "fr" else "fr", field="email_address")
    assert said(other) != told
    assert made["headline"] == 2 * first["headline"]


def test_an_answer_to_an_old_address_takes_one_run(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: Counter[str] = Counter()
    counting(monkeypatch, turns, "turn", runs)
    app = open_app("", lang="en", field="phone_number")
    assert "Understood" in said(app)
    assert runs["turn"] == 1
    app.run()  # and somebody who stays there keeps it
    assert "Understood" in said(app)
    assert app.query_params["field"] == "phone_number"


def elements(app: AppTest) -> int:
    """How many elements a page is sent as, frame and menu included."""
    assert not app.exception
    return sum(1 for _ in app)


def test_an_answer_takes_no_more_elements_for_more_recipients(open_app: OpenApp) -> None:
    """Each costs the server and the browser about the same, however little it shows; the rows are one."""
    few = elements(open_app(registry=SMALL, lang="fr", field="email_address"))
    many = elements(open_app(registry=MANY, lang="fr", field="email_address"))
    assert few <= 60
    assert many <= few + 6  # what the rows and the picture are put together by is chosen
