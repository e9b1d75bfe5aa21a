"""Every page of a registry that says something under every key, and of places whose area alone is known."""

import json

import pytest

from registry.records.countries import AREAS
from registry.records.text import LANGS, Lang
from tests.app.conftest import ROOT, OpenApp, said
from tests.app.test_pages import PAGES, quiet
from tests.dataflow.changes.everything import EVERYTHING

ABIDJAN = (ROOT / "tests/data/abidjan.yaml").read_text(encoding="utf-8")
ASKED = (
    *((page, {}) for page in PAGES),
    ("ask", {"field": "full_name"}),
    ("ask", {"actor": "pay"}),
    *(("third_party", {"actor": actor}) for actor in ("acme", "pay")),
)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("page", "query"), ASKED, ids=str)
def test_a_page_is_shown_whatever_a_registry_says(
    open_app: OpenApp, page: str, query: dict[str, str], lang: Lang
) -> None:
    """A key that some page could not tell would not be told by an error: the registry has every one of them."""
    assert said(quiet(open_app(page, registry=json.dumps(EVERYTHING), lang=lang, **query)))


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize(
    ("page", "query"),
    [
        *((page, {}) for page in ("register", "flow_map", "breach", "borders")),
        ("ask", {"field": "phone_number"}),
        ("ask", {"actor": "hote"}),
        ("third_party", {"actor": "hote"}),
    ],
    ids=str,
)
def test_of_a_place_the_area_alone_may_be_known(
    open_app: OpenApp, page: str, query: dict[str, str], area: str
) -> None:
    quiet(open_app(page, registry=ABIDJAN.replace("hosting: EU", f"hosting: {area}"), lang="fr", **query))
