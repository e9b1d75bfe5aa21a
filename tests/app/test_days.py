"""Days on a page are written as a person writes them, in its language: 2026-11-28 is for files and commands."""

import re
from html import unescape
from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from registry.records.text import LANGS, Lang
from tests.app.conftest import OpenApp

CODE: Final = re.compile(r"<(style|script|code|pre)\b.*?</\1>", re.DOTALL)
ISO: Final = re.compile(r".{0,40}\b\d{4}-\d{2}-\d{2}.{0,20}")
PAGES: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    ("home", {}),
    ("ask", {}),
    ("ask", {"field": "phone_number"}),
    ("ask", {"actor": "ovhcloud", "about": "certifications"}),
    ("ask", {"listed": "documents"}),
    ("ask", {"listed": "contracts", "where": "since.from.2026-10-01"}),
    ("ask", {"listed": "formalities", "asked": "since,until"}),
    ("ask", {"q": "le numéro de CinetPay zorglub depuis le 2026-03-01"}),
    ("register", {}),
    ("flow_map", {}),
    ("findings", {}),
    ("breach", {"actor": "ovhcloud", "discovered": "2026-11-27T14:30"}),
    ("borders", {}),
    ("changes", {"since": "2024-01-01"}),
    ("third_party", {"actor": "ovhcloud"}),
    ("third_party", {"actor": "minlessika"}),
    ("glossary", {}),
)


def shown(app: AppTest) -> str:
    """Everything that stands on a page but what is to be copied: its own HTML, and the words of its controls."""
    bodies = " ".join(CODE.sub(" ", str(each.proto.body)) for each in app.get("html"))
    words = [unescape(re.sub(r"<[^>]+>", " ", bodies))]
    words += [str(each.label) for several in (app.button, app.text_input, app.date_input) for each in several]
    words += [str(option) for each in app.selectbox for option in each.options]
    return " ".join(words)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("page", "query"), PAGES, ids=lambda each: each if isinstance(each, str) else "")
def test_no_day_stands_as_files_have_it(
    open_app: OpenApp, page: str, query: dict[str, str], lang: Lang
) -> None:
    app = open_app(page, lang=lang, on="2026-11-28", **query)
    assert not app.exception
    assert ISO.findall(shown(app).replace(query.get("q", "\0"), "")) == []
